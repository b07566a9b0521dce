"""Who inspected, when and in which role?"""

from __future__ import annotations

from api.pages.reading import Reading
from api.pages.view import View
from ontology.iris import Kind, mint


def index(reading: Reading) -> View:
    """Everyone who took part in a visit or signed a report."""
    rows = list({str(row["person"]): row for row in reading.rows("people")}.values())
    wanted = reading.asked("name")
    shown = [row for row in rows if wanted.casefold() in str(row["name"]).casefold()]
    return View(template="people.html", title="People", values={"people": shown, "held": len(rows), "wanted": wanted})


def person(reading: Reading) -> View:
    """One name: visits and roles, and other names that might be the same person."""
    key = reading.key
    facts = reading.one("person", person=key)
    values = {
        "person": facts,
        "visits": reading.rows("person-visits", person=key),
        "likely": reading.rows("person-likely", person=key),
    }
    return View(
        template="person.html", title=str(facts["name"]), trail=(("/people", "People"),), values=values,
        about=mint(Kind.PERSON, key),
    )  # fmt: skip
