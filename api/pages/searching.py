"""Where do these words stand?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

from api.pages.addresses import key_of
from api.pages.reading import Reading, Row
from api.pages.view import View
from graphs.search import INDEX, Found, Hit, Narrowing, find
from ontology.errors import UsageError
from ontology.iris import Kind, mint

_AROUND = 140
"""Characters shown on either side of what was found."""

_PAGE = 20
# hmp thornby moor · hmp & yoi wendlow · hmp/yoi wexmoor
_KIND_OF_PRISON = re.compile(r"^hm(?:p|yoi)?(?:(?:/| ?& ?)(?:hm)?yoi)? ")
_FACETS = ("kind", "report", "prison", "year")

Pieces = list[tuple[str, bool]]
"""A text cut up; True for the pieces that were found."""


def search(reading: Reading) -> View:
    """Names of prisons, organisations, people and topics, and passages of reports that hold the words asked for."""
    asked = reading.asked("q")
    chosen = {name: reading.asked(name) for name in _FACETS}
    page = max(1, min(reading.number("page") or 1, 500))
    values: dict[str, object] = {"asked": asked, "chosen": chosen, "page": page, "trouble": "", "per_page": _PAGE}
    index = reading.service.version.path / INDEX if reading.service.version else None
    try:
        if not asked:
            values |= _none()
        elif index is not None and index.exists():
            values |= _indexed(index, asked, chosen, _year(reading), page)
        else:
            values |= _simple(reading, asked, chosen["report"])
    except UsageError as error:
        values |= {**_none(), "trouble": f"{error.message}; {error.hint}" if error.hint else error.message}
    values["names"] = _names(reading, asked) if len(asked) > 1 else {}
    return View(template="search.html", title=f"Search: {asked}" if asked else "Search", values=values)


def pieces(text: str, asked: str) -> Pieces:
    """The surroundings of the first place where `asked` stands, in pieces; True for those that are it."""
    wanted = re.compile(re.escape(asked), re.IGNORECASE)
    first = wanted.search(text)
    if first is None:
        return [(text[: 2 * _AROUND], False)]
    start, end = max(0, first.start() - _AROUND), min(len(text), first.end() + _AROUND)
    cut = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    split = re.split(f"({re.escape(asked)})", cut, flags=re.IGNORECASE)
    return [(piece, bool(wanted.fullmatch(piece))) for piece in split if piece]


def cut(text: str, spans: Sequence[tuple[int, int]]) -> Pieces:
    """A text in pieces; True for those inside the spans, which follow each other."""
    found: Pieces = []
    at = 0
    for start, end in spans:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, hit) for piece, hit in [*found, (text[at:], False)] if piece]


def _none() -> dict[str, object]:
    return {"facets": [], "found": [], "total": 0}


def _year(reading: Reading) -> int | None:
    year, asked = reading.number("year"), reading.asked("year")
    if asked and year is None:
        raise UsageError(f"{asked[:20]} is no year", hint="give four digits")
    return year


def _indexed(index: Path, asked: str, chosen: Mapping[str, str], year: int | None, page: int) -> dict[str, object]:
    narrowing = Narrowing(
        kinds=[chosen["kind"]] if chosen["kind"] in {"paragraph", "statement"} else [],
        reports=[mint(Kind.REPORT, chosen["report"])] if chosen["report"] else [],
        prisons=[mint(Kind.PRISON, chosen["prison"])] if chosen["prison"] else [],
        year_from=year,
        year_to=year,
    )
    found = find(index, asked, narrowing, offset=(page - 1) * _PAGE, limit=_PAGE, facets=True)
    facets = [(name, _choices(found, name, asked, chosen)) for name in _FACETS]
    return {"facets": facets, "found": [_row(hit) for hit in found.hits], "total": found.total}


def _choices(found: Found, facet: str, asked: str, chosen: Mapping[str, str]) -> list[tuple[str, int, str, bool]]:
    """The name, number and address of each value of a facet, and whether it is chosen (its address then lifts it)."""
    choices = []
    for value, name, number in found.facets[facet][:15]:
        key = key_of(value)
        on = chosen[facet] == key
        asking = {"q": asked, **{each: was for each, was in chosen.items() if was}, facet: "" if on else key}
        kept = {each: was for each, was in asking.items() if was}
        choices.append((str(name or value), number, "/search?" + urlencode(kept), on))
    return choices


def _row(hit: Hit) -> dict[str, object]:
    return {
        "part": hit.id,
        "report": hit.report or "",
        "title": hit.title or "",
        "number": hit.number,
        "page": hit.page,
        "pieces": cut(hit.snippet, hit.highlights),
    }


def _simple(reading: Reading, asked: str, report: str) -> dict[str, object]:
    """Where there is no index: paragraphs that hold the words as they are."""
    rows = reading.rows("found-words", words=asked)
    counted = Counter((str(row["report"]), str(row["title"])) for row in rows)
    choices = [
        (title, number, "/search?" + urlencode({"q": asked, "report": key_of(iri)}), key_of(iri) == report)
        for (iri, title), number in counted.most_common()
    ]
    shown = [row for row in rows if not report or key_of(row["report"]) == report]
    found = [{**row, "pieces": pieces(str(row["words_found"]), asked)} for row in shown[:_PAGE]]
    return {"facets": [("report", choices)], "found": found, "total": len(shown)}


def _names(reading: Reading, asked: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for kind, query, column in (
        ("Prisons", "prisons", "prison"),
        ("Topics", "topic-list", "topic"),
        ("Organisations", "organisations", "organisation"),
        ("People", "people", "person"),
    ):
        rows = (row for row in reading.rows(query) if _is_named(str(row["name"]), asked))
        named = {str(row[column]): row for row in rows}
        found[kind] = [{"thing": thing, "name": row["name"]} for thing, row in list(named.items())[:10]]
    return {kind: rows for kind, rows in found.items() if rows}


def _is_named(name: str, asked: str) -> bool:
    """Whether what is asked for is part of a name, or holds it with other words: `hewell time out of cell`."""
    name, asked = name.casefold(), asked.casefold()
    return asked in name or f" {_KIND_OF_PRISON.sub('', name)} " in f" {asked} "
