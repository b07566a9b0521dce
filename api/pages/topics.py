"""What is said on a topic, and how do the topics stand to each other?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException

from api.pages.about_topic import about_topic, asked_in, with_sentences, words_of
from api.pages.addresses import key_of
from api.pages.choosing import choices, chosen, progress
from api.pages.drawing.bars import Bar, stacked
from api.pages.leafing import leaf
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row, Table, queries
from api.pages.view import View
from ontology.concepts import find
from ontology.iris import concept
from ontology.yaml_files import read_yaml

_PAGE = 100
"""Concerns on one page of a topic."""

_RECOMMENDATIONS = 200
_BARS = 60
"""The most recommendations and bars of a page; what is left out is told."""


def index(reading: Reading) -> View:
    """The tree of topics, with how many concerns each is about, and the topics where least progress was made."""
    rows = reading.rows("topics")
    below: dict[str, list[Row]] = defaultdict(list)
    for row in {str(row["topic"]): row for row in rows}.values():
        below[str(row["broader"] or "")].append(row)
    behind = [row for row in reading.rows("topics-behind") if row["behind"]]
    return View(template="topics.html", title="Topics", values={"below": below, "behind": behind})


def topic(reading: Reading) -> View:
    """A topic: its place in the tree, its concerns with their progress, and recommendations."""
    key = reading.key
    rows = reading.rows("topic", topic=key)
    if not rows:
        raise HTTPException(404)
    facts, known, wanted = rows[0], steps(reading.store), reading.asked("progress")
    above = [row for row in rows if row["role"] == "above"]
    told = about_topic(reading.everything, find("topic", key) or concept("topic", key))
    part = leaf(reading, chosen(told.concerns, known, wanted), _PAGE)
    shown = with_sentences(reading.store, part.rows)
    provided = services([key, *(key_of(row["other"]) for row in above)])
    prisons = {str(each["prison"]) for each in shown} if provided else set()
    providers = list(queries()["prison-services"].rows_of(reading.store, prisons))
    values = {
        "name": facts["name"],
        "key": key,
        "above": above,
        "narrower": [row for row in rows if row["role"] == "below"],
        "names": reading.rows("topic-names", topic=key),
        "every": len(told.concerns),
        "concerns": shown,
        "leaf": part,
        "choices": choices(told.concerns, known),
        "wanted": wanted,
        "providing": _providing(shown, providers, provided),
        "provided": bool(provided),
        "words": words_of(reading.store, {str(each["concern"]) for each in shown}),
        "recommendations": asked_in(reading.store, told.recommendations[:_RECOMMENDATIONS]),
        "asked": len(told.recommendations),
        "chart": _chart(told.concerns, known),
    }
    twins = ("concerns", "words", "recommendations", *(["providers"] if provided else []))
    reading.used += [Table(queries()[f"topic-{name}"], {"topic": key}, None) for name in twins]
    return View(
        template="topic.html", title=str(facts["name"]), trail=(("/topics", "Topics"),), values=values,
        about=concept("topic", key),
    )  # fmt: skip


@cache
def _services() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = read_yaml(files("api") / "pages" / "services.yml")
    return found


def services(topics: Iterable[str]) -> Sequence[str]:
    """The services that bear on the first of these topics that any bear on, by key."""
    return next((_services()[topic] for topic in topics if topic in _services()), ())


def _providing(
    concerns: Iterable[Mapping[str, object]], rows: Iterable[Row], provided: Sequence[str]
) -> list[dict[str, object]]:
    """A row a prison that has one of the concerns: its judgements on them, and who provides what there."""
    judged: dict[str, list[Row]] = defaultdict(list)
    names: dict[str, object] = {}
    for each in concerns:
        names.setdefault(str(each["prison"]), each["prison_name"])
        judged[str(each["prison"])] += progress([each])
    there: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in rows:
        if key_of(row["role"]) in provided:
            there[str(row["prison"])].setdefault((str(row["service"]), str(row["provider"])), row)
    return [
        {"prison": prison, "prison_name": name, "judged": judged[prison], "services": list(there[prison].values())}
        for prison, name in names.items()
    ]


def _chart(concerns: Iterable[Mapping[str, object]], known: Mapping[str, Step]) -> object:
    """Progress on the topic, prison by prison."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in concerns:
        for row in progress([each]):
            if str(row["rating"]) in known:
                counted[str(each["prison_name"])][str(row["rating"])] += 1
    most = sorted(counted, key=lambda name: (-sum(counted[name].values()), name))[:_BARS]
    bars = [Bar(name, "", [(known[iri], number) for iri, number in counted[name].items()]) for name in sorted(most)]
    of = f": the {_BARS} with most judgements, of {len(counted):,}" if len(counted) > _BARS else ""
    return stacked(f"Progress on this topic, prison by prison{of}", bars) if bars else None
