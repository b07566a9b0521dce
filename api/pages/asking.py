"""How does one ask a named question without writing SPARQL?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from api.pages.drawing.bars import plain_bars
from api.pages.reading import Reading, Row, Table
from api.pages.view import View
from api.resources.sourcing import sources_of_rows
from graphs.questions import Question, Value, questions
from ontology.concepts import concepts, find
from ontology.errors import UsageError
from ontology.iris import local_name
from ontology.yaml_files import read_yaml

_SHOWN = 500


def index(_reading: Reading) -> View:
    """Every named question, by what it is about."""
    groups = {about: [questions()[name] for name in names if name in questions()] for about, names in _groups().items()}
    placed = {name for names in _groups().values() for name in names}
    groups["More"] = [each for name, each in questions().items() if name not in placed]
    values = {"groups": {about: found for about, found in groups.items() if found}, "number": len(questions())}
    return View(template="questions.html", title="Questions", values=values)


@cache
def _groups() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = read_yaml(files("api") / "pages" / "questions.yml")
    return found


def question(reading: Reading) -> View:
    """A form for one question, and its answer as a table, with a chart where its rows are names and numbers."""
    asked = questions().get(reading.key)
    if asked is None:
        raise HTTPException(404)
    values = {each.name: reading.asked(each.name) for each in asked.parameters}
    given = {name: value for name, value in values.items() if value}
    if asked.missing(given):
        return _form(reading, asked, values)
    try:
        query = asked.sparql(given)
    except UsageError as error:
        return _form(reading, asked, values, "; ".join(filter(None, (error.message, error.hint))))
    found = reading.asked_of.select(query)
    rows = list(islice(asked.read(found), _SHOWN))
    table = Table(asked, given, found.total)
    reading.used.append(table)
    address = f"/api/v1/questions/{asked.name}"
    asking = f"?{urlencode(given)}" if given else ""
    said = sources_of_rows(reading.asked_of, asked, rows)
    shown = {
        "question": asked, "asked": True, "given": values, "rows": rows, "total": found.total, "table": table,
        "twins": {"CSV": f"{address}.csv{asking}", "JSON": address + asking}, "said": said, "some_said": any(said),
        "chart": _chart(asked, rows) if found.total == len(rows) else None,
        "prisons": _prisons(reading, asked), "known": _known(reading, asked), **_concepts(asked, values),
    }  # fmt: skip
    return View(template="question.html", title=asked.words, trail=(("/questions", "Questions"),), values=shown)


def _form(reading: Reading, asked: Question, given: Mapping[str, str], trouble: str = "") -> View:
    """The form alone, for a question that is not answered without what it needs, or not with what was given."""
    shown: dict[str, object] = {
        "question": asked, "asked": False, "given": given, "trouble": trouble, "prisons": _prisons(reading, asked),
        **_concepts(asked, given),
    }  # fmt: skip
    return View(template="question.html", title=asked.words, trail=(("/questions", "Questions"),), values=shown)


def _chart(asked: Question, rows: list[Row]) -> object:
    """Bars, where there is one number a row and a text to name it by."""
    numbers = [name for name, kind in asked.columns.items() if kind == "number"]
    names = [name for name, kind in asked.columns.items() if kind == "text"]
    counted = [name for name in numbers if name not in {"page", "start", "end", "ordinal", "confidence"}]
    if not counted or not names or len(numbers) > 3 or not 2 <= len(rows) <= 40:
        return None
    label, number = names[0], counted[0]
    if len({row[label] for row in rows}) < len(rows):
        return None
    bars = [(str(row[label]), float(str(row[number]))) for row in rows if row[label] and row[number] is not None]
    return plain_bars(asked.words, bars, number.replace("_", " "))


def _known(reading: Reading, asked: Question) -> dict[str, dict[object, object]]:
    """The things that names of prisons and topics mean, where a name means one only, or one with reports."""
    found: dict[str, dict[object, object]] = {}
    held = {row["prison"] for row in reading.everything("prisons-reports")}
    for column, query in (("prison", "prisons"), ("topic", "topics")):
        if asked.columns.get(column) != "text":
            continue
        things: dict[Value, set[Value]] = defaultdict(set)
        for row in reading.everything(query):
            things[row["name"]].add(row[column])
        likely = {name: (those & held) or those for name, those in things.items()}
        found[column] = {name: next(iter(those)) for name, those in likely.items() if len(those) == 1}
    return found


def _concepts(asked: Question, given: Mapping[str, str]) -> dict[str, object]:
    """The concepts to choose from by their names, where a question takes one, and which is chosen."""
    schemes = {each.name: concepts(each.kind) for each in asked.parameters if concepts(each.kind)}
    named = {name: sorted(those, key=lambda each: each.label.casefold()) for name, those in schemes.items()}
    meant = {each.name: find(each.kind, given[each.name]) for each in asked.parameters if each.name in schemes}
    return {"concepts": named, "chosen": {name: local_name(iri) if iri else "" for name, iri in meant.items()}}


def _prisons(reading: Reading, asked: Question) -> list[str]:
    """Names to choose from, where a question takes a prison."""
    if not any(each.name == "prison" for each in asked.parameters):
        return []
    held = {str(row["prison"]) for row in reading.rows("prisons-reports")}
    return sorted({str(row["name"]) for row in reading.rows("prisons") if str(row["prison"]) in held})
