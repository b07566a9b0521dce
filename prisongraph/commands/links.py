"""`prisongraph links`: which concerns belong together, and what people decide about it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphs.cells import safe_cell
from graphs.dataset import Dataset
from graphs.linking.links import LEAST_SHOWN, Link, LinkType, Status
from graphs.linking.listing import Detail, decide, get_link, list_links, words_of
from graphs.linking.reviews import Decision, read_reviews, record, replaced_names, standing
from graphs.linking.sssom import read_sssom, write_sssom
from graphs.linking.units import Unit
from ontology.iris import local_name
from prisongraph.console import print_data, print_json, print_table, say
from prisongraph.options import DatasetPath

links = typer.Typer(help="Concerns linked across inspections, and what people decide about the links.")

_COLUMNS = ("link", "confidence", "type", "status", "first", "first words", "second", "second words")
_WORDS_SHOWN = 12


class Format(StrEnum):
    """How links are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    SSSOM = "sssom"


Key = Annotated[str, typer.Argument(metavar="ID", help="The key of the link, as `links` lists it.")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in a sentence.")]


@links.callback(invoke_without_command=True)
def list_them(
    context: typer.Context,
    dataset: Annotated[Path | None, typer.Option("--dataset", metavar="DIR", envvar="PRISONGRAPH_DATASET")] = None,
    shape: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
    least: Annotated[float, typer.Option("--least", min=0, max=1, help="The least confidence.")] = LEAST_SHOWN,
    rejected: Annotated[bool, typer.Option("--rejected", help="Rejected links too.")] = False,
) -> None:
    """List the links of the current version, the surest first; see-alsos too with a lower `--least`."""
    if context.invoked_subcommand is not None:
        return
    if dataset is None:
        raise typer.BadParameter("say which dataset, with --dataset DIR")
    opened = Dataset.open(dataset)
    statuses = tuple(Status) if rejected else (Status.PROPOSED, Status.ACCEPTED)
    found = list_links(opened, least=least, statuses=statuses)
    _print(opened, found, shape)


@links.command()
def show(dataset: DatasetPath, key: Key) -> None:
    """Show one link with both texts, their sources and every reason, as JSON."""
    print_json(_detail(get_link(Dataset.open(dataset), key)))


@links.command()
def accept(dataset: DatasetPath, key: Key, by: By, why: Why = "") -> None:
    """Accept a link: a person holds the two to be related so."""
    _decide(dataset, key, Decision.ACCEPT, by, why)


@links.command()
def reject(dataset: DatasetPath, key: Key, by: By, why: Why) -> None:
    """Reject a link: the two have nothing to do with each other."""
    _decide(dataset, key, Decision.REJECT, by, why)


@links.command()
def unsure(dataset: DatasetPath, key: Key, by: By, why: Why = "") -> None:
    """Say that a link was looked at and is left open; an earlier decision no longer holds."""
    _decide(dataset, key, Decision.UNSURE, by, why)


@links.command()
def retype(
    dataset: DatasetPath,
    key: Key,
    by: By,
    to: Annotated[LinkType, typer.Option("--to", help="How the two belong together.")],
    why: Why = "",
) -> None:
    """Accept a link as one of another type."""
    review = decide(Dataset.open(dataset), key, Decision.RETYPE, by=by, why=why, to=to)
    say(f"recorded: {local_name(review.link)} is {to}; in the graph from the next build on")


@links.command(name="import")
def take(dataset: DatasetPath, table: Annotated[Path, typer.Argument(metavar="FILE.sssom.tsv")], by: By) -> None:
    """Take over the decisions in an SSSOM table: its mappings that a person curated."""
    opened = Dataset.open(dataset)
    reviews = list(read_sssom(table.read_text("utf-8"), by))
    for review in reviews:
        record(opened, review)
    say(f"recorded: {len(reviews)} decisions; in the graph from the next build on")


def _decide(dataset: Path, key: str, decision: Decision, by: str, why: str) -> None:
    review = decide(Dataset.open(dataset), key, decision, by=by, why=why)
    say(f"recorded: {local_name(review.link)} {decision}; in the graph from the next build on")


def _print(dataset: Dataset, found: Sequence[Link], shape: Format) -> None:
    store = dataset.current().open()
    units = words_of(store, found) if found else {}
    if shape is Format.SSSOM:
        print_data(write_sssom(found, units, standing(read_reviews(dataset, replaced_names(store)))))
    elif shape is Format.JSON:
        print_json([_plain(link, units) for link in found])
    elif shape is Format.CSV:
        out = io.StringIO()
        table = csv.DictWriter(out, tuple(_plain_columns()), lineterminator="\n")
        table.writeheader()
        table.writerows(_safe(_plain(link, units)) for link in found)
        print_data(out.getvalue())
    else:
        rows = ([*_cells(link, units)] for link in found)
        print_table(_COLUMNS, rows, right=("confidence",))


def _plain_columns() -> tuple[str, ...]:
    return ("link", "confidence", "type", "status", "first", "first_text", "second", "second_text")


def _plain(link: Link, units: Mapping[str, Unit]) -> dict[str, object]:
    texts = [units[end].text if end in units else "" for end in link.ends]
    values = (
        link.key,
        link.confidence,
        link.type.value,
        link.status.value,
        link.first,
        texts[0],
        link.second,
        texts[1],
    )
    return dict(zip(_plain_columns(), values, strict=True))


def _safe(row: Mapping[str, object]) -> dict[str, object]:
    return {name: safe_cell(value) if isinstance(value, str) else value for name, value in row.items()}


def _cells(link: Link, units: Mapping[str, Unit]) -> tuple[str, ...]:
    ends = [(local_name(end), _short(units[end].text) if end in units else "") for end in link.ends]
    return link.key, f"{link.confidence:.2f}", link.type, link.status, *ends[0], *ends[1]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS_SHOWN]) + (" ..." if len(words) > _WORDS_SHOWN else "")


def _detail(detail: Detail) -> dict[str, object]:
    link = detail.link
    units = {unit.iri: unit for unit in (detail.first, detail.second)}
    reasons = [
        {
            "signal": each.signal.value,
            "value": each.value,
            "contribution": each.contribution,
            "shared": list(each.shared),
        }
        for each in link.reasons
    ]
    ends = [
        {
            "unit": unit.iri,
            "recommendations": list(unit.recommendations),
            "evidence": list(unit.evidence),
            "nearest_sentence": nearest,
            "sources": [
                {name: getattr(source, name) for name in source.__slots__} for source in detail.sources[unit.iri]
            ],
        }
        for unit, nearest in zip((detail.first, detail.second), detail.nearest, strict=True)
    ]
    reviews = [review.as_json() for review in detail.reviews]
    return {**_plain(link, units), "reasons": reasons, "ends": ends, "reviews": reviews}
