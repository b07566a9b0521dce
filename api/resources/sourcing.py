"""Where is it said, row by row? The sentences that a question's answer rests on, found by the things that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.resources.items import sources_of
from api.resources.kinds import KINDS
from api.resources.models import Source, Thing
from graphs.questions import Question, Value
from graphs.store import Store

Row = Mapping[str, Value]
Sources = list[Mapping[str, Any]]

_MOST = 6
"""Sources of a row that are given."""

_NO_STATEMENT = frozenset({"report", "inspection", "run", "graph"})
"""Columns of links that are no statements themselves."""

_QUOTES = ("quote", "words", "meaning", "printed")
"""Columns that tell the words of a place."""

COLUMNS = ("source_report", "source_paragraph", "source_page", "source_quote")
"""Where the first source of a row stands in a table."""


def sources_of_rows(store: Store, question: Question, rows: Sequence[Row]) -> list[Sources]:
    """For each row the places of the things that it names; or that which it tells itself."""
    links = [name for name, kind in question.columns.items() if kind == "link" and name not in _NO_STATEMENT]
    links.sort(key=lambda name: name != "judgement")  # what was judged comes before what that is about
    named = dict.fromkeys(str(row[name]) for row in rows for name in links if row[name])
    known: dict[str, Sources] = {}
    for kind in KINDS.values():
        known |= sources_of(store, kind, [iri for iri in named if iri.startswith(kind.space)])
    found = [[source for name in links for source in known.get(str(row[name]), ())] for row in rows]
    return [_once(sources) or list(_own(row)) for sources, row in zip(found, rows, strict=True)]


def cells_of(sources: Sources) -> list[str]:
    """The first source of a row as cells of a table."""
    if not sources:
        return [""] * len(COLUMNS)
    first = sources[0]
    told = (first["report"]["@id"], *(first[name] for name in ("paragraph", "page", "quote")))
    return ["" if each is None else str(each) for each in told]


def _once(sources: Sources) -> Sources:
    """The sources, each once, and no more than are given."""
    return [source for place, source in enumerate(sources) if source not in sources[:place]][:_MOST]


def _own(row: Row) -> Iterator[Mapping[str, Any]]:
    """The place that a row tells in its own columns."""
    report, page = row.get("report"), row.get("page")
    if report is None:
        return
    paragraph = row.get("paragraph") or row.get("number")
    quote = next((row[name] for name in _QUOTES if row.get(name)), None)
    if not (page or paragraph or quote):
        return
    yield Source(
        report=Thing(iri=str(report), name=None),
        part=None,
        paragraph=str(paragraph) if paragraph else None,
        page=page if isinstance(page, int) else None,
        quote=str(quote) if quote else None,
        anchor=None,
    ).model_dump(by_alias=True)
