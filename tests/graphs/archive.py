"""Small invented reports that speak of each other, for tests of what changes when one comes, goes or is read anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graphs.records import ReadReport
from ontology import terms as insp
from ontology.iris import Kind, concept, graph, mint

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
WORDS = (
    *("cells", "damp", "mould", "dental", "wait", "force", "drugs", "visits", "gym", "staff", "kitchen", "meals"),
    *("cold", "showers", "night", "bell", "search", "letters", "phone", "pay", "work", "teacher", "reading", "nurse"),
    *("mental", "health", "violence", "gang", "debt", "officer", "key"),
)
TOPICS = ("time-out-of-cell", "dental", "food", "staff-prisoner-relationships", "use-of-force")
ROLES = ("original", "followup-block")

Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Invented:
    """A report by number; another `draft` says other things about the same matters, and about other reports' ones."""

    number: int
    draft: int
    reports: int

    @property
    def key(self) -> str:
        """The key of the report."""
        return key_of(self.number)

    def read(self) -> ReadReport:
        """The report as it is read."""
        name = f"<{graph(self.key)}>"
        lines = {f"<{one}> <{which}> {other} {name} .\n" for one, which, other in self._lines()}
        return ReadReport(key=self.key, nquads="".join(sorted(lines)).encode())

    def _lines(self) -> Iterator[Line]:
        chance = random.Random(f"{self.number} {self.draft}")
        yield from _frame(self.key, chance)
        for number in range(chance.randint(2, 4)):
            yield from _concern(self.key, concern_of(self.number, number), chance)
        for other in chance.sample(range(self.reports), 2):
            if other != self.number:
                yield from _followed(self.key, other, chance)
        yield from _answer(self.key, concern_of(chance.randrange(self.reports), chance.randrange(3)), chance)
        if chance.random() < 0.3:
            yield from _finding(self.key, chance)


def key_of(number: int) -> str:
    """The key of a report: two of every four are of one prison."""
    return f"full-p{number % 4}-{2000 + number}-01"


def concern_of(number: int, ordinal: int) -> str:
    """A concern that the visit of a report raised."""
    return mint(Kind.CONCERN, f"{key_of(number)}_{ordinal}")


def _frame(key: str, chance: random.Random) -> Iterator[Line]:
    report, visit, prison = _report(key), mint(Kind.VISIT, key), mint(Kind.PRISON, key.split("-")[1])
    yield report, insp.reports, f"<{visit}>"
    yield report, insp.DCTERMS.title, f'"Report {chance.randrange(3)} on {key}"'
    yield visit, insp.ofEstablishment, f"<{prison}>"
    yield visit, insp.when, f'"{key[-7:]}"'
    yield prison, LABEL, f'"Prison {chance.randrange(3)}"'
    yield from _part(key, "short", "Short forms.")
    short = mint(Kind.PART, f"{key}_abbreviation")
    yield short, TYPE, f"<{insp.Abbreviation}>"
    yield short, insp.shortForm, '"KEY"'
    yield short, insp.longForm, f'"{_text(chance, 2)}"'
    yield short, insp.statedIn, f"<{_part_of(key, 'short')}>"


def _part(key: str, name: str, text: str) -> Iterator[Line]:
    part = _part_of(key, name)
    yield _report(key), insp.hasPart, f"<{part}>"
    yield part, TYPE, f"<{insp.Paragraph}>"
    yield part, insp.text, f'"{text}"'
    yield part, insp.ordinal, '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    yield part, insp.paragraphNumber, f'"{name}"'


def _concern(key: str, concern: str, chance: random.Random) -> Iterator[Line]:
    yield concern, TYPE, f"<{insp.Concern}>"
    yield concern, insp.raisedAt, f"<{mint(Kind.VISIT, concern.rsplit('/', 1)[1].rsplit('_', 1)[0])}>"
    yield concern, insp.topic, f"<{concept('topic', chance.choice(TOPICS))}>"
    yield from _worded(key, concern, chance)


def _worded(key: str, thing: str, chance: random.Random) -> Iterator[Line]:
    name = f"{thing.rsplit('/', 1)[1]}-said"
    statement = mint(Kind.STATEMENT, f"{key}-{name}")
    yield thing, insp.hasStatement, f"<{statement}>"
    yield statement, insp.text, f'"{_text(chance, 8)} KEY"'
    yield statement, insp.statementRole, f"<{concept('statement-role', chance.choice(ROLES))}>"
    yield statement, insp.statedIn, f"<{_part_of(key, name)}>"
    yield from _part(key, name, _text(chance, 12))


def _followed(key: str, other: int, chance: random.Random) -> Iterator[Line]:
    """A concern of another visit, worded again and followed up, and when that visit was."""
    concern = concern_of(other, chance.randrange(3))
    yield from _concern(key, concern, chance)
    followed = mint(Kind.FOLLOW_UP, f"{key}-{other}")
    yield followed, insp.followsUp, f"<{concern}>"
    yield followed, insp.evidencedBy, f"<{_part_of(key, f'evidence-{other}')}>"
    yield from _part(key, f"evidence-{other}", _text(chance, 15))
    yield mint(Kind.VISIT, key_of(other)), insp.firstDay, f'"{2000 + other}-01-{chance.randint(10, 28)}"'


def _answer(key: str, concern: str, chance: random.Random) -> Iterator[Line]:
    recommendation = mint(Kind.RECOMMENDATION, f"{key}_r")
    yield recommendation, TYPE, f"<{insp.Recommendation}>"
    yield recommendation, insp.raisedAt, f"<{mint(Kind.VISIT, key)}>"
    yield recommendation, insp.addresses, f"<{concern}>"
    yield from _worded(key, recommendation, chance)


def _finding(key: str, chance: random.Random) -> Iterator[Line]:
    finding = mint(Kind.FINDING, f"{key}_f")
    yield finding, TYPE, f"<{insp.Finding}>"
    yield finding, insp.text, f'"{_text(chance, 10)}"'
    yield finding, insp.topic, f"<{concept('topic', chance.choice(TOPICS))}>"
    yield finding, insp.evidencedBy, f"<{_part_of(key, 'found')}>"
    yield from _part(key, "found", _text(chance, 12))
    yield mint(Kind.VISIT, key), TYPE, f"<{insp.ThematicInspection}>"


def _report(key: str) -> str:
    return mint(Kind.REPORT, key)


def _part_of(key: str, name: str) -> str:
    return mint(Kind.PART, f"{key}_{name}")


def _text(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length)).capitalize() + "."
