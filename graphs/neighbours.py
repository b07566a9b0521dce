"""Which nodes stand beside a node? Read straight from the merge of all graphs, for many nodes one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

MERGED = ox.DefaultGraph()
"""The graph that holds what any graph of a version states."""


def subjects(store: ox.Store, which: ox.NamedNode, node: ox.NamedNode) -> Iterator[str]:
    """The nodes that have `node` as the value of this property."""
    found = store.quads_for_pattern(None, which, node, MERGED)
    return (quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))


def objects(store: ox.Store, node: ox.NamedNode, which: ox.NamedNode) -> Iterator[str]:
    """The nodes that this property of `node` has as values."""
    found = store.quads_for_pattern(node, which, None, MERGED)
    return (quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode))
