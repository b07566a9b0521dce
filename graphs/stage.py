"""What does a build add to a dataset? Sources, graphs, issues and results, and then a version of them all."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from graphs.entries import entry_of
from graphs.files import digest_of, read_json, write_atomic, write_json
from graphs.folder import Folder
from graphs.identity import IdentityMap
from graphs.makers import Maker
from graphs.making import Ingredients, make_version
from graphs.records import ReadReport, ReadStatus, SourceFile, SourceRecord
from graphs.versions import Version
from ontology.errors import DatasetError

# A report key, which is also a file name: irp-HEI-2023-11 · irp-thornby-moor-2023-06 · thematic-abc_2
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")

_SUFFIXES = frozenset({".pdf", ".txt", ".md"})


class Stage:
    """The writer of a dataset, while it holds the lock. Each call is whole on disk when it returns."""

    def __init__(self, dataset: Folder, program: str) -> None:
        self._dataset = dataset
        self._path = dataset.path
        self.program = program

    def known(self, sha256: str) -> SourceRecord | None:
        """The record of a source that this program has read already, with its graph still as it was; else None."""
        record = self._dataset.record(sha256)
        if record is None or record.program != self.program:
            return None
        if record.status is ReadStatus.HELD and not self._graph_file(record.key or "").exists():
            return None
        return record

    def seen(self, record: SourceRecord, name: str) -> None:
        """Note that a known source came under another name."""
        if name not in record.names:
            self._write_record(replace(record, names=(*record.names, name)))

    def put_report(self, source: SourceFile, report: ReadReport) -> SourceRecord:
        """Keep a report that conforms: its graph replaces the report's former one, which goes into the history.

        Raises:
            DatasetError: the key is no file name, or the graph is empty, or not N-Quads in named graphs.
        """
        entry = entry_of(report.key, "report", report.nquads)
        if not entry.graphs:
            raise DatasetError(f"the graph of {report.key} is empty", hint="this is a fault of the program")
        self._keep(source, report)
        packed = gzip.compress(report.nquads, compresslevel=6, mtime=0)
        file = self._graph_file(report.key)
        if not file.exists():
            write_atomic(file, packed)
        elif (former := file.read_bytes()) != packed:
            self._keep_former(report.key, former)
            write_atomic(file, packed)
        return self._record(source, ReadStatus.HELD, report.key, entry.digest)

    def put_refused(self, source: SourceFile, report: ReadReport) -> SourceRecord:
        """Keep why a report was refused: issues and results. Its former graph, if there is one, stays."""
        self._keep(source, report)
        return self._record(source, ReadStatus.REFUSED, report.key, digest_of(report.nquads))

    def put_superseded(self, source: SourceFile, key: str) -> SourceRecord:
        """Keep that a source is another form, or an earlier edition, of a report whose graph is held."""
        return self._record(source, ReadStatus.SUPERSEDED, key, None)

    def put_unreadable(self, source: SourceFile) -> SourceRecord:
        """Keep that no report could be read from a source."""
        return self._record(source, ReadStatus.UNREADABLE, None, None)

    def withdraw(self, key: str) -> None:
        """Take a report's graph out of the next version; it goes into the history."""
        file = self._graph_file(key)
        if file.exists():
            self._keep_former(key, file.read_bytes())
            file.unlink()

    def finish(
        self,
        *,
        fixed: Mapping[str, bytes] | None = None,
        identity: Mapping[str, str] | None = None,
        makers: Mapping[str, Maker] | None = None,
    ) -> Version:
        """Make a version of all cached graphs and switch to it; the current one where nothing has changed.

        Args:
            fixed: N-Quads loaded as they are, by name: ontology, schemes, register, identities.
            identity: old IRI to new IRI, applied to the report graphs while they are loaded.
            makers: what else a version needs, by name and edition (`links/2`); each is called with the `Making`.
        """
        ingredients = Ingredients(
            reports=self._dataset.graph_files(),
            fixed=fixed or {},
            identity=IdentityMap(identity),
            makers=makers or {},
            program=self.program,
            decisions=self._dataset.decisions_digest(),
        )
        return make_version(self._dataset.versions, ingredients)

    def _keep(self, source: SourceFile, report: ReadReport) -> None:
        if not _KEY.fullmatch(report.key):
            raise DatasetError(f"{report.key!r} cannot name a report", hint="this is a fault of the program")
        suffix = Path(source.name).suffix.lower()
        folder = self._path / "sources"
        kept = folder / f"{source.sha256}{suffix if suffix in _SUFFIXES else '.bin'}"
        if not any(path.suffix != ".text" for path in folder.glob(f"{source.sha256}.*")):
            write_atomic(kept, source.content)
        write_atomic(folder / f"{source.sha256}.text", source.text.encode("utf-8", "surrogatepass"))
        write_json(self._path / "issues" / f"{report.key}.json", list(report.issues))
        write_json(self._path / "validation" / f"{report.key}.json", list(report.validation))

    def _keep_former(self, key: str, packed: bytes) -> None:
        folder = self._path / "graphs/history" / key
        folder.mkdir(exist_ok=True)
        digest = digest_of(packed)[:12]
        standing = sorted(path.name for path in folder.glob("[0-9]*.nq.gz"))
        if not standing or not standing[-1].endswith(f"-{digest}.nq.gz"):
            write_atomic(folder / f"{len(standing) + 1:04d}-{digest}.nq.gz", packed)

    def _record(self, source: SourceFile, status: ReadStatus, key: str | None, graph: str | None) -> SourceRecord:
        former = self._dataset.record(source.sha256)
        names = former.names if former else ()
        record = SourceRecord(
            sha256=source.sha256,
            program=self.program,
            status=status,
            arrival=former.arrival if former else self._next_arrival(),
            names=names if source.name in names else (*names, source.name),
            media_type=source.media_type,
            key=key,
            graph=graph,
        )
        self._write_record(record)
        return record

    def _next_arrival(self) -> int:
        file = self._path / "records" / ".arrivals"
        number = int(read_json(file) or 0) + 1
        write_json(file, number)
        return number

    def _write_record(self, record: SourceRecord) -> None:
        write_json(self._path / "records" / f"{record.sha256}.json", record.as_json())

    def _graph_file(self, key: str) -> Path:
        return self._path / "graphs" / f"{key}.nq.gz"
