"""Which labelled statements raise a concern, and which recommend what answers it?

Until 2022 each concern is one of a pair, `Key concern: ... Recommendation: ... (To the governor)`, known by the number
of its paragraph (`S45`, `1.41`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.blocks import BlockKind
from ingest.bodies import HMI_PRISONS
from ingest.inspection.labels import Labelled, ending, group, labelled, own_words
from ingest.inspection.numbered import labels_a_list
from ingest.inspection.zones import Unit, Zone
from ingest.paragraphs import Catalogue
from ingest.plain import words_of
from ontology.model import Concern, Recommendation
from ontology.places import Passage

PAIRS = frozenset({Zone.SUMMARY, Zone.CONCERNS, Zone.LIST, Zone.PRACTICE, Zone.PROGRESS_SUMMARY})
"""The zones in which labelled statements stand."""
_KINDS = ("main", "key")
"""What a label calls its recommendation; where it says nothing, the number tells."""
_MOST_PARAGRAPHS = 3
"""Of a concern, behind its first."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The concerns and the recommendations that answer them, ordinals set."""

    concerns: tuple[Concern, ...]
    recommendations: tuple[Recommendation, ...]


def labelled_pairs(units: list[Unit], catalogue: Catalogue) -> Raised:
    """Labelled concerns and recommendations; a later list that repeats them adds nothing."""
    concerns: list[Concern] = []
    recommendations: list[Recommendation] = []
    known: dict[str, int] = {}
    current: int | None = None
    number: str | None = None
    for unit, label, words in _statements(units):
        cited = next(iter(ending(words.text).references), None)
        own = unit.block.number if unit.zone is not Zone.LIST else cited
        number = label.reference or own or (number if label.what == "recommendation" else None)
        if label.what == "concern":
            current = _known(known, number, words.text)
            if current is None:
                current = len(concerns) + 1
                concerns.append(_concern(current, number, unit, label, words, catalogue))
                known.update(dict.fromkeys(filter(None, (number, bare_words(words.text))), current))
        elif current is not None and not _repeats(recommendations, words):
            reference = label.reference or number or concerns[current - 1].number
            answer = _answer(len(recommendations) + 1, reference, current, words, unit, catalogue)
            recommendations.append(replace(answer, kind=label.rank) if label.rank in _KINDS else answer)
    return Raised(tuple(concerns), tuple(recommendations))


def _statements(units: list[Unit]) -> Iterator[tuple[Unit, Labelled, Passage]]:
    """Every labelled statement of the summary and the list; a recommendation only once a concern has been printed."""
    seen_concern = below = False
    for place, unit in enumerate(units):
        if unit.zone not in PAIRS or unit.is_heading or labels_a_list(units, place):
            below = seen_concern and unit.zone is not Zone.LIST and _recommends(unit)
            continue
        if below := below and not unit.block.number and next(labelled(unit.text), None) is None:
            yield from _below_label(unit)
        for label in labelled(unit.text):
            words = own_words(unit.block.passage, label.start, label.end)
            if not words and place + 1 < len(units):
                words = own_words(units[place + 1].block.passage)
            elif label.what == "concern" and label.end == len(unit.text):
                words = Passage.join((words, *_goes_on(units, place)))
            seen_concern = label.what == "concern" or (seen_concern and not _stands_alone(unit, label))
            if words and (label.what == "concern" or seen_concern):
                yield unit, label, words


def _goes_on(units: list[Unit], place: int) -> Iterable[Passage]:
    """The paragraphs between a concern and the recommendation that answers it: more of the concern, if they are few."""
    more: list[Passage] = []
    for unit in units[place + 1 : place + 2 + _MOST_PARAGRAPHS]:
        if any(label.what == "recommendation" for label in labelled(unit.text)) or _recommends(unit):
            return more
        own = unit.block.number or unit.is_heading or next(labelled(unit.text), None)
        if own or unit.block.kind is not BlockKind.PARAGRAPH or unit.zone is not units[place].zone:
            return ()
        more.append(unit.block.passage)
    return ()


def _recommends(unit: Unit) -> bool:
    """`Recommendations:` alone, over several."""
    label = group(unit.text)
    return bool(label and label.name.endswith("recommendation") and unit.text.strip(" *").endswith(":"))


def _below_label(unit: Unit) -> Iterator[tuple[Unit, Labelled, Passage]]:
    """A recommendation without a label of its own, known by whom it is addressed to."""
    if ending(unit.text).addressee:
        yield unit, Labelled("recommendation", None, None, 0, len(unit.text)), own_words(unit.block.passage)


def _stands_alone(unit: Unit, label: Labelled) -> bool:
    """A list's recommendation that names its own paragraph answers no concern of the list."""
    return unit.zone is Zone.LIST and label.rank is None and label.reference is not None


def _known(known: dict[str, int], number: str | None, text: str) -> int | None:
    return known.get(number or "") or known.get(bare_words(text))


def _repeats(recommendations: list[Recommendation], words: Passage) -> bool:
    text = bare_words(words.text)
    return any(bare_words(each.text) == text for each in recommendations)


def bare_words(text: str) -> str:
    """A statement's words for comparison, without the brackets at its end."""
    return words_of(text[: ending(text).end])


def _concern(
    ordinal: int, number: str | None, unit: Unit, label: Labelled, words: Passage, catalogue: Catalogue
) -> Concern:
    return Concern(
        ordinal=ordinal,
        body=HMI_PRISONS,
        heading=unit.heading,
        test=None,
        number=number,
        priority={"priority": True}.get(label.rank or ""),
        text=words.text,
        place=words.at(catalogue.id(unit.block)),
    )


def _answer(
    ordinal: int, reference: str | None, concern: int, words: Passage, unit: Unit, catalogue: Catalogue
) -> Recommendation:
    said = ending(words.text)
    return Recommendation(
        ordinal=ordinal,
        text=words.text,
        reference=next(iter(said.references), None) or reference,
        addressee=said.addressee,
        concern=concern,
        kind="main" if (reference or "S")[0] in "SHM" else "key",
        place=words.at(catalogue.id(unit.block)),
    )
