"""Are full inspections read alike in other manners of print? The specimens are varied, and set as PDF in other ways.

python -m bench.varied_inspections             every manner on every full inspection; exit code 1 where facts fall
python -m bench.varied_inspections foot facts  the manners whose names have one of these words
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.varied import DATES, SEED, paged, wrapped
from ingest.reading import read_report
from ontology.model import Report
from tests.specimens import typeset
from tests.specimens.markup import Specimen, all_specimens

SPECIMENS = Path(__file__).parents[1] / "prisongraph" / "specimens"

Change = Callable[[str], str]
Facts = dict[str, list[tuple[object, ...]]]

# `... within six weeks. (1.34)`, and `**Not achieved**` behind it or two lines on
JUDGED = re.compile(
    r"(?m)^(?P<said>[A-Z\d].*?)(?: \((?P<number>S?[\d.]+)\))?(?:\n\n| (?=\*\*))(?P<mark>\**)"
    r"(?P<verdict>(?:Not |Partially )?(?:[Aa]chieved|[Aa]ddressed)|No longer relevant)"
    r"(?P<note>(?: \([^()]*\))?)(?P=mark)$"
)
# `**Brief history**`, `Brief history`, with the value two lines on
LABEL = r"\**(?P<label>Brief history|Prison group|Prison Group Director|Independent Monitoring Board chair)\**"
HEADS = (
    "Early days in custody|Safeguarding|Security|Use of force|Living conditions|Time out of cell|Public protection|"
    "Health and social care|Staff-prisoner relationships|Outcomes for \\w+|Notable positive practice"
)
PRINTS: dict[str, dict[str, Any]] = {
    "set-times": {"PLAIN": "Times-Roman", "BOLD": "Times-Bold"},
    "set-wide-margins": {"LEFT": 110.0, "RIGHT": 430.0},
    "set-narrow-margins": {"LEFT": 40.0, "RIGHT": 560.0, "HANG": 30.0},
    "set-low-foot": {"TOP": 800.0, "BOTTOM": 60.0},
}
"""Constants of the typesetter, and what they are in another print."""


def manners(name: str) -> dict[str, Change]:
    """Changes of the text that leave its facts alone, for an inspection of this establishment."""
    title = f"Report on an unannounced inspection of {name}"
    return {
        **{f"wrapped-{width}": _wrapping(width) for width in (50, 60, 72, 100)},
        "foot-title": lambda text: paged(text, lambda page, _: f"{title}{page:30}"),
        "foot-title-no-feed": lambda text: paged(text, lambda page, _: f"{title} {page}", ""),
        "foot-sides": lambda text: paged(
            text, lambda page, _: f"{page}    {name}" if page % 2 else f"{name}    {page}"
        ),
        "foot-two-lines": lambda text: paged(text, lambda page, _: f"{name}\n{page}", ""),
        "head-section": lambda text: paged(text, lambda page, section: f"{name}    {page}\n{section}", ""),
        "heads-colon": lambda text: re.sub(rf"(?m)^({HEADS})$", r"\1:", text),
        "heads-capitals": lambda text: re.sub(rf"(?m)^({HEADS})$", lambda found: found[1].upper(), text),
        "heads-hash": lambda text: re.sub(rf"(?m)^\**({HEADS})\**$", r"### \1", text),
        "verdict-above": _judging(lambda found: f"{found['verdict']}{found['note']}\n\n{_said(found)}"),
        "verdict-before": _judging(lambda found: f"{found['verdict']}{found['note']}: {_said(found)}"),
        "verdict-behind": _judging(lambda found: f"{_said(found)} {found['verdict']}"),
        "verdict-brackets": _judging(lambda found: f"{_said(found)} ({found['verdict']})"),
        "verdict-dash": _judging(lambda found: f"{_said(found)} – {found['verdict']}"),
        "verdict-column": _judging(lambda found: f"{_said(found)}\t{found['verdict']}"),
        "verdict-bars": _judging(lambda found: f"| {_said(found)} | {found['verdict']} |"),
        "reference-first": _judging(lambda found: f"{_said(found, first=True)}\n\n{found['verdict']}"),
        "reference-column": _judging(
            lambda found: (
                f"{found['number'] or ''}\t{found['said']}\t{found['verdict']}" if found["number"] else found[0]
            )
        ),
        "facts-on-line": lambda text: re.sub(rf"(?m)^{LABEL}\n\n(?=\S)", r"\g<label>: ", text),
        "facts-tabbed": lambda text: re.sub(rf"(?m)^{LABEL}\n\n(?=\S)", r"\g<label>\t", text),
        "facts-below": lambda text: re.sub(rf"(?m)^{LABEL}\n\n(?=\S)", r"\g<label>\n", text),
        "facts-shuffled": _shuffled,
        "letters-skip": lambda text: re.sub(r"(?m)^b\)(?=\s)", "c)", text),
        "no-contents": lambda text: re.sub(r"(?ms)^Contents\n.*?^(?=[#* ]*Introduction\**$)", "", text),
    }


def _wrapping(width: int) -> Change:
    return lambda text: wrapped(text, width, hanging=width > 60)


def _judging(form: Callable[[re.Match[str]], str]) -> Change:
    return lambda text: JUDGED.sub(form, text)


def _said(found: re.Match[str], *, first: bool = False) -> str:
    """The statement with its reference behind it, or before it."""
    said, number = found["said"], found["number"]
    if not number:
        return said
    return f"{number} {said}" if first else f"{said} ({number})"


def _shuffled(text: str) -> str:
    """The entries of the fact page in another order."""
    entries = list(re.finditer(rf"(?m)^{LABEL}\n\n.+\n", text))
    order = random.Random(SEED).sample(entries, len(entries))  # a fixed seed, for the same order on every run
    for place, other in zip(reversed(entries), order, strict=True):
        text = text[: place.start()] + other[0] + text[place.end() :]
    return text


def facts(report: Report) -> Facts:
    """What no manner of print may change; entries of the fact page in any order."""
    return {
        "report": [(report.establishment, report.announced, report.follows_up, report.signed_by)],
        "visit": [(report.visit_start, report.visit_end)],
        "paragraph": [(each.number, _words(each.text)[:60]) for each in report.paragraphs if each.number],
        "concern": [(each.number, each.priority, _words(each.text)) for each in report.concerns],
        "recommendation": [(each.reference, each.addressee, _words(each.text)) for each in report.recommendations],
        "progress": [(each.reference, each.verdict, each.test, _stated(each.text)) for each in report.progress],
        "outcome": [(each.test, each.year, each.rating) for each in report.outcomes],
        "effectiveness": [(each.aspect, each.rating) for each in report.effectiveness],
        "provision": [(each.role, each.provider) for each in report.provisions],
        "practice": [(each.kind, each.paragraphs, _words(each.text)) for each in report.practices],
        "fact": [(each.property, _words(str(each.value))) for each in report.facts],
        "person": [(each.name, each.role) for each in report.people],
        "count": [(each.what, each.rating, each.number, each.agrees) for each in report.declared_counts],
    }


def _words(text: str) -> str:
    return re.sub(r"[^\w%]+", " ", text).strip().casefold()


def _stated(text: str) -> str:
    """A statement without the reference behind it."""
    return _words(re.sub(r"\s*\(S?[\d.]+\)$", "", text))


def falls(wanted: Facts, found: Facts) -> Iterator[str]:
    """What was missed and what was invented."""
    for kind, expected in wanted.items():
        left = list(found[kind])
        for fact in expected:
            if fact in left:
                left.remove(fact)
            else:
                yield f"missed {kind} {fact}"
        yield from (f"invented {kind} {fact}" for fact in left)


def read(data: bytes, name: str) -> Facts:
    """The facts of a file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return facts(read_report(path))


def varied(specimen: Specimen, wanted: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each manner in which the specimen was printed, and what fell."""
    text = (SPECIMENS / f"{specimen.name}.txt").read_text("utf-8")
    plainly = read(text.encode(), "report.txt")
    establishment = str(plainly["report"][0][0])
    for manner, change in manners(establishment).items():
        if _is_wanted(manner, wanted) and (changed := change(text)) != text:
            yield manner, list(falls(plainly, read(changed.encode(), "report.txt")))
    for printed, visit in DATES.items():
        if _is_wanted(f"dates-{printed}", wanted):
            told = read(_dated(text, printed).encode(), "report.txt")["visit"]
            days = [tuple(day and day.isoformat() for day in dates) for dates in told]  # type: ignore[attr-defined]
            yield f"dates-{printed}", [] if days == [visit] else [f"visit {days}"]
    as_pdf = read((SPECIMENS / f"{specimen.name}.pdf").read_bytes(), "report.pdf")
    for manner, constants in PRINTS.items():
        if _is_wanted(manner, wanted):
            yield manner, list(falls(as_pdf, read(_printed(specimen, constants), "report.pdf")))


def _printed(specimen: Specimen, constants: dict[str, Any]) -> bytes:
    """The PDF of a specimen where the typesetter has other constants, the defaults of its words among them."""
    names = {"x": "LEFT", "right": "RIGHT", "font": "PLAIN"}
    defaults = {key: constants[name] for key, name in names.items() if name in constants}
    with patch.multiple(typeset, **constants), patch.dict(typeset.Page.write.__kwdefaults__, defaults):
        return typeset.to_pdf(specimen)[0]


def _is_wanted(manner: str, words: list[str]) -> bool:
    return not words or any(word in manner for word in words)


def _dated(text: str, printed: str) -> str:
    """The cover with another visit: the line above the specimens' mark."""
    return re.sub(rf"(?m)^.*\d.*(?=\n+{typeset.MARK[:15]})", printed, text, count=1)


def main() -> int:
    """Print what falls in which manner."""
    fallen = made = 0
    for specimen in all_specimens():
        if not specimen.name.startswith("full"):
            continue
        for manner, fell in varied(specimen, sys.argv[1:]):
            made += 1
            fallen += bool(fell)
            for fall in fell:
                print(f"{specimen.name}, {manner}: {fall}", flush=True)
    print(f"{made} varied inspections, {fallen} of them read less well")
    return int(bool(fallen))


if __name__ == "__main__":
    raise SystemExit(main())
