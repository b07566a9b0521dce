"""What does a full inspection of 100 dense pages cost, read, mapped and validated? It is set of the specimens' words.

python -m bench.long_report             processor time, as the command would take it, and memory
python -m bench.long_report report.pdf  keep what was set, for a profiler
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from ingest.examining import examine
from ingest.intake import load
from ingest.reading import read_report
from ontology.collecting import collect_seldom
from tests.specimens.markup import Item, Specimen, all_specimens
from tests.specimens.typeset import to_pdf

MODEL = "full-thornby-moor-2024"
"""The specimen whose front, lists and appendices the long report has."""

PARAGRAPHS = {"2": 30, "3": 130, "4": 170, "5": 90, "6": 90}
"""So many numbered paragraphs has each section of findings: some 45,000 words in all."""

PIECES = 5
"""Paragraphs of the specimens are short: so many are made one."""

NUMBERED = re.compile(r"(?P<section>\d)\.\d+")


def long_report() -> Specimen:
    """The specimen with its sections of findings filled with the paragraphs of all specimens in turn."""
    every = all_specimens()
    model = next(specimen for specimen in every if specimen.name == MODEL)
    words = cycle(_paragraphs(every))
    return replace(model, name="long", items=tuple(_filled(model.items, words)))


def _paragraphs(specimens: Iterable[Specimen]) -> list[str]:
    """What the full inspections find, without marks for the text converter."""
    full = (specimen for specimen in specimens if specimen.name.startswith("full"))
    found = [item.text for specimen in full for item in specimen.items if item.number and "." in item.number]
    return [re.sub(r"\{[^}]*\}", "", text) for text in found if len(text.split()) > 2 * PIECES]


def _filled(items: tuple[Item, ...], words: Iterator[str]) -> Iterator[Item]:
    """The items, those of a section of findings renumbered with more behind each."""
    section, number, each = "", 0, 1
    for item in items:
        if item.kind == "heading" and item.level == 1:
            found = re.match(r"Section (?P<section>\d) ", item.text)
            section, number = found["section"] if found else "", 0
            each = _copies(items, section)
        if section not in PARAGRAPHS or item.kind != "paragraph" or not item.number:
            yield item
            continue
        for _ in range(each):
            number += 1
            text = " ".join(islice(words, PIECES)) if number % 2 else f"{item.text} {next(words)}"
            yield replace(item, number=f"{section}.{number}", text=text)


def _copies(items: tuple[Item, ...], section: str) -> int:
    """How many paragraphs stand in the long report for each of the section."""
    own = sum(bool(item.number and item.number.startswith(f"{section}.")) for item in items)
    return max(1, round(PARAGRAPHS.get(section, 0) / max(1, own)))


def cost(path: Path) -> str:
    """What a report takes, wording and shapes compiled: processor time on one core, and this process's memory."""
    collect_seldom()
    arrival = load(path)
    examine(arrival)
    started = process_time()
    examine(arrival)
    whole, started = process_time() - started, process_time()
    report = read_report(path)
    reading, memory = process_time() - started, _most_memory()
    pages = max(paragraph.page or 0 for paragraph in report.paragraphs)
    words = sum(len(paragraph.text.split()) for paragraph in report.paragraphs)
    return f"{whole:.2f} s, {reading:.2f} of them reading, and {memory:.0f} MB for {pages} pages of {words:,} words"


def _most_memory() -> float:
    """MB that this process has had at most; `getrusage` would tell what the one that began it had."""
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(peak[1]) / 1024 if peak else 0.0


def long_cost() -> str:
    """What reading, mapping and validating the long report takes, in a process that has done nothing else."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        path = Path(folder) / "long.pdf"
        path.write_bytes(to_pdf(long_report())[0])
        return fresh.submit(cost, path).result()


def main() -> int:
    """Print what it costs, and keep the report where a file is named."""
    for name in sys.argv[1:]:
        Path(name).write_bytes(to_pdf(long_report())[0])
    print(long_cost())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
