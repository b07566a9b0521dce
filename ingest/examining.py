"""What does one file say, and does its graph hold to the shapes? From bytes to an outcome, storing nothing."""

from __future__ import annotations

import re
import tempfile
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from ingest.filed import Json, Outcome, Status, Summary
from ingest.intake import Arrival
from ingest.reading import read_report
from ingest.spreading import time_limit
from ontology.errors import UnreadableFile
from ontology.mapping import canonical, inferred, said, together
from ontology.model import Issue, Report
from shapes.explain import Explanation, explain
from shapes.validate import validate

TIME_LIMIT = 120.0
"""Seconds for one file: a thousand times what an ordinary report takes."""

_OUTSIDE_NAMES = re.compile(r"[^\w.() -]")  # what a temporary file's name leaves out: /, control characters ...


def examine(arrival: Arrival) -> Outcome:
    """Read, map and validate one file."""
    started = perf_counter()
    try:
        with time_limit(TIME_LIMIT, arrival.name):
            report = read_arrival(arrival)
            read = perf_counter()
            stated, added = said(report), inferred(report)
            nquads, graph = canonical((stated, added)), together(stated, added)
            mapped = perf_counter()
            results = told_once([explain(result, graph) for result in validate(graph)], report.issues)
    except UnreadableFile as error:
        return refused_file(arrival, error.message, error.hint)
    except MemoryError:
        return lost(arrival)
    except Exception as error:  # noqa: BLE001 # a fault that one file brings out must not keep out the others
        return replace(fault(arrival, error), trace=traceback.format_exc())
    seconds = {"read": read - started, "map": mapped - read, "validate": perf_counter() - mapped}
    return _outcome(arrival, report, nquads, tuple(each.as_json() for each in results), seconds)


def told_once(results: Iterable[Explanation], issues: Iterable[Issue]) -> list[Explanation]:
    """The results less those that an issue tells already: a share that is not that of its count, with its row."""
    told = {_sum_of(issue.message) for issue in issues if issue.code == "table-row-does-not-agree"}
    return [each for each in results if each.code != "S77" or _sum_of(each.message) not in told]


def _sum_of(message: str) -> str:
    """`20 of 40`, from `20 of 40 is 50 per cent, and 53% is printed.`"""
    return message.partition(" is ")[0]


def read_arrival(arrival: Arrival) -> Report:
    """What a file says, under the name it came with.

    Raises:
        UnreadableFile: nothing can be read from it, or it is no report.
    """
    with tempfile.TemporaryDirectory(prefix="prisongraph-") as folder:
        path = Path(folder) / (_OUTSIDE_NAMES.sub("_", arrival.name)[-120:] or "file")
        path.write_bytes(arrival.content)
        return read_report(path)


def fault(arrival: Arrival, error: Exception) -> Outcome:
    """The outcome of a file that the program itself stumbled over."""
    message = f"{arrival.name} brought out a fault of the program: {type(error).__name__}: {error}"
    return refused_file(arrival, message, "please report it with the lines above")


def lost(arrival: Arrival) -> Outcome:
    """The outcome of a file that ended the process which read it."""
    return refused_file(arrival, f"{arrival.name} used up the memory that a file may take", "is it really one report?")


def refused_file(arrival: Arrival, message: str, hint: str) -> Outcome:
    """The outcome of a file from which nothing was read."""
    return Outcome(
        name=arrival.name,
        sha256=arrival.sha256,
        media_type=arrival.media_type,
        status=Status.UNREADABLE,
        also=_other_names(arrival),
        error=message if arrival.name in message else f"{arrival.name}: {message}",
        hint=hint,
    )


def _outcome(
    arrival: Arrival, report: Report, nquads: bytes, validation: tuple[Json, ...], seconds: Mapping[str, float]
) -> Outcome:
    return Outcome(
        name=arrival.name,
        sha256=arrival.sha256,
        media_type=report.source.media_type,
        status=Status.READ,
        also=_other_names(arrival),
        key=report.key,
        summary=Summary.of(report, triples=nquads.count(b"\n")),
        nquads=nquads,
        text=report.source.text,
        issues=tuple(_issue(issue) for issue in report.issues),
        validation=validation,
        seconds=seconds,
    )


def _issue(issue: Issue) -> Json:
    names = ("severity", "code", "message", "hint", "paragraph", "page", "quote")
    return {name: getattr(issue, name) for name in names}


def _other_names(arrival: Arrival) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path.name for path in arrival.paths[1:] if path.name != arrival.name))
