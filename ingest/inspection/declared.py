"""How many concerns, recommendations and verdicts does a full inspection say there are, and were as many read?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.bodies import HMI_PRISONS
from ingest.inspection.outcomes import test_key
from ingest.inspection.pointing import POINTS_BACK, pointed_verdicts
from ingest.inspection.zones import Unit, Zone, test_named
from ingest.numbers import NUMBER, whole_number
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.wording import any_of
from ontology.model import Concern, DeclaredCount, Progress

_ANY = rf"(?i:{NUMBER})"
_N = rf"(?P<n>{_ANY})"
_TESTS = rf"(?i:{any_of('inspection', 'tests')})"
_RESULT = r"(?i:(?:partially |not )?(?:achieved|addressed))"
# `we identified nine key concerns`, `we raised 14 priority and key concerns`, `we made 66 recommendations overall`
_MADE = re.compile(
    rf"(?i:\b(?:identified|raised|made|found)) (?:a total of )?{_N} "
    r"(?P<kind>(?i:(?:priority and key |key and priority |key |main |priority )?))"
    r"(?P<what>(?i:concern|recommendation))s?\b"
)
# `the 14 key concerns set out in this report`: this inspection's own, in the introduction as well
_SET_OUT = re.compile(
    rf"(?i:\b(?:the|our) ){_N} (?P<kind>(?i:(?:priority and key |key and priority |key |main |priority )?))"
    r"(?P<what>(?i:concern|recommendation))s?,? (?i:(?:(?:that|which) (?:are|we have) )?"
    r"(?:set out|listed|raised|made|identified|contained|detailed) in this report)"
)
# `..., of which six should be treated as priorities`, `three of which were priorities`
_PRIORITIES = re.compile(
    rf"(?i:\bof (?:which|these),? {_N} (?:should be|were|are) "
    r"(?:(?:treated|considered) as |considered )?(?:a )?priorit(?:y|ies))"
    rf"|(?<!\w)(?P<n2>{_ANY}) (?i:of (?:which|these|them) (?:were|was|are) (?:a )?priorit(?:y|ies))"
)
# `two of which were about areas of key concern`
_ABOUT_KEY = re.compile(
    rf"(?<!\w){_N} (?i:of (?:which|these|them) (?:were|was|are) (?:about|in) "
    r"(?:areas of )?(?:a )?(?:key|serious) concerns?)"
)
# `fully accepted 44 of the recommendations and partially (or subject to resources) accepted six. It rejected one`
_ACCEPTED = re.compile(
    r"(?P<verdict>(?i:fully accepted|partially (?:\(or subject to resources\) )?accepted|accepted in part"
    rf"|partly accepted|rejected)) {_N}(?!\d)"
)
# `had achieved three of those`, `partially achieved one recommendation`: the verb first
_VERB_FIRST = re.compile(rf"\b(?P<verdict>{_RESULT}) {_N}(?= (?i:of|recommendations?|concerns?|and)\b|[.,;])")
# `two of our concerns had been addressed`, `three had not been addressed`, `one was no longer relevant`
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.]){_N}(?P<between>(?:\s+(?!{_ANY}\b)[\w'()/-]+){{0,16}}?)\s+"
    r"(?P<verdict>(?i:(?:not (?:yet )?(?:been )?(?:fully )?|partially |partly )?(?:achieved|addressed)"
    r"|no longer relevant))"
)
# `in the area of safety`, `In respect, one recommendation had been achieved`, `recommendations made in safety`
_AREA = re.compile(
    rf"(?i:in the areas? of|about|in the area) (?P<test>{_TESTS})"
    rf"|(?i:^in|\bmade in|\bmade about|\brelating to) (?P<test2>{_TESTS})(?! of\b)"
)
# a number of some of the recommendations: those about key concerns, or those of an area
_PARTIAL = re.compile(r"(?i)\b(?:key|main|priority|serious) (?:concerns?|recommendations?)|\bin the areas? of\b")
# `one recommendation about a key concern`, and not `27 recommendations, seven of which were about ...`
_NARROWED = re.compile(r"(?i)\s+(?:about|in|made|relating)\b")
# `Progress on recommendations from the scrutiny visit`: what another visit asked for, which no list restates
_OTHER_VISIT = re.compile(r"(?i)\b(?:scrutiny|monitoring) visits?\b|\breviews? of progress\b")
_Match = tuple[re.Match[str], str, str | None, int]
"""Where a number stands, what it counts, with which verdict, and the number."""

_ZONES = frozenset({Zone.SUMMARY, Zone.CONCERNS, Zone.PROGRESS_SUMMARY, Zone.PRACTICE, Zone.PROGRESS})


@dataclass(frozen=True, slots=True)
class Read:
    """What was read, to compare declared numbers with."""

    concerns: tuple[Concern, ...]
    progress: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    what: str
    rating: str | None
    number: int
    own: bool
    """It counts the concerns of this inspection."""
    partial: bool
    """It may count only some of what the list of progress holds: those that are about key concerns."""


def read_declared(units: Iterable[Unit], catalogue: Catalogue, read: Read) -> tuple[DeclaredCount, ...]:
    """Every number that the report declares of its concerns, or of what came of the last inspection's."""
    counts: list[DeclaredCount] = []
    elsewhere = False
    for unit in units:
        if unit.is_heading:
            elsewhere = bool(_OTHER_VISIT.search(unit.text))
        elif unit.zone in _ZONES:
            told = _counts(unit, catalogue, read)
            counts += (replace(count, agrees=None) for count in told) if elsewhere else told
        elif unit.zone is Zone.INTRODUCTION:
            counts += _set_out(unit, catalogue, read)
    return tuple(counts)


def _counts(unit: Unit, catalogue: Catalogue, read: Read) -> Iterator[DeclaredCount]:
    text = plain(unit.text)
    subject: str | None = None
    counted: int | None = None
    partial = False
    area = test_named(unit.test or "")
    for span in sentences(text):
        sentence = span.of(text)
        subject = _subject(sentence) or subject
        partial = bool(_PARTIAL.search(sentence)) or (partial and bool(POINTS_BACK.search(sentence)))
        if named := _AREA.search(sentence):
            area = named["test"] or named["test2"]
        own = unit.zone is Zone.CONCERNS
        for found, what, rating, number in _in_sentence(sentence, subject, counted):
            whole = rating is None and what == subject and not _NARROWED.match(sentence, found.end())
            counted = number if rating is None and what == subject else counted
            count = _Count(what, rating, number, own, partial=not whole and partial)
            yield DeclaredCount(
                what=what,
                number=number,
                body=HMI_PRISONS,
                rating=rating,
                agrees=_agrees(count, area, read),
                place=catalogue.place(unit.block, span.start + found.start(), span.start + found.end()),
            )


def _set_out(unit: Unit, catalogue: Catalogue, read: Read) -> Iterator[DeclaredCount]:
    """What the introduction counts of this report's own concerns."""
    for found in _SET_OUT.finditer(plain(unit.text)):
        what, number = _kind(found), whole_number(found["n"])
        yield DeclaredCount(
            what=what,
            number=number,
            body=HMI_PRISONS,
            agrees=_agrees(_Count(what, None, number, own=True, partial=False), None, read),
            place=catalogue.place(unit.block, *found.span()),
        )


def _kind(found: re.Match[str]) -> str:
    """`key concerns`; priority and key concerns together are concerns."""
    kind = " ".join(found["kind"].split()).lower()
    kind = "" if "priority" in kind and "key" in kind else kind
    return f"{kind} {found['what'].lower()}s".strip()


def _in_sentence(sentence: str, subject: str | None, counted: int | None) -> Iterator[_Match]:
    for found in _MADE.finditer(sentence):
        yield found, _kind(found), None, whole_number(found["n"])
    for found in _PRIORITIES.finditer(sentence):
        yield found, "priority concerns", None, whole_number(found["n"] or found["n2"])
    for found in _ABOUT_KEY.finditer(sentence):
        yield found, f"key {subject or 'concerns'}", None, whole_number(found["n"])
    if subject:
        for found in _ACCEPTED.finditer(sentence):
            yield found, f"{subject} {_acceptance(found['verdict'])}", None, whole_number(found["n"])
        yield from _verdicts(sentence, subject)
        for each in pointed_verdicts(sentence, counted):
            yield each.found, subject, _as_verdict(each.verdict), each.number


def _verdicts(sentence: str, subject: str) -> Iterator[_Match]:
    first = list(_VERB_FIRST.finditer(sentence))
    if first and not re.search(r"(?i)\bbeen\b", sentence):
        for found in first:
            yield found, subject, _as_verdict(found["verdict"]), whole_number(found["n"])
        return
    for found in _NUMBER_FIRST.finditer(sentence):
        yield found, subject, _as_verdict(found["verdict"]), whole_number(found["n"])


def _acceptance(verdict: str) -> str:
    words = verdict.lower()
    return "rejected" if "reject" in words else "partially accepted" if "part" in words else "fully accepted"


def _as_verdict(printed: str) -> str:
    """`not been achieved` as the label that the list gives: `Not achieved`."""
    words = re.sub(r"(?i)\b(?:been|yet|fully)\s+", "", printed).lower()
    return words.replace("partly", "partially").capitalize()


def _subject(sentence: str) -> str | None:
    """Whether a sentence counts recommendations (also those about key concerns) or concerns."""
    if re.search(r"(?i)\brecommendations?\b", sentence):
        return "recommendations"
    return "concerns" if re.search(r"(?i)\bconcerns?\b", sentence) else None


def _agrees(count: _Count, area: str | None, read: Read) -> bool | None:
    """Whether as many were read; None where it cannot be compared."""
    if count.own:
        marked = [each for each in read.concerns if each.priority is not None]
        same = [each for each in marked if each.priority] if count.what == "priority concerns" else marked
        return len(same) == count.number if marked else None
    if count.what == "priority concerns":
        ranked = [each for each in read.progress if each.priority is not None]
        return sum(bool(each.priority) for each in ranked) == count.number if ranked else None
    about_key = count.what.startswith("key ")
    if not read.progress or (
        count.rating is None and count.what not in ("concerns", "recommendations") and not about_key
    ):
        return None
    listed = [each for each in read.progress if count.rating in (None, each.verdict)]
    if area:
        listed = [each for each in listed if each.test and test_key(each.test) == test_key(area)]
    every_key = _about_key_concerns(read.progress)
    key = sum(each in every_key for each in listed)
    if about_key or (len(listed) != count.number and count.partial):
        return key == count.number if every_key else None
    return len(listed) == count.number


def _about_key_concerns(progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """Those that a list sets apart as about key concerns: by paragraphs of the summary, `S41`, or later `1.41`."""
    progress = tuple(progress)
    summary = "S" if any((each.reference or "").startswith("S") for each in progress) else "1."
    key = tuple(each for each in progress if (each.reference or "").startswith(summary))
    return key if len(key) < len(progress) else ()
