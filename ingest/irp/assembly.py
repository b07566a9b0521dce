"""Which concerns, recommendations and follow-ups do the gathered drafts make, and what was odd about them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind, Part
from ingest.irp.drafts import Draft, Gathering
from ingest.irp.follow_ups import gather, place_of
from ingest.irp.judgements import Verdict
from ingest.irp.labels import Statement
from ingest.irp.restated import Line, Match, match_lines, read_lines, restatement
from ingest.paragraphs import Catalogue
from ontology.model import Concern, FollowUp, Issue, Judgement, Recommendation
from ontology.values import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What a review followed up, and the lines of its summary of judgements matched with it."""

    concerns: tuple[Concern, ...]
    recommendations: tuple[Recommendation, ...]
    follow_ups: tuple[FollowUp, ...]
    matches: tuple[Match, ...]
    issues: tuple[Issue, ...]


def assemble(progress: Iterable[Part], restating: Iterable[Part], parts: Catalogue) -> Followed:
    """Read the progress sections and match the restated lines with them."""
    gathered = gather(progress)
    said = [
        (ordinal, one)
        for ordinal, draft in enumerate(gathered.drafts, 1)
        for one in (*draft.statements, *_together(draft))
    ]
    lines = read_lines(restating, [one.text for _, one in said])
    matches, unmatched = match_lines(lines, said)
    concerns: list[Concern] = []
    recommendations: list[Recommendation] = []
    follow_ups = []
    for ordinal, draft in enumerate(gathered.drafts, 1):
        concern = _concern(draft, len(concerns) + 1, parts)
        concerns += [concern] if concern else []
        asked = list(_recommendations(draft, len(recommendations), concern.ordinal if concern else None, parts))
        recommendations += asked
        follow_ups.append(_follow_up(draft, (ordinal, concern, asked), matches, parts))
    return Followed(
        concerns=tuple(concerns),
        recommendations=tuple(recommendations),
        follow_ups=tuple(follow_ups),
        matches=tuple(matches),
        issues=(*_odd_drafts(gathered, parts), *(_unmatched(line, parts) for line in unmatched)),
    )


def _together(draft: Draft) -> Iterator[Statement]:
    """The recommendations of one judgement as one line of the summary may restate them, one behind the other."""
    asked = [said for said in draft.statements if said.kind == "recommendation"]
    if len(asked) > 1:
        yield replace(asked[0], text=" ".join(said.text for said in asked))


def _concern(draft: Draft, ordinal: int, parts: Catalogue) -> Concern | None:
    said = draft.main
    if said.kind != "concern":
        return None
    return Concern(
        ordinal=ordinal,
        body=draft.body,
        heading=_text(draft.heading),
        test=_text(draft.test),
        number=said.references[0] if said.references else None,
        text=said.text,
        place=place_of(said, parts.id(said.block)),
    )


def _recommendations(draft: Draft, before: int, concern: int | None, parts: Catalogue) -> Iterator[Recommendation]:
    asked = [said for said in draft.statements if said.kind == "recommendation"]
    for ordinal, said in enumerate(asked, before + 1):
        kind = said.words.casefold().split()[0] if len(said.words.split()) > 1 else None
        yield Recommendation(
            ordinal=ordinal,
            text=said.text,
            reference=said.references[0] if said.references else None,
            addressee=said.addressee,
            concern=concern,
            kind=kind if kind in ("key", "main", "general") else None,
            place=place_of(said, parts.id(said.block)),
        )


def _follow_up(
    draft: Draft,
    known: tuple[int, Concern | None, Sequence[Recommendation]],
    matches: Sequence[Match],
    parts: Catalogue,
) -> FollowUp:
    ordinal, concern, asked = known
    said = draft.main
    return FollowUp(
        ordinal=ordinal,
        kind="theme" if draft.is_theme else "concern",
        body=draft.body,
        heading=_text(draft.heading),
        test=_text(draft.test),
        theme_number=said.number if draft.is_theme else None,
        concern=concern.ordinal if concern else None,
        recommendations=tuple(one.ordinal for one in asked),
        text=said.text,
        references=tuple(dict.fromkeys(number for one in draft.statements for number in one.references)),
        paragraphs=tuple(parts.id(block) for block in draft.findings),
        judgement=_judgement(draft, parts),
        restated=tuple(restatement(match, parts) for match in matches if match.follow_up == ordinal),
        place=place_of(said, parts.id(said.block)),
    )


def _judgement(draft: Draft, parts: Catalogue) -> Judgement | None:
    verdict, block = draft.verdict, draft.judged_in
    if verdict is None or block is None or verdict.label is None:
        return None
    place = parts.place(block, verdict.span.start, verdict.span.end)
    return Judgement(label=verdict.label, body=draft.body, about=verdict.about, place=place)


def _text(block: Block | None) -> str | None:
    return block.text if block else None


def _odd_drafts(gathered: Gathering, parts: Catalogue) -> Iterator[Issue]:
    for ordinal, draft in enumerate(gathered.drafts, 1):
        yield from _odd_draft(ordinal, draft, parts)
    for block, verdict in gathered.orphans:
        yield _issue("judgement-of-nothing", "A judgement stands below no statement that is understood.", block, parts)
        yield from _odd_rating(block, verdict, parts)
    for block in gathered.crowded:
        message = "More than one sentence of this paragraph judges; the last one is kept."
        yield _issue("several-judgements", message, block, parts)
    for block in gathered.surpassed:
        message = "This paragraph seems to judge as well; the one below that points back at the statement is kept."
        yield _issue("judged-before", message, block, parts)
    for block, _ in gathered.repeated:
        yield _issue("judged-again", "A second judgement follows the one above it; the first is kept.", block, parts)


def _odd_draft(ordinal: int, draft: Draft, parts: Catalogue) -> Iterator[Issue]:
    first = draft.main.block
    yield from _odd_order(ordinal, draft, parts)
    if draft.verdict is None and not draft.in_doubt:
        yield _issue("no-judgement", f"No sentence judges the progress of follow-up {ordinal}.", first, parts)
    elif draft.judged_in and draft.verdict:
        yield from _odd_rating(draft.judged_in, draft.verdict, parts)
    if draft.unlabelled:
        message = f"Follow-up {ordinal} is taken from a paragraph that has no label."
        yield _issue("statement-without-label", message, first, parts)
    if draft.heading_between and draft.judged_in:
        message = f"The heading {draft.heading_between.text!r} stands between follow-up {ordinal} and its judgement."
        yield _issue("heading-before-judgement", message, draft.judged_in, parts)
    if draft.heading is None:
        yield _issue("no-heading", f"Follow-up {ordinal} stands under no heading.", first, parts, Severity.INFO)


def _odd_order(ordinal: int, draft: Draft, parts: Catalogue) -> Iterator[Issue]:
    """Judgements that may belong to another statement, and those that do by the order of the report alone."""
    for block in draft.in_doubt:
        message = (
            f"Whether this judges follow-up {ordinal} is not clear: there is a statement without a judgement, "
            "and a judgement without a statement."
        )
        yield _issue("judgement-in-doubt", message, block, parts)
    if draft.main.block.moved and draft.judged_in:
        message = f"Follow-up {ordinal} is printed amid the findings of another; it is read with this judgement."
        yield _issue("statement-moved", message, draft.judged_in, parts)


def _odd_rating(block: Block, verdict: Verdict, parts: Catalogue) -> Iterator[Issue]:
    if verdict.label is None:
        message = f"The rating {verdict.printed!r} is none of the scale of {verdict.body}."
        yield _issue("rating-not-understood", message, block, parts)


def _unmatched(line: Line, parts: Catalogue) -> Issue:
    message = f"A line of the summary of judgements ({line.label}) restates no follow-up that was read."
    return _issue("restates-nothing", message, line.block, parts)


def _issue(code: str, message: str, block: Block, parts: Catalogue, severity: Severity = Severity.WARNING) -> Issue:
    hint = "Look at the paragraph in the report: its layout, or a word in it, may be new."
    if block.kind is BlockKind.HEADING:
        hint = "Look whether it is a heading at all."
    return Issue(
        severity=severity,
        code=code,
        message=message,
        hint=hint,
        paragraph=parts.id(block),
        page=block.passage.page,
        quote=block.text[:300],
    )
