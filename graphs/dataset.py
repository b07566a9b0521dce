"""What has been read, what was made of it, and which version answers? The dataset folder.

    sources/      what was read, by SHA-256, with the text that anchors count in
    records/      a record for each source: who read it, which report it is
    graphs/       one cached graph a report (`<key>.nq.gz`, canonical); `history/<key>/` holds the former ones
    issues/       what reading did not understand, by report
    validation/   the results of the shapes, by report
    reviews/      people's decisions, only ever appended to
    judged/       what linking found of units and pairs, and vectors/ their vectors: kept to save time
    versions/     immutable versions; `current` points at the one that answers

Every file is replaced in one step, and a version becomes current only when it is whole: a build can be killed at any
instant, and the former version goes on answering.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphs.files import write_atomic
from graphs.folder import Folder
from graphs.stage import Stage
from graphs.versions import Version
from ontology.errors import DatasetError

FOLDERS = ("sources", "records", "graphs/history", "issues", "validation", "reviews", "versions")
_FORMAT = b"prisongraph dataset 1\n"


class Dataset(Folder):
    """A dataset; `stage()` gives the one writer."""

    @classmethod
    def open(cls, path: Path | str) -> Dataset:
        """The dataset in `path`.

        Raises:
            DatasetError: there is none, or one of another format.
        """
        path = Path(path)
        try:
            mark = (path / "FORMAT").read_bytes()
        except OSError as error:
            raise DatasetError(f"there is no dataset in {path}", hint="make one with `prisongraph build`") from error
        if mark != _FORMAT:
            raise DatasetError(f"{path} holds a dataset of another format", hint="build it again into a new folder")
        return cls(path)

    @classmethod
    def create(cls, path: Path | str) -> Dataset:
        """The dataset in `path`, made where there is none.

        Raises:
            DatasetError: the folder is there, and is something else.
        """
        path = Path(path)
        if not (path / "FORMAT").exists():
            if path.exists() and (not path.is_dir() or any(p.name != "lock" for p in path.iterdir() if p.is_file())):
                raise DatasetError(f"{path} is there, and is no dataset", hint="give a new or an empty folder")
            for folder in FOLDERS:
                (path / folder).mkdir(parents=True, exist_ok=True)
            write_atomic(path / "FORMAT", _FORMAT)
        return cls.open(path)

    def current(self) -> Version:
        """The version that answers.

        Raises:
            DatasetError: nothing was built yet, or the version is damaged.
        """
        version = self.versions.current()
        if version is None:
            raise DatasetError(f"{self.path} holds no version yet", hint="run `prisongraph build`")
        return version

    @contextmanager
    def stage(self, program: str) -> Iterator[Stage]:
        """The one writer: holds the lock. `program` names the version of the program that reads.

        Raises:
            DatasetError: another build is at work.
        """
        with (self.path / "lock").open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise DatasetError(
                    f"another build is at work in {self.path}", hint="wait until it has ended"
                ) from error
            self.versions.sweep()
            yield Stage(self, program)
