"""How is a dataset kept safe and brought back? One archive of what was read and decided, and the current version."""

from __future__ import annotations

import fcntl
import tarfile
from pathlib import Path

from graphs.dataset import Dataset
from graphs.files import digest_of_file
from graphs.making import read_graph
from ontology.errors import DatasetError

_KEPT = ("FORMAT", "sources", "records", "graphs", "issues", "validation", "reviews")


def backup(dataset: Dataset, archive: Path) -> Path:
    """Write `archive` (`.tar.gz`): everything but older versions. No build runs meanwhile; serving goes on.

    Raises:
        DatasetError: the archive is there already, or a build is at work.
    """
    part = archive.with_name(f".{archive.name}.part")
    if archive.exists():
        raise DatasetError(f"{archive} is there already", hint="give another name")
    with (dataset.path / "lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DatasetError(f"a build is at work in {dataset.path}", hint="wait until it has ended") from error
        current = dataset.versions.current_id()
        with tarfile.open(part, "w:gz", compresslevel=3) as tar:
            for name in _KEPT:
                tar.add(dataset.path / name, arcname=name)
            if current is not None:
                tar.add(dataset.path / "versions" / current, arcname=f"versions/{current}")
                tar.add(dataset.path / "current", arcname="current")
    part.replace(archive)
    return archive


def restore(archive: Path, path: Path) -> Dataset:
    """Unpack a backup into `path`, which must be new or empty, and check what it holds against the manifest.

    Raises:
        DatasetError: the archive is none, is damaged, or `path` holds something.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise DatasetError(f"{path} is not empty", hint="restore into a new folder")
    path.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(archive, "r:gz") as tar:
            tar.extractall(path, filter="data")
    except (OSError, EOFError, tarfile.TarError) as error:
        raise DatasetError(
            f"{archive} cannot be restored: {error}", hint="give an archive of `prisongraph backup`"
        ) from error
    (path / "versions").mkdir(exist_ok=True)
    dataset = Dataset.open(path)
    _verify(dataset)
    return dataset


def _verify(dataset: Dataset) -> None:
    for file in dataset.graph_files():
        read_graph(file)
    version = dataset.versions.current()
    if version is None:
        return
    wrong = [name for name, digest in version.manifest.files.items() if digest_of_file(version.path / name) != digest]
    held = version.count()
    if wrong or held != version.manifest.quads:
        what = ", ".join(wrong) or f"its version holds {held} statements instead of {version.manifest.quads}"
        raise DatasetError(f"the backup is damaged: {what}", hint="restore from another archive")
