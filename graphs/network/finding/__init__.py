"""Which things can a walk through the graph begin at, by name or by words?"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from graphs.network.model import Node
from graphs.network.naming import name_nodes
from graphs.store import Store

MOST = 20
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": " ", "\r": " ", "\t": " "})
_KINDS = ("prison", "topic", "provider", "body", "person", "concern", "recommendation")


def find_things(store: Store, words: str, most: int = MOST) -> Sequence[Node]:
    """The things that words stand for: names before statements, those that begin with the words first."""
    asked = " ".join(words.casefold().split())[:100]
    if len(asked) < 2:
        return ()
    query = (files("graphs.network.finding") / "find.rq").read_text("utf-8")
    rows = store.select(query.replace("UNDEF", asked.translate(_ESCAPES), 1))
    named = name_nodes(store, (str(row["thing"]) for row in rows))
    known = [node for node in named.values() if node.type in _KINDS]
    return sorted(known, key=lambda node: _rank(node, asked))[:most]


def _rank(node: Node, asked: str) -> tuple[bool, int, bool, str, str]:
    label = node.label.casefold()
    return asked not in label, _KINDS.index(node.type), not label.startswith(asked), label, node.id
