"""Independent reviews of progress that nobody has seen, in the wording of their year."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.specimens.invented import OFSTED, PROGRESS, TOPICS, WORDS, Invented, cover, signature, tally, team


@dataclass(frozen=True, slots=True)
class Followed:
    """A concern with its recommendations, or a theme, as invented."""

    heading: str
    text: str
    rating: str
    asked: tuple[tuple[str, str], ...] = ()


def invented_review(seed: int, year: int) -> tuple[str, dict[str, list[object]]]:
    """The source of a review and its facts; recommendations are followed up before 2023, concerns from then on."""
    made = Invented(random.Random(seed * 10_000 + year))  # repeatable, no secret
    title = "Report on an independent review of progress at"
    name = cover(made, title, year)
    inspected = made.chance.choice(("March", "August", "November")) + f" {year - 1}"
    made.fact("follows_up", year - 1)
    concerns = [_concern(made, topic, year) for topic in made.chance.sample(TOPICS, made.chance.randint(3, 6))]
    themes = [
        Followed("Education, skills and work", made.lack(), made.chance.choice(OFSTED))
        for _ in range(made.chance.randint(0, 3))
    ]
    _summary(made, name, inspected, year)
    _findings(made, inspected, concerns, themes, year)
    _progress(made, concerns, themes, year)
    _judgements(made, concerns, themes)
    made.say("# Appendix I About this report", "HMI Prisons goes back to some prisons before the next inspection.")
    made.say("## Inspection team", "This independent review of progress was carried out by:")
    team(made, ("Team leader", "Inspector", "Health and social care inspector", *(["Ofsted inspector"] * bool(themes))))
    made.say("# Appendix II Glossary", "Some words in this report have a special meaning.")
    made.say("### Leader", "Anyone with leadership or management responsibility.", f"Crown copyright {year}")
    return made.source(f"{title} {name}"), made.facts


def _concern(made: Invented, topic: str, year: int) -> Followed:
    asked: tuple[tuple[str, str], ...] = ()
    if year < 2023:
        section, first = made.chance.randint(1, 4), made.chance.randint(2, 60)
        asked = tuple(
            (f"{made.chance.choice(('Leaders', 'The governor'))} should make sure that {made.lack()[0].lower()}"
             f"{made.lack()[1:].split('.')[0]} are put right.", f"{section}.{first}{letter}")
            for letter in (("",), ("a", "b"))[made.chance.randint(0, 1)]
        )  # fmt: skip
    return Followed(topic, made.lack(), made.chance.choice(PROGRESS), asked)


def _summary(made: Invented, name: str, inspected: str, year: int) -> None:
    made.opens("Chief Inspector's summary")
    made.numbered(f"{name} is a category C training prison. {made.finding()}")
    made.numbered(f"This review followed up on the concerns we raised at our last inspection of {name} in {inspected}.")
    made.say("## What we found during this review visit")
    made.numbered(f"We found good progress in some areas. {made.finding()}")
    signature(made, year)


def _findings(made: Invented, inspected: str, concerns: list[Followed], themes: list[Followed], year: int) -> None:
    what = "recommendations" if year < 2023 else "concerns"
    made.opens("Key findings")
    theirs = f" and Ofsted followed up {WORDS[len(themes)]} theme{'s' * (len(themes) > 1)}" if themes else ""
    first = f"we followed up {WORDS[len(concerns)]} {what} from our most recent inspection in {inspected}{theirs}"
    made.numbered(f"At this IRP visit, {first}.")
    made.numbered(f"HMI Prisons judged that there was {tally([one.rating for one in concerns], what)}.")
    made.say(f"!chart Figure 1: Progress on HMI Prisons {what} from {inspected} inspection (n={len(concerns)})")
    if themes:
        made.numbered(f"Ofsted judged that there was {tally([one.rating for one in themes], 'themes')}.")
        made.say(f"!chart Figure 2: Progress on Ofsted themes from {inspected} inspection (n={len(themes)})")
    made.say("## Notable positive practice")
    made.numbered("Inspectors did not find any examples of notable positive practice during this review.")


def _progress(made: Invented, concerns: list[Followed], themes: list[Followed], year: int) -> None:
    made.opens("Progress against our concerns and Ofsted themes" if themes else "Progress against our concerns")
    made.say("What follows is a short account of what we found.")
    for one in concerns:
        made.say(f"## {one.heading}", f"Concern: {one.text}", *(f"Recommendation: {a} ({b})" for a, b in one.asked))
        for _ in range(made.chance.randint(1, 5)):
            made.numbered(made.finding())
        about = "in this area" if year > 2022 else "against these recommendations" if one.asked[1:] else (
            "against this recommendation"
        )  # fmt: skip
        judged = f"We considered that the prison had made {one.rating.lower()} {about}."
        paragraph = made.numbered(judged if made.chance.random() < 0.7 else f"{made.finding()} {judged}")
        made.fact("judged", one.text, one.heading, one.rating, paragraph, tuple(b for _, b in one.asked))
        if made.chance.random() < 0.25:
            made.say(f"!photo The yard outside unit {made.chance.randint(1, 9)}")
    if themes:
        made.say("## Education, skills and work", "This part of the report is written by Ofsted inspectors.")
    for n, one in enumerate(themes, 1):
        made.say(f"Theme {n}: {one.text}")
        for _ in range(made.chance.randint(1, 4)):
            made.numbered(made.finding())
        judged = f"Ofsted considered that the prison had made {one.rating.lower()} against this theme."
        made.fact("judged", one.text, one.heading, one.rating, made.numbered(judged), ())


def _judgements(made: Invented, concerns: list[Followed], themes: list[Followed]) -> None:
    made.opens("Summary of judgements")
    made.say("A list of what was followed up at this visit and the judgements made.", "## HMI Prisons concerns")
    for one in concerns:
        for words in [a for a, _ in one.asked] or [one.text]:
            made.say(words, f"!label {one.rating}")
            made.fact("restated", one.rating)
    if themes:
        made.say("## Ofsted themes")
    for one in themes:
        made.say(one.text, f"!label {one.rating}")
        made.fact("restated", one.rating)
