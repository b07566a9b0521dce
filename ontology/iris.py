"""Which IRI does a thing get? All of them are minted here, from facts of the source that do not change.

    https://w3id.org/prisongraph/def#FollowUp                            a term of the ontology
    https://w3id.org/prisongraph/scheme/topic/irmt                       a concept of a scheme
    https://w3id.org/prisongraph/id/judgement/irp-TMI-2023-11_hmip-3     a thing: its kind, then its key
    https://w3id.org/prisongraph/graph/irp-TMI-2023-11                   a named graph

A key holds no slash. Keys never depend on the words of a concern: they are made of register codes, months, numbers as
printed, and ordinals.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from ontology.values import PartialDate, ReportKind

BASE = "https://w3id.org/prisongraph/"
DEF = f"{BASE}def#"
SCHEME = f"{BASE}scheme/"
ID = f"{BASE}id/"
GRAPH = f"{BASE}graph/"
SHAPES = f"{BASE}shapes#"


class Kind(StrEnum):
    """The kinds of thing that have IRIs: the first step of the path after `id/`."""

    ABBREVIATION = "abbreviation"
    ANCHOR = "anchor"
    CELL = "cell"
    COLUMN = "column"
    CONCERN = "concern"
    CONTEXT = "context"
    COUNT = "count"
    CROSS_REFERENCE = "crossreference"
    DEFINITION = "definition"
    FACT = "fact"
    FIELDWORK = "fieldwork"
    FIGURE = "figure"
    FILE = "file"
    FINDING = "finding"
    FOLLOW_UP = "followup"
    GLOSSARY = "glossary"
    ISSUE = "issue"
    JUDGEMENT = "judgement"
    LINK = "link"
    LINK_EVIDENCE = "linkevidence"
    LINK_REVIEW = "linkreview"
    MENTION = "mention"
    NOTICE = "notice"
    ORGANISATION = "org"
    PART = "part"
    PARTICIPATION = "participation"
    PERIOD = "period"
    PERSON = "person"
    PRISON = "prison"
    PROCESS = "process"
    PROVISION = "provision"
    QUANTITY = "quantity"
    RECOMMENDATION = "recommendation"
    RECURRING_ISSUE = "recurringissue"
    REFERENCE = "reference"
    REGULATION = "regulation"
    REPORT = "report"
    ROW = "row"
    RUN = "run"
    SAMPLE = "sample"
    SECTION = "section"
    SIGNATURE = "signature"
    SITE_FINDING = "sitefinding"
    STATEMENT = "statement"
    STEP = "step"
    TABLE = "table"
    TOPIC_ASSIGNMENT = "topicassignment"
    VISIT = "visit"


def mint(kind: Kind, *key: str | int) -> str:
    """The IRI of a thing; the pieces of its key are joined by `_`, each made safe for an IRI."""
    return f"{ID}{kind}/{'_'.join(_safe(str(piece)) for piece in key)}"


def graph(name: str) -> str:
    """The IRI of the named graph that holds this report (by key), `register`, `schemes`, `identity` ..."""
    return f"{GRAPH}{_safe(name)}"


def scheme(name: str) -> str:
    """The IRI of a concept scheme."""
    return f"{SCHEME}{name}"


def concept(of_scheme: str, key: str) -> str:
    """The IRI of a concept, from the keys of its scheme and its own."""
    return f"{SCHEME}{of_scheme}/{key}"


def local_name(iri: str) -> str:
    """What stands after the last `#` or `/` of an IRI: a thing's key, a concept's key, a term's name."""
    return re.split("[#/]", iri)[-1]


def anchor(report_key: str, start: int, end: int) -> str:
    """The IRI of the span `[start, end)` of the source of a report."""
    return mint(Kind.ANCHOR, report_key, f"{start}-{end}")


def part(report_key: str, part_id: str) -> str:
    """The IRI of a part of a report; printed numbers get a `p` before them (`3.13` is `..._p3.13`)."""
    return mint(Kind.PART, report_key, f"p{part_id}" if _NUMBERED.match(part_id) else part_id)


def report_key(kind: ReportKind, establishment: str, visited: PartialDate | None) -> str:
    """The key of a report and of its visit: `irp-TMI-2023-11`, from the register's code or a slug of the name.

    Where the report does not say when it was: `irp-TMI`.
    """
    month = f"-{PartialDate(visited.year, visited.month)}" if visited else ""
    return f"{_KIND_KEYS[kind]}-{establishment}{month}"


def full_inspection_key(establishment: str, when: PartialDate) -> str:
    """The key of a full inspection, as it is known from other reports: to the month, or only to the year."""
    return report_key(ReportKind.FULL_INSPECTION, establishment, when)


def slug(name: str) -> str:
    """A name as a key: lower case, without accents and marks, words joined by `-`; other scripts keep their letters."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+|_+", "-", re.sub(r"['’‘]", "", folded.casefold())).strip("-") or "unnamed"


_NUMBERED = re.compile(r"S?\d")
"""A part id that begins with a printed number: `3.13`, `S12`, `2.2+1`."""

_UNSAFE = re.compile(r"[^\w.+~-]")
"""What may not stand in a key: ` `, `/`, `(`, `"`."""

_KIND_KEYS = {ReportKind.IRP: "irp", ReportKind.FULL_INSPECTION: "full", ReportKind.THEMATIC: "thematic"}


def _safe(piece: str) -> str:
    return _UNSAFE.sub("-", unicodedata.normalize("NFC", piece))
