"""Which units does a version have? Those of the version before it; and read anew, all that changed graphs touch."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graphs.difference import RDF_TYPE
from graphs.linking.units import Unit, read_units, said_by
from graphs.makers import Making
from graphs.neighbours import MERGED, objects, subjects
from ontology import terms as insp

UNITS = "units.jsonl"
"""The file of a version that holds its units, one a line."""

_LINKABLE = tuple(ox.NamedNode(kind) for kind in (insp.Concern, insp.Recommendation, insp.Finding))
_BESIDE = tuple(ox.NamedNode(which) for which in (insp.addresses, insp.partOfRecommendation))
_RAISED_AT, _REPORTS = ox.NamedNode(insp.raisedAt), ox.NamedNode(insp.reports)
_HAS_PART, _EVIDENCED_BY = ox.NamedNode(insp.hasPart), ox.NamedNode(insp.evidencedBy)


def units_held(folder: Path) -> tuple[Unit, ...] | None:
    """The units of the version in `folder`; None where their file is missing or damaged."""
    try:
        with (folder / UNITS).open(encoding="utf-8") as file:
            return tuple(_unit(json.loads(line)) for line in file)
    except (OSError, ValueError, TypeError):
        return None


def write_units(folder: Path, units: Iterable[Unit]) -> None:
    """Keep units for the version after that in `folder`."""
    with (folder / UNITS).open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(said_by(unit), ensure_ascii=False)}\n" for unit in units)


def units_now(making: Making, before: Sequence[Unit] | None) -> tuple[Unit, ...]:
    """The units of a version on its way, by IRI: as they were `before`, but for what its changed graphs touch."""
    if before is None or making.since is None:
        return read_units(making.store)
    again = touched(making.raw, making.since.nodes, {unit.iri for unit in before})
    if 2 * len(again) > len(before):
        return read_units(making.store)
    kept = (unit for unit in before if unit.iri not in again)
    return tuple(sorted((*kept, *read_units(making.store, again)), key=lambda unit: unit.iri))


def touched(store: ox.Store, nodes: Collection[str], known: Collection[str]) -> set[str]:
    """The units that may read otherwise where something is told otherwise of `nodes`; and the `known` among these."""
    found = {near for node in nodes for near in (node, *_near(store, ox.NamedNode(node)))}
    return {each for each in found if each in known or _is_linkable(store, each)}


def _near(store: ox.Store, node: ox.NamedNode) -> Iterator[str]:
    """What is read together with a node: units raised at a visit, or found by it, what answers or is part of what."""
    for which in (*_BESIDE, _RAISED_AT):
        yield from subjects(store, which, node)
    for which in _BESIDE:
        yield from objects(store, node, which)
    for report in subjects(store, _REPORTS, node):
        for part in objects(store, ox.NamedNode(report), _HAS_PART):
            yield from subjects(store, _EVIDENCED_BY, ox.NamedNode(part))


def _is_linkable(store: ox.Store, node: str) -> bool:
    return any(ox.Quad(ox.NamedNode(node), RDF_TYPE, kind, MERGED) in store for kind in _LINKABLE)


def _unit(said: Sequence[Any]) -> Unit:
    """A unit from its line, where tuples are lists: as `said_by` has it."""
    iri, kind, visit, place, body, when, text, recommendations, evidence, topics, short_forms = said
    return Unit(
        iri=iri,
        kind=kind,
        visit=visit,
        place=place,
        body=body,
        when=when,
        text=text,
        recommendations=tuple(recommendations),
        evidence=tuple(evidence),
        topics=tuple(topics),
        short_forms=tuple((short, long) for short, long in short_forms),
    )
