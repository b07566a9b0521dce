"""`prisongraph ask`: the named questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from graphs.dataset import Dataset
from graphs.questions import Question, Value, question, questions
from graphs.remote import Access, RemoteStore
from graphs.store import Store
from ontology.errors import UsageError
from ontology.iris import ID
from prisongraph.console import DONE, print_data, print_json, print_table
from prisongraph.options import AsJson, MaybeDataset
from prisongraph.options import Store as StoreAddress

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="A question; without one, they are listed.")]
Values = Annotated[list[str] | None, typer.Argument(metavar="key=value", help="What the question takes.")]


def ask(
    dataset: MaybeDataset = None,
    name: Name = None,
    values: Values = None,
    store: StoreAddress = None,
    as_json: AsJson = False,
) -> int:
    """Ask a named question of the current version; without a name, list the questions and what they take."""
    if name is None:
        _list(as_json=as_json)
        return DONE
    asked = question(name)
    with _opened(dataset, store) as opened:
        rows = list(asked.rows(opened, _pairs(values or ())))
    if as_json:
        print_json({"question": asked.words, "rows": [_plain(row) | _behind(asked, row) for row in rows]})
    else:
        _print(asked, rows)
    return DONE


@contextmanager
def _opened(dataset: Path | None, store: str | None) -> Iterator[Store]:
    if store:
        with RemoteStore.open(Access.at(store)) as remote:
            yield remote
    elif dataset is None:
        raise UsageError("no dataset is given", hint="--dataset DIR, or --store ADDRESS")
    else:
        yield Dataset.open(dataset).current().open()


def _list(*, as_json: bool) -> None:
    if as_json:
        print_json([{"name": q.name, "question": q.words, "takes": [p.name for p in q.parameters]} for q in _all()])
    else:
        print_table(("name", "question", "takes"), ((q.name, q.words, _takes(q)) for q in _all()))


def _all() -> Sequence[Question]:
    return tuple(questions().values())


def _takes(asked: Question) -> str:
    return " ".join(f"{each.name}={each.kind.upper()}" for each in asked.parameters)


_WIDE = 8
"""Columns that a table on a terminal can hold."""

_LEFT_OUT = ("report", "quote")
"""What a wide table leaves to `--json`: its other columns lead there too."""


def _print(asked: Question, rows: Sequence[Mapping[str, Value]]) -> None:
    print_data(asked.words + "\n\n")
    out = _LEFT_OUT if len(asked.columns) > _WIDE else ()
    kinds = {name: kind for name, kind in asked.columns.items() if name not in out}
    numbers = [name for name, kind in kinds.items() if kind == "number"]
    print_table(
        (*kinds, *(["behind"] if asked.behind else [])),
        ((*(_shown(row[name]) for name in kinds), *_behind(asked, row).values()) for row in rows),
        right=numbers,
    )
    more = "; --json has the report and the quote, too" if set(out) <= {*asked.columns} and out else ""
    print_data(f"\n{len(rows)} row{'s' * (len(rows) != 1)}{more}")


def _behind(asked: Question, row: Mapping[str, Value]) -> dict[str, str]:
    """Where the rows are that a row sums up, as the API has it."""
    return {"behind": f"/api/v1/{asked.rows_behind(row)}"} if asked.behind else {}


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return "" if value is None else str(value).removeprefix(ID)


def _plain(row: Mapping[str, Value]) -> dict[str, object]:
    plain = (str, int, bool, type(None))
    return {name: value if isinstance(value, plain) else float(value) for name, value in row.items()}


def _pairs(values: Sequence[str]) -> dict[str, str]:
    """`key=value` arguments by key.

    Raises:
        UsageError: one has no `=`.
    """
    for value in values:
        if "=" not in value:
            raise UsageError(f"{value} is no key=value", hint="such as prison=Thornby")
    return dict(value.split("=", 1) for value in values)
