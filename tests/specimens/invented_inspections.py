"""Full inspections that nobody has seen, in the layout of their year: concerns from 2022, recommendations before."""

from __future__ import annotations

import random

from tests.specimens.invented import TOPICS, WORDS, Invented, cover, signature, team

OUTCOMES = ("good", "reasonably good", "not sufficiently good", "poor")
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
ASPECTS = (
    "Overall effectiveness", "Quality of education", "Behaviour and attitudes", "Personal development",
    "Leadership and management",
)  # fmt: skip
ADDRESSEES = ("the governor", "HMPPS", "HMPPS and the governor")
COMPANIES = ("Farrow Custodial Transport", "Severnbank Health Trust", "Clearway Recovery", "Hartland College Group")
ACHIEVED = ("Achieved", "Partially achieved", "Not achieved", "No longer relevant")
ADDRESSED = ("Addressed", "Partially addressed", "Not addressed")


def invented_inspection(seed: int, year: int) -> tuple[str, dict[str, list[object]]]:
    """The source of a full inspection and its facts."""
    made = Invented(random.Random(seed * 10_000 + year + 7))  # repeatable, no secret
    title = "Report on an unannounced inspection of"
    name = cover(made, title, year)
    tests = _tests(year)
    before = year - made.chance.randint(2, 4)
    made.say("# Introduction", f"{name} holds men from three counties. {made.finding()}", made.finding())
    signature(made, year)
    if year >= 2022:
        _listed_concerns(made, name)
        made.say(f"# About {name}")
        _fact_page(made, before)
        _summary_now(made, name, tests, (before, year))
    else:
        made.say("# Fact page")
        _fact_page(made, before)
        _summary_before(made, tests, (before, year))
    recommended = _sections(made, tests, year)
    if year < 2022:
        _list(made, recommended)
    _progress(made, tests, before, year)
    made.say("# Appendix I: Inspection team")
    team(made, ("Chief inspector", "Team leader", "Inspector", "Health and social care inspector", "Ofsted inspector"))
    made.say("# Appendix II: Glossary", "Some words in this report have a special meaning.")
    return made.source(f"{title} {name}"), made.facts


def _tests(year: int) -> tuple[str, ...]:
    release = "Resettlement" if year < 2017 else "Rehabilitation and release planning"
    return ("Safety", "Respect", "Purposeful activity", "Preparation for release" if year >= 2024 else release)


def _listed_concerns(made: Invented, name: str) -> None:
    priorities, others = made.chance.randint(2, 5), made.chance.randint(3, 9)
    made.say(f"# What needs to improve at {name}")
    made.say(
        f"During this inspection we identified {priorities + others} key concerns, of which {WORDS[priorities]} should "
        "be treated as priorities."
    )
    for n in range(1, priorities + others + 1):
        if n in (1, priorities + 1):
            made.say("## Priority concerns" if n == 1 else "## Key concerns")
        words = made.lack()
        made.say(f"{n}. {words}")
        made.fact("concerns", str(n), n <= priorities, words)


def _fact_page(made: Invented, before: int) -> None:
    held, places = made.chance.randint(150, 999), made.chance.randint(1000, 1400)
    made.say("!label Task of the prison", "A category B local prison for adult men.")
    made.say("!label Certified normal accommodation and operational capacity (see Glossary)")
    made.say(f"Prisoners held at the time of inspection: {held}", f"Operational capacity: {places:,}")
    made.fact("population_held", held)
    made.fact("operational_capacity", places)
    made.say("!label Prison status (public or private) and key providers", "Public")
    roles = ("Physical health provider", "Mental health provider", "Dental health provider", "Escort contractor")
    for role in roles:
        provider = made.chance.choice(COMPANIES)
        made.say(f"{role}: {provider}")
        made.fact("provisions", role, provider)
    made.say("!label Brief history", "The prison was built in 1851 and has been in use ever since.")
    governor = made.person().removeprefix("Dr ")
    made.say("!label Name of governor and date in post", f"{governor}, May {before}")
    made.fact("governor", governor)
    made.say("!label Date of last inspection", f"5–16 September {before}")


def _outcome(made: Invented, test: str, year: int) -> str:
    rating = made.chance.choice(OUTCOMES)
    made.fact("outcomes", test.lower(), year, rating)
    return rating


def _summary_now(made: Invented, name: str, tests: tuple[str, ...], years: tuple[int, int]) -> None:
    before, year = years
    made.opens("Summary of key findings")
    made.say("## Outcomes for prisoners")
    made.numbered("We assess outcomes for prisoners against four healthy prison tests (see Appendix I).")
    made.numbered(f"At this inspection of {name}, we found that outcomes for prisoners were:")
    now = {test: _outcome(made, test, year) for test in tests}
    items = [f"* {rating} for {test.lower()}" for test, rating in now.items()]
    made.say("\n".join([*items[:-1], items[-1] + "."]))
    made.numbered(f"We last inspected {name} in {before}. Figure 1 shows how outcomes have changed.")
    then = {test: _outcome(made, test, before) for test in tests}
    rows = [f"{test} | {then[test].capitalize()} | {now[test].capitalize()}" for test in tests]
    made.say(
        "\n".join(
            [f"!chart Figure 1: {name} healthy prison outcomes {before} and {year}", f"Test | {before} | {year}", *rows]
        )
    )
    made.say("## Notable positive practice")
    count = made.chance.randint(2, 4)
    made.numbered(f"Inspectors found {WORDS[count]} examples of notable positive practice during this inspection.")
    made.say("!table\n" + "\n".join(_practice(made, letter) for letter in "abcd"[:count]))


def _practice(made: Invented, letter: str) -> str:
    """A row of the lettered table: the letter, the words, the paragraph that tells more."""
    paragraph = f"{made.chance.randint(3, 6)}.{made.chance.randint(1, 3)}"
    made.fact("practices", (paragraph,))
    return f"{letter}) | {made.sentence()} | See paragraph {paragraph}"


def _summary_before(made: Invented, tests: tuple[str, ...], years: tuple[int, int]) -> None:
    before, year = years
    made.say("# Summary")
    count = 0
    for test in tests:
        rating = _outcome(made, test, year)
        made.say(
            f"## {test}", f"{made.finding()} Outcomes for prisoners were {rating} against this healthy prison test."
        )
        rating, count = _outcome(made, test, before), count + 1
        made.say(
            f"S{count} At the last inspection in {before} we found that outcomes for prisoners were {rating} against "
            f"this healthy prison test. {made.finding()}"
        )
        count += 1
        made.say(f"S{count} {made.finding()}")
    made.say("## Key concerns and recommendations" if year >= 2019 else "## Main recommendations")
    for _ in range(made.chance.randint(2, 4)):
        count += 1
        words = f"{made.lack().split('.')[0].replace('were ', 'should no longer be ', 1)} and should be put right."
        who = made.chance.choice(ADDRESSEES)
        made.fact("recommendations", f"S{count}", who)
        if year >= 2019:
            concern = made.lack()
            made.fact("concerns", f"S{count}", None, concern)
            made.say(f"S{count} Key concern: {concern}", f"Recommendation: {words} (To {who})")
        else:
            made.say(f"S{count} {words} (To {who})")


def _sections(made: Invented, tests: tuple[str, ...], year: int) -> list[tuple[str, str]]:
    made.section = 1 if year >= 2022 else 0
    if year >= 2022:
        made.opens("Leadership")
        for _ in range(3):
            made.numbered(made.finding())
    recommended = []
    topics = made.chance.sample(TOPICS, 9)
    for place, test in enumerate(tests):
        made.opens(test)
        made.say("Prisoners are treated with respect for their human dignity.")
        made.lost = True
        for topic in topics[2 * place : 2 * place + 2]:
            made.say(f"## {topic}")
            for _ in range(made.chance.randint(2, 5)):
                made.numbered(made.finding())
            if year < 2022 and made.chance.random() < 0.6:
                made.say("### Recommendation")
                asked = made.lack().split(".")[0].replace("were ", "should no longer be ", 1)
                words = f"{asked}, and leaders should see to it."
                made.lost = True  # the number of a recommendation is its name: no converter's text without it
                recommended.append((words, made.numbered(words)))
        if place == 2:
            _grades(made)
    return recommended


def _grades(made: Invented) -> None:
    made.say("## Education, skills and work activities")
    made.numbered("Ofsted made the following assessments about the education, skills and work provision:")
    for aspect in ASPECTS:
        grade = made.chance.choice(GRADES)
        made.say(f"{aspect}: {grade}")
        made.fact("effectiveness", aspect, grade.lower())
    made.numbered(made.finding())


def _list(made: Invented, recommended: list[tuple[str, str]]) -> None:
    made.opens("Summary of recommendations and good practice")
    made.say("The following is a list of recommendations in this report.", "## Recommendations", "### To the governor")
    for words, number in recommended:
        made.numbered(f"{words} ({number})")
        made.fact("recommendations", number, "the governor")


def _progress(made: Invented, tests: tuple[str, ...], before: int, year: int) -> None:
    if year >= 2024:
        made.opens("Progress on concerns from the last inspection")
    else:
        made.say("# Appendix III: Progress on recommendations from the last report")
    made.say("The following is a list of all that was asked at the last inspection, under the four tests.")
    for test in tests:
        made.say(f"## {test}")
        made.say("### Key concerns" if year >= 2024 else "### Recommendations")
        for _ in range(made.chance.randint(1, 4)):
            verdict = made.chance.choice(ADDRESSED if year >= 2024 else ACHIEVED)
            words = made.lack()
            if year < 2024:
                words = f"{words.split('.')[0].replace('were ', 'should no longer be ', 1)}, as all staff should know."
                number = f"{made.chance.randint(1, 4)}.{made.chance.randint(2, 70)}"
                words = f"{words} ({number})"
            made.say(words, f"!label {verdict}")
            made.fact("progress", words, verdict, test)
