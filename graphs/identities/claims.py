"""Which inspections and which of their concerns does one report's graph speak of?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import resources
from typing import Any

from graphs.rdf_terms import Row
from graphs.store import OxigraphStore


@dataclass(frozen=True, slots=True)
class Inspection:
    """A full inspection as a report names it. Dates are ISO, to the precision known; `held`: it is the report's own."""

    iri: str
    establishment: str
    first: str | None = None
    last: str | None = None
    when: str | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Raised:
    """A concern or recommendation of an inspection, as a report words it; `kind` is the local name of its class."""

    iri: str
    kind: str
    inspection: str
    references: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """What one report says of full inspections."""

    inspections: tuple[Inspection, ...] = ()
    raised: tuple[Raised, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values for a file."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Claims:
        """The claims in a file; raises KeyError or TypeError where it holds none."""
        raised = (
            {**each, "references": tuple(each["references"]), "words": tuple(each["words"])} for each in value["raised"]
        )
        return cls(tuple(Inspection(**each) for each in value["inspections"]), tuple(Raised(**each) for each in raised))


def claims_of(nquads: bytes) -> Claims:
    """The claims of a report's graph, sorted by IRI."""
    store = OxigraphStore.of_nquads(nquads)
    inspections = {row["visit"]: _inspection(row) for row in store.select(_query("inspections"))}
    raised: dict[str, Raised] = {}
    for row in store.select(_query("raised")):
        each = _raised(row)
        raised[each.iri] = _joined(raised.get(each.iri), each)
    return Claims(tuple(inspections.values()), tuple(raised.values()))


def _query(name: str) -> str:
    return resources.files("graphs.identities").joinpath(f"{name}.rq").read_text(encoding="utf-8")


def _inspection(row: Row) -> Inspection:
    return Inspection(
        iri=str(row["visit"]),
        establishment=str(row["establishment"]),
        first=_text(row, "first"),
        last=_text(row, "last"),
        when=_text(row, "when"),
        held=_text(row, "held") == "true",
    )


def _raised(row: Row) -> Raised:
    return Raised(
        iri=str(row["thing"]),
        kind=str(row["kind"]).rsplit("#", 1)[-1],
        inspection=str(row["visit"]),
        references=tuple(filter(None, (_text(row, "reference"), _text(row, "number")))),
        words=(str(row["words"]),),
    )


def _joined(former: Raised | None, each: Raised) -> Raised:
    """Two rows of one thing as one."""
    if former is None:
        return each
    return Raised(
        each.iri,
        each.kind,
        each.inspection,
        tuple(dict.fromkeys((*former.references, *each.references))),
        tuple(dict.fromkeys((*former.words, *each.words))),
    )


def _text(row: Row, name: str) -> str | None:
    value = row.get(name)
    return None if value is None else str(value)
