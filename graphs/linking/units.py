"""What can be linked? Concerns, themes, recommendations that answer no concern, and findings of thematics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from importlib import resources
from operator import attrgetter
from typing import TypeVar

from graphs.rdf_terms import Row
from graphs.store import Store
from ontology.iris import local_name

Value = TypeVar("Value")

_FOR_ALL = re.compile(r"^.*# for all\n", re.MULTILINE)  # VALUES ?kind { insp:Finding } # for all

_ROLES = ("original", "followup-block", "finding", "progress-list", "section4")
"""Where the words of a unit are taken from: the first of these roles in which it is worded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that can be linked, with all that likeness is told from.

    `kind` is `concern`, `recommendation` or `finding`; `when` is ISO, to the precision known; `short_forms` are those
    that its reports open, and `topics` the keys of its own topics.
    """

    iri: str
    kind: str
    visit: str
    place: str | None = None
    body: str | None = None
    when: str = ""
    text: str = field(repr=False)
    recommendations: tuple[str, ...] = field(default=(), repr=False)
    evidence: tuple[str, ...] = field(default=(), repr=False)
    topics: tuple[str, ...] = ()
    short_forms: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def statement(self) -> str:
        """Its words with those of its recommendations."""
        return " ".join((self.text, *self.recommendations))


said_by = attrgetter(*(field.name for field in fields(Unit)))
"""All that a unit says, field by field."""


def read_units(store: Store, only: Collection[str] | None = None) -> tuple[Unit, ...]:
    """The units in a store, by IRI: all, or those of these IRIs."""
    found = _Found.of(store, only)
    return tuple(found.unit(iri, rows) for iri, rows in sorted(found.units.items()) if iri in found.words)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the queries found, by unit (or report)."""

    units: Mapping[str, Sequence[Row]]
    words: Mapping[str, str]
    answers: Mapping[str, Sequence[str]]
    stems: Mapping[str, str]
    evidence: Mapping[str, Sequence[str]]
    topics: Mapping[str, Sequence[str]]
    short_forms: Mapping[str, Sequence[tuple[str, str]]]

    @classmethod
    def of(cls, store: Store, only: Collection[str] | None) -> _Found:
        asked = list(_rows(store, "asked", ("unit", "other", "how"), only))
        words = _words(store, only if only is None else {*only, *(other for _, other, _ in asked)})
        answers: dict[str, list[str]] = defaultdict(list)
        stems: dict[str, str] = {}
        for unit, other, how in asked:
            if how == "answered by" and other in words:
                answers[unit].append(words[other])
            elif how == "item of" and other in words:
                stems[unit] = min(words[other], stems.get(unit, words[other]))
        rows = list(store.select(query("units", only)))
        reports = None if only is None else {str(row["report"]) for row in rows if row["report"]}
        ordered = sorted(_rows(store, "evidence", ("unit", "part", "order", "words"), only), key=_by_place)
        return cls(
            units=_grouped((str(row["unit"]), row) for row in rows),
            words=words,
            answers={unit: sorted(texts) for unit, texts in answers.items()},
            stems=stems,
            evidence=_grouped((unit, text) for unit, _, _, text in ordered),
            topics=_grouped(
                (unit, local_name(topic)) for unit, topic in _rows(store, "topics", ("unit", "topic"), only)
            ),
            short_forms=_grouped(
                (report, (short, long))
                for report, short, long in _rows(store, "abbreviations", ("report", "short", "long"), reports)
            ),
        )

    def unit(self, iri: str, rows: Sequence[Row]) -> Unit:
        """The unit with that IRI, from its rows: one for each report that words it."""
        reports = {str(row["report"]) for row in rows}
        first = min(rows, key=lambda row: [str(row[each] or "") for each in ("when", "visit", "place", "kind")])
        stem = self.stems.get(iri)
        return Unit(
            iri=iri,
            kind=local_name(str(first["kind"])).lower(),
            visit=str(first["visit"]),
            place=str(first["place"]) if first["place"] else None,
            body=min((str(row["body"]) for row in rows if row["body"]), default=None),
            when=str(first["when"] or ""),
            text=f"{stem} {self.words[iri]}" if stem else self.words[iri],
            recommendations=tuple(self.answers.get(iri, ())),
            evidence=tuple(dict.fromkeys(self.evidence.get(iri, ()))),
            topics=tuple(sorted(self.topics.get(iri, ()))),
            short_forms=tuple(sorted({form for report in reports for form in self.short_forms.get(report, ())})),
        )


def query(name: str, only: Collection[str] | None = None) -> str:
    """The query of that name in this folder, for all units or for these.

    Lines that end with `# for all` order the work where all are asked for; of a few they would make all be read.
    """
    text = resources.files("graphs.linking").joinpath(f"{name}.rq").read_text(encoding="utf-8")
    if only is None:
        return text
    variable = "?report" if name == "abbreviations" else "?unit"
    values = f"VALUES {variable} {{ {' '.join(f'<{iri}>' for iri in sorted(only))} }}"
    return _FOR_ALL.sub("", text).replace("# units", values)


def _words(store: Store, only: Collection[str] | None) -> dict[str, str]:
    """The words of everything that is worded: in the first role that it is worded in, else in whichever."""
    best: dict[str, tuple[int, str]] = {}
    for unit, role, words in _rows(store, "wordings", ("unit", "role", "words"), only):
        name = local_name(role)
        rank = _ROLES.index(name) if name in _ROLES else len(_ROLES)
        best[unit] = min(best.get(unit, (rank, words)), (rank, words))
    return {unit: words for unit, (_, words) in best.items()}


def _by_place(row: tuple[str, ...]) -> tuple[str, int, str]:
    _, part, order, text = row
    return part.rpartition("_")[0], int(order), text


def _rows(
    store: Store, name: str, variables: Sequence[str], only: Collection[str] | None = None
) -> Iterator[tuple[str, ...]]:
    for row in store.select(query(name, only)):
        yield tuple(str(row[variable] or "") for variable in variables)


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    groups: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
