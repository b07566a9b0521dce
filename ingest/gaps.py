"""Which paragraph numbers are missing, or out of order? Between such two, something of the report may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ontology.model import Issue, Paragraph
from ontology.values import Severity

# "3.12", "S7"
_NUMBER = re.compile(r"(?P<series>\d{1,2}\.|S)(?P<count>\d{1,3})")


def number_issues(paragraphs: Iterable[Paragraph]) -> Iterator[Issue]:
    """An issue at each paragraph whose number does not follow that of the numbered paragraph before it."""
    for before, after in pairwise(paragraph for paragraph in paragraphs if paragraph.number):
        first, second = _parts(before), _parts(after)
        if first is None or second is None:
            continue
        last = first[1] if first[0] == second[0] else 0
        if second[1] > last + 1:
            missing = f"{second[0]}{last + 1}" + (f" to {second[0]}{second[1] - 1}" if second[1] > last + 2 else "")
            yield _issue(after, "paragraphs-missing", missing)
        elif second[1] <= last:
            yield _issue(after, "paragraphs-out-of-order", f"{after.number} stands behind {before.number}")


def _parts(paragraph: Paragraph) -> tuple[str, int] | None:
    found = _NUMBER.fullmatch(paragraph.number or "")
    return (found["series"], int(found["count"])) if found else None


def _issue(paragraph: Paragraph, code: str, what: str) -> Issue:
    missing = code == "paragraphs-missing"
    return Issue(
        severity=Severity.WARNING,
        code=code,
        message=f"Paragraphs {what} were not read." if missing else f"Paragraph {what}.",
        hint="Look whether pages are missing or in another order; a judgement near here may belong to something else.",
        paragraph=paragraph.id,
        page=paragraph.page,
        quote=paragraph.text[:200],
    )
