"""What is known of one concern or recommendation: its words, evidence, judgement, and relatives elsewhere?"""

from __future__ import annotations

from collections.abc import Iterable

from api.pages.reading import Reading, Row
from api.pages.view import View
from api.pages.wording import best_words
from graphs.linking.links import Status
from ontology.iris import Kind, mint


def concern(reading: Reading) -> View:
    """A concern."""
    return _view(reading, Kind.CONCERN, "Concern")


def recommendation(reading: Reading) -> View:
    """A recommendation, which has the same story as a concern."""
    return _view(reading, Kind.RECOMMENDATION, "Recommendation")


def _view(reading: Reading, kind: Kind, name: str) -> View:
    iri, asked = mint(kind, reading.key), {str(kind): reading.key}
    facts = reading.one(kind, **asked)
    statements = reading.rows(f"{kind}-statements", **asked)
    relatives = _strongest(_standing(reading, reading.rows(f"{kind}-relatives", **asked)))
    values: dict[str, object] = {
        "concern": facts,
        "kind": name,
        "words": best_words({**row, "concern": iri} for row in statements).get(iri, ""),
        "statements": statements,
        "elsewhere": [row for row in relatives if row["prison"] is not None and row["prison"] != facts["prison"]],
        "again": [row for row in relatives if row["prison"] is not None and row["prison"] == facts["prison"]],
        "said": [row for row in relatives if row["prison"] is None][:5],
        "alike": []
        if any(row["prison"] not in (None, facts["prison"]) for row in relatives)
        else reading.rows(f"{kind}-alike", **asked),
    }
    for part in ("judgements", "evidence", "topics", "recommendations"):
        values[part] = reading.rows(f"{kind}-{part}", **asked)
    return View(
        template="concern.html", title=str(facts["heading"] or name), trail=_trail(facts), values=values, about=iri
    )


def _trail(facts: Row) -> tuple[tuple[str, str], ...]:
    if facts["prison"] is None:
        return (("/reports", "Reports"),)
    key = str(facts["prison"]).rpartition("/")[2]
    return (("/prisons", "Prisons"), (f"/prisons/{key}", str(facts["prison_name"])))


def _standing(reading: Reading, rows: Iterable[Row]) -> Iterable[Row]:
    """The relatives without those that a person has rejected since the version was made."""
    changed = reading.service.decisions.changed(reading.store, reading.service.pool.version)
    rejected = {link.iri for link in changed if link.status is Status.REJECTED}
    return (row for row in rows if str(row["link"]) not in rejected)


def _strongest(rows: Iterable[Row]) -> list[Row]:
    """A row a relative, the surest; at most forty."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(str(row["other"]), row)
    return list(found.values())[:40]
