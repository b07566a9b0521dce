"""Which inspection does a review follow up, and which earlier ones does it speak of?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingest.dates import MONTH, YEAR, months_in, years_in
from ingest.plain import plain
from ingest.sentences import sentences
from ontology.model import Paragraph
from ontology.values import PartialDate

# `our most recent inspection in December 2022`, `full inspection, carried out in July 2021`
_INSPECTION = re.compile(
    r"(?i)\b(?:most recent|last|latest|previous|full|our|the)\s+(?:full\s+|unannounced\s+|announced\s+)*"
    r"(?:inspection|visit)\b(?:\s+(?:of|at|report)\b[^.;]{0,60}?)?,?\s+"
    r"(?:(?:carried out|conducted|undertaken|made|held|which took place)\s+)?(?:in|between|from|on|of|during)\s+"
    rf"(?P<when>(?:\d{{1,2}}\s+)?(?:{MONTH}(?:\s*(?:and|-|to)\s*(?:\d{{1,2}}\s+)?{MONTH})?,?\s+)?{YEAR})"
)
# `progress on HMI Prisons concerns from December 2022 inspection`, `our December 2022 inspection`
_DATED_INSPECTION = re.compile(rf"(?i)\b(?P<when>(?:{MONTH}\s+)?{YEAR})\s+(?:full\s+)?inspection\b")
_JUDGED_BEFORE = re.compile(
    r"(?i)\b(?:previous|last|past|earlier|recent)\b.{0,80}?\binspections?\b.{0,160}?\bjudge?ments?\b.{0,60}?\boutcomes\b"
)
_OUTCOMES_CAPTION = re.compile(r"(?i)\bhealthy (?:prison|establishment) outcomes?\b")
_MONTH_BEFORE_YEAR = re.compile(rf"(?i)({MONTH})\b.*?({YEAR})")


def followed_inspection(paragraphs: Iterable[Paragraph]) -> PartialDate | None:
    """The month (else the year) of the inspection that most sentences and captions name; the latest of equals."""
    named: Counter[PartialDate] = Counter()
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        for found in (*_INSPECTION.finditer(text), *_DATED_INSPECTION.finditer(text)):
            named[_when(found["when"])] += 1
    months = Counter({date: count for date, count in named.items() if date.month})
    votes = months or named
    return max(votes, key=lambda date: (votes[date], date.year, date.month or 0), default=None)


def _when(words: str) -> PartialDate:
    """`November and December 2022` is November: an inspection is known by its first day's month."""
    spread = _MONTH_BEFORE_YEAR.search(words)
    months = months_in(f"{spread[1]} {spread[2]}") if spread else ()
    return months[0] if months else PartialDate(years_in(words)[0])


def previous_years(paragraphs: Iterable[Paragraph], followed: PartialDate | None) -> tuple[int, ...]:
    """The years of the inspections whose outcomes the summary introduces; else those of the chart's caption."""
    paragraphs = list(paragraphs)
    stated = [
        years_in(span.of(paragraph.text))
        for paragraph in paragraphs
        for span in sentences(paragraph.text)
        if _JUDGED_BEFORE.search(plain(span.of(paragraph.text)))
    ]
    captions = (paragraph.text for paragraph in paragraphs if _OUTCOMES_CAPTION.search(plain(paragraph.text)))
    years = next(filter(None, (*stated, *map(years_in, captions))), (followed.year,) if followed else ())
    return tuple(sorted(set(years)))
