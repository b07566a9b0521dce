"""Who provides what where, and what is known of an organisation?"""

from __future__ import annotations

from api.pages.leafing import leaf
from api.pages.reading import Reading
from api.pages.view import View
from ontology.iris import Kind, mint

_PAGE = 100
"""Services on one page, and places where it is named."""


def index(reading: Reading) -> View:
    """Every organisation that provides something, with how much and where."""
    every = list({str(row["organisation"]): row for row in reading.rows("organisations")}.values())
    kind = reading.asked("kind")
    values = {
        "organisations": [row for row in every if not kind or row["kind"] == kind],
        "kinds": sorted({str(row["kind"]) for row in every if row["kind"]}),
        "kind": kind,
        "held": len(every),
    }
    return View(template="organisations.html", title="Providers and other organisations", values=values)


def organisation(reading: Reading) -> View:
    """One organisation: what it provides, which prisons it runs, where it is named."""
    key = reading.key
    facts = reading.one("organisation", organisation=key)
    values: dict[str, object] = {
        "names": reading.rows("organisation-names", organisation=key),
        "prisons": reading.rows("organisation-prisons", organisation=key),
        "provided": leaf(reading, reading.rows("organisation-provisions", organisation=key), _PAGE),
        "named": leaf(reading, reading.rows("organisation-mentions", organisation=key), _PAGE, "named"),
    }
    trail = (("/organisations", "Organisations"),)
    return View(
        template="organisation.html", title=str(facts["name"]), trail=trail, values=values | {"organisation": facts},
        about=mint(Kind.ORGANISATION, key),
    )  # fmt: skip
