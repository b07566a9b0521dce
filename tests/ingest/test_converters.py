"""Texts as converters set them: wrapped, without blank lines, numbers on lines of their own, page numbers left in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.model import Report
from tests.ingest.invented_review import Manner, Printer, Review, Unit
from tests.ingest.printing import read

WIDTH = 76
UNITS = (
    Unit(heading="Early days in custody", statement="First night cells were dirty and cold.", rating="Good progress"),
    Unit(
        heading="Managing behaviour",
        statement="Violence had risen by half since our last visit, and too little was done with what staff knew.",
        rating="Insufficient progress",
    ),
    Unit(heading="Mental health", statement="Patients waited too long.", rating="Reasonable progress"),
    Unit(
        heading="Education, skills and work",
        statement="What progress have leaders made in filling the workshops each day?",
        rating="Significant progress",
        theme=True,
    ),
)
FINDINGS = (
    "A new policy had been published in the spring, and each wing now had an officer who was answerable for what was "
    "done there from one week to the next.",
    "Staff knew it well. They told us that the change had come quickly, that it had been explained to them, and that "
    "they had been asked what they thought of it before the plan was agreed.",
    "Prisoners were less sure. Some said that nothing had changed for them, others that it was too early to tell, and "
    "those who had been there longest had seen other plans come and go. We saw records of 14 meetings at which these "
    "doubts had been discussed, and the answers that had been sent to each of the wings within a fortnight.",
    "There was more to be done before the winter.",
)


def _report() -> str:
    units = tuple(
        Unit(heading=one.heading, statement=one.statement, findings=FINDINGS, rating=one.rating, theme=one.theme)
        for one in UNITS
    )
    return Printer(Review(units=units), Manner(bullets=False)).text()


def _lines(text: str, *, apart: bool, blank: bool) -> str:
    """Wrapped; numbers on lines of their own where `apart`; blank lines kept where `blank`."""
    made: list[str] = []
    for line in text.split("\n"):
        number = re.match(r"(\d\.\d+) (?=\S)", line)
        if number and apart:
            made += [number[1], *([""] if blank else [])]
        words = line[number.end() :] if number and apart else line
        made += textwrap.wrap(words, WIDTH) if "\t" not in words else [words]
        made += [""] if blank and line else []
    return "\n".join(made)


def wrapped(text: str) -> str:
    """Blank lines between the paragraphs."""
    return _lines(text, apart=False, blank=True)


def tight(text: str) -> str:
    """No blank line anywhere."""
    return _lines(text, apart=False, blank=False)


def numbers_apart(text: str) -> str:
    """Each paragraph's number on a line of its own, with a blank line behind it."""
    return _lines(text, apart=True, blank=True)


def tight_numbers_apart(text: str) -> str:
    """The same without blank lines."""
    return _lines(text, apart=True, blank=False)


def numbers_behind(text: str) -> str:
    """Each paragraph's number on a line of its own behind the paragraph, as where it was drawn last."""
    made = re.sub(r"(?m)^(\d\.\d+) (.+)$", r"\2\n\n\1", text)
    return _lines(made, apart=False, blank=True)


def numbers_in_a_column(text: str) -> str:
    """The numbers of a topic before its paragraphs."""
    run = re.compile(r"(?m)(?:^\d\.\d+ .+\n\n)+")
    return _lines(run.sub(_numbers_first, text), apart=False, blank=True)


def _numbers_first(run: re.Match[str]) -> str:
    paragraphs = re.findall(r"(?m)^(\d\.\d+) (.+)$", run[0])
    return "\n\n".join([*(number for number, _ in paragraphs), *(words for _, words in paragraphs)]) + "\n\n"


def page_numbers(text: str) -> str:
    """The running title and the page's number, each on a line of its own, in the middle of paragraphs too."""
    lines, page = wrapped(text).split("\n"), 2
    made: list[str] = []
    for n, line in enumerate(lines):
        made.append(line)
        if n % 22 == 21 and n > 30:
            made += ["", "Report on an independent review of progress at HMP & YOI Low Moor", "", str(page), "\f"]
            page += 1
    return "\n".join(made)


def columns_of_people(text: str) -> str:
    """Every name of the team, then every role, as where a table's columns are read one after the other."""
    return wrapped(re.sub(r"(?m)(?:^[A-Z][^\t\n]+\t[^\t\n\d]+\n)+", _columns, text))


def _columns(run: re.Match[str]) -> str:
    rows = [line.split("\t") for line in run[0].splitlines()]
    return "\n".join([*(row[0] for row in rows), *(row[1] for row in rows)]) + "\n"


def titles_on_two_lines(text: str) -> str:
    """A running title of two lines, the page's number behind the first."""
    lines, page = wrapped(text).split("\n"), 2
    made: list[str] = []
    for n, line in enumerate(lines):
        made.append(line)
        if n % 22 == 21 and n > 30:
            title = f"Report on an independent review of progress at HMP & YOI Low Moor {page:9}"
            made += ["", title, "His Majesty’s Inspectorate of Prisons", "\f"]
            page += 1
    return "\n".join(made)


def names_at_page_heads(text: str) -> str:
    """The prison's name at the head of each page, and no number anywhere."""
    lines = wrapped(text).split("\n")
    heads = ("", "HMP & YOI Low Moor", "")
    return "\n".join(
        line for n, line in enumerate(lines) for line in (line, *(heads if n % 17 == 16 and n > 30 else ()))
    )


def section_titles_at_page_heads(text: str) -> str:
    """The section's title at the head of each page of the section, the name and the page's number at its foot."""
    made: list[str] = []
    title, page = "", 2
    for n, line in enumerate(wrapped(text).split("\n")):
        title = line if re.match(r"(?:Section \d|Appendix I+) [A-Z][^\t]*$", line) else title
        made.append(line)
        if title and n % 11 == 10:
            made += ["", f"HMP & YOI Low Moor   {page}", f"\f{title}", ""]
            page += 1
    return "\n".join(made)


def sections_on_new_pages(text: str) -> str:
    """Each section on a page of its own, and page numbers on lines of their own, those of the contents too."""
    words = wrapped(re.sub(r"(?m)^(Section \d|)\t(.*)\t(\d+)$", r"\1 \2\n\n\3\n", text))
    parts = re.split(r"(?m)^(?=(?:Section \d|Appendix I+) [A-Z].*\n\n(?!\d+\n))", words)
    return "".join(f"{part}\nHMP & YOI Low Moor\n\n{page}\n\n\f" for page, part in enumerate(parts, 2))


def comments_between_pages(text: str) -> str:
    """Remarks and rules where pages end, amid paragraphs too, as converters to Markdown write them."""
    paragraphs = text.split("\n\n")
    ends = ("\n\n---\n\n<!-- page 3 -->\n\n", "\n\n{4}------------------------------------------------\n\n", "\n\n")
    return "".join(f"{one}{ends[n % 3]}" for n, one in enumerate(paragraphs))


CHANGES: tuple[Callable[[str], str], ...] = (
    wrapped, tight, numbers_apart, tight_numbers_apart, numbers_behind, numbers_in_a_column, page_numbers,
    columns_of_people, titles_on_two_lines, names_at_page_heads, section_titles_at_page_heads, sections_on_new_pages,
    comments_between_pages,
)  # fmt: skip


def facts(report: Report) -> dict[str, object]:
    """What must not change."""
    return {
        "numbered": [(one.number, one.text) for one in report.paragraphs if one.number],
        "judged": [
            (one.text, one.heading, one.paragraphs, one.judgement and (one.judgement.label, one.judgement.place.part))
            for one in report.follow_ups
        ],
        "restated": [line.label for one in report.follow_ups for line in one.restated],
        "counts": [(one.what, one.number, one.rating, one.agrees) for one in report.declared_counts],
        "people": [(one.name, one.role) for one in report.people],
        "issues": [(issue.code, issue.paragraph) for issue in report.issues],
    }


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_facts_however_the_text_is_set(change: Callable[[str], str], tmp_path: Path) -> None:
    whole = read(_report(), tmp_path)
    assert len(whole.follow_ups) == len(UNITS)
    assert facts(read(change(_report()), tmp_path)) == facts(whole)
