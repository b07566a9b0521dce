"""Are real reports read alike in other manners of print? Each sample is varied, its facts likewise, and scored.

python -m bench.varied            every manner on every sample of ../shared, some minutes; exit code 1 where facts fall
python -m bench.varied foot name  the manners whose names have one of these words
"""

from __future__ import annotations

import importlib.util
import json
import random
import re
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.reading import read_report
from ontology.read_json import as_json

SHARED = Path(__file__).parents[2] / "shared"
SEED = 7
LINES_OF_A_PAGE = 46

Gold = Any
"""The expected facts of a sample, as JSON."""

Manner = Callable[[str, Gold], tuple[str, Gold]]
Change = Callable[[str], str]
Footer = Callable[[int, str], str]
"""The line at the foot (or head) of a page, by the page's number and the title of its section."""

# "- 3.12 ", "3.12 ": a numbered paragraph's beginning
NUMBERED = re.compile(r"(?:- )?(\d\.\d{1,3}) (?=\S)")
# "Section 3 Progress ...", "Appendix I About ...": a section's title where it stands above the section
TITLE = re.compile(r"(?:Section \d|Appendix I+) [A-Z][^\t]*")
LABEL = r"(?:Good|Reasonable|Insufficient|Significant|No meaningful) progress"
NAMES = ("HMP Long Dyke", "HMYOI Saltreach", "HMP/YOI Upper Fenwick", "HMP New Hall Cross")
DATES = {
    "30 July – 1 August 2024": ("2024-07-30", "2024-08-01"),
    "5, 6 and 12–16 May 2022": ("2022-05-05", "2022-05-16"),
    "30 July - 2 August and 12-16 August 2024": ("2024-07-30", "2024-08-16"),
    "Tuesday 14 – Thursday 16 March 2022": ("2022-03-14", "2022-03-16"),
}


def wrapped(text: str, width: int, *, hanging: bool = False) -> str:
    """Lines of this width, the numbers of paragraphs in the margin where they hang."""
    return "\n".join(part for line in text.split("\n") for part in _wrapped(line, width, hanging=hanging))


def _wrapped(line: str, width: int, *, hanging: bool) -> list[str]:
    if "\t" in line or len(line) <= width:
        return [line]
    number = NUMBERED.match(line) if hanging else None
    indent = " " * 9 if number else "  " if line.startswith("- ") else ""
    first = f"{number[1]:9}" if number else ""
    words = line[number.end() :] if number else line
    return textwrap.wrap(
        words, width, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def paged(text: str, footer: Footer, feed: str = "\f") -> str:
    """Wrapped text with a running line after each page."""
    made: list[str] = []
    title, page = "", 0
    for place, line in enumerate(wrapped(text, 84, hanging=True).split("\n"), 1):
        title = line.strip() if TITLE.fullmatch(line) else title
        made.append(line)
        if place % LINES_OF_A_PAGE == 0:
            page += 1
            made += ["", *footer(page, title).split("\n"), feed]
    return "\n".join(made)


def cut(text: str) -> str:
    """Some paragraphs cut by a page's end, the half below a block of its own or behind a bullet."""
    chance = random.Random(SEED)  # a fixed seed, for the same cuts on every run
    return "\n".join(part for line in text.split("\n") for part in _cut(line, chance))


def _cut(line: str, chance: random.Random) -> tuple[str, ...]:
    places = [found.start() for found in re.finditer(r"(?<=[a-z]) (?=[a-z])", line)][12:-8]
    if not (NUMBERED.match(line) and places) or chance.random() > 0.3:
        return (line,)
    at = chance.choice(places)
    return line[:at], "", ("- " if chance.random() > 0.5 else "") + line[at + 1 :]


def verdicts_behind(text: str) -> str:
    """The judgements of Section 4 on the lines of their statements."""
    start = text.rindex("Section 4 ")
    end = text.index("Appendix I About", start)
    return text[:start] + re.sub(rf"\n\n\**({LABEL})\**(?=\n)", r" \1", text[start:end]) + text[end:]


def manners(name: str) -> dict[str, Manner]:
    """Every manner, for a sample whose establishment is called so."""
    report = f"Report on an independent review of progress at {name}"
    changes: dict[str, Change] = {
        "wrapped-45": lambda text: wrapped(text, 45),
        "wrapped-80": lambda text: wrapped(text, 80),
        "hanging": lambda text: wrapped(text, 88, hanging=True),
        "foot-title": lambda text: paged(text, lambda page, _: f"{report}{page:30}"),
        "foot-title-no-feed": lambda text: paged(text, lambda page, _: f"{report}{page:30}", ""),
        "foot-sides": lambda text: paged(
            text, lambda page, _: f"{page}    {name}" if page % 2 else f"{name}    {page}"
        ),
        "foot-number": lambda text: paged(text, lambda page, _: str(page), ""),
        "foot-of": lambda text: paged(text, lambda page, _: f"Page {page} of 31", ""),
        "foot-three-lines": lambda text: paged(text, lambda page, _: f"{page}\nIndependent review\n{name}", ""),
        "head-name": lambda text: paged(text, lambda *_: name),
        "head-section": lambda text: paged(text, lambda page, title: f"{name}    {page}\n{title}", ""),
        "cut": cut,
        "no-bullets": lambda text: re.sub(r"(?m)^- (?=\d\.\d)", "", text),
        "round-bullets": lambda text: re.sub(r"(?m)^- ", "• ", text),
        "straight": lambda text: text.translate(str.maketrans("‘’“”–", "''\"\"-")),
        "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
        "carriage-returns": lambda text: text.replace("\n", "\r\n"),
        "themes-in-words": lambda text: text.replace("Theme 1:", "Theme one:").replace("Theme 2:", "Theme two:"),
        "themes-with-points": lambda text: re.sub(r"(?m)^Theme (\d):", r"Theme \1.", text),
        "labels-bold": lambda text: re.sub(r"(?m)^((?:Concern|Recommendation|Theme \d):)", r"**\1**", text),
        "labels-apart": lambda text: re.sub(r"(?m)^(Concern|Recommendation|Theme \d): ", r"\1:\n\n", text),
        "verdicts-behind": verdicts_behind,
        "references-named": lambda text: re.sub(r"\((\d\.\d+[a-z]?)\)", r"(Key recommendation \1)", text),
    }
    same = {key: _in_print(change) for key, change in changes.items()}
    named = {f"name-{new}": _renamed(name, new) for new in NAMES}
    return {**same, **named, **{f"dates-{printed}": _dated(printed) for printed in DATES}}


def _in_print(change: Change) -> Manner:
    return lambda text, gold: (change(text), gold)


def _renamed(old: str, new: str) -> Manner:
    """Another establishment, wherever it is named."""
    bare_old, bare_new = old.rsplit("HMP ", 1)[-1].replace("& YOI ", ""), re.sub(r"^\S+ ", "", new)

    def renamed(words: str) -> str:
        return words.replace(old, new).replace(bare_old, bare_new)

    return lambda text, gold: (renamed(text), json.loads(renamed(json.dumps(gold, ensure_ascii=False))))


def _dated(printed: str) -> Manner:
    """Another visit."""
    start, end = DATES[printed]
    visit = re.compile(r"(?m)^\d+–\d+ \w+ 20\d\d(?=\s*$)")
    return lambda text, gold: (
        visit.sub(printed, text, count=1),
        {**gold, "report": {**gold["report"], "visit_start": start, "visit_end": end}},
    )


def scorer() -> ModuleType:
    """The tool that scores a reading of a sample."""
    spec = importlib.util.spec_from_file_location("score_reading", SHARED / "tools" / "score_reading.py")
    if spec is None or spec.loader is None:
        raise SystemExit("../shared/tools/score_reading.py is not there\nhint: put the real samples beside this folder")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def samples() -> Iterator[tuple[str, str, Gold]]:
    """Each review among the samples: its name, its text and its facts."""
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and "review" in gold.get("report", {}).get("type", ""):
            yield path.stem, (SHARED / "reports" / f"{path.stem}.txt").read_text("utf-8"), gold


def told(tool: ModuleType, name: str, text: str, gold: Gold) -> set[str]:
    """What was missed and what was invented in a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_bytes(text.encode())
        found = json.loads(json.dumps(as_json(read_report(path))))
    scores = tool.Doc(name, gold, found).run().items()
    missed = {f"{kind} missed {what}" for kind, score in scores for what in score.misses}
    return missed | {f"{kind} invented {what}" for kind, score in scores for what in score.inventions}


def main() -> int:
    """Print what falls in which manner."""
    tool, fallen, made = scorer(), 0, 0
    for name, text, gold in samples():
        plainly = told(tool, name, text, gold)
        for manner, change in manners(gold["report"]["establishment"]).items():
            if sys.argv[1:] and not any(word in manner for word in sys.argv[1:]):
                continue
            varied, facts = change(text, gold)
            if varied == text:
                continue
            made += 1
            falls = told(tool, name, varied, facts) - plainly
            fallen += bool(falls)
            for fall in sorted(falls):
                print(f"{name}, {manner}: {fall}")
    print(f"{made} varied reports, {fallen} of them read less well")
    return int(bool(fallen))


if __name__ == "__main__":
    raise SystemExit(main())
