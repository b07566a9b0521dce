"""Do Section 3, the summary of judgements and the declared counts agree? Each disagreement with both statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.bodies import HMI_PRISONS
from ingest.irp.restated import Match
from ontology.model import DeclaredCount, FollowUp, Issue, Notice, Paragraph, Practice, Recommendation
from ontology.values import Severity

_MIXED = ("recommendations and themes", "concerns and themes")


def compared(
    counts: Iterable[DeclaredCount],
    follow_ups: Sequence[FollowUp],
    notices: Sequence[Notice],
    practices: Sequence[Practice],
) -> tuple[DeclaredCount, ...]:
    """The counts with `agrees` told: whether as many follow-ups, notices or examples of practice were read.

    One judgement may cover several recommendations: a count of those agrees with either number.
    """
    every = {"notices": len(notices), "practices": len(practices)}
    return tuple(
        count
        if count.what == "priority concerns"  # a review does not tell which concerns have priority
        else replace(count, agrees=count.number in _read(count, follow_ups, every))
        for count in counts
    )


def _read(count: DeclaredCount, follow_ups: Sequence[FollowUp], every: dict[str, int]) -> frozenset[int]:
    if count.what in every:
        return frozenset({every[count.what]})
    labels = _labels(count.rating)
    counted = [
        one
        for one in follow_ups
        if (not labels or (one.judgement is not None and one.judgement.label.casefold() in labels))
    ]
    own = [one for one in counted if one.body == count.body]
    whole = count.body == HMI_PRISONS and not labels and count.number == len(counted)
    if count.what in _MIXED or count.body is None or whole:
        own = counted  # `11 of the concerns`: a summary may count Ofsted's themes among them
    asked = sum(len(one.recommendations) or 1 for one in own) if "recommendations" in count.what else len(own)
    return frozenset({len(own), asked})


def _labels(rating: str | None) -> frozenset[str]:
    """`Good or reasonable progress` is two labels."""
    if not rating:
        return frozenset()
    words = rating.casefold().removesuffix(" progress").split(" or ")
    return frozenset(f"{word.strip()} progress" for word in words)


def count_issues(
    counts: Iterable[DeclaredCount], recommendations: Sequence[Recommendation], paragraphs: Iterable[Paragraph]
) -> Iterator[Issue]:
    """A warning for each count that differs from what was read, and where one word counts two things."""
    texts = {paragraph.id: paragraph for paragraph in paragraphs}
    told = False
    for count in counts:
        counted = f"{count.number} {count.what}" + (f" with {count.rating.lower()}" if count.rating else "")
        if count.agrees is False:
            yield _issue("count-differs", f"The report declares {counted}; as many were not read.", count, texts)
        elif not told and _counts_judgements(count) and len(recommendations) not in (0, count.number):
            told = True
            message = (
                f"The report declares {counted} and prints {len(recommendations)} recommendations: "
                "it counts judgements, and one covers several."
            )
            yield _issue("count-of-judgements", message, count, texts)


def _counts_judgements(count: DeclaredCount) -> bool:
    return count.what == "recommendations" and count.rating is None and count.body == HMI_PRISONS


def _issue(code: str, message: str, count: DeclaredCount, texts: dict[str, Paragraph]) -> Issue:
    paragraph = texts.get(count.place.part)
    return Issue(
        severity=Severity.WARNING,
        code=code,
        message=message,
        hint="Look at the paragraph and at the summary of judgements; both statements are kept.",
        paragraph=count.place.part,
        page=paragraph.page if paragraph else None,
        quote=paragraph.text[:300] if paragraph else None,
    )


def restatement_issues(matches: Iterable[Match], follow_ups: Sequence[FollowUp]) -> Iterator[Issue]:
    """A warning for each restated line whose rating or words differ or are misspelt, and each that no line restates."""
    restated = set()
    for match in matches:
        follow_up = follow_ups[match.follow_up - 1]
        restated.add(follow_up.ordinal)
        judged = follow_up.judgement.label if follow_up.judgement else None
        if judged and match.line.label and judged.casefold() != match.line.label.casefold():
            yield _differs("rating-differs", follow_up, match, f"{judged!r} in the text, {match.line.label!r} restated")
        if match.line.misspelt:
            yield _misspelt(follow_up, match)
        if not match.same_words:
            words = f"{match.said.text!r} in the text, {match.line.passage.text!r} restated"
            yield _differs("wording-differs", follow_up, match, words)
    for follow_up in follow_ups if restated else ():
        if follow_up.ordinal not in restated:
            yield Issue(
                severity=Severity.WARNING,
                code="not-restated",
                message=f"Follow-up {follow_up.ordinal} is missing from the summary of judgements.",
                hint="Look whether the summary words it otherwise.",
                paragraph=follow_up.place.part,
                quote=follow_up.text[:300],
            )


def _misspelt(follow_up: FollowUp, match: Match) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code="rating-misspelt",
        message=f"{match.line.misspelt!r} is read as {match.line.label!r}, which it misses by a letter.",
        hint="Look at the page, whether that is the rating.",
        paragraph=follow_up.place.part,
        page=match.line.passage.page,
        quote=match.line.misspelt,
    )


def _differs(code: str, follow_up: FollowUp, match: Match, how: str) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code=code,
        message=f"Follow-up {follow_up.ordinal} is stated twice, not alike: {how}.",
        hint="Both statements are kept; the report contradicts itself.",
        paragraph=follow_up.place.part,
        page=match.line.passage.page,
        quote=match.line.passage.text[:300],
    )
