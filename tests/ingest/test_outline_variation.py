"""Does an invented report read the same after any converter's habits?"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.printing import blocks_of, numbered, outline_of

REPORT = """\
Report on an independent review of progress at

HMP Ravelin Cross

by HM Chief Inspector of Prisons

4–6 June 2024

Contents

Section 1\tChief Inspector's summary\t3
Section 2\tKey findings\t5
Section 3\tProgress against our concerns\t7
Section 4\tSummary of judgements\t12
\tAppendix I About this report\t14

Section 1 Chief Inspector's summary

- 1.1 Ravelin Cross stands on reclaimed land beside an estuary and holds 512 men in six units of different ages.
- 1.2 This review followed up the concerns that we had raised when we inspected the prison in the summer of 2023.

What we found at our last inspection

- 1.3 The kitchens had closed twice in a year. Meals came cold from a lorry, and half of the men went hungry at night.
- 1.4 Leaders knew that; they had drawn up a plan with dates, but nobody had been given the money to carry it out.

Section 2 Key findings

- 2.1 At this visit we followed up two concerns from our inspection in June 2023, and Ofsted followed up one theme.
- 2.2 We judged that there was good progress in one concern and reasonable progress in the other of the two concerns.

Figure 1: Progress on our concerns (n=2)

Section 3 Progress against our concerns

The following is a short account of what we found on each concern from the inspection of last year.

Food and catering

Concern: Meals were cold and late, and men on special diets were often given the wrong ones or none.

- 3.1 A new kitchen had opened in March. It cooked 1,500 meals a day, about 3.5 hours earlier than the lorry had come.
- 3.2 Menus were set by a committee on which prisoners sat, and the weekly survey showed that most liked their food.
- 3.3 Men with special diets carried a card (see paragraph 3.1) so that servers could give them what they needed.
- 3.4 We considered that the prison had made good progress in this area.

Work and training

Concern: Fewer than a third of the men had work, and workshops stood empty on most afternoons of the week.

- 3.5 Two of the four workshops had reopened. They employed 60 men, who repaired bicycles for charities nearby.
- 3.6 Instructors were well qualified, but three posts had been vacant since the winter and attendance was too low.
- 3.7 We considered that the prison had made reasonable progress in this area.

Section 4 Summary of judgements

Meals were cold and late, and men on special diets were often given the wrong ones or none.

Good progress

Fewer than a third of the men had work, and workshops stood empty on most afternoons of the week.

Reasonable progress

Appendix I About this report

Independent reviews of progress tell ministers how far a prison has come since it was inspected. They aim to:

- assess progress against selected concerns
- support improvement.
"""

HEADINGS = ("What we found at our last inspection", "Food and catering", "Work and training")
SECTIONS = re.compile(r"^(Section \d|Appendix I) (?=[A-Z])", re.MULTILINE)
NUMBERED = re.compile(r"^- (\d\.\d+) (.*)$", re.MULTILINE)
EXPECTED = [(number, words.replace("’", "'")) for number, words in NUMBERED.findall(REPORT)]

INNER = [number for number, _ in EXPECTED if number not in {"1.1", "1.4", "2.1", "2.2", "3.1", "3.7"}]
"""Numbers with one of their section before and behind them, so that the sequence proves them."""


@dataclass(frozen=True)
class Habits:
    """What a converter does to a text."""

    lost: str | None
    bare: frozenset[str]
    cut: str | None
    false_bullet: bool
    blank_between: bool
    heading: str
    bold_label: str
    quotes: bool
    newline: str
    encoding: str


habits = st.builds(
    Habits,
    lost=st.none() | st.sampled_from(INNER),
    bare=st.frozensets(st.sampled_from([number for number, _ in EXPECTED])),
    cut=st.none() | st.sampled_from([number for number, words in EXPECTED if len(words) > 90]),
    false_bullet=st.booleans(),
    blank_between=st.booleans(),
    heading=st.sampled_from(["{}", "**{}**", "## {}", "### **{}**"]),
    bold_label=st.sampled_from(["Concern:", "**Concern:**", "**Concern**:"]),
    quotes=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)


def converted(habit: Habits) -> bytes:
    """The report as a converter with these habits writes it."""
    text = NUMBERED.sub(lambda found: _paragraph(found[1], found[2], habit), REPORT)
    for heading in HEADINGS:
        text = text.replace(f"\n{heading}\n", f"\n{habit.heading.format(heading)}\n")
    text = text.replace("Concern:", habit.bold_label)
    if habit.heading.startswith("#"):
        text = SECTIONS.sub(r"# \1 ", text).replace("# Section 1\t", "Section 1\t")
    if habit.quotes:
        text = text.replace("'", "’")
    return text.replace("\n", habit.newline).encode(habit.encoding)


def _paragraph(number: str, words: str, habit: Habits) -> str:
    """One paragraph: its number perhaps lost or without a bullet, its words perhaps cut in two."""
    if number == habit.lost:
        line = f"- {words}"
    else:
        line = f"{number} {words}" if number in habit.bare else f"- {number} {words}"
    if number == habit.cut:
        place = next(found.start() for found in re.finditer(r" (?=[a-z])", line) if found.start() > 60)
        line = f"{line[:place]}\n\n{'- ' if habit.false_bullet else ''}{line[place + 1 :]}"
    return f"{line}\n" if habit.blank_between else line


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(habit=habits)
def test_any_converter_gives_the_same_numbered_paragraphs(habit: Habits, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(converted(habit))
    made = outline_of(path)
    assert numbered(made) == EXPECTED
    inferred = [block.number for block in blocks_of(made) if block.number_inferred]
    assert inferred == ([habit.lost] if habit.lost else [])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(habit=habits)
def test_any_converter_gives_the_same_sections_and_topics(habit: Habits, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(converted(habit))
    made = outline_of(path)
    assert [part.number for part in made.parts] == ["1", "2", "3", "4", "Appendix I"]
    topics = [part.title for part in made.walk() if part.level == 2]
    assert topics == list(HEADINGS)


def test_text_wrapped_at_a_fixed_width_reads_the_same(tmp_path: Path) -> None:
    lines = [
        line if "\t" in line else "\n".join(textwrap.wrap(line, 72, subsequent_indent="  "))
        for line in REPORT.split("\n")
    ]
    path = tmp_path / "wrapped.txt"
    path.write_text(re.sub(r"\n(?=- )", "\n\n", "\n".join(lines)), encoding="utf-8")
    assert numbered(outline_of(path)) == EXPECTED


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("- 3.2 Of these, [the first](https://example.org/a_b) was *new*.", "Of these, the first was new."),
        ("- 3.2 Fish &amp; chips<sup>2</sup> at <https://example.org/x>.", "Fish & chips² at https://example.org/x."),
        ("- 3.2 The o\ufb03ce re\u00adopened\u00a0in May.", "The office reopened in May."),
        ("3.2\tThe wing held 40 men.", "The wing held 40 men."),
    ],
)
def test_marks_are_gone_from_the_words(line: str, printed: str, tmp_path: Path) -> None:
    path = tmp_path / "marked.md"
    path.write_text(re.sub(r"- 3\.2 .*", lambda _: line, REPORT), encoding="utf-8")
    assert dict(numbered(outline_of(path)))["3.2"] == printed


def test_a_decimal_at_a_line_start_is_no_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "decimal.txt"
    path.write_text(REPORT.replace("about 3.5 hours earlier", "about\n\n3.5 hours earlier"), encoding="utf-8")
    assert numbered(outline_of(path)) == EXPECTED


def test_a_part_is_found_by_its_title_and_blocks_know_their_headings(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    made = outline_of(path)
    part = made.find("summary of judgements")
    assert part is not None
    assert part.number == "4"
    assert made.find("Section 4 ") is part
    assert made.find("no such title") is None
    paths = {block.number: [part.title for part in around] for around, block in made.blocks()}
    assert paths["3.5"] == ["Progress against our concerns", "Work and training"]


def test_an_unmarked_line_among_bold_headings_is_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    text = REPORT
    for heading in HEADINGS:
        text = text.replace(f"\n{heading}\n", f"\n**{heading}**\n")
    path.write_text(text.replace("The following is", "Prison group\n\nThe following is"), encoding="utf-8")
    doubts = {block.text: block.doubtful for block in blocks_of(outline_of(path)) if block.level == 2}
    assert doubts["Prison group"]
    assert not doubts["Food and catering"]
