"""Which regulator's notices did the inspection lead to?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.bodies import HMI_PRISONS, OFSTED, bodies_in
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import sentences
from ontology.model import Issue, Notice
from ontology.values import Severity

NOT_MET = "not met"
_CQC = "Care Quality Commission"
# `issued a requirement notice`, `found breaches of`, `was in breach of Regulation 17`
_ISSUED = re.compile(
    r"(?i)\b(?:issued|issuing|served|serve)\b[^.]{0,80}\bnotices?\b"
    r"|\bnotices?\b[^.]{0,40}\b(?:was|were|been) (?:issued|served)\b"
    r"|\b(?:found|identified|was|were)\b[^.]{0,40}\bbreach(?:es)?\b|\baction plan\b[^.]{0,40}\brequest"
)
_NONE = re.compile(r"(?i)\b(?:no|not|any|without)\b[^.]{0,40}\b(?:breach(?:es)?|notices?|regulatory)\b")
_EARLIER = re.compile(r"(?i)\bat (?:the|our) (?:last|previous) inspection\b|\bpreviously issued\b")
_ONE = r"\d{1,2}(?!\d)(?:\(\d+\))*"
# `Regulation 17`, `regulations 12, 17 and 18`, `Reg. 18`
_REGULATION = re.compile(rf"(?i)\breg(?:ulation)?s?\.?\s+(?P<numbers>{_ONE}(?:\s*(?:,\s*and|,|and|&)\s*{_ONE})*)")
_NUMBER = re.compile(r"\d{1,2}")


def read_notices(units: Iterable[Unit], catalogue: Catalogue) -> tuple[tuple[Notice, ...], tuple[Issue, ...]]:
    """Each regulation that a notice of this inspection is about, placed at the finding, else at the appendix."""
    units = list(units)
    stated = [unit for unit in units if unit.zone is Zone.BODY and _issues_notice(unit)]
    printed = [unit for unit in units if unit.zone is Zone.NOTICE]
    found: dict[tuple[str, str], Notice] = {}
    for unit in (*stated, *printed):
        for number, start, end in _regulations(unit.text):
            home = unit if unit in stated or not stated else stated[0]
            place = catalogue.place(home.block, start, end) if home is unit else catalogue.place(home.block)
            body = _regulator(home.text) or _regulator(unit.text) or _CQC
            notice = Notice(body=body, regulation=f"Regulation {number}", verdict=NOT_MET, place=place)
            found.setdefault((notice.body, notice.regulation), notice)
    return tuple(found.values()), tuple(_without_number(stated, catalogue) if not found else ())


def _issues_notice(unit: Unit) -> bool:
    text = plain(unit.text)
    if _regulator(text) is None:
        return False
    return any(
        _ISSUED.search(sentence) and not _NONE.search(sentence) and not _EARLIER.search(sentence)
        for sentence in (span.of(text) for span in sentences(text))
    )


def _regulator(text: str) -> str | None:
    return next((body for body in bodies_in(text) if body not in (HMI_PRISONS, OFSTED)), None)


def _regulations(text: str) -> Iterator[tuple[str, int, int]]:
    """The numbers of the regulations that a text names, not those in the titles of Acts."""
    for found in _REGULATION.finditer(plain(text)):
        for number in _NUMBER.findall(re.sub(r"\(\d+\)", "", found["numbers"])):
            yield number, found.start(), found.end()


def _without_number(stated: list[Unit], catalogue: Catalogue) -> Iterator[Issue]:
    for unit in stated:
        yield Issue(
            severity=Severity.INFO,
            code="notice-without-regulation",
            message="A regulator's notice is mentioned, but not under which regulation.",
            hint="The notice itself may be published elsewhere.",
            paragraph=catalogue.id(unit.block),
            page=unit.block.passage.page,
            quote=unit.text[:200],
        )
