"""How does the first visitor get a network at once? Each is laid out with a version, and kept in a file of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graphs.carried import DAMAGED, Shelf
from graphs.makers import Maker, Making
from graphs.network.catalogue import ready_made
from graphs.network.found import (
    Found,
    found_as_json,
    found_from_json,
    network_as_json,
    network_from_json,
)
from graphs.network.making import NetworkSource
from graphs.network.model import Network

EDITION = "networks/1"
"""Another edition when networks are asked for, measured or laid out otherwise: then they are made anew."""

_SHELF = Shelf("network")
_FOUND = Shelf("found")

BEFORE = "This is how it was before the newest reports and decisions came; it is being made anew."


@dataclass(frozen=True, slots=True)
class Kept:
    """A network as a version keeps it, laid out under no filter, and whether it is that of an earlier version."""

    network: Network
    earlier: bool


def network_maker() -> Mapping[str, Maker]:
    """The maker, by its name and edition."""
    return {EDITION: keep_networks}


def keep_networks(making: Making) -> None:
    """Lay out each ready-made network of a version and write it, or carry it over."""
    if _SHELF.carry(making, ready_made()):
        return
    for name in ready_made():
        source = NetworkSource(making.store, name)
        _SHELF.write(making.path, name, {"network": network_as_json(source.network())})
        leave_found(making.path, name, source.found)


def kept_network(version: Path, name: str) -> Kept | None:
    """The network as it is kept in the folder of a version; None where it is not, or its file is damaged."""
    try:
        network = network_from_json(_SHELF.read(version, name)["network"])
    except DAMAGED:
        return None
    earlier = _SHELF.is_earlier(version)
    return Kept(replace(network, measures=f"{BEFORE} {network.measures}".strip()) if earlier else network, earlier)


def leave_found(folder: Path, name: str, found: Found) -> None:
    """Leave what the query of a network found in the folder of a version, or in another, for who narrows it next."""
    _FOUND.write(folder, name, found_as_json(found))


def found_left(folder: Path, name: str) -> Found | None:
    """What was found as it was left in a folder; None where nothing is, or it is damaged."""
    try:
        return found_from_json(_FOUND.read(folder, name))
    except DAMAGED:
        return None
