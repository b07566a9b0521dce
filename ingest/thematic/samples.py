"""How many places, cases, interviews and answers does a thematic rest on?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.blocks import Outline
from ingest.dates import MONTH
from ingest.numbers import NUMBER, whole_number
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.thematic.zones import parts_called
from ingest.wording import alternatives, any_of, finders, table
from ontology.model import EstablishmentMention, Issue, Paragraph, Sample
from ontology.values import PartKind, Severity

_DONE = alternatives(tuple(phrase for phrases in table("thematic", "studied").values() for phrase in phrases))
_SMALL = (
    r"(?:in|of|at|from|who|whose|where|responsible|including|across|to|with|and|or|between|during|for|about|on|by|that"
    r"|which|were|was|had|have|over|under|using|as|drawn|took|each|whom|we|also|but)"
)
_ANSWERED = any_of("thematic", "answered")
_STOP = rf"(?:{_SMALL}|{_DONE}|{_ANSWERED})\b"
# `64 community offender managers`, `eight prisons`: the number, and the words up to a small word or what was done
_COUNTED = re.compile(
    rf"(?<![\w.,£/-])(?P<number>{NUMBER})(?![\d.,%/:-]*\d)(?!\s*(?:%|-))\s+"
    rf"(?!(?:{any_of('thematic', 'no_sample')}|{MONTH})\b)"
    r"(?:(?:completed|returned|valid|usable)\s+(?=surveys?\b|questionnaires?\b|responses?\b|returns?\b|forms?\b))?"
    rf"(?P<what>(?!{_STOP})[A-Za-z][\w'/-]*(?:\s+(?!{_STOP})[A-Za-z][\w'/-]*){{0,5}})",
    re.IGNORECASE,
)
# `500 (40%) replied`, `500 were returned`: the number that a verb follows, of what was counted before
_WITHOUT_NOUN = re.compile(
    rf"(?<![\w.,£/-])(?P<number>{NUMBER})(?P<what>)(?:\s*\([\d.]+%\))?\s+(?:were\s+|had\s+|was\s+)?"
    rf"(?={_ANSWERED}\b)",
    re.IGNORECASE,
)
# `aged 18 to 20`, `section 3`
_NOT_AFTER = re.compile(
    r"(?:aged?\b[^,;.]{0,24}|section|chapter|annexe?|appendix|table|figure|phase|category|paragraphs?)\s*$", re.I
)
_PART_OF = re.compile(rf"\b{any_of('thematic', 'part_of')}\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|one prison|per)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word for what was done, and the kind of count that it makes."""

    at: int
    kind: str


def read_samples(
    outline: Outline, parts: Catalogue, establishments: Iterable[EstablishmentMention]
) -> tuple[tuple[Sample, ...], tuple[Issue, ...]]:
    """The sizes that the sections on methods state, each once with every paragraph that does, and what disagrees."""
    samples: list[Sample] = []
    for part in parts_called(outline, "methods"):
        lead: list[_Verb] = []
        for paragraph in parts.within(part):
            lead = _lead(paragraph, lead)
            _take(samples, _of(paragraph, lead))
    visited = sum(each.role == "visited" for each in establishments)
    compared = tuple(_compared(sample, samples, visited) for sample in samples)
    return compared, tuple(_disagreeing(compared))


def _take(samples: list[Sample], found: Iterable[tuple[Sample, bool]]) -> None:
    """Keep what a paragraph states; a part belongs to the last sample before it that is none."""
    whole: int | None = None
    for sample, is_part in found:
        at = _keep(samples, replace(sample, within=whole if is_part else None))
        whole = whole if is_part else at


def _keep(samples: list[Sample], found: Sample) -> int:
    """The ordinal it has; what was said before in the same words is one sample, with one more paragraph."""
    for at, known in enumerate(samples):
        if (known.what.casefold(), known.number) == (found.what.casefold(), found.number):
            samples[at] = replace(known, paragraphs=tuple(dict.fromkeys((*known.paragraphs, *found.paragraphs))))
            return known.ordinal
    samples.append(replace(found, ordinal=len(samples) + 1))
    return len(samples)


def _lead(paragraph: Paragraph, before: list[_Verb]) -> list[_Verb]:
    """What was done with the items of a list, as the line above it says."""
    if paragraph.kind is PartKind.LIST_ITEM:
        return before
    return _verbs(plain(paragraph.text)) if paragraph.text.rstrip().endswith(":") else []


def _of(paragraph: Paragraph, lead: list[_Verb]) -> Iterator[tuple[Sample, bool]]:
    """Each size that a paragraph states, and whether it is a part of one before it in the same sentence."""
    if paragraph.kind not in {PartKind.PARAGRAPH, PartKind.LIST_ITEM}:
        return
    for span in sentences(paragraph.text):
        words = plain(span.of(paragraph.text))
        verbs = [_Verb(-1, verb.kind) for verb in lead[-1:]] + _verbs(words)
        end, what = 0, ""
        for counted, kind in _counted(words, verbs):
            if not counted["what"]:
                if what:
                    yield replace(_sample(paragraph, span, counted, kind), what=what), True
                continue
            sample = _sample(paragraph, span, counted, kind)
            yield sample, bool(end and _PART_OF.search(words[end : counted.start()]))
            end, what = counted.end(), sample.what


def _counted(words: str, verbs: list[_Verb]) -> Iterator[tuple[re.Match[str], str]]:
    """What is counted, in printed order, with its kind; its `what` is empty where a verb follows the number."""
    found = [*_COUNTED.finditer(words), *_WITHOUT_NOUN.finditer(words)]
    for counted in sorted(found, key=lambda match: match.start()):
        kind = _kind(counted, verbs)
        if kind and counted["number"].casefold() != "one" and not _NOT_AFTER.search(words[: counted.start()]):
            yield counted, kind


def _sample(paragraph: Paragraph, span: Span, counted: re.Match[str], kind: str) -> Sample:
    start, end = (span.start + at for at in counted.span())
    return Sample(
        ordinal=0,
        what=paragraph.text[slice(*(span.start + at for at in counted.span("what")))],
        number=whole_number(counted["number"]),
        kind=kind,
        text=span.of(paragraph.text),
        paragraphs=(paragraph.id,),
        place=paragraph.place(start, end),
    )


def _kind(counted: re.Match[str], verbs: list[_Verb]) -> str | None:
    """The kind of what is counted, by its last word, else by the verb before it or after; None where none tells."""
    before = [verb for verb in verbs if verb.at < counted.start()]
    after = [verb for verb in verbs if 0 <= verb.at - counted.end() < 30]
    verb = next(iter(before[-1:] or after[:1]), None)
    if verb is None:
        return None
    named = (kind for kind, finder in finders("thematic", "sampled").items() if _ends_in(finder, counted["what"]))
    return next(named, verb.kind) or None


def _ends_in(finder: re.Pattern[str], words: str) -> bool:
    return any(found.end() == len(words) for found in finder.finditer(words))


def _verbs(words: str) -> list[_Verb]:
    patterns: Mapping[str, re.Pattern[str]] = finders("thematic", "studied")
    found = (_Verb(match.start(), kind) for kind, finder in patterns.items() for match in finder.finditer(words))
    return sorted(found, key=lambda verb: verb.at)


def _compared(sample: Sample, samples: Iterable[Sample], visited: int) -> Sample:
    """The largest number of places, against the places named as visited."""
    most = max((each.number for each in samples if each.kind == "sites"), default=None)
    if sample.kind != "sites" or sample.number != most or not visited:
        return sample
    return replace(sample, agrees=sample.number == visited)


def _disagreeing(samples: tuple[Sample, ...]) -> Iterator[Issue]:
    """Two sizes of one thing, neither of them a part of another or said of each place: one of the two may be wrong."""
    first: dict[tuple[str | None, str], Sample] = {}
    for sample in samples:
        if sample.within is not None or _EACH.search(sample.text):
            continue
        other = first.setdefault((sample.kind, sample.what.casefold()), sample)
        if other.number != sample.number:
            yield Issue(
                severity=Severity.INFO,
                code="sample-size-differs",
                message=f"The report rests on {other.number} {other.what} in one place, {sample.number} in another.",
                hint="Both are kept; they may be of different parts of the work.",
                paragraph=sample.place.part,
                quote=sample.text[:200],
            )
