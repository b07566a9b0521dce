"""Which healthy prison outcomes does the prose state, for which inspection? Never Ofsted's, never a chart's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.dates import years_in
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, any_of, phrases, table
from ontology.model import Outcome, Paragraph

_TESTS = {name: re.compile(rf"(?i)\b{alternatives(forms)}\b") for name, forms in table("ratings", "tests").items()}
_ALL_TESTS = re.compile(any_of("ratings", "all_tests"), re.IGNORECASE)
# a rating that stands for itself, not `good progress` or `poor relationships`
_RATING = re.compile(
    rf"(?i)\b(?P<from>from\s+)?(?P<rating>{alternatives(phrases('ratings', 'outcomes'))})\b['\"]?"
    r"(?=\s*(?:$|[,.;:)]|\b(?:in|for|against|across|at|by|under|and|but|or|to|than|when|while|with|overall|on)\b))"
)
_BEFORE_TESTS = re.compile(
    r"(?i)\s*['\"]?\s*(?:in|for|against|across|under|on)\s+(?:the\s+|our\s+)?(?:areas?\s+of\s+|tests?\s+of\s+)?"
)
# what tells that a rating is an outcome of the tests
_CONTEXT = re.compile(
    r"(?i)\boutcomes?\b|\bhealthy (?:prison|establishment)\b|\b(?:judged|assessed|rated|graded)\b"
    r"|\b(?:fallen|declined|deteriorated|dropped|slipped|improved|risen|moved)\s+from\b"
)
# `safety and purposeful activity were poor`: tests named together, and rated as such
_ARE = re.compile(
    r"(?i)\s+(?:(?:was|were|are|is|remained|stayed)|had\s+(?:been|become|remained))(?:\s+(?:both|all|still|only))?\s+['\"]?"
)
# `... a prison in decline, where safety and`: where a clause begins with its subject
_CLAUSE = re.compile(r"(?i)(?:^|[,;:]|\b(?:where|that|but|and|while|as|because))\s*$")
_OTHER_BODY = re.compile(r"(?i)\b(?:Ofsted|Estyn)\b")
_EACH_INSPECTION = re.compile(
    r"(?i)\b(?:over|across|at|in|since)\s+(?:the|both|our|these)\s+(?:last\s+)?(?:two|three|both)?\s*"
    r"(?:previous\s+)?inspections\b"
)
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d)")
# `poor in 2021`: the year that stands right behind its rating
_OWN_YEAR = re.compile(r"\s*['\"]?\s*(?:in|by|at)\s+(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)(?!\d)")
_TEST_JOINER = re.compile(r"(?i)\s*(?:,\s*and|,|and|&|or)?\s*(?:(?:in|for|against)\s+)?(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class _Group:
    """Tests named together, and where."""

    tests: tuple[str, ...]
    span: Span


def find_outcomes(
    paragraphs: Iterable[Paragraph], inspections: Sequence[int], last: int | None = None
) -> tuple[Outcome, ...]:
    """The outcomes that sentences state.

    A sentence speaks of outcomes itself, or rates several tests together, or stands behind one that does.
    `inspections` are the years of the inspections that the report speaks of, `last` the one it follows. A sentence's
    years hold until another is named; a rating whose year nobody names is left out.
    """
    found: dict[tuple[str, int], Outcome] = {}
    for paragraph in paragraphs:
        years: tuple[int, ...] = (last,) if last else ()
        context = False
        for span in sentences(paragraph.text):
            context = context or _speaks_of_outcomes(plain(span.of(paragraph.text)))
            for outcome in _sentence(paragraph, span, years, inspections) if context else ():
                found.setdefault((outcome.test, outcome.year), outcome)
            years = _years_after(plain(span.of(paragraph.text)), years, inspections)
    return tuple(found.values())


def _speaks_of_outcomes(text: str) -> bool:
    subjects = [group for group in _groups(text) if _CLAUSE.search(text[: group.span.start])]
    together = [group.span.end for group in subjects if len(group.tests) > 1]
    rated = [rating.start() for rating in _RATING.finditer(text)]
    return bool(_CONTEXT.search(text)) or any(_ARE.fullmatch(text, end, start) for end in together for start in rated)


def _sentence(
    paragraph: Paragraph, span: Span, years: tuple[int, ...], inspections: Sequence[int]
) -> Iterator[Outcome]:
    text = plain(span.of(paragraph.text))
    if _OTHER_BODY.search(text):
        return
    groups = _groups(text)
    used: set[_Group] = set()
    for rating in _RATING.finditer(text):
        group = _tests_of(rating, groups, used)
        own = _OWN_YEAR.match(text, max(rating.end(), group.span.end)) if group else None
        if group is None or (rating["from"] and not own):
            continue
        if not rating["from"]:
            used.add(group)
        rated = years_in(own["year"]) if own else _years_after(text[: rating.start()], years, inspections)
        for year in rated:
            for test in group.tests:
                start, end = rating.span("rating")
                start, end = min(start, group.span.start), max(end, group.span.end)
                place = paragraph.place(span.start + start, span.start + end)
                yield Outcome(test=test, year=year, rating=rating["rating"].lower(), place=place)


def _groups(text: str) -> list[_Group]:
    """The tests that the sentence names, those joined by commas and `and` together."""
    named = [_Group(tuple(_every_test(text)), Span(*found.span())) for found in _ALL_TESTS.finditer(text)]
    single = sorted(
        (_Group((test,), Span(*found.span())) for test, form in _TESTS.items() for found in form.finditer(text)),
        key=lambda group: (group.span.start, -group.span.end),
    )
    for group in single:
        before = named[-1] if named else None
        if before and group.span.start < before.span.end:
            continue
        if before and _TEST_JOINER.fullmatch(text, before.span.end, group.span.start):
            named[-1] = _Group(before.tests + group.tests, Span(before.span.start, group.span.end))
        else:
            named.append(group)
    return sorted(named, key=lambda group: group.span.start)


def _every_test(text: str) -> tuple[str, ...]:
    """The four tests, the last under the name that the sentence has for it, or its present one."""
    release = [test for test in list(_TESTS)[3:] if _TESTS[test].search(text)]
    return (*list(_TESTS)[:3], release[0] if release else list(_TESTS)[3])


def _tests_of(rating: re.Match[str], groups: Sequence[_Group], used: set[_Group]) -> _Group | None:
    """The tests that a rating is of: those after `in` or `for`, else the nearest before it that have none yet."""
    joint = _BEFORE_TESTS.match(rating.string, rating.end())
    if joint:
        following = next((group for group in groups if group.span.start == joint.end()), None)
        if following:
            return following
    before = [group for group in groups if group.span.end <= rating.start() and group not in used]
    return before[-1] if before else None


def _years_after(text: str, years: tuple[int, ...], inspections: Sequence[int]) -> tuple[int, ...]:
    """The years that hold at the end of the text: those last named together, or of each inspection."""
    every = list(_EACH_INSPECTION.finditer(text))
    named = list(_YEAR.finditer(text))
    if every and (not named or named[-1].start() < every[-1].start()):
        return tuple(inspections) or years
    if not named:
        return years
    together = [named[-1]]
    for earlier in reversed(named[:-1]):
        if not re.fullmatch(r"\s*(?:,|and|,\s*and|&)\s*(?:[A-Z][a-z]+\s+)?", text[earlier.end() : together[0].start()]):
            break
        together.insert(0, earlier)
    known = tuple(year for match in together for year in years_in(match.group()))
    return known if not inspections or set(known) <= set(inspections) else years
