"""How wide does a line of text print, when only its letters are known? Two measures: typewriter and proportional."""

from __future__ import annotations

from collections.abc import Iterable

# rough widths of a sans-serif face, as shares of the size
NARROW, SLIM, WIDE, WIDEST = 0.25, 0.34, 0.72, 0.88
COMMON = 0.55
WIDTHS = {
    **dict.fromkeys("ijl'|‘’.,:;!I", NARROW),
    **dict.fromkeys('ft r()-[]/"“”', SLIM),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", WIDE),
    **dict.fromkeys("mwMW%–—", WIDEST),
}

FULL, BROAD = 0.95, 0.6
"""The shares of lines that bound the full ones: where a measure is right, these are all about as long."""


class Measure:
    """The measure under which the full lines of a text are most alike, and how long such a line is."""

    def __init__(self, lines: Iterable[str]) -> None:
        lines = list(lines)
        self.full = 0.0
        self._proportional = False
        spreads = []
        for proportional in (True, False):
            lengths = sorted(_length(line, proportional=proportional) for line in lines)
            if lengths:
                full, broad = (lengths[int(share * (len(lengths) - 1))] for share in (FULL, BROAD))
                spreads.append(((full - broad) / max(full, 1e-6), proportional, full))
        if spreads:
            _, self._proportional, self.full = min(spreads)

    def of(self, text: str) -> float:
        """The length of a text as a share of a full line's."""
        return _length(text, proportional=self._proportional) / self.full if self.full else 0.0


def _length(text: str, *, proportional: bool) -> float:
    return sum(WIDTHS.get(letter, COMMON) for letter in text) if proportional else float(len(text))
