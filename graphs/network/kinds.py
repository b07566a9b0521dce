"""Which kinds of node are there, and how is each told apart?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.iris import DEF, SCHEME, local_name
from ontology.yaml_files import read_yaml

SHAPES = ("circle", "square", "diamond", "triangle", "wedge", "pentagon", "hexagon", "star")
"""What nodes are drawn as; a wedge is a triangle that stands on its tip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeKind:
    """A kind of node: `class_` is the local name of its class, `scheme` that of the scheme its concepts are in."""

    key: str
    label: str
    shape: str
    colour: str
    class_: str | None = None
    scheme: str | None = None


@cache
def node_kinds() -> Mapping[str, NodeKind]:
    """Every kind by key; the first that fits a thing is its kind."""
    entries = read_yaml(files("graphs.network") / "kinds.yml")
    return {
        key: NodeKind(key=key, class_=entry.pop("class", None), scheme=entry.pop("scheme", None), **entry)
        for key, entry in entries.items()
    }


def kind_of(iri: str, classes: Iterable[str]) -> str:
    """The key of the kind of a thing, from its IRI and the IRIs of its classes."""
    ours = {local_name(each) for each in classes if each.startswith(DEF)} | ({"Person"} & set(map(local_name, classes)))
    for kind in node_kinds().values():
        if kind.class_ in ours or (kind.scheme and iri.startswith(f"{SCHEME}{kind.scheme}/")):
            return kind.key
    return "other"
