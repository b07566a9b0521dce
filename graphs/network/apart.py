"""How is a large network made while its server answers others? In a process of its own, behind all others."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from graphs.last_words import last_words
from graphs.network.found import network_from_json
from graphs.network.model import Filters, Network
from graphs.network.program import Task
from graphs.process import where_code_is
from graphs.receiving import WorkerLost
from graphs.versions import Version

log = logging.getLogger(__name__)

MOST = 2
"""Processes at a time: each of a large archive takes a core and half a gigabyte."""


class Apart:
    """Processes that make networks, each one and no more; `close` ends them.

    They die with the server, too. What they find of a version they leave in `folder`, for the next of them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "networks"
        self._free = threading.BoundedSemaphore(MOST)
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def network(self, version: Version, name: str, filters: Filters) -> Network:
        """A ready-made network of a version under filters. Waits until there is a process for it.

        Raises:
            WorkerLost: the process died over it, or all are being ended.
        """
        task = Task(
            version=str(version.path), store=str(version.store_path), left=str(self._left(version)), name=name,
            filters=filters,
        )  # fmt: skip
        with self._free:
            made = self._made(task)
        if made is None:
            raise WorkerLost(f"the network {name} could not be made", hint="narrow it, or ask again later")
        return network_from_json(json.loads(made))

    def close(self) -> None:
        """End the processes; whoever waits for one is told that it is lost."""
        with self._lock:
            self._closed = True
            for process in self._running:
                process.kill()

    def _made(self, task: Task) -> bytes | None:
        """What a process prints; None where it did not come to its end, of which the log tells how it died."""
        with self._lock:
            if self._closed:
                return None
            process = subprocess.Popen(
                [sys.executable, "-m", "graphs.network.program", task.as_json()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=where_code_is(),
                cwd="/",
            )
            self._running.add(process)
        try:
            printed, said = process.communicate()
        finally:
            with self._lock:
                self._running.discard(process)
        if process.returncode == 0:
            return printed
        if not self._closed:
            log.warning("the process for network %s died: %s", task.name, last_words(process.returncode, said))
        return None

    def _left(self, version: Version) -> Path:
        """The folder for what is found of a version; what was found of others is in nobody's way."""
        with self._lock:
            folder = self._folder / version.id
            if not folder.exists():
                shutil.rmtree(self._folder, ignore_errors=True)
                folder.mkdir(parents=True)
        return folder
