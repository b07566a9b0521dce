"""What do the opening paragraphs say the establishment is? Capacity, population, opening, category, function, place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ingest.dates import MONTH
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Fact, Paragraph

_COUNT = r"(?P<value>\d{1,3}(?:,\d{3})+|\d{2,5})"
_ABOUT = rf"(?:{any_of('facts', 'approximations')}\s+)?"
_HELD = rf"(?P<unit>{any_of('facts', 'held')})"

# `capacity for 1,094 adult men`, `a reduced capacity of around 900 prisoners`
_CAPACITY = re.compile(rf"(?i)\b{any_of('facts', 'capacity')}\s+{_ABOUT}{_COUNT}(?!%)(?:\s+{_HELD})?\b")
# `holding 640 men`, `only 992 prisoners were held`
_POPULATION = re.compile(rf"(?i)\b{any_of('facts', 'population')}\s+(?!up to\b){_ABOUT}{_COUNT}(?!%)\s+{_HELD}\b")
_POPULATION_PASSIVE = re.compile(
    rf"(?i)\b{_COUNT}\s+(?:{_HELD}\s+(?:(?:were|was|are)\s+(?:being\s+)?)?(?:held|there|in the prison)"
    r"|(?:were|was|are)\s+(?:being\s+)?held)\b"
)
# `certified normal accommodation is 298`
_NORMAL = re.compile(
    rf"(?i)\bcertified normal (?:accommodation|capacity)\s+(?:\(CNA\)\s+)?(?:of|is|was)\s+{_ABOUT}{_COUNT}\b"
)
# `opened as a women's prison in 1997`
_OPENED = re.compile(rf"(?i)\b{any_of('facts', 'opening')}\b[^.;]{{0,60}}?\bin\s+(?P<value>(?:1[5-9]|20)\d\d)\b")
# `a category B prison`, `category C/D`
_CATEGORY = re.compile(r"(?i)\b(?P<value>category\s+[A-D](?:(?:/|\s+and\s+|\s+or\s+)[A-D])?)\b")
_ONE_FUNCTION = any_of("facts", "functions")
_FUNCTION = re.compile(
    rf"(?i)\b(?P<value>{_ONE_FUNCTION}(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+){_ONE_FUNCTION})*"
    rf"\s+{any_of('facts', 'function_heads')})\b"
)
# `HMP Low Moor in Cumbria is ...`
_PLACE = re.compile(
    r"^(?:(?:HM|YOI|IRC|STC)[\w/&]*\s+)*(?:&\s+YOI\s+)?(?:[A-Z][\w'-]*\s+){1,4}(?:is\s+)?"
    rf"(?:(?:[a-z]+\s+){{0,3}}?){any_of('facts', 'where')}\s+"
    rf"(?!{MONTH}\b)"
    r"(?P<value>[A-Z][\w'-]*(?:(?:\s+|,\s+|\s+and\s+|-on-|\s+upon\s+)[A-Z][\w'-]*)*)"
)
_OPENING_PARAGRAPHS = 3


def find_facts(summary: Iterable[Paragraph]) -> tuple[Fact, ...]:
    """The facts of the first paragraphs of the summary, each property where it is first stated."""
    return facts_in([paragraph for paragraph in summary if paragraph.number][:_OPENING_PARAGRAPHS])


def facts_in(paragraphs: Iterable[Paragraph]) -> tuple[Fact, ...]:
    """The facts that some paragraphs state, each property where it is first stated."""
    found: dict[str, Fact] = {}
    for paragraph in paragraphs:
        for fact in _facts(paragraph):
            found.setdefault(fact.property, fact)
    return tuple(found.values())


def _facts(paragraph: Paragraph) -> Iterator[Fact]:
    text = plain(paragraph.text)
    readings: tuple[tuple[str, re.Pattern[str], Callable[[str], str | int]], ...] = (
        ("capacity", _CAPACITY, _number),
        ("population_held", _POPULATION, _number),
        ("population_held", _POPULATION_PASSIVE, _number),
        ("certified_normal_accommodation", _NORMAL, _number),
        ("opened", _OPENED, _number),
        ("category", _CATEGORY, str),
        ("function", _FUNCTION, str),
        ("place", _PLACE, str),
    )
    for name, pattern, value in readings:
        found = pattern.search(text)
        if found:
            yield Fact(
                property=name,
                value=value(paragraph.text[slice(*found.span("value"))]),
                unit=found.groupdict().get("unit"),
                text=paragraph.text[found.start() : found.end()],
                place=paragraph.place(found.start(), found.end()),
            )


def _number(printed: str) -> int:
    return int(printed.replace(",", ""))
