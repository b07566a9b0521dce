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

BEFORE = "This is how it was before the newest reports and decisions came; it is being made anew."


@dataclass(frozen=True, slots=True)
class Kept:
    """A network as a version keeps it: laid out under no filter, and what its query found, to be narrowed.

    `found` is None where the network is that of an earlier version, of which nothing more can be told.
    """

    network: Network
    found: Found | None


def network_maker() -> Mapping[str, Maker]:
    """The maker, by its name and edition."""
    return {EDITION: keep_networks}


def keep_networks(making: Making) -> None:
    """Lay out each ready-made network of a version and write it, or carry it over."""
    if _SHELF.carry(making, ready_made()):
        return
    for name in ready_made():
        source = NetworkSource(making.store, name)
        kept = {"network": network_as_json(source.network()), "found": found_as_json(source.found)}
        _SHELF.write(making.path, name, kept)


def kept_network(version: Path, name: str) -> Kept | None:
    """The network as it is kept in the folder of a version; None where it is not, or its file is damaged."""
    try:
        value = _SHELF.read(version, name)
        network = network_from_json(value["network"])
        if _SHELF.is_earlier(version):
            return Kept(replace(network, measures=f"{BEFORE} {network.measures}".strip()), None)
        return Kept(network, found_from_json(value["found"]))
    except DAMAGED:
        return None
