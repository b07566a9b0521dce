"""What is said on a topic, and how do the topics stand to each other?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from starlette.exceptions import HTTPException

from api.pages.drawing.bars import Bar, stacked
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row
from api.pages.view import View
from api.pages.wording import best_words
from ontology.iris import concept


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
    facts = rows[0]
    concerns = _concerns(reading.rows("topic-concerns", topic=key))
    values = {
        "name": facts["name"],
        "key": key,
        "above": [row for row in rows if row["role"] == "above"],
        "narrower": [row for row in rows if row["role"] == "below"],
        "names": reading.rows("topic-names", topic=key),
        "concerns": concerns,
        "words": best_words(reading.rows("topic-words", topic=key)),
        "recommendations": reading.rows("topic-recommendations", topic=key)[:200],
        "chart": _chart(concerns, steps(reading.store)),
    }
    return View(
        template="topic.html", title=str(facts["name"]), trail=(("/topics", "Topics"),), values=values,
        about=concept("topic", key),
    )  # fmt: skip


def _concerns(rows: Iterable[Row]) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        group = found.setdefault(str(row["concern"]), {**row, "progress": []})
        progress = group["progress"]
        if isinstance(progress, list) and row["judgement"]:
            progress.append(row)
    return list(found.values())


def _chart(concerns: Iterable[Mapping[str, object]], known: Mapping[str, Step]) -> object:
    """Progress on the topic, prison by prison."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in concerns:
        progress = each["progress"]
        for row in progress if isinstance(progress, list) else ():
            counted[str(each["prison_name"])][str(row["rating"])] += 1
    bars = [Bar(name, "", [(known[iri], number) for iri, number in found.items()]) for name, found in counted.items()]
    return stacked("Progress on this topic, prison by prison", bars) if bars else None
