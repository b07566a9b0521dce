"""What does a dataset folder hold? Its sources, records, cached graphs, issues, results and decisions, for reading."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphs.files import digest_of, read_json, sync_directory, write_json
from graphs.making import read_graph
from graphs.records import JsonRecord, SourceRecord
from graphs.versions import Versions
from ontology.errors import DatasetError

LARGEST_REVIEWS = 64 * 1024 * 1024
"""Bytes that a file of decisions may have: some hundred thousand decisions."""


class Folder:
    """The folder of a dataset: all but making, opening and writing it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.versions = Versions(path)

    def record(self, sha256: str) -> SourceRecord | None:
        """What came of a source, by the digest of its bytes; None where it was never read."""
        try:
            value = read_json(self.path / "records" / f"{sha256}.json")
            return None if value is None else SourceRecord.from_json(value)
        except (KeyError, TypeError, ValueError):
            return None  # damaged: the source will be read again

    def records(self) -> tuple[SourceRecord, ...]:
        """Every source's record, in order of arrival."""
        found = (self.record(path.stem) for path in (self.path / "records").glob("*.json"))
        return tuple(sorted((r for r in found if r is not None), key=lambda record: (record.arrival, record.sha256)))

    def report_keys(self) -> tuple[str, ...]:
        """The keys of the reports whose graphs are cached, sorted."""
        return tuple(path.name.removesuffix(".nq.gz") for path in self.graph_files())

    def graph_files(self) -> tuple[Path, ...]:
        """The cached graphs, sorted by report key."""
        return tuple(sorted((self.path / "graphs").glob("[!.]*.nq.gz")))

    def graph(self, key: str) -> bytes:
        """The cached N-Quads of a report, as mapped from its source.

        Raises:
            DatasetError: it is not held, or damaged.
        """
        return read_graph(self.path / "graphs" / f"{key}.nq.gz")

    def history(self, key: str) -> tuple[Path, ...]:
        """The former graphs of a report, oldest first."""
        return tuple(sorted((self.path / "graphs/history" / key).glob("[0-9]*.nq.gz")))

    def issues(self, key: str) -> list[JsonRecord]:
        """What reading the report did not understand."""
        return list(read_json(self.path / "issues" / f"{key}.json") or [])

    def validation(self, key: str) -> list[JsonRecord]:
        """The results of the shapes on the report, as last read."""
        return list(read_json(self.path / "validation" / f"{key}.json") or [])

    def across(self) -> JsonRecord:
        """What the checks between reports found: `version` and `problems`; empty before the first."""
        return dict(read_json(self.path / "validation" / "_across.json") or {})

    def put_across(self, found: JsonRecord) -> None:
        """Keep what the checks between reports found."""
        write_json(self.path / "validation" / "_across.json", found)

    def source(self, sha256: str) -> Path:
        """The file that was read.

        Raises:
            DatasetError: no source of that digest is held.
        """
        for path in (self.path / "sources").glob(f"{sha256}.*"):
            if path.suffix != ".text":
                return path
        raise DatasetError(f"there is no source {sha256}", hint="")

    def source_text(self, sha256: str) -> str:
        """The text that anchors into a source count in."""
        return (self.path / "sources" / f"{sha256}.text").read_text(encoding="utf-8", errors="surrogatepass")

    def append_review(self, name: str, decision: Mapping[str, Any]) -> None:
        """Add a decision to `reviews/<name>.jsonl`. Nothing is ever overwritten; a torn last line is closed first.

        Raises:
            DatasetError: so much has been decided that the file is full.
        """
        line = (json.dumps(decision, ensure_ascii=False, sort_keys=True) + "\n").encode()
        path = self.path / "reviews" / f"{name}.jsonl"
        with path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = os.fstat(file.fileno()).st_size  # only now: another may have written while this one waited
            if size + len(line) > LARGEST_REVIEWS:
                raise DatasetError(f"{path.name} is full", hint="put its decisions into a file of their own")
            if size and os.pread(file.fileno(), 1, size - 1) != b"\n":
                line = b"\n" + line
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
            if not size:
                sync_directory(path.parent)

    def reviews(self, name: str) -> Iterator[JsonRecord]:
        """The decisions in `reviews/<name>.jsonl`, oldest first; a line torn by a power cut is passed over."""
        path = self.path / "reviews" / f"{name}.jsonl"
        for line in path.read_bytes().split(b"\n") if path.exists() else ():
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                yield found

    def reviews_mark(self, name: str) -> str:
        """What is another whenever there are more decisions in `reviews/<name>.jsonl`: cheap, for caches."""
        try:
            found = (self.path / "reviews" / f"{name}.jsonl").stat()
        except OSError:
            return ""
        return f"{found.st_size}-{found.st_mtime_ns}"

    def findings_mark(self) -> str:
        """What is another whenever reports, records or problems are: each file of theirs takes the place of another."""
        times = ((self.path / name).stat().st_mtime_ns for name in ("graphs", "records", "issues", "validation"))
        return "-".join(map(str, times))

    def decisions_digest(self) -> str:
        """A digest of all that people decided."""
        files = sorted((self.path / "reviews").glob("*.jsonl"))
        return digest_of(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in files))
