"""Which networks are ready-made? Each is a `.rq` file that opens with its question and its title.

    # Which topics occur together in one concern?
    # title: Topics that occur together
    # together: target

A row of its query is a piece of evidence for an edge: `?source ?relation ?target ?evidence`, with the `?year`, the
`?rating` and the `?topic` that it can be narrowed by (unbound: it passes no such filter), and a `?weight` where
evidence is not counted.
A query that could find very many edges looks at the surest only, chosen by a sub-select that ends with `# most`.
`together: target` makes a network of the targets alone: two are joined by each source that they share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.errors import UsageError

_HEADER = re.compile(r"^# (title|together|colour): (.+)$", re.MULTILINE)  # title: Prisons and topics

# { SELECT ?evidence ?weight WHERE { ... } ORDER BY DESC(?weight) LIMIT 2000 } # most
_MOST = re.compile(
    r"\{ SELECT \?evidence \?weight WHERE (?P<pattern>\{.+\}) ORDER BY DESC\(\?weight\) LIMIT (?P<most>\d+) \} # most$",
    re.DOTALL | re.MULTILINE,
)

_ORDER = ("prison-topic", "topics-together", "providers-progress", "recurring-issues", "inspectors-visits", "archive")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMade:
    """A ready-made network. `note` says what an edge is; `colour` by what nodes are coloured at first."""

    name: str
    title: str
    question: str
    note: str
    query: str
    together: bool = False
    colour: str = "type"
    most: int | None = None
    """How many edges its query looks at, where it sets a bound."""

    @property
    def counting(self) -> str:
        """A query for the `?number` of edges that there would be without the bound."""
        bound = _MOST.search(self.query)
        if bound is None:
            return ""
        prefixes = "\n".join(line for line in self.query.splitlines() if line.startswith("PREFIX"))
        return f"{prefixes}\nSELECT (COUNT(*) AS ?number) WHERE {bound['pattern']}"


@cache
def ready_made() -> Mapping[str, ReadyMade]:
    """Every ready-made network by name, in the order in which they are offered."""
    return {
        name: _parse(name, (files("graphs.network") / "ready" / f"{name}.rq").read_text("utf-8")) for name in _ORDER
    }


def find_ready_made(name: str) -> ReadyMade:
    """The ready-made network of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in ready_made():
        raise UsageError(f"there is no network {name}", hint=f"there are {', '.join(ready_made())}")
    return ready_made()[name]


def _parse(name: str, text: str) -> ReadyMade:
    header = dict(_HEADER.findall(text))
    opening = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    note = " ".join(line for line in opening[1:] if not _HEADER.match(f"# {line}"))
    bound = _MOST.search(text)
    return ReadyMade(
        name=name,
        title=header["title"],
        question=opening[0],
        note=note,
        query=text,
        together="together" in header,
        colour=header.get("colour", "type"),
        most=int(bound["most"]) if bound else None,
    )
