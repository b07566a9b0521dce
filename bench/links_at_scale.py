"""What does linking the whole archive cost? Invented units by the ten thousand: time, memory, the largest issue.

python -m bench.links_at_scale            30,000 units, and one more report
python -m bench.links_at_scale 3000       fewer
python -m bench.links_at_scale --write    and put the table into docs/linking.md
"""

from __future__ import annotations

import argparse
import random
import resource
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from graphs.linking.candidates import candidates
from graphs.linking.choosing import likeliest, names_of
from graphs.linking.finding import explained, judge, visits
from graphs.linking.fusion import fusion
from graphs.linking.issues import recurring_issues
from graphs.linking.profiles import Profile, profile_of
from graphs.linking.signals import matrices
from graphs.linking.units import Unit
from graphs.linking.vectors import WIDTH
from ontology.concepts import concepts
from ontology.iris import Kind, mint

PAGE = Path(__file__).parents[1] / "docs" / "linking.md"
BEGIN, END = "<!-- at scale -->", "<!-- end of scale -->"
A_VISIT = 12
"""Units that one visit raises."""

_COMMON, _OWN = 3000, 25
"""Words that stand anywhere, and words of each topic's own."""

_WEIGHTS = [1 / (rank + 5) for rank in range(_COMMON)]


@dataclass(frozen=True, slots=True)
class Wording:
    """Invented words: common ones, by Zipf's law, and for each topic words of its own."""

    common: Sequence[str]
    own: Mapping[str, Sequence[str]]

    @classmethod
    def by(cls, chance: random.Random) -> Wording:
        """Words that this chance makes."""
        topics = [topic.key for topic in concepts("topic") if topic.broader]
        own = {topic: [f"{_word(chance)}" for _ in range(_OWN)] for topic in topics}
        return cls([_word(chance) for _ in range(_COMMON)], own)

    def text(self, length: int, topic: str, chance: random.Random) -> str:
        """A sentence of so many common words, and a quarter as many of a topic's own."""
        words = chance.choices(self.common, _WEIGHTS, k=length) + chance.choices(self.own[topic], k=length // 4)
        chance.shuffle(words)
        return " ".join(words).capitalize() + "."


def invented_units(count: int) -> Iterator[Unit]:
    """Units of invented words, each about one topic."""
    chance = random.Random(17)
    wording = Wording.by(chance)
    for number in range(count):
        visit = number // A_VISIT
        topic = chance.choice(list(wording.own))
        yield Unit(
            iri=mint(Kind.CONCERN, f"full-p{visit % 120}-{1990 + visit // 120}_{number % A_VISIT}"),
            kind="concern",
            visit=mint(Kind.VISIT, f"full-p{visit % 120}-{1990 + visit // 120}"),
            place=mint(Kind.PRISON, f"p{visit % 120}"),
            when=str(1990 + visit // 120),
            text=wording.text(30, topic, chance),
            evidence=tuple(wording.text(60, topic, chance) for _ in range(4)),
            topics=(topic,),
        )


def measure(count: int) -> Iterator[tuple[str, str]]:
    """Rows of the table: what was done, and what it cost."""
    units = sorted(invented_units(count), key=lambda unit: unit.iri)
    chance = np.random.default_rng(17)
    clock = _Clock()
    profiles = [_with_vector(profile_of(unit, None), chance) for unit in units]
    yield f"profiles of {count:,} units, without the sentence model's own time", clock.told()
    found = matrices(profiles)
    model = fusion(found.signals)
    yield "matrices", clock.told()
    pairs = candidates(found, model, np.arange(count), apart=visits(units))
    yield f"candidates: {len(pairs[0]):,} pairs of {count * (count - 1) // 2:,}", clock.told()
    judged = judge(found, model, *pairs)
    yield "signals and confidences", clock.told()
    kept = judged.only(likeliest(judged, names_of(unit.iri for unit in units)))
    yield f"the likeliest: {len(kept.first):,} links", clock.told()
    links = list(explained(units, kept, {}, found))
    yield "types and reasons", clock.told()
    issues = recurring_issues(links, {unit.iri: unit for unit in units})
    largest = max((len(issue.members) for issue in issues), default=0)
    yield f"recurring issues: {len(issues):,}, the largest of {largest}", clock.told()
    last = np.arange(count - A_VISIT, count)
    judge(found, model, *candidates(found, model, last, apart=visits(units)))
    yield f"one more report of {A_VISIT} units against all", clock.told()
    yield "most memory, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"


class _Clock:
    """Time since it was last told."""

    def __init__(self) -> None:
        self._from = perf_counter(), process_time()

    def told(self) -> str:
        wall, work = (now - then for now, then in zip((perf_counter(), process_time()), self._from, strict=True))
        self._from = perf_counter(), process_time()
        return f"{wall:.1f} s ({work:.1f} s of processor time)"


def _with_vector(profile: Profile, chance: np.random.Generator) -> Profile:
    """The profile with a made-up vector: what the model makes of invented words says nothing."""
    vector = chance.standard_normal(WIDTH).astype(np.float32)
    return Profile(profile.names, profile.weights, vector / np.linalg.norm(vector), profile.place)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bcdfghklmnprstvw") + chance.choice("aeiou") for _ in range(chance.randint(2, 5)))


def main() -> int:
    """Print the table, and with `--write` put it into the page."""
    parser = argparse.ArgumentParser(prog="bench.links_at_scale", description=__doc__)
    parser.add_argument("units", nargs="?", type=int, default=30_000, help="how many units (30,000)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/linking.md")
    asked = parser.parse_args()
    lines = ["| step | cost |", "|---|---|"]
    for what, cost in measure(asked.units):
        lines.append(f"| {what} | {cost} |")
        print(lines[-1], flush=True)
    if asked.write:
        head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        PAGE.write_text("\n".join([f"{head}{BEGIN}", "", *lines, "", f"{END}{rest.partition(END)[2]}"]), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
