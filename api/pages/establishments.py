"""What became of a prison over time, and which prisons are there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from api.pages.drawing.timeline import timeline
from api.pages.ratings import Step, steps
from api.pages.reading import Reading, Row
from api.pages.view import View
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
    choices = {
        role: sorted({what for each in kinds.values() for what in each[role]})
        for role in ("function", "operator", "holds")
    }
    values = {
        "prisons": shown, "held": held, "progress": progress, "kinds": kinds, "choices": choices, "wanted": wanted,
        "only_held": only_held, "known": len({str(row["prison"]) for row in every}),
    }  # fmt: skip
    return View(template="prisons.html", title="Prisons", values=values)


def prison(reading: Reading) -> View:
    """One prison: outcomes, concerns with their progress, what keeps coming back, and what is known of it."""
    key = reading.key
    facts = reading.one("prison", prison=key)
    concerns = reading.rows("prison-concerns", prison=key)
    progress = reading.rows("prison-progress", prison=key)
    outcomes = _settled(reading.rows("prison-outcomes", prison=key))
    values: dict[str, object] = {
        "prison": facts,
        "key": key,
        "concerns": _concerns(concerns, progress),
        "visits": reading.rows("prison-visits", prison=key),
        "outcomes": _by_test(outcomes),
        "outcome_years": sorted({str(row["at"])[:7] for row in outcomes}),
        "chart": timeline(outcomes, steps(reading.store)),
        "summary": _summary(progress, steps(reading.store)),
        "topics": [row for row in reading.rows("prison-topics", prison=key) if int(str(row["concerns"])) > 1][:12],
    }
    for name in ("names", "periods", "verdicts", "providers", "practice", "facts", "notices"):
        values[name] = reading.rows(f"prison-{name}", prison=key)
    values["runs"] = _runs(reading.rows("prison-periods", prison=key))
    return View(
        template="prison.html", title=str(facts["name"]), trail=TRAIL, values=values, about=mint(Kind.PRISON, key)
    )


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


def _concerns(rows: list[Row], progress: list[Row]) -> list[dict[str, object]]:
    """A row a concern: its words, and every judgement of its progress, latest first."""
    words = best_words(rows)
    judged: dict[str, list[Row]] = defaultdict(list)
    for row in progress:
        judged[str(row["concern"])].insert(0, row)
    first = {str(row["concern"]): row for row in reversed(rows)}
    ordered = sorted(first.values(), key=lambda row: str(row["at"]), reverse=True)
    return [
        {**row, "words": words.get(str(row["concern"]), ""), "progress": judged[str(row["concern"])]} for row in ordered
    ]


def _settled(rows: list[Row]) -> list[Row]:
    """Outcomes without those dated to a year alone that stand dated to a month as well, with the same rating."""
    dated = {(row["test"], str(row["at"])[:4], row["rating"]) for row in rows if len(str(row["at"])) > 4}
    return [row for row in rows if len(str(row["at"])) > 4 or (row["test"], str(row["at"]), row["rating"]) not in dated]


def _by_test(rows: Iterable[Row]) -> Mapping[str, Mapping[str, Row]]:
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        found[str(row["test"])][str(row["at"])[:7]] = row
    return found


def _summary(progress: Iterable[Row], known: Mapping[str, Step]) -> list[tuple[Step, int]]:
    """How often each rating was given for the progress of a concern; a judgement counts once."""
    counted: dict[str, set[str]] = defaultdict(set)
    for row in progress:
        counted[str(row["rating"])].add(str(row["judgement"]))
    found = [(known[iri], len(those)) for iri, those in counted.items() if iri in known]
    return sorted(found, key=lambda each: (each[0].scale, each[0].rank or 0))


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
