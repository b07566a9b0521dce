"""Which healthy prison tests does a sentence rate, how, and as they were when?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.wording import alternatives, any_of, table

_NAMES = {
    name: re.compile(alternatives(forms), re.IGNORECASE)
    for name, forms in table("inspection", "tests_in_sentences").items()
}
_TEST = rf"(?i:{any_of('inspection', 'tests')}|{'|'.join(form.pattern for form in _NAMES.values())})"
_RATING = rf"(?i:{any_of('inspection', 'outcome_ratings')})"
_ENDS = r"(?=[,.;:)]|\s*$| (?:and|but|or|while|although|though|in|at|since|against|when|with|for|than|overall)\b)"
_AND = r"(?:,(?: and)?| and)(?: for| in)?(?: outcomes (?:for|in))? "
# `safety`, `respect and in purposeful activity`
_TESTS = rf"(?P<tests>{_TEST}(?:{_AND}{_TEST}(?![\w-]))*)"
# the same behind a rating, and not `respect and safety was new`
_TESTS_BEHIND = rf"(?P<tests>{_TEST}(?!\w| of\b)(?:{_AND}{_TEST}{_ENDS})*)"
_OF_TESTS = (
    r"(?:(?:two|three|all|all four|four) of (?:our|the) (?:four )?(?:healthy (?:prison|establishment) )?"
    r"(?:tests|areas|assessments)\s*[,:-]\s*(?:for |in |namely )?)?"
)
# `reasonably good for respect`, `poor in two of our tests, safety and respect`
_RATING_FIRST = re.compile(
    rf"(?<!\w)(?P<ratings>{_RATING}) (?:for|in|against)(?: the)?(?: area of| test of)? {_OF_TESTS}{_TESTS_BEHIND}"
)
_STILL = r"(?: (?:now|still|therefore|again|only|both|all|just|once again|also))*"
_FROM = rf"(?:from (?P<was>{_RATING})(?: (?:at|in) [^,;.]{{4,40}}?)? )?"
# `had slipped to`, `has fallen back from good in 2019 to`, `had dropped, to`
_CHANGED = (
    r"(?P<changed>,? (?:which |that )?(?:(?:had|has|have)(?: also| both| now| again)* )?"
    r"(?:dropped|declined|deteriorated|fallen|slipped|improved|risen|moved|fell|rose|gone)"
    rf"(?: (?:further|back|down|up|again|slightly|markedly|significantly|sharply))*,? {_FROM}(?:to|at) )"
)
# `, which was`, `had remained`, `, which we now judged to be`, `were unchanged at`
_STANDS = (
    rf"(?P<stands>,? (?:which |that )?(?:(?:was|were|is|are|(?:has|have|had) been|(?:has|have|had) become|became)"
    r"(?: unchanged| judged| assessed| rated)?|(?:(?:has|have|had) )?(?:remain(?:s|ed)?|stay(?:s|ed)?)"
    rf"(?: unchanged)?|continue[sd]? to be){_STILL}(?: at| as| to be)? "
    rf"|,? which we{_STILL} (?:judge|judged|found|assessed)(?: to be| as)? |(?P<judged> (?:to be|as){_STILL} ))"
)
# `(respect had slipped to good, and) purposeful activity to poor`, `(and) release planning good`
_ELIDED = rf"(?P<elided> {_FROM.replace('was', 'had')}(?:to )?)"
_TEST_FIRST = re.compile(
    rf"(?<![\w-]){_TESTS}(?:{_CHANGED}|{_STANDS}|{_ELIDED})"
    rf"(?P<ratings>{_RATING}(?:(?:, {_RATING})*,? and {_RATING})?)(?!\w)(?:,? respectively)?{_ENDS}"
)
# where a clause begins with the tests that it is about, or says before them that it is about outcomes
_SUBJECT = re.compile(
    r"(?i)(?:^|[,;:(]|\b(?:where|that|but|and|while|whereas|as|because|although|though|only|both|inspection|visit|time|occasion|\d{4})"
    r"|\b(?:outcomes?|assessments?|judgements?|ratings?|scores?|those|change|improvement|decline|deterioration|drop|fall)\b"
    r"[^,;.]{0,40}? (?:in|for|of|on)(?: both)?|\b(?:or|and) (?:in|for))(?: the)?\s*$"
)
# `we judged (safety to be poor and respect as good)`
_JUDGED = re.compile(
    r"(?i)\bwe (?:\w+ )?(?:judged|found|assessed|considered|rated)(?: outcomes (?:in|for))?(?: [^.;:]{0,60} and)?\s*$"
)
_SEVERAL = re.compile(r"(?i)^,? (?:were|are|have)\b")
_IS = re.compile(r"(?i)\b(?:has|have|is|are|remains?|stays?|continues?|now)\b")
_REMAINED = re.compile(r"(?i)\b(?:remained|stayed|unchanged|continued|still)\b")

Time = Literal["now", "changed", "from", "before"] | None


@dataclass(frozen=True, slots=True)
class Rated:
    """A test and its rating in lower case, and where in the sentence both are told.

    `time` is what the words themselves tell: `now` for what is, `changed` for what had changed or remained, `from` for
    what it changed from, `before` for what had been, None where only the sentence around can tell.
    """

    test: str
    rating: str
    start: int
    end: int
    time: Time = None


def rated_tests(sentence: str) -> Iterator[Rated]:
    """The tests that a sentence in keyboard characters rates, in no promised order."""
    first = list(_RATING_FIRST.finditer(sentence))
    for found in first:
        yield from _each(found, None)
    told, time = bool(first), None
    for found in _TEST_FIRST.finditer(sentence):
        if any(found.start("tests") < other.end() and other.start() < found.end("tests") for other in first):
            continue
        if not _is_subject(found) or (found["elided"] and not told):
            continue
        told, time = True, _time(found, time)
        yield from _each(found, time)
        if earlier := found["was"] or found["had"]:
            for test in _names(found["tests"]):
                yield Rated(test, _rating(earlier), found.start(), found.end("ratings"), "from")


def _is_subject(found: re.Match[str]) -> bool:
    """Are the tests what the clause speaks of, and all of it: `Cleanliness and safety were poor` is of more."""
    before = found.string[: found.start()]
    if found["judged"]:
        return bool(_JUDGED.search(before))
    whole = not (_SEVERAL.match(found["stands"] or "") and len(_names(found["tests"])) == 1)
    return bool(_SUBJECT.search(before)) and (whole or not re.search(r"(?i)(?:\band|,)\s*$", before))


def _time(found: re.Match[str], before: Time) -> Time:
    """What the verb tells of the time; where it is left out, that of the verb `before`."""
    if found["elided"]:
        return "changed" if found["had"] else before
    verb = found["changed"] or found["stands"]
    if _IS.search(verb):
        return "now"
    if found["changed"] or _REMAINED.search(verb):
        return "changed"
    return "before" if re.search(r"(?i)\bhad\b", verb) else None


def _each(found: re.Match[str], time: Time) -> Iterator[Rated]:
    """Each test with its rating: one that all have, or as many as there are tests."""
    tests, ratings = _names(found["tests"]), [_rating(each) for each in re.findall(_RATING, found["ratings"])]
    ratings = ratings * len(tests) if len(ratings) == 1 else ratings
    if len(tests) == len(ratings):
        start, end = min(found.start("tests"), found.start("ratings")), max(found.end("tests"), found.end("ratings"))
        for test, rating in zip(tests, ratings, strict=True):
            yield Rated(test, rating, start, end, time)


def _names(tests: str) -> list[str]:
    """The tests named together, each as facts call it."""
    return [
        next((name for name, form in _NAMES.items() if form.fullmatch(test)), " ".join(test.lower().split()))
        for test in re.findall(_TEST, tests)
    ]


def _rating(printed: str) -> str:
    return " ".join(printed.lower().split())
