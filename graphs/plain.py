"""Is a query so plain that the gate would let it through? Most are: short, flat, with no doubtful word.

The gate looks at every token, which costs as much as the engine takes for a look-up. What this lets through, the gate
would let through, with no graphs of its own and an answer that does not vary; a property test holds the two together.
"""

from __future__ import annotations

import re

from graphs.gate import Examined, Limits

PLAIN = Examined(form="", default_graphs=(), named_graphs=(), volatile=False)
"""What the gate says of a plain query. Its form is left to the engine."""

_WORDS = (
    "service", "from", "insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with",
    "now", "rand", "uuid", "bnode", "\\",
)  # fmt: skip
"""What makes the gate look twice, if only as a part of other words; and the beginning of an escape."""

_DEEPENS = "([{<!-+^"
_DOUBTFUL = re.compile(r"<(?![a-z]+://)[^<>\s]*#")  # ?a <b:c#> ...: an IRI, or less-than and a comment?


def is_plain(query: str, limits: Limits) -> bool:
    """Whether the gate need not look."""
    if len(query) > limits.chained or sum(map(query.count, _DEEPENS)) > limits.nesting:
        return False
    lowered = query.lower()
    return not any(word in lowered for word in _WORDS) and ("#" not in query or not _DOUBTFUL.search(query))
