"""What does the fact page say? Its labelled entries as facts of the establishment, its providers and its offices.

The labels stand on lines of their own, or before their value, or run on in one block, as the converter left them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.dates import days_in, find_visit_dates, months_in, years_in
from ingest.inspection.fact_lines import PROVIDER, fact_lines, label_name
from ingest.inspection.labels import own_words
from ingest.inspection.leading import leading_number
from ingest.inspection.offices import holders
from ingest.inspection.providers import provider_names
from ingest.inspection.zones import Unit, Zone
from ingest.numbers import whole_number
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Fact, Issue, Provision
from ontology.places import Passage, Place
from ontology.values import PartialDate, Severity

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
# `Glossary) as reported by the prison during the inspection`: the rest of a label that a line's end cut
_REST_OF_LABEL = re.compile(
    r"(?:\(?(?:see )?glossary(?: of terms)?\)\s*)?(?:as reported by the \w+ during the inspection)?", re.IGNORECASE
)
# `Private: Name`, `Private - Name`, `Privately run by Name`
_PRIVATE = re.compile(r"(?:(?i:private(?:ly run)?|contracted))\s*(?:[:,(-]|by)\s*(?P<operator>[A-Z].*?)[).\s]*$")
# `Community rehabilitation services: Name` among the providers: a label that no wording knows
_SERVICE = re.compile(
    r"(?P<label>(?!(?i:public|private|contracted)\b)[A-Z][a-z][A-Za-z ,&/'()-]{2,70}?"
    rf"\b(?i:{any_of('fact_page', 'services')})(?:\s*\([^()]+\))?):\s+(?P<name>[A-Z].*)"
)
_VACANT = re.compile(rf"(?i){any_of('fact_page', 'vacant')}\b.*")
# a visit that was no full inspection
_OTHER_VISIT = re.compile(r"(?i)\bscrutiny\b|\breview\b|\bmonitoring\b")
# `Scrutiny visit, January 2021; last full inspection, March 2019`: where one entry names the next visit
_NEXT_VISIT = re.compile(r";\s*|(?<=\d)\.\s+")
_LABEL_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """A label as printed, its name in the wording, and one line of what stands under it."""

    name: str
    label: str
    value: Passage
    place: Place


@dataclass(slots=True)
class FactPage:
    """What the fact page says."""

    facts: list[Fact] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def last_month(self) -> PartialDate | None:
        """The month in which the last full inspection began."""
        days = [min(days) for days in map(_days, self._full_inspections) if days]
        months = [PartialDate(day.year, day.month) for day in days]
        months += [month for text in self._full_inspections for month in months_in(text)[:1] if not _days(text)]
        return max(months, key=lambda month: (month.year, month.month or 0), default=None)

    @property
    def last_inspections(self) -> tuple[int, ...]:
        """The years of the earlier inspections that it names."""
        return tuple(sorted({year for text in self._full_inspections for year in years_in(text)}))

    @property
    def _full_inspections(self) -> list[str]:
        told = (fact.text for fact in self.facts if fact.property == "last_inspection")
        return [visit for text in told for visit in _NEXT_VISIT.split(text) if not _OTHER_VISIT.search(visit)]


def _days(text: str) -> tuple[date, ...]:
    found = find_visit_dates(text)
    return days_in(found.group()) if found else ()


def read_fact_page(units: Iterable[Unit], catalogue: Catalogue) -> FactPage:
    """The entries of the fact page; empty where the report has none. A label that is not understood is an issue."""
    page = FactPage()
    for entry in _entries([unit for unit in units if unit.zone is Zone.FACTS], catalogue, page.issues):
        _READERS.get(entry.name, _text)(page, entry)
    return page


def _entries(units: list[Unit], catalogue: Catalogue, issues: list[Issue]) -> Iterator[Entry]:
    over: tuple[str, str] | None = None
    among_providers = told = False
    below = [unit for unit in units if unit.section is None or unit.section.level != 1]
    for line in fact_lines(below):
        if line.label:
            over = (label_name(line.label), line.label)
            among_providers = over[0] in ("status", PROVIDER)
        elif among_providers and (service := _SERVICE.fullmatch(plain(line.value.text))):
            name = line.value.slice(service.start("name"))
            yield Entry(PROVIDER, line.value.text[: service.end("label")], name, name.at(catalogue.id(line.unit.block)))
            continue
        elif line.unit.is_heading and _unknown(line.value, below, line.place):
            issues.append(_issue(line.unit, catalogue, "has a label that is not known"))
            over, told = None, True
            continue
        words = own_words(line.value)
        rests = not line.label and _REST_OF_LABEL.fullmatch(plain(words.text))
        if rests or not any(map(str.isalnum, words.text)):
            continue
        if over:
            yield Entry(*over, words, words.at(catalogue.id(line.unit.block)))
            over, told = None if over[0] == PROVIDER else over, False
        elif not told and not line.unit.is_heading:
            issues.append(_issue(line.unit, catalogue, "has words below no label"))
            told = True


def _unknown(value: Passage, units: list[Unit], place: int) -> bool:
    """A heading that no wording knows, with an entry under it that is none."""
    following = units[place + 1] if place + 1 < len(units) else None
    return bool(following) and len(value.text) < _LABEL_LENGTH and not _NUMBER.search(value.text)


def _issue(unit: Unit, catalogue: Catalogue, what: str) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code="fact-label-not-understood",
        message=f"The fact page {what}: {unit.text[:80]!r}.",
        hint="If it is a label, or below one, add that to ingest/wording/fact_page.yml.",
        paragraph=catalogue.id(unit.block),
        page=unit.block.passage.page,
        quote=unit.text[:200],
    )


def _text(page: FactPage, entry: Entry) -> None:
    page.facts.append(Fact(property=entry.name, value=entry.value.text, text=entry.value.text, place=entry.place))


def _last_inspection(page: FactPage, entry: Entry) -> None:
    """A line without a year below the first is a footnote of the page; a day alone goes before the line below it."""
    last = page.facts[-1] if page.facts and page.facts[-1].property == entry.name else None
    if last and last.text.isdigit():
        page.facts[-1] = replace(last, text=f"{last.text} {entry.value.text}", value=f"{last.text} {entry.value.text}")
    elif years_in(entry.value.text) or not any(fact.property == entry.name for fact in page.facts):
        _text(page, entry)


def _figure(page: FactPage, entry: Entry) -> None:
    number = _NUMBER.search(entry.value.text)
    if number is None:
        _text(page, entry)
        return
    text = f"{entry.label}: {entry.value.text}"
    value = whole_number(number.group())
    page.facts.append(Fact(property=entry.name, value=value, unit=_unit(entry), text=text, place=entry.place))


def _unit(entry: Entry) -> str:
    return "GBP" if entry.name == "cost" else "people" if entry.name == "population_held" else "places"


def _under_capacity(page: FactPage, entry: Entry) -> None:
    """What stands under the heading of the capacity figures without a label of its own."""
    if entry.value.text[:1] != "(":
        _figure(page, entry)


def _bullet(page: FactPage, entry: Entry) -> None:
    """A line on the population, with the number that it opens with."""
    text = entry.value.text
    if (number := leading_number(text)) is None:
        _text(page, entry)
    else:
        fact = Fact(property=entry.name, value=number.value, unit=number.unit, text=text, place=entry.place)
        page.facts.append(fact)


def _status(page: FactPage, entry: Entry) -> None:
    """`Public`, `Private: Name`, `Private - Name`: who runs the establishment."""
    _text(page, entry)
    found = _PRIVATE.match(plain(entry.value.text))
    if found:
        operator = entry.value.text[slice(*found.span("operator"))]
        place = entry.place
        page.facts.append(Fact(property="operator", value=operator, text=entry.value.text, place=place))
        page.provisions.append(Provision(provider=operator, role="operator", printed=entry.label, place=place))


def _operator(page: FactPage, entry: Entry) -> None:
    """`Name of contractor`, as centres print it: who runs the establishment."""
    name = entry.value.text.strip(" .")
    page.facts.append(Fact(property=entry.name, value=name, text=name, place=entry.place))
    page.provisions.append(Provision(provider=name, role="operator", printed=entry.label, place=entry.place))


def _provider(page: FactPage, entry: Entry) -> None:
    for name in provider_names(entry.value.text):
        provider = None if _VACANT.fullmatch(plain(name)) else name
        page.provisions.append(
            Provision(provider=provider, role=entry.label, printed=entry.value.text, place=entry.place)
        )


def _office(page: FactPage, entry: Entry) -> None:
    """The holder of an office; None where the report says that nobody holds it."""
    if _VACANT.fullmatch(plain(entry.value.text)):
        page.facts.append(Fact(property=entry.name, value=None, text=entry.value.text, place=entry.place))
    elif held := holders(entry.value.text):
        page.facts.extend(
            Fact(property=entry.name, value=name, text=entry.value.text, place=entry.place) for name in held
        )
    elif page.facts and page.facts[-1].property == entry.name:  # the date in post, on a line of its own
        page.facts[-1] = replace(page.facts[-1], text=f"{page.facts[-1].text}, {entry.value.text}")
    else:
        _text(page, entry)


_READERS: dict[str, Callable[[FactPage, Entry], None]] = {
    "population_held": _figure,
    "baseline_certified_normal_capacity": _figure,
    "in_use_certified_normal_capacity": _figure,
    "certified_normal_accommodation": _figure,
    "operational_capacity": _figure,
    "cost": _figure,
    "certified_capacity": _under_capacity,
    "population": _bullet,
    "context": _bullet,
    "last_inspection": _last_inspection,
    "status": _status,
    "operator": _operator,
    PROVIDER: _provider,
    "ignored": lambda _page, _entry: None,
    "governor": _office,
    "former_governor": _office,
    "prison_group_director": _office,
    "imb_chair": _office,
}
