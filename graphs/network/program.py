"""What does a process do that makes one network? It reads what was found, or asks the store, and prints the network.

What it asked the store for it leaves in a folder, so that the next need not ask.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graphs.confine import die_with_parent, forbid_network
from graphs.network.found import network_as_json
from graphs.network.keeping import found_left, leave_found
from graphs.network.making import NetworkSource
from graphs.network.model import Filters
from graphs.store import OxigraphStore

BEHIND = 15
"""How much nicer than its server it is: whoever is answered by others comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A network to be made: of which version (its folder and its store), and where what was found of it is left."""

    version: str
    store: str
    left: str
    name: str
    filters: Filters

    def as_json(self) -> str:
        """One line, for the command line of the process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Task:
        """The task in `as_json`."""
        value: dict[str, Any] = json.loads(text)
        filters = value.pop("filters")
        return cls(**value, filters=Filters(**{**filters, "types": tuple(filters["types"])}))


def main() -> None:
    """Make the network that the first argument tells, and print it as JSON."""
    die_with_parent()
    os.nice(BEHIND)
    forbid_network()
    task = Task.from_json(sys.argv[1])
    json.dump(network_as_json(_source(task).network(task.filters)), sys.stdout)


def _source(task: Task) -> NetworkSource:
    """What the version keeps as found, or another process left; else what the store says, left for the next."""
    store = OxigraphStore.read_only(Path(task.store), union=False)
    left = Path(task.left)
    found = found_left(Path(task.version), task.name) or found_left(left, task.name)
    source = NetworkSource(store, task.name, found)
    if found is None:
        leave_found(left, task.name, source.found)
    return source


if __name__ == "__main__":
    main()
