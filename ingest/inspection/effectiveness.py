"""Which grades did Ofsted give for education, skills and work?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import plain
from ingest.wording import any_of
from ontology.model import Effectiveness, Issue
from ontology.values import Severity

_RATING = rf"(?i:{any_of('inspection', 'effectiveness_ratings')})"
_ASPECT = rf"(?i:{any_of('inspection', 'effectiveness_aspects')})"
# `Overall effectiveness: Inadequate`, `Quality of education Requires improvement`
_GRADE = re.compile(
    rf"(?P<aspect>{_ASPECT}[^.:;]{{0,160}}?)\s*(?:[:|-]|\s(?:was|were|is)\s)?\s*(?P<rating>{_RATING})(?=[\s.,;*)]|$)"
)
_ONLY_GRADE = re.compile(rf"[-•*\s]*{_GRADE.pattern}[\s.;,*]*")
_ONLY_ASPECT = re.compile(rf"[-•*\s]*(?P<aspect>{_ASPECT}[^.;]{{0,160}}?)[\s:]*")
_ONLY_RATING = re.compile(rf"[\s*:]*(?P<rating>{_RATING})[\s.*]*")
# `teaching, training, learning and assessment:`, the second line of an aspect in the first column of a table
_RUN_OVER = re.compile(r"[a-z][^.:;]{3,120}:\s*")
# `Behaviour and attitudes1`
_FOOTNOTE = re.compile(r"(?<=[a-z])\s?(?:\[?\d{1,2}\]?|[¹²³⁴-⁹]{1,2})\s*$")
_CUE = re.compile(any_of("inspection", "effectiveness_cues"), re.IGNORECASE)
_LONGEST = 600
_REACH = 24
"""The grades stand within so many blocks of the sentence that announces them."""


def is_graded(text: str) -> bool:
    """Whether a line is an aspect with its grade and nothing else."""
    return bool(_ONLY_GRADE.fullmatch(plain(text)))


def read_effectiveness(
    units: Iterable[Unit], catalogue: Catalogue
) -> tuple[tuple[Effectiveness, ...], tuple[Issue, ...]]:
    """The grades announced by `Ofsted made the following assessments`, each aspect once, as printed.

    Among aspects with their grades, one without a grade is an issue.
    """
    grades: dict[str, Effectiveness] = {}
    issues: list[Issue] = []
    body = [unit for unit in units if unit.zone is Zone.BODY]
    for place, unit in enumerate(body):
        cue = _CUE.search(plain(unit.text)) if not unit.is_heading else None
        if cue is None:
            continue
        columns = _Columns([], [], [])
        read = list(_after(body, place, cue.end(), columns, catalogue))
        for grade in read:
            grades.setdefault(grade.aspect.casefold(), grade)
        issues += [_ungraded(unit, catalogue) for unit in columns.ungraded if read]
    return tuple(grades.values()), tuple(issues)


def _ungraded(unit: Unit, catalogue: Catalogue) -> Issue:
    return Issue(
        severity=Severity.WARNING,
        code="grade-not-understood",
        message=f"{unit.text[:90]!r} is among the aspects that Ofsted graded, but its grade is not understood.",
        hint="Look at the page: the grade may be misspelt, or stand in another place.",
        paragraph=catalogue.id(unit.block),
        page=unit.block.passage.page,
        quote=unit.text[:200],
    )


def _after(
    body: list[Unit], place: int, start: int, columns: _Columns, catalogue: Catalogue
) -> Iterator[Effectiveness]:
    """The grades in the rest of the sentence's block, then in the lines below it until other text goes on."""
    yield from _grades(body[place], catalogue, start)
    last: Effectiveness | None = None
    for unit in body[place + 1 : place + 1 + _REACH]:
        text = plain(unit.text)
        found = _stated(unit, catalogue)
        if last and not found and _RUN_OVER.fullmatch(text):
            last = replace(last, aspect=f"{last.aspect} {unit.text.strip(' :')}")
        elif last:
            yield last
            last = None
        if whole := list(columns.ended_by(text, catalogue)):
            yield from whole
        elif columns.aspects and (rating := _ONLY_RATING.fullmatch(text)):
            columns.ratings.append(rating["rating"])
        elif found:
            yield from found[:-1]
            last = found[-1]
        elif aspect := _ONLY_ASPECT.fullmatch(text):
            yield from columns.opened_by(aspect["aspect"], unit, catalogue)
        elif unit.block.number:
            break
    yield from columns.taken(catalogue)
    if last:
        yield last


@dataclass(frozen=True, slots=True)
class _Columns:
    """Aspects on lines of their own, and the grades on the lines below them: in turn, or a column after the other."""

    aspects: list[tuple[str, Unit]]
    ratings: list[str]
    ungraded: list[Unit]
    """Where aspects stand that have none."""

    def opened_by(self, aspect: str, unit: Unit, catalogue: Catalogue) -> Iterator[Effectiveness]:
        """The grades of the aspects so far, where they have theirs, before another aspect is added."""
        if self.ratings:
            yield from self.taken(catalogue)
        self.aspects.append((aspect, unit))

    def ended_by(self, text: str, catalogue: Catalogue) -> Iterator[Effectiveness]:
        """The grade of an aspect that runs over several lines, the grade on its last (`... and work: Inadequate`)."""
        aspect, unit = self.aspects[-1] if self.aspects and not self.ratings else ("", None)
        whole = _ONLY_GRADE.fullmatch(f"{aspect} {text}") if aspect and text[:1].islower() else None
        if whole and unit:
            self.aspects.pop()
            yield _grade(whole["aspect"].strip(" :-"), whole["rating"], unit, catalogue)

    def taken(self, catalogue: Catalogue) -> Iterator[Effectiveness]:
        """Each aspect with its grade; none where there are more of one than of the other: nobody knows which."""
        if len(self.aspects) == len(self.ratings):
            for (aspect, unit), rating in zip(self.aspects, self.ratings, strict=True):
                yield _grade(aspect, rating, unit, catalogue)
        else:
            self.ungraded.extend(unit for _, unit in self.aspects)
        self.aspects.clear()
        self.ratings.clear()


def _stated(unit: Unit, catalogue: Catalogue) -> list[Effectiveness]:
    """The grades of a line below the sentence that announces them; a finding states none."""
    return list(_grades(unit, catalogue)) if len(unit.text) < _LONGEST and not unit.block.number else []


def _grades(unit: Unit, catalogue: Catalogue, start: int = 0) -> Iterator[Effectiveness]:
    for found in _GRADE.finditer(plain(unit.text), start):
        place = catalogue.place(unit.block, found.start(), found.end())
        aspect = _FOOTNOTE.sub("", unit.text[slice(*found.span("aspect"))]).strip(" :-")
        yield Effectiveness(aspect=aspect, rating=found["rating"].lower(), place=place)


def _grade(aspect: str, rating: str, unit: Unit, catalogue: Catalogue) -> Effectiveness:
    return Effectiveness(
        aspect=_FOOTNOTE.sub("", aspect).strip(), rating=rating.lower(), place=catalogue.place(unit.block)
    )
