"""What is said on a topic, and how do the topics stand to each other?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml
from starlette.exceptions import HTTPException

from api.pages.addresses import key_of
from api.pages.choosing import choices, chosen, progress
from api.pages.drawing.bars import Bar, stacked
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row
from api.pages.view import View
from api.pages.wording import best_words
from ontology.iris import concept

_PAGE = 100
"""Concerns on one page of a topic."""


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
    concerns = _concerns(reading.rows("topic-concerns", topic=key))
    shown = chosen(concerns, known, wanted)
    page = int(reading.asked("page")) if reading.asked("page").isdecimal() else 1
    page = min(max(1, page), max(1, -(-len(shown) // _PAGE)))
    provided = services([key, *(key_of(row["other"]) for row in above)])
    providers = reading.rows("topic-providers", topic=key) if provided else []
    values = {
        "name": facts["name"],
        "key": key,
        "above": above,
        "narrower": [row for row in rows if row["role"] == "below"],
        "names": reading.rows("topic-names", topic=key),
        "every": len(concerns),
        "concerns": shown[(page - 1) * _PAGE : page * _PAGE],
        "chosen": len(shown),
        "page": page,
        "pages": max(1, -(-len(shown) // _PAGE)),
        "choices": choices(concerns, known),
        "wanted": wanted,
        "providing": _providing(shown, providers, provided),
        "provided": bool(provided),
        "words": best_words(reading.rows("topic-words", topic=key)),
        "recommendations": reading.rows("topic-recommendations", topic=key)[:200],
        "chart": _chart(concerns, known),
    }
    return View(
        template="topic.html", title=str(facts["name"]), trail=(("/topics", "Topics"),), values=values,
        about=concept("topic", key),
    )  # fmt: skip


@cache
def _services() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = yaml.safe_load((files("api") / "pages" / "services.yml").read_text("utf-8"))
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


def _concerns(rows: Iterable[Row]) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    judged: set[tuple[object, object]] = set()
    for row in rows:
        group = found.setdefault(str(row["concern"]), {**row, "progress": []})
        those = group["progress"]
        if isinstance(those, list) and row["judgement"] and (row["concern"], row["judgement"]) not in judged:
            judged.add((row["concern"], row["judgement"]))
            those.append(row)
    return list(found.values())


def _chart(concerns: Iterable[Mapping[str, object]], known: Mapping[str, Step]) -> object:
    """Progress on the topic, prison by prison."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in concerns:
        for row in progress([each]):
            if str(row["rating"]) in known:
                counted[str(each["prison_name"])][str(row["rating"])] += 1
    bars = [Bar(name, "", [(known[iri], number) for iri, number in found.items()]) for name, found in counted.items()]
    return stacked("Progress on this topic, prison by prison", bars) if bars else None
