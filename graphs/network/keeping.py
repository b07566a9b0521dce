"""How does the first visitor get a network at once? Each is laid out when a version is made, and kept in a file of it.

One report more does not make them anew where the archive is large: they are carried over as they were, and say so,
until a server has made them anew in its own time.
"""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

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
from graphs.versions import Version

EDITION = "networks/1"
"""Another edition when networks are asked for, measured or laid out otherwise: then they are made anew."""

FEW = 300
"""Reports up to which networks are made anew for each version."""

_EARLIER = "networks-earlier"
"""The file that says that the networks of a version were carried over from an earlier one."""

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
    if making.since is not None and is_large(making.since.base) and _carried(making.since.base.path, making.path):
        return
    for name in ready_made():
        source = NetworkSource(making.store, name)
        kept = {"network": network_as_json(source.network()), "found": found_as_json(source.found)}
        text = json.dumps(kept, ensure_ascii=True, separators=(",", ":"))
        _file(making.path, name).write_bytes(gzip.compress(text.encode(), compresslevel=5, mtime=0))


def kept_network(version: Path, name: str) -> Kept | None:
    """The network as it is kept in the folder of a version; None where it is not, or its file is damaged."""
    try:
        value = json.loads(gzip.decompress(_file(version, name).read_bytes()))
        network = network_from_json(value["network"])
        if version.joinpath(_EARLIER).exists():
            return Kept(replace(network, measures=f"{BEFORE} {network.measures}".strip()), None)
        return Kept(network, found_from_json(value["found"]))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None


def is_large(version: Version) -> bool:
    """Whether making everything anew for one report more would take longer than that report may."""
    return sum(entry.kind == "report" for entry in version.manifest.entries) > FEW


def _carried(base: Path, path: Path) -> bool:
    try:
        for name in ready_made():
            shutil.copyfile(_file(base, name), _file(path, name))
    except OSError:
        return False
    path.joinpath(_EARLIER).touch()
    return True


def _file(version: Path, name: str) -> Path:
    return version / f"network-{name}.json.gz"
