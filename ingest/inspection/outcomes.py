"""How was each healthy prison test rated, now and at the last inspection, in the words of the report?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.inspection.rated_tests import Rated, rated_tests
from ingest.inspection.spoken_of import Naming, When, namings, year_at
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.wording import any_of
from ontology.model import Issue, Outcome
from ontology.places import Place
from ontology.values import Severity

RATING = rf"(?P<rating>(?i:{any_of('inspection', 'outcome_ratings')}))"
_TESTS = rf"(?P<test>(?i:{any_of('inspection', 'tests')}))"
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
# what makes the ratings of tests outcomes of an inspection
_OF_OUTCOMES = re.compile(
    r"(?i)\boutcomes\b|\bhealthy (?:prison|establishment) (?:tests?|areas?|assessments?)\b"
    r"|\bwe (?:found|judged|assessed|reported)\b|\bour (?:assessments?|judgements?) (?:of|for|in|on)\b"
)
_OTHER_BODY = re.compile(r"(?i)\b(?:Ofsted|Estyn)\b")
_SPEAKING = frozenset(
    {Zone.SUMMARY, Zone.PROGRESS, Zone.PRACTICE, Zone.PROGRESS_SUMMARY, Zone.CONCERNS, Zone.INTRODUCTION}
)


def read_outcomes(
    units: Iterable[Unit], catalogue: Catalogue, when: When
) -> tuple[tuple[Outcome, ...], tuple[Issue, ...]]:
    """Each test's rating a year, where the words give it; an issue where two places give different ones.

    What the introduction says stands behind what the summary says, which calls each test by its heading.
    """
    found: dict[tuple[str, int], Outcome] = {}
    issues: list[Issue] = []
    introduced_last = sorted(units, key=lambda unit: unit.zone is Zone.INTRODUCTION)
    for outcome in _told(introduced_last, catalogue, when):
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
        elif rated := tuple(rated_tests(text)):
            for each in rated:
                yield _of_test(each, listing, catalogue.place(unit.block, each.start, each.end))
            continue
        elif entry := _TEST_RATED.fullmatch(text):
            yield _outcome(entry["test"], listing, entry, unit, catalogue)
            continue
        yield from _in_sentences(unit, text, catalogue, when)
        if re.search(r"(?i)outcomes for [a-z' ]+ were\s*:?\s*$", text.rstrip()):
            listing = year_at(len(text), namings(text, when), text, when.now)


def _in_sentences(unit: Unit, text: str, catalogue: Catalogue, when: When) -> Iterator[Outcome]:
    """The ratings of a paragraph, each with the year that its sentence, or the one before, speaks of."""
    year = when.last if unit.zone is Zone.PROGRESS else when.now
    spoken = False
    for span in sentences(text):
        sentence = span.of(text)
        named = namings(sentence, when)
        rated = list(rated_tests(sentence))
        spoken = spoken or bool(_OF_OUTCOMES.search(sentence)) or len({test_key(each.test) for each in rated}) > 1
        for each in rated if spoken else ():
            if (of := _year_of(each, sentence, when, year)) and not _OTHER_BODY.search(sentence, 0, each.start):
                yield _of_test(each, of, catalogue.place(unit.block, span.start + each.start, span.start + each.end))
        found_here = _AGAINST_THIS.search(sentence)
        of = year_at(found_here.start("rating"), named, sentence, year) if found_here else None
        if not rated and of and unit.test and found_here and (_against(found_here) or _is_verdict(sentence, named)):
            yield _outcome(unit.test, of, found_here, unit, catalogue, span.start)
        year = named[-1].year if named else year


def _year_of(rated: Rated, sentence: str, when: When, before: int | None) -> int | None:
    """The year that a rating is of: as its own words tell, as the sentence names it, or that of the sentence before."""
    named = namings(sentence, when)
    inside = [each for each in named if rated.start <= each.start < rated.end]
    if rated.time == "now":
        return when.now
    if rated.time == "from":
        return inside[0].year if inside else when.last
    by_change = when.now if rated.time == "changed" else before
    if rated.time == "before" and before == when.now:
        by_change = None
    return year_at(rated.start, tuple(each for each in named if each not in inside), sentence, by_change)


def _against(found: re.Match[str]) -> bool:
    """Does the sentence name the test, before its verb or behind the rating?"""
    return bool(found["before"] or found["against"])


def _is_verdict(sentence: str, named: tuple[Naming, ...]) -> bool:
    """`At this inspection we found that outcomes for prisoners were now good.`: nothing after the rating."""
    return bool(named) and bool(re.search(rf"{RATING}[\s.]*$", sentence))


def _of_test(rated: Rated, year: int, place: Place) -> Outcome:
    return Outcome(test=rated.test, year=year, rating=rated.rating, place=place)


def _outcome(test: str, year: int, found: re.Match[str], unit: Unit, catalogue: Catalogue, start: int = 0) -> Outcome:
    """`start` is where the words that were searched begin in the unit."""
    place = catalogue.place(unit.block, start + found.start(), start + found.end())
    return Outcome(test=test.lower(), year=year, rating=" ".join(found["rating"].lower().split()), place=place)
