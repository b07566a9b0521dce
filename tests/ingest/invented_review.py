"""An independent review of progress about a prison that does not exist: as facts, and in many manners of print."""

from __future__ import annotations

from dataclasses import dataclass, field

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What one judgement covers: a concern with the recommendations `(text, reference)`, or a theme."""

    heading: str
    statement: str | None
    asked: tuple[tuple[str, str], ...] = ()
    findings: tuple[str, ...] = ("Leaders had drawn up a plan.", "It was too early to see results.")
    rating: str
    theme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a year, a publisher or a converter prints it."""

    concern: str = "Concern:"
    recommendation: str = "Recommendation:"
    theme: str = "Theme {n}:"
    bold: str = ""
    label_on_own_line: bool = False
    reference_on_own_line: bool = False
    bullets: bool = True
    lose_every: int = 0
    """Every how many-th paragraph loses its number (0: none)."""
    heading: str = "{}"
    verdict_on_line: bool = False
    judged: str = "We considered that the prison had made {rating} in response to this concern."
    judged_asked: str = "We considered that the prison had made {rating} against this recommendation."
    judged_theme: str = "{ofsted} considered that the prison had made {rating} against this theme."
    judgement_in_finding: bool = False
    ofsted: str = "Ofsted"
    written_by: bool = True
    curly: bool = False
    dates: str = "5–7 June 2023"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The facts of an invented review."""

    units: tuple[Unit, ...]
    name: str = "HMP & YOI Low Moor"
    inspection: str = "August 2022"
    team: tuple[tuple[str, str], ...] = (
        ("Ann Oak", "Team leader"),
        ("Dr Jo-Ann O'Dell", "GP specialist adviser"),
        ("Sam van der Berg", "Ofsted inspector"),
    )


@dataclass(slots=True)
class Printer:
    """Prints a review line by line, counting its paragraphs."""

    review: Review
    manner: Manner
    lines: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    """The number that each unit's judgement stands under."""
    section: int = 0
    paragraph: int = 0

    def text(self) -> str:
        """The whole report."""
        self._cover()
        self._summary()
        self._findings()
        self._progress()
        self._judgements()
        self._appendices()
        text = "\n".join(self.lines)
        return text.replace("'", "’") if self.manner.curly else text.replace("’", "'")

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.lines += [line, ""]

    def _number(self, words: str) -> str:
        self.paragraph += 1
        number = f"{self.section}.{self.paragraph}"
        lose = self.manner.lose_every
        lost = lose and self.paragraph % lose == 0 and self.paragraph > 1
        mark = "- " if self.manner.bullets else ""
        self._say(f"- {words}" if lost and self.manner.bullets else f"{mark}{number} {words}")
        return number

    def _section(self, title: str) -> None:
        self.section += 1
        self.paragraph = 0
        self._say(f"Section {self.section} {title}")

    def _cover(self) -> None:
        titles = ("Chief Inspector's summary", "Key findings", "Progress against our concerns and Ofsted themes")
        self._say("Report on an independent review of progress at", self.review.name)
        self._say("by HM Chief Inspector of Prisons", self.manner.dates, "Contents")
        self.lines += [
            f"Section {n}\t{title}\t{n + 2}" for n, title in enumerate((*titles, "Summary of judgements"), 1)
        ]
        self.lines += ["\tAppendix I About this report\t18", "\tAppendix II Glossary\t20", ""]

    def _summary(self) -> None:
        self._section("Chief Inspector's summary")
        self._number("HMP & YOI Low Moor is a category C training prison with capacity for 612 men.")
        self._number(f"This review followed up our last inspection, in {self.review.inspection}.")
        self._number("We found good progress in some things, and little progress in safety.")
        self._say("Ben Ash OBE", "HM Chief Inspector of Prisons", "June 2023")

    def _findings(self) -> None:
        own = [unit for unit in self.review.units if not unit.theme]
        themes = [unit for unit in self.review.units if unit.theme]
        what = "recommendations" if own and own[0].asked else "concerns"
        followed = f"At this visit, we followed up {WORDS[len(own)]} {what} from our most recent inspection in"
        self._section("Key findings")
        theirs = f"{self.manner.ofsted} followed up {WORDS[len(themes)]} themes"
        self._number(f"{followed} {self.review.inspection} and {theirs}.")
        self._number(f"HMI Prisons judged that there was {_tally(own, what)}.")
        if themes:
            self._number(f"{self.manner.ofsted} judged that there was {_tally(themes, 'themes')}.")

    def _progress(self) -> None:
        self._section("Progress against our concerns and Ofsted themes")
        heading, themes = None, 0
        for unit in self.review.units:
            if unit.heading != heading:
                heading = unit.heading
                self._say(self.manner.heading.format(heading))
                if unit.theme and self.manner.written_by:
                    self._say(f"This part of the report is written by {self.manner.ofsted} inspectors.")
            themes += unit.theme
            self._unit(unit, themes)

    def _unit(self, unit: Unit, theme: int) -> None:
        manner = self.manner
        if unit.statement:
            label = manner.theme.format(n=theme) if unit.theme else manner.concern
            self._labelled(label, unit.statement)
        for words, reference in unit.asked:
            apart = manner.reference_on_own_line
            self._labelled(manner.recommendation, words if apart else f"{words} ({reference})")
            if apart:
                self._say(f"({reference})")
        form = manner.judged_theme if unit.theme else manner.judged_asked if unit.asked else manner.judged
        if len(unit.asked) > 1:
            form = form.replace("this recommendation", "these recommendations")
        judged = form.format(rating=unit.rating.lower(), ofsted=manner.ofsted)
        for finding in unit.findings[:-1]:
            self._number(finding)
        if manner.judgement_in_finding:
            self.printed.append(self._number(f"{unit.findings[-1]} {judged}"))
        else:
            self._number(unit.findings[-1])
            self.printed.append(self._number(judged))

    def _labelled(self, label: str, words: str) -> None:
        bold = self.manner.bold
        if self.manner.label_on_own_line:
            self._say(f"{bold}{label}{bold}", words)
        else:
            self._say(f"{bold}{label}{bold} {words}")

    def _judgements(self) -> None:
        self._section("Summary of judgements")
        self._say("A list of the concerns and themes followed up at this visit and the judgements made.")
        for heading, themes in (("HMI Prisons concerns", False), (f"{self.manner.ofsted} themes", True)):
            units = [unit for unit in self.review.units if unit.theme == themes]
            if units:
                self._say(self.manner.heading.format(heading))
            for unit in units:
                for words in [words for words, _ in unit.asked] or [unit.statement or ""]:
                    if self.manner.verdict_on_line:
                        self._say(f"{words} **{unit.rating}**")
                    else:
                        self._say(words, unit.rating)

    def _appendices(self) -> None:
        self._say("Appendix I About this report", "HMI Prisons looks at prisons again after a poor inspection.")
        self._say("Inspection team", "This independent review of progress was carried out by:")
        self.lines += [f"{name}\t{role}" for name, role in self.review.team]
        self.lines += [""]
        self._say("Appendix II Glossary", "Some words of this report may be new to a reader.")
        self._say("Leader", "Anyone who leads or manages in the prison system.", "Crown copyright 2023")


def _tally(units: list[Unit], what: str) -> str:
    ratings = list(dict.fromkeys(unit.rating for unit in units))
    counts = [(rating, sum(unit.rating == rating for unit in units)) for rating in ratings]
    said = [f"{rating.lower()} in {WORDS[n]} {what if n > 1 else what.removesuffix('s')}" for rating, n in counts]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
