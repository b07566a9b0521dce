"""What does each rating mean, in the words of this edition?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.blocks import Block, BlockKind, Outline, Part
from ingest.bodies import HMI_PRISONS, bodies_in
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.wording import alternatives, any_of, phrases, table
from ontology.model import RatingDefinition

_LABELS = tuple(dict.fromkeys(label for labels in table("ratings", "progress").values() for label in labels))
_LABEL = alternatives(_LABELS)
_SCALES = {
    frozenset(map(str.casefold, labels)): body for body, labels in table("ratings", "progress").items() if body != "any"
}
# `Insufficient progress`, alone on its line or before its definition
_ALONE = re.compile(rf"(?i){_LABEL}[\s.:]*")
_RUN_IN = re.compile(rf"(?i)(?P<label>{_LABEL})\s*[:.-]\s+(?P<definition>\S.*)")
_INTRODUCTION = re.compile(any_of("ratings", "scale_introductions"), re.IGNORECASE)
# `Outcomes for prisoners are reasonably good. There is evidence ...`
_OUTCOME = re.compile(
    rf"(?i)outcomes for (?:prisoners|detainees|children|women|children and young people) are "
    rf"(?P<label>{alternatives(phrases('ratings', 'outcomes'))})\.\s*(?P<definition>\S.*)?"
)


def read_scales(outline: Outline, catalogue: Catalogue) -> tuple[RatingDefinition, ...]:
    """The definitions of ratings in printed order.

    A scale of progress begins after the sentence that says who gives it; a label there stands over its definition or
    before it on the line. In an appendix, all labels of a body's scale are one without such a sentence, too. Outcomes
    of full inspections are defined in one sentence each.
    """
    found: list[RatingDefinition] = []
    for part in outline.parts:
        blocks = list(part.all_blocks())
        defined = tuple(_definitions(blocks, catalogue))
        found += defined or (_whole_scales(blocks, catalogue) if _is_appendix(part) else ())
    return tuple(found)


def _is_appendix(part: Part) -> bool:
    return bool(part.number) and not str(part.number)[0].isdigit()


def _whole_scales(blocks: list[Block], catalogue: Catalogue) -> Iterator[RatingDefinition]:
    """The scales that nothing introduces: every label that a body has, each over its definition."""
    run: dict[str, tuple[str, Block]] = {}
    for block, below in pairwise(blocks):
        label = block.text.strip(" .:")
        if not _ALONE.fullmatch(plain(label)) or below.kind is BlockKind.HEADING:
            continue
        run = run if label.casefold() not in run else {}
        run[label.casefold()] = (label, below)
        if body := _SCALES.get(frozenset(run)):
            yield from (_definition(body, *each, len(each[1].text), catalogue) for each in run.values())
            run = {}


def _definitions(blocks: list[Block], catalogue: Catalogue) -> Iterator[RatingDefinition]:
    body: str | None = None
    waiting: Block | None = None
    label = ""
    for block in blocks:
        text = plain(block.text).strip()
        if introduced := _INTRODUCTION.search(text):
            if body and waiting and (end := _first_sentence(text, introduced.start())):
                yield _definition(body, label, block, end, catalogue)
            body, waiting = _who_judges(text, introduced.start()), None
        elif found := _OUTCOME.fullmatch(text):
            if found["definition"]:
                yield _run_in(block, found, HMI_PRISONS, catalogue)
            else:
                body, waiting, label = HMI_PRISONS, block, found["label"]
        elif body and _ALONE.fullmatch(text):
            waiting, label = block, block.text.strip(" .:")
        elif body and (found := _RUN_IN.fullmatch(text)):
            yield _run_in(block, found, body, catalogue)
        elif body and waiting and block.kind is not BlockKind.HEADING:
            yield _definition(body, label, block, len(block.text), catalogue)
            waiting = None


def _who_judges(text: str, place: int) -> str:
    """The body that the sentence at a place names, or else the text around it; the inspectorate where none is."""
    said = next((span.of(text) for span in sentences(text) if span.start <= place < span.end), "")
    return next(iter(bodies_in(said) or bodies_in(text)), HMI_PRISONS)


def _first_sentence(text: str, place: int) -> int:
    """Where the first sentence ends, if one at a later place has run on to it; else 0."""
    first = next(iter(sentences(text)), (0, 0))
    return first[1] if first[1] <= place else 0


def _definition(body: str, label: str, block: Block, end: int, catalogue: Catalogue) -> RatingDefinition:
    place = catalogue.place(block, 0, end)
    return RatingDefinition(body=body, label=label, definition=block.text[:end], place=place)


def _run_in(block: Block, found: re.Match[str], body: str, catalogue: Catalogue) -> RatingDefinition:
    start = len(plain(block.text)) - len(plain(block.text).lstrip())
    first, last = (position + start for position in found.span("definition"))
    label = found["label"]
    return RatingDefinition(
        body=body,
        label=label[:1].upper() + label[1:],
        definition=block.text[first:last],
        place=catalogue.place(block, first, last),
    )
