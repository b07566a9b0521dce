"""What was read, and what came of it? The records that make a rebuild touch only what has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

JsonRecord = Mapping[str, Any]


class ReadStatus(StrEnum):
    """What came of reading a source."""

    HELD = "held"
    """Its graph conforms, and is the report's graph."""
    REFUSED = "refused"
    """Its graph breaks a shape: the report's former graph, if any, stays."""
    SUPERSEDED = "superseded"
    """Another form, or a later edition, of its report is held."""
    UNREADABLE = "unreadable"
    """No report could be read from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source, by digest: which program read it, which report it is, under which names it came.

    `arrival` counts sources in the order they were first seen: of two sources of one report the later one stands.
    `graph` is the digest of the N-Quads that were made of it (None where none were kept).
    """

    sha256: str
    program: str
    status: ReadStatus
    arrival: int
    names: tuple[str, ...]
    media_type: str
    key: str | None = None
    graph: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values for the record's file."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: JsonRecord) -> SourceRecord:
        """The record in its file; raises KeyError or TypeError where it is not one."""
        return cls(**{**value, "status": ReadStatus(value["status"]), "names": tuple(value["names"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file as it came: its bytes, its name, and the text that anchors count in (empty where none could be read)."""

    sha256: str
    content: bytes = field(repr=False)
    name: str
    media_type: str
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report as read from a source: its canonical N-Quads in one named graph, its issues and validation results."""

    key: str
    nquads: bytes = field(repr=False)
    issues: Sequence[JsonRecord] = ()
    validation: Sequence[JsonRecord] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEntry:
    """A group of named graphs in a version: `digest` is of the cached bytes, `mapped` of the renames that applied.

    That of inferred graphs is the sum of their lines' digests, which can be told of a patched graph, too.
    """

    name: str
    kind: str
    graphs: tuple[str, ...]
    digest: str
    mapped: str = ""
    quads: int = 0

    @classmethod
    def from_json(cls, value: JsonRecord) -> GraphEntry:
        """The entry in a manifest."""
        return cls(**{**value, "graphs": tuple(value["graphs"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a version holds: `content` is a digest of all that went in, `made` is when, in UTC."""

    id: str
    parent: str | None
    content: str
    identity: str
    program: str
    made: str
    quads: int
    entries: tuple[GraphEntry, ...]
    files: Mapping[str, str]
    """Digests of what stands beside the store: the description, the search index and the like."""
    makers: tuple[str, ...] = ()
    """The makers, by name and edition: what they made may be taken over by another version."""

    def as_json(self) -> dict[str, Any]:
        """Plain values for `manifest.json`."""
        return {"format": 1, **asdict(self)}

    @classmethod
    def from_json(cls, value: JsonRecord) -> Manifest:
        """The manifest in its file; raises KeyError or TypeError where it is not one."""
        plain = {name: part for name, part in value.items() if name != "format"}
        entries = tuple(GraphEntry.from_json(entry) for entry in value["entries"])
        return cls(**{**plain, "entries": entries, "makers": tuple(value.get("makers", ()))})

    @property
    def reports(self) -> tuple[str, ...]:
        """The keys of the reports held."""
        return tuple(entry.name for entry in self.entries if entry.kind == "report")
