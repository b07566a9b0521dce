"""Invented units for the tests of linking."""

from __future__ import annotations

from graphs.linking.units import Unit
from ontology.iris import Kind, mint


def unit(key: str, text: str, *topics: str, place: str = "", evidence: tuple[str, ...] = ()) -> Unit:
    """A concern of the inspection that its key begins with: `full-fen-2021-07_3` was raised at Fen in July 2021."""
    visit, _, _ = key.partition("_")
    return Unit(
        iri=mint(Kind.CONCERN, key),
        kind="concern",
        visit=mint(Kind.VISIT, visit),
        place=mint(Kind.PRISON, place or visit.split("-")[1]),
        when=visit[-7:],
        text=text,
        evidence=evidence,
        topics=tuple(sorted(topics)),
    )


UNITS = (
    unit("full-fen-2021-07_1", "Prisoners were locked in their cells for 22 hours a day.", "time-out-of-cell"),
    unit("full-fen-2021-07_2", "Dental waiting lists were far too long for most patients.", "dental"),
    unit("full-fen-2024-02_1", "Prisoners were still locked in cells for too many hours a day.", "time-out-of-cell"),
    unit("full-moor-2022-05_1", "Too many prisoners were locked in cells all day.", "time-out-of-cell"),
    unit("full-moor-2022-05_2", "The kitchen was dirty and meals were cold.", "food"),
    unit("full-lea-2023-01_1", "Waiting lists for the dental clinic were long.", "dental"),
    unit("full-lea-2023-01_2", "Staff did not challenge poor behaviour on the wings.", "staff-prisoner-relationships"),
)
"""Two repeated or shared issues (time out of cell, the dentist) among others."""
