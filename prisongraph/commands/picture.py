"""`prisongraph picture`: a network as a file that opens anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from graphs.dataset import Dataset
from graphs.files import write_atomic
from graphs.network import Filters, Network, make_network, ready_made
from graphs.network.files import NetworkFormat, write_network
from graphs.picture import draw, interactive_page
from ontology.errors import UsageError
from ontology.iris import concept
from prisongraph.console import DONE, print_table, say
from prisongraph.options import DatasetPath

Name = Annotated[str | None, typer.Argument(metavar="NETWORK", help="A network; without one, they are listed.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to: .html .svg .graphml .gexf .csv or .json."),
]
Topic = Annotated[str | None, typer.Option(metavar="KEY", help="Only what is on this topic, or one under it.")]
Years = Annotated[str | None, typer.Option(metavar="YEAR-YEAR", help="Only from the first year to the last.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="At most this many things, the strongest first.")]


def picture(
    dataset: DatasetPath,
    name: Name = None,
    output: Output = None,
    topic: Topic = None,
    years: Years = None,
    limit: Limit = 500,
) -> int:
    """Draw a network into a file that opens without a server or internet; without a name, list the networks."""
    if name is None:
        print_table(("network", "question"), ((each.name, each.question) for each in ready_made().values()))
        return DONE
    if output is None:
        raise UsageError("there is no file to draw into", hint=f"such as -o {name}.html")
    if output.suffix not in WRITERS:
        raise UsageError(f"a network is not drawn as {output.suffix or output.name}", hint=f"{' '.join(WRITERS)}")
    since, _, until = (years or "").partition("-")
    filters = Filters(
        topic=concept("topic", topic) if topic else None, since=since or None, until=until or since or None, limit=limit
    )
    network = make_network(Dataset.open(dataset).current().open(), name, filters)
    write_atomic(output, WRITERS[output.suffix](network))
    say(f"{output}: {network.shown}")
    return DONE


WRITERS: Mapping[str, Callable[[Network], bytes]] = {
    ".html": lambda network: interactive_page(network).encode(),
    ".svg": lambda network: draw(network).encode(),
    **{f".{form}": partial(write_network, form=form) for form in NetworkFormat},
}
"""How a network is written, by the ending of the file."""
