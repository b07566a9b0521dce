"""Which paragraph numbers are missing, out of order or printed twice? There, something of the report may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ontology.model import Issue, Paragraph
from ontology.values import PartKind, Severity

# "3.12", "S7"
_NUMBER = re.compile(r"(?P<series>\d{1,2}\.|S)(?P<count>\d{1,3})")
_COULD_BE_NUMBERED = frozenset({PartKind.PARAGRAPH, PartKind.LIST_ITEM})
_SHORTEST = 30
"""Characters that a paragraph has at least; "Recommendation" is a label."""


def number_issues(paragraphs: Iterable[Paragraph], *, forgiving: bool = False) -> Iterator[Issue]:
    """An issue at each paragraph whose number does not follow that of the numbered paragraph before it.

    `forgiving`: as many paragraphs without a number as are missing between the two are taken for these.
    """
    before, between = None, 0
    for after in paragraphs:
        if not after.number:
            between += after.kind in _COULD_BE_NUMBERED and len(after.text) >= _SHORTEST
            continue
        if before:
            yield from _issue_between(before, after, between if forgiving else 0)
        before, between = after, 0


def _issue_between(before: Paragraph, after: Paragraph, between: int) -> Iterator[Issue]:
    first, second = _parts(before), _parts(after)
    if first is None or second is None:
        return
    last = first[1] if first[0] == second[0] else 0
    if second[1] > last + 1 + between:
        missing = f"{second[0]}{last + 1}" + (f" to {second[0]}{second[1] - 1}" if second[1] > last + 2 else "")
        yield _issue(after, "paragraphs-missing", missing)
    elif second[1] <= last:
        yield _issue(after, "paragraphs-out-of-order", f"{after.number} stands behind {before.number}")


def repeated_numbers(repeated: Iterable[Paragraph]) -> Iterator[Issue]:
    """An issue at each paragraph whose number an earlier one has already."""
    for paragraph in repeated:
        yield Issue(
            severity=Severity.WARNING,
            code="number-twice",
            message=f"Two paragraphs are numbered {paragraph.number}; the second is kept as {paragraph.id}.",
            hint="Look whether the report misprints a number, or one of the two is an entry of a list.",
            paragraph=paragraph.id,
            page=paragraph.page,
            quote=paragraph.text[:200],
        )


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
