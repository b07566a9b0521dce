"""What became of a prison over time, and which prisons are there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from api.pages.about_topic import sentences_of
from api.pages.choosing import choices, chosen
from api.pages.drawing.bars import Bar, stacked
from api.pages.drawing.timeline import settled, timeline
from api.pages.frame import day_words
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row, Table, queries
from api.pages.view import View
from api.pages.visits import story
from api.pages.wording import best_words
from ontology.iris import Kind, mint

TRAIL = (("/prisons", "Prisons"),)


def index(reading: Reading) -> View:
    """Every establishment, with filters that stay in the address."""
    held = {str(row["prison"]): row for row in reading.rows("prisons-reports")}
    progress = {str(row["prison"]): row for row in reading.rows("prisons-progress")}
    kinds = _kinds(reading.rows("prisons-kinds"))
    every = reading.rows("prisons")
    wanted = {name: reading.asked(name) for name in ("name", "function", "operator", "holds")}
    only_held = reading.asked("held") != "no"
    shown = [
        row
        for row in _distinct(every)
        if (not only_held or str(row["prison"]) in held) and _fits(row, kinds[str(row["prison"])], wanted)
    ]
    kinds_held = {
        role: sorted({what for each in kinds.values() for what in each[role]})
        for role in ("function", "operator", "holds")
    }
    values = {
        "prisons": shown, "held": held, "progress": progress, "kinds": kinds, "choices": kinds_held, "wanted": wanted,
        "only_held": only_held, "known": len({str(row["prison"]) for row in every}),
    }  # fmt: skip
    return View(template="prisons.html", title="Prisons", values=values)


def prison(reading: Reading) -> View:
    """One prison: its visits, outcomes, concerns with their progress, and what else is known of it."""
    key, known = reading.key, steps(reading.store)
    facts = reading.one("prison", prison=key)
    progress = progress_at(reading)
    concerns = _concerns(reading.rows("prison-concerns", prison=key), progress, known)
    outcomes = settled(reading.rows("prison-outcomes", prison=key))
    visits = reading.rows("prison-visits", prison=key)
    wanted = reading.asked("progress")
    values: dict[str, object] = {
        "prison": facts,
        "key": key,
        "every": len(concerns),
        "concerns": chosen(concerns, known, wanted),
        "choices": choices(concerns, known),
        "wanted": wanted,
        "elsewhere": {row["concern"]: row["prisons"] for row in reading.rows("prison-elsewhere", prison=key)},
        "visits": visits,
        "story": story(visits, concerns, progress, outcomes, known),
        "outcomes": _by_test(outcomes),
        "outcome_years": sorted({str(row["at"])[:7] for row in outcomes}),
        "chart": timeline(outcomes, known),
        "progress_chart": _progress_chart(progress, known),
        "topics": [row for row in reading.rows("prison-topics", prison=key) if int(str(row["concerns"])) > 1][:12],
        "runs": _runs(reading.rows("prison-periods", prison=key)),
    }
    values["facts"] = _stated(reading.rows("prison-facts", prison=key))
    for name in ("names", "verdicts", "providers", "practice", "notices"):
        values[name] = reading.rows(f"prison-{name}", prison=key)
    return View(
        template="prison.html", title=str(facts["name"]), trail=TRAIL, values=values, about=mint(Kind.PRISON, key)
    )


def progress_at(reading: Reading) -> list[Row]:
    """How progress was judged, in which sentence: two small queries, as one takes hundreds of times as long."""
    judged = list(queries()["prison-judged"].rows(reading.asked_of, {"prison": reading.key}))
    said = sentences_of(reading.store, {str(row["judgement"]) for row in judged})
    found: list[Row] = [{**row, **said[str(row["judgement"])]} for row in judged if str(row["judgement"]) in said]
    reading.used.append(Table(queries()["prison-progress"], {"prison": reading.key}, len(found)))
    return found


def _stated(facts: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """What reports state of a prison, under what it is, the latest first; a fact stated in the same words once."""
    found: dict[str, dict[object, Row]] = defaultdict(dict)
    for row in facts:
        what = str(row["what"])
        found[what[:1].upper() + what[1:]].setdefault(row["words"] or row["value"], row)
    return [(what, list(rows.values())) for what, rows in found.items()]


def _kinds(rows: Iterable[Row]) -> Mapping[str, Mapping[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[str(row["prison"])][str(row["role"])].append(str(row["what"]))
    return found


def _distinct(rows: Iterable[Row]) -> list[Row]:
    return list({str(row["prison"]): row for row in rows}.values())


def _fits(row: Row, kinds: Mapping[str, list[str]], wanted: Mapping[str, str]) -> bool:
    name = f"{row['name']} {row['place'] or ''}".casefold()
    chosen = all(wanted[role] in kinds[role] for role in ("function", "operator", "holds") if wanted[role])
    return chosen and wanted["name"].casefold() in name


def _concerns(rows: list[Row], progress: list[Row], known: Mapping[str, Step]) -> list[dict[str, object]]:
    """A row a concern: its words, and every judgement of its progress, latest first; the latest and worst first."""
    words = best_words(rows)
    judged: dict[str, list[Row]] = defaultdict(list)
    for row in progress:
        judged[str(row["concern"])].insert(0, row)
    first = {str(row["concern"]): row for row in reversed(rows)}
    worst = sorted(first.values(), key=lambda row: _tone(judged[str(row["concern"])], known))
    ordered = sorted(worst, key=lambda row: str(row["at"]), reverse=True)
    return [
        {**row, "words": words.get(str(row["concern"]), ""), "progress": judged[str(row["concern"])]} for row in ordered
    ]


def _tone(progress: list[Row], known: Mapping[str, Step]) -> int:
    step = known.get(str(progress[0]["rating"])) if progress else None
    return step.tone if step is not None and step.tone else 9


def _by_test(rows: Iterable[Row]) -> Mapping[str, Mapping[str, Row]]:
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        found[str(row["test"])][str(row["at"])[:7]] = row
    return found


def _progress_chart(progress: Iterable[Row], known: Mapping[str, Step]) -> object:
    """How progress was judged at each review, a bar a body, where there were several; a judgement counts once."""
    counted: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in progress:
        if str(row["rating"]) in known:
            scale = known[str(row["rating"])].on
            counted[str(row["at"])[:7], scale][str(row["rating"])].add(str(row["judgement"]))
    bars = [
        Bar(f"{day_words(at)}, {scale}", "", [(known[iri], len(those)) for iri, those in found.items()])
        for (at, scale), found in sorted(counted.items())
    ]
    return stacked("Progress at each review", bars) if len({at for at, _ in counted}) > 1 else None


def _runs(rows: Iterable[Row]) -> list[dict[str, object]]:
    """A row a period that someone ran the prison, with what it was for."""
    found: dict[str, dict[str, object]] = {}
    for row in rows:
        if row["operated_by"]:
            run = found.setdefault(str(row["period"]), {**row, "kinds": []})
            kinds = run["kinds"]
            if isinstance(kinds, list) and row["what"] and row["what"] not in kinds:
                kinds.append(row["what"])
    return list(found.values())
