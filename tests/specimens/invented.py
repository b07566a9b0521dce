"""Reports that nobody has seen: drawn by chance from a model of invented facts, in the layouts of 2015 to 2025.

`invented_review(seed, year)` and `invented_inspection(seed, year)` give the source of a specimen and the facts that a
reader must find in it, whether it is set as a PDF or as a converter's text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

FIRST = ("Orla", "Tobias", "Nerys", "Caspian", "Wilfred", "Anjali", "Beth", "Dr Ines", "Jo-Ann", "Kofi")
LAST = ("Thackeray", "van der Loo", "O'Dowd", "Penhaligon", "Adeyemi", "St-Clair", "Fairbrass", "Quennell")
PLACES = ("Harrowdene", "Quillbury", "Ashmarsh", "Tolgate", "Wraxfield", "Penny Cross", "Low Garth", "St Brannock's")
PREFIXES = ("HMP", "HMP & YOI", "HMP/YOI", "HMYOI", "HMP YOI")
MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October", "November")
TOPICS = (
    "Early days in custody", "Managing behaviour", "Security", "Suicide and self-harm prevention", "Living conditions",
    "Health, well-being and social care", "Time out of cell", "Public protection", "Staff-prisoner relationships",
    "Children, families and contact with the outside world", "Equality and diversity", "Use of force",
    "Substance misuse",
)  # fmt: skip
WHO = ("Leaders", "Managers", "Officers on the older wings", "Nurses", "The deputy governor", "Prisoners")
DID = (
    "had agreed a plan", "did not know the plan", "met every week to discuss it", "had been slow to start",
    "kept careful records of what was done", "told us that little had changed", "had doubled the time given to it",
)  # fmt: skip
WHY = (
    "after the last inspection", "because staff had been moved to other work", "with the help of a local charity",
    "in spite of long delays", "before the end of the year", "on the two largest units", "as they had said they would",
)  # fmt: skip
LACKS = (
    "were not good enough", "had become much worse", "were seldom checked", "did not meet the needs of prisoners",
    "took far too long", "were not understood by staff",
)  # fmt: skip
THINGS = (
    "First night cells", "Care plans", "Records of force", "Applications", "Visits", "Repairs to showers",
    "Reviews of risk", "Dental appointments", "Reports of violence", "Key work sessions",
)  # fmt: skip
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
PROGRESS = ("Good progress", "Reasonable progress", "Insufficient progress", "No meaningful progress")
OFSTED = ("Significant progress", "Reasonable progress", "Insufficient progress")


@dataclass(slots=True)
class Invented:
    """A source being written, and the facts in it."""

    chance: random.Random
    lines: list[str] = field(default_factory=list)
    section: int = 0
    paragraph: int = 0
    facts: dict[str, list[object]] = field(default_factory=dict)
    lost: bool = False
    """Whether the last paragraph's number is lost."""

    def say(self, *blocks: str) -> None:
        """Blocks, a blank line after each."""
        for block in blocks:
            self.lines += [block, ""]

    def opens(self, title: str) -> None:
        """A section with the next number."""
        self.section, self.paragraph = self.section + 1, 0
        self.say(f"# Section {self.section} {title}")

    def numbered(self, words: str) -> str:
        """A paragraph with the next number, which is given back; a converter may lose it, or cut the paragraph."""
        self.paragraph += 1
        number = f"{self.section}.{self.paragraph}"
        loses = self.chance.random() < 0.08 and not self.lost and self.paragraph > 1
        if not loses and self.chance.random() < 0.06 and words.count(" ") > 20:
            first, second = words.split(" ", 12)[:12], words.split(" ", 12)[12:]
            cut = "{cut-}" if second[0][0].islower() else ""
            words = f"{' '.join(first)} {cut} {second[0]}"
        self.lost = loses
        self.say(f"{number} {'{lost} ' * loses}{words}")
        return number

    def fact(self, kind: str, *values: object) -> None:
        """Something that must be read."""
        self.facts.setdefault(kind, []).append(values if len(values) > 1 else values[0])

    def sentence(self) -> str:
        """What somebody did."""
        pick = self.chance.choice
        return f"{pick(WHO)} {pick(DID)} {pick(WHY)}."

    def finding(self) -> str:
        """One to four sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 6)))

    def lack(self) -> str:
        """A concern: one or two sentences that nobody has used before."""
        thing = self.chance.choice(THINGS)
        more = f" {self.sentence()}" if self.chance.random() < 0.7 else ""
        number = self.chance.randint(3, 97)
        return f"{thing} for {number} of the prisoners {self.chance.choice(LACKS)}.{more}"

    def person(self) -> str:
        """A name."""
        return f"{self.chance.choice(FIRST)} {self.chance.choice(LAST)}"

    def source(self, title: str) -> str:
        """The whole source under its habits."""
        pick = self.chance.choice
        habits = {
            "title": title,
            "headings": pick(("bare", "bold", "hash")),
            "labels": pick(("plain", "bold")),
            "bullets": "yes",
            "quotes": pick(("curly", "straight")),
            "contents": pick(("dots", "tabs")),
            "team": "rows",
        }
        head = "\n".join(f"{name}: {habit}" for name, habit in habits.items())
        return head + "\n---\n" + "\n".join(self.lines)


def dates(chance: random.Random, year: int) -> tuple[str, str]:
    """The days of a visit as printed, and its first day: one part or two, within a month or over its end."""
    month = chance.randrange(len(MONTHS) - 1)
    day = chance.randint(3, 9)
    one = f"{year}-{_month(month)}-{day:02}"
    name, after = MONTHS[month], MONTHS[month + 1]
    return chance.choice((
        (f"{day}–{day + 2} {name} {year}", one),
        (f"{day} and {day + 7}–{day + 11} {name} {year}", one),
        (f"{day + 18} {name} – 4 {after} {year}", f"{year}-{_month(month)}-{day + 18:02}"),
    ))  # fmt: skip


def _month(place: int) -> str:
    """`09` for September."""
    return f"{(1, 2, 3, 4, 5, 6, 9, 10, 11)[place]:02}"


def cover(made: Invented, title: str, year: int) -> str:
    """The cover and the contents list; the establishment's name is given back."""
    name = f"{made.chance.choice(PREFIXES)} {made.chance.choice(PLACES)}"
    when, first = dates(made.chance, year)
    made.fact("establishment", name)
    made.fact("visit_start", first)
    made.say(f"!cover\n{title}\n{name}\nby HM Chief Inspector of Prisons\n{when}")
    made.say("!contents")
    return name


def signature(made: Invented, year: int) -> None:
    """Name, office, month."""
    name = made.person().removeprefix("Dr ")
    made.fact("signed_by", name)
    made.say(f"!sign\n{name}\nHM Chief Inspector of Prisons\nDecember {year}")


def team(made: Invented, roles: tuple[str, ...]) -> None:
    """The team as rows."""
    people = [(made.person(), role) for role in roles]
    for name, role in people:
        made.fact("team", name, role)
    made.say("!team\n" + "\n".join(f"{name} | {role}" for name, role in people))


def tally(ratings: list[str], what: str) -> str:
    """`good progress in two concerns and reasonable progress in one concern`"""
    counts = [(rating, ratings.count(rating)) for rating in dict.fromkeys(ratings)]
    said = [f"{rating.lower()} in {WORDS[n]} {what if n > 1 else what[:-1]}" for rating, n in counts]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
