"""How was each healthy prison test rated, now and at the last inspection, in the words of the report?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.wording import any_of
from ontology.model import Issue, Outcome
from ontology.values import Severity

RATING = rf"(?P<rating>(?i:{any_of('inspection', 'outcome_ratings')}))"
_TEST = rf"(?i:{any_of('inspection', 'tests')})"
_TESTS = rf"(?P<test>{_TEST})"
# `, respect and resettlement` behind a rated test, and not `and respect was better`
_MORE_TESTS = (
    rf"(?P<more>(?:(?:,(?: and)?| and)(?: for| in)? {_TEST}"
    r"(?=[,.;:)]|\s*$| (?:and|but|while|although|though|in|at|since|against)\b))*)"
)
# `reasonably good for respect`, `poor in purposeful activity`, `poor for safety and respect`
_RATED_TEST = re.compile(
    rf"(?<!\w){RATING} (?:for|in|against)(?: the)?(?: area of| test of)? {_TESTS}(?!\w){_MORE_TESTS}"
)
# `Safety: poor`, `Safety | Poor`
_TEST_RATED = re.compile(rf"[-•*\s]*{_TESTS}\s*[:-]?\s*{RATING}[\s.;,]*")
_THIS_TEST = r"against (?:this|the) healthy (?:prison|establishment|centre) test"
# `outcomes for prisoners were now reasonably good against this healthy prison test`, or the test before its verb
_AGAINST_THIS = re.compile(
    r"(?i:outcomes (?:for|experienced by) [a-z' -]{3,60}?(?:in (?:[\w&/' -]{2,60}?))?\s*"
    rf"(?P<before>{_THIS_TEST}\s+)?"
    r"(?:were|was|are|remained|had remained|stayed|had become)(?: now| still| therefore| again| only)*)"
    rf" {RATING}(?P<against>\s+{_THIS_TEST})?"
)
_LAST = re.compile(r"(?i)\b(?:last|previous) (?:full )?(?:follow-up )?(?:inspection|visit)\b|\bwe last inspected\b")
# `since the last inspection`: what follows is of now
_SINCE = re.compile(
    r"(?i)\b(?:since|after|following|before|than|from|compared with|as)\s+(?:at\s+|in\s+)?(?:our|the)?\s*$"
)
_NOW = re.compile(
    r"(?i)\b(?:at|during|on|in|on the basis of) this (?:follow-up |full )?(?:inspection|visit)\b|\bwe now\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPEAKING = frozenset({Zone.SUMMARY, Zone.PROGRESS, Zone.PRACTICE, Zone.PROGRESS_SUMMARY, Zone.CONCERNS})


@dataclass(frozen=True, slots=True)
class When:
    """The year of this inspection, and of the last one as other parts of the report give it."""

    now: int | None
    last: int | None


def read_outcomes(
    units: Iterable[Unit], catalogue: Catalogue, when: When
) -> tuple[tuple[Outcome, ...], tuple[Issue, ...]]:
    """Each test's rating a year, where the words give it; an issue where two places give different ones."""
    found: dict[tuple[str, int], Outcome] = {}
    issues: list[Issue] = []
    for outcome in _told(units, catalogue, when):
        key = test_key(outcome.test), outcome.year
        known = found.setdefault(key, outcome)
        if known.rating.casefold() != outcome.rating.casefold():
            issues.append(disagreement(known, outcome))
    return tuple(found.values()), tuple(issues)


def test_key(test: str) -> str:
    """One name for a test in all eras: `release` for resettlement and what it was called later."""
    words = plain(test).casefold()
    return "release" if re.search(r"release|resettlement", words) else words.strip()


def disagreement(known: Outcome, other: Outcome) -> Issue:
    """Two places of a report that rate the same test of the same year differently."""
    return Issue(
        severity=Severity.WARNING,
        code="outcomes-disagree",
        message=f"{known.test.capitalize()} in {known.year} is {known.rating!r} in one place "
        f"and {other.rating!r} in another ({other.source}).",
        hint="The report may contradict itself; both places are worth a look.",
        paragraph=other.place.part,
        page=other.place.anchors[0].page if other.place.anchors else None,
    )


def _told(units: Iterable[Unit], catalogue: Catalogue, when: When) -> Iterator[Outcome]:
    listing: int | None = None
    for unit in units:
        if unit.zone not in _SPEAKING or unit.is_heading:
            listing = None
            continue
        text = plain(unit.text)
        if unit.block.number or not listing:
            listing = None
        elif entry := _RATED_TEST.search(text) or _TEST_RATED.fullmatch(text):
            yield from _outcomes(entry, listing, unit, catalogue)
            continue
        yield from _in_sentences(unit, text, catalogue, when)
        if re.search(r"(?i)outcomes for [a-z' ]+ were\s*:?\s*$", text.rstrip()):
            listing = _year(text, when, when.now)


def _in_sentences(unit: Unit, text: str, catalogue: Catalogue, when: When) -> Iterator[Outcome]:
    """The ratings of a paragraph, each with the year that its sentence, or the one before, speaks of."""
    year = when.last if unit.zone is Zone.PROGRESS else when.now
    for span in sentences(text):
        sentence = span.of(text)
        year = _year(sentence, when, year)
        rated = list(_RATED_TEST.finditer(text, span.start, span.end))
        if year and re.search(r"(?i)\boutcomes\b|\bwe (?:found|judged|assessed)\b", sentence):
            for found in rated:
                yield from _outcomes(found, year, unit, catalogue)
        found_here = _AGAINST_THIS.search(text, span.start, span.end)
        if not rated and year and unit.test and found_here and (_against(found_here) or _is_verdict(sentence)):
            yield _outcome(unit.test, year, found_here, unit, catalogue)


def _against(found: re.Match[str]) -> bool:
    """Does the sentence name the test, before its verb or behind the rating?"""
    return bool(found["before"] or found["against"])


def _is_verdict(sentence: str) -> bool:
    """`At this inspection we found that outcomes for prisoners were now good.`: nothing after the rating."""
    return bool(_NOW.search(sentence) or _LAST.search(sentence)) and bool(re.search(rf"{RATING}[\s.]*$", sentence))


def _year(sentence: str, when: When, before: int | None) -> int | None:
    """The year that a sentence speaks of; what the sentence before spoke of where it does not tell."""
    spoken = (found for found in _LAST.finditer(sentence) if not _SINCE.search(sentence[: found.start()]))
    last, now = next(spoken, None), _NOW.search(sentence)
    if last and not (now and now.start() < last.start()):
        printed = _YEAR.search(sentence, last.start())
        return int(printed.group()) if printed else when.last
    return when.now if now else before


def _outcomes(found: re.Match[str], year: int, unit: Unit, catalogue: Catalogue) -> Iterator[Outcome]:
    """The rating of each test that it is of."""
    for test in (found["test"], *re.findall(_TEST, found.groupdict().get("more") or "")):
        yield _outcome(test, year, found, unit, catalogue)


def _outcome(test: str, year: int, found: re.Match[str], unit: Unit, catalogue: Catalogue) -> Outcome:
    place = catalogue.place(unit.block, found.start(), found.end())
    return Outcome(test=test.lower(), year=year, rating=" ".join(found["rating"].lower().split()), place=place)
