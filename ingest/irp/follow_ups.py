"""What was followed up, on which evidence, with which judgement? One follow-up for each judgement that is due."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ingest.blocks import ASIDES, Block, BlockKind, Part
from ingest.bodies import HMI_PRISONS, bodies_in
from ingest.irp.drafts import Draft, Gathering
from ingest.irp.judgements import Verdict, find_closing_verdict, find_verdicts, label_verdict
from ingest.irp.labels import Statement, statement
from ingest.irp.sections import titled
from ingest.plain import plain
from ingest.wording import any_of, finders
from ontology.places import Place

_FRAMING = re.compile(any_of("review", "framing"), re.IGNORECASE)
_WRITTEN_BY = re.compile(r"(?i)\bwritten by\b")
_FEWEST_WORDS = 5
"""A paragraph shorter than this is no statement that lost its label."""


def gather(parts: Iterable[Part]) -> Gathering:
    """Read the progress sections block by block."""
    state = Gathering()
    for part in parts:
        state.heading = state.test = None
        state.unclaimed = []
        state.sections.append(len(state.drafts))
        if part.heading and not titled(part, "progress"):
            _take_heading(state, part.heading)  # a converter made every topic a section
        for block in part.all_blocks():
            said = statement(block)
            if said:
                _take_statement(state, said)
            elif block.kind is BlockKind.HEADING:
                _take_heading(state, block)
            elif block.kind not in ASIDES:
                _take_words(state, block)
    _share_plural_verdicts(state.drafts)
    _take_closing_verdicts(state.drafts)
    _doubt_shifted(state)
    return state


def _names_test(block: Block) -> bool:
    title = plain(block.text).strip(" .:")
    return any(form.fullmatch(title) for form in finders("ratings", "tests").values())


def _take_heading(state: Gathering, block: Block) -> None:
    if block.doubtful and state.opened and not (_names_test(block) or (state.heading and _names_test(state.heading))):
        return  # the caption of a picture below the heading: no topic is empty
    state.opened = True
    if _names_test(block):
        state.test = block
    elif state.test and _closes_test(state.test, block):
        state.test = None
    state.heading = block
    state.writer = HMI_PRISONS
    state.unclaimed = []
    if state.open and state.open.labelled:
        state.open.labelled = False
    elif state.open and state.open.findings:
        state.open.heading_between = block


def _closes_test(test: Block, block: Block) -> bool:
    """A heading as high as that of the test stands outside the test."""
    return block.level is not None and test.level is not None and block.level <= test.level


def _take_statement(state: Gathering, said: Statement) -> None:
    draft = state.open
    state.opened = False
    joins = draft is not None and not draft.findings and said.kind == "recommendation" and not draft.is_theme
    if draft and joins:
        draft.statements.append(said)
        return
    state.drafts.append(Draft(statements=[said], heading=state.heading, test=state.test, writer=state.writer))
    state.unclaimed = []


def _take_words(state: Gathering, block: Block) -> None:
    state.opened = False
    text = plain(block.text)
    if _FRAMING.search(text) and not block.number:
        if _WRITTEN_BY.search(text):
            state.writer = next((body for body in bodies_in(text) if body != HMI_PRISONS), state.writer)
        return
    draft = state.open
    if draft and (label := label_verdict(block.text, draft.body)):
        draft.verdict, draft.judged_in, draft.labelled = label, block, True
        draft.findings += [block] if block.number else []
        return
    found = find_verdicts(block.text, draft.body if draft else state.writer)
    if len(found) > 1:
        state.crowded.append(block)
    verdict = found[-1] if found else None
    if draft:
        draft.findings.append(block)
        if verdict:
            draft.verdict, draft.judged_in, draft.labelled = verdict, block, False
            state.unclaimed = []
        return
    state.unclaimed.append(block)
    if verdict and verdict.about and _is_weakly_judged(state):
        _judge_anew(state.drafts[-1], state, verdict)
    elif verdict:
        _take_orphan(state, block, verdict)


def _is_weakly_judged(state: Gathering) -> bool:
    """Whether what judges the last statement does not point back at it, and no heading followed."""
    last = state.drafts[-1] if state.drafts else None
    return bool(last and last.verdict and not last.verdict.about and last.heading is state.heading)


def _judge_anew(draft: Draft, state: Gathering, verdict: Verdict) -> None:
    """`At our last inspection we judged that there was good progress` was no judgement of this visit."""
    if draft.judged_in:
        state.surpassed.append(draft.judged_in)
    draft.findings += state.unclaimed
    draft.verdict, draft.judged_in = verdict, state.unclaimed[-1]
    state.unclaimed = []


def _take_orphan(state: Gathering, block: Block, verdict: Verdict) -> None:
    """A judgement without a labelled statement: the sentence above the findings may be one that lost its label."""
    said = _unlabelled(state.unclaimed[:-1], verdict)
    if said is None:
        (state.repeated if state.drafts and len(state.unclaimed) == 1 else state.orphans).append((block, verdict))
        state.left_over.append((len(state.sections), len(state.drafts)))
    else:
        draft = Draft(statements=[said], heading=state.heading, test=state.test, writer=state.writer, unlabelled=True)
        first = state.unclaimed.index(said.block) + 1
        draft.findings, draft.verdict, draft.judged_in = state.unclaimed[first:], verdict, block
        state.drafts.append(draft)
    state.unclaimed = []


def _unlabelled(blocks: list[Block], verdict: Verdict) -> Statement | None:
    """The last unnumbered paragraph before the first numbered finding, where it is long enough to state something."""
    before = []
    for block in blocks:
        if block.number:
            break
        before.append(block)
    if not before or before[-1].kind is not BlockKind.PARAGRAPH or len(before[-1].text.split()) < _FEWEST_WORDS:
        return None
    about = plain(verdict.about or "").casefold()
    kind = next((kind for kind in ("theme", "recommendation") if kind in about), "concern")
    return Statement(kind=kind, block=before[-1], text=before[-1].text, start=0, words="")


def _share_plural_verdicts(drafts: list[Draft]) -> None:
    """`... against these concerns` judges also the statements right above that have no findings of their own."""
    for draft, following in reversed(list(pairwise(drafts))):
        if not draft.findings and draft.judged_in is None and following.verdict and following.verdict.plural:
            draft.verdict, draft.judged_in, draft.findings = following.verdict, following.judged_in, following.findings


def _take_closing_verdicts(drafts: list[Draft]) -> None:
    """Where no sentence judges in so many words, the last one of the findings may."""
    for draft in drafts:
        if draft.judged_in is None and draft.findings:
            verdict = find_closing_verdict(draft.findings[-1].text, draft.writer)
            if verdict:
                draft.verdict, draft.judged_in = verdict, draft.findings[-1]


def _doubt_shifted(state: Gathering) -> None:
    """Between a statement and a judgement that are both left over, each judgement may be one statement away."""
    ends = [*state.sections[1:], len(state.drafts)]
    for section, left in state.left_over:
        places = range(state.sections[section - 1], ends[section - 1])
        alone = [place for place in places if state.drafts[place].judged_in is None]
        above, below = [p for p in alone if p < left][:1], [p for p in alone if p >= left][-1:]
        for place in (*(p for a in above for p in range(a, left)), *(p for b in below for p in range(left, b))):
            _doubt(state.drafts[place])


def _doubt(draft: Draft) -> None:
    if draft.judged_in:
        draft.in_doubt.append(draft.judged_in)
        draft.findings = [block for block in draft.findings if block is not draft.judged_in]
        draft.verdict = draft.judged_in = None


def place_of(said: Statement, part: str) -> Place:
    """Where the words of a statement stand, without label and reference."""
    start = plain(said.block.text).find(plain(said.text), said.start)
    start = max(start, said.start)
    return said.block.passage.slice(start, start + len(said.text)).at(part)
