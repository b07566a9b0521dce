"""`prisongraph publish`: the current version into a SPARQL server."""

from __future__ import annotations

from graphs.dataset import Dataset
from graphs.remote import Access
from graphs.remote import publish as publish_to
from graphs.versions import Version
from ontology.errors import UsageError
from prisongraph.console import DONE, progress, say
from prisongraph.options import DatasetPath, Store


def publish(dataset: DatasetPath, store: Store = None) -> int:
    """Let a SPARQL server hold the current version: only graphs that differ are sent.

    PRISONGRAPH_STORE_GRAPHS says where it takes graphs (Graph Store Protocol), or PRISONGRAPH_STORE_UPDATE where it
    takes updates; PRISONGRAPH_STORE_USER and _PASSWORD, or _TOKEN, who we are. What failed half-way goes on from there.
    """
    if not store:
        raise UsageError("no store is given", hint="--store http://localhost:7878/query")
    publish_version(Dataset.open(dataset).current(), store)
    return DONE


def publish_version(version: Version, store: str) -> None:
    """Publish a version, and say what was done."""
    with progress("Publishing") as watch:
        done = publish_to(version, Access.at(store), watch)
    say(f"published {done.version}: {done.put} graphs put, {done.removed} removed")
