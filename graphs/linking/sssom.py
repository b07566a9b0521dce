"""How are links exchanged? As SSSOM, a table of mappings with who or what justifies each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graphs.cells import cell_text, safe_cell
from graphs.linking.links import Link, LinkType, Status
from graphs.linking.reviews import Decision, Review, now
from graphs.linking.units import Unit
from ontology.errors import UsageError
from ontology.iris import BASE, DEF, ID

COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "author_label",
    "mapping_date",
    "mapping_tool",
    "comment",
)

_PREDICATES: Final = {
    LinkType.REPEATS: "insp:repeats",
    LinkType.SAME_ISSUE: "insp:sameIssueAs",
    LinkType.RELATED_ISSUE: "insp:relatedIssue",
    LinkType.SEE_ALSO: "rdfs:seeAlso",
}
_TYPES: Final = {predicate: kind for kind, predicate in _PREDICATES.items()}

_BY_A_PERSON: Final = "semapv:ManualMappingCuration"
_BY_LIKENESS: Final = "semapv:SemanticSimilarityThresholdMatching"
_NOT: Final = "Not"

_LICENCE: Final = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_PREFIXES: Final = {
    "id": ID,
    "insp": DEF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
}


def write_sssom(links: Iterable[Link], units: Mapping[str, Unit], reviews: Mapping[tuple[str, str], Review]) -> str:
    """Links as SSSOM TSV; what people decided is told as theirs, rejected links with `Not`."""
    out = io.StringIO()
    out.writelines(_header())
    table = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n")
    table.writeheader()
    for link in links:
        table.writerow(_row(link, units, reviews.get(link.ends)))
    return out.getvalue()


def read_sssom(text: str, by: str) -> Iterator[Review]:
    """The decisions in an SSSOM TSV: its mappings that a person curated, by their author, or else by `by`.

    Raises:
        UsageError: it is not such a table, or a mapping has a predicate that no link has.
    """
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    table = csv.DictReader(lines, delimiter="\t")
    needed = {"subject_id", "predicate_id", "object_id", "mapping_justification"}
    if not needed <= set(table.fieldnames or ()):
        raise UsageError("this is no SSSOM table", hint=f"it needs the columns {', '.join(sorted(needed))}")
    for row in table:
        if row["mapping_justification"] == _BY_A_PERSON:
            yield _review(row, by)


def _header() -> Iterator[str]:
    yield f"#mapping_set_id: {BASE}links\n"
    yield f"#license: {_LICENCE}\n"
    yield "#curie_map:\n"
    yield from (f"#  {prefix}: {iri}\n" for prefix, iri in _PREFIXES.items())


def _row(link: Link, units: Mapping[str, Unit], review: Review | None) -> dict[str, str]:
    decided = review is not None and link.status is not Status.PROPOSED
    return {
        "subject_id": _curie(link.first),
        "subject_label": _cell(units[link.first].text) if link.first in units else "",
        "predicate_id": _PREDICATES[link.type],
        "predicate_modifier": _NOT if link.status is Status.REJECTED else "",
        "object_id": _curie(link.second),
        "object_label": _cell(units[link.second].text) if link.second in units else "",
        "mapping_justification": _BY_A_PERSON if decided else _BY_LIKENESS,
        "confidence": f"{link.confidence:.4f}",
        "author_label": _cell(review.by) if review and decided else "",
        "mapping_date": review.on[:10] if review and decided else "",
        "mapping_tool": "" if decided else "prisongraph",
        "comment": _cell(review.why) if review and decided else "",
    }


def _review(row: Mapping[str, str], by: str) -> Review:
    if row["predicate_id"] not in _TYPES:
        raise UsageError(f"no link is {row['predicate_id']}", hint=f"one of {', '.join(_TYPES)}")
    rejected = row.get("predicate_modifier") == _NOT
    first, second = sorted((_iri(row["subject_id"]), _iri(row["object_id"])))
    return Review(
        first=first,
        second=second,
        decision=Decision.REJECT if rejected else Decision.RETYPE,
        by=cell_text(row.get("author_label") or "") or by,
        on=now(),
        why=cell_text(row.get("comment") or ""),
        type=None if rejected else _TYPES[row["predicate_id"]],
    )


def _curie(iri: str) -> str:
    return f"id:{iri.removeprefix(ID)}"


def _iri(curie: str) -> str:
    return ID + curie.removeprefix("id:") if curie.startswith("id:") else curie


def _cell(text: str) -> str:
    return safe_cell(" ".join(text.split()))
