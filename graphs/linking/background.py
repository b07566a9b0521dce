"""How rare is a word or topic? Shipped counts over units, so that a pair's score depends on the pair alone.

`background.json` is made from the invented specimens by `python -m bench.links --fit`. A weight is the logarithm of how
many units there are to one that holds the word, and no rarer word weighs more than the cap: what the background has not
met weighs as much as what it met seldom (docs/decisions/0020-how-concerns-are-linked.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

RAREST = 2.5
"""The cap: about one unit in twelve."""


@dataclass(frozen=True, slots=True)
class Background:
    """Of so many `units`, in how many each stem, and each topic with those above it, stands; and their mean vector."""

    units: int
    stems: Mapping[str, int]
    topics: Mapping[str, int]
    centre: Sequence[float]

    def word_weight(self, stem: str) -> float:
        """The weight of a stem, 0 to `RAREST`."""
        return self._weight(self.stems.get(stem, 0))

    def topic_weight(self, topic: str) -> float:
        """The weight of a topic, 0 to `RAREST`."""
        return self._weight(self.topics.get(topic, 0))

    def _weight(self, holding: int) -> float:
        return max(0.0, min(RAREST, math.log((self.units + 1) / (holding + 1))))


@cache
def background() -> Background:
    """The shipped background."""
    read = json.loads(resources.files("graphs.linking").joinpath("background.json").read_text("utf-8"))
    return Background(**read)
