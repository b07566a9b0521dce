"""How does the server hold a worker? A process and a socket: start it, send a query, receive frames, kill it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from graphs.last_words import last_words
from graphs.receiving import Frames
from graphs.remote.access import PREFIX
from graphs.worker import NotAcceptable, Request, WorkerSettings
from ontology.errors import DatasetError, QueryError, QueryTimeout, QueryTooLarge, StoreUnavailable

log = logging.getLogger(__name__)

_STARTING = 20.0
_PAGE = os.sysconf("SC_PAGE_SIZE")
_BEHIND = 15
"""How much nicer than the server a worker is whose query runs long."""


class OutOfMemory(QueryTooLarge):
    """The query needed more memory than it may have."""


class Worker:
    """One worker process, ready for a query. `start` makes it."""

    def __init__(self, process: subprocess.Popen[bytes], settings: WorkerSettings) -> None:
        self.process = process
        self._settings = settings
        self._frames = Frames()
        self._usual = 0
        self._behind = False

    @classmethod
    async def start(cls, settings: WorkerSettings) -> Worker:
        """A worker with its store open.

        Raises:
            DatasetError: the store cannot be opened, or the worker did not come so far: the log tells why.
        """
        with tempfile.TemporaryFile() as errors:
            return await cls._started(settings, errors)

    @classmethod
    async def _started(cls, settings: WorkerSettings, errors: IO[bytes]) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", settings.program, str(theirs.fileno()), settings.as_json()],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=_environment(settings),
                cwd="/",
            )
        worker = cls(process, settings)
        try:
            await asyncio.get_running_loop().create_connection(lambda: worker._frames, sock=ours)
            letter, payload = await worker.receive(_STARTING)
        except (TimeoutError, QueryError, asyncio.CancelledError) as error:
            worker.kill()
            if isinstance(error, asyncio.CancelledError):
                raise
            ended = await asyncio.to_thread(process.wait)
            errors.seek(0)
            log.warning("a worker did not start: %s", last_words(ended, errors.read()))
            raise DatasetError(
                f"no worker could be started on {settings.store}", hint="see the server's log"
            ) from error
        if letter != "R":
            worker.kill()
            said = json.loads(payload)
            raise DatasetError(said["message"], hint=said.get("hint") or "roll back, or build it again")
        worker._usual = worker.memory()
        return worker

    def send(self, request: Request) -> None:
        """Hand it a query."""
        self._frames.transport.write(request.frame())

    async def receive(self, seconds: float) -> tuple[str, bytes]:
        """The next frame.

        Raises:
            TimeoutError: none came within `seconds`.
            WorkerLost: the process died, by a fault or for want of memory.
        """
        return await self._frames.take(seconds)

    async def small_within(self, seconds: float) -> tuple[bytes, bytes] | None:
        """The head and the only piece of a small answer, if it has come within so many seconds."""
        return await self._frames.small_within(seconds)

    def memory(self) -> int:
        """Bytes that the process holds in memory now."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * _PAGE
        return 0

    def step_back(self) -> None:
        """Let all others go first: what runs long is in less of a hurry."""
        self._behind = True
        self._set_niceness(min(os.getpriority(os.PRIO_PROCESS, 0) + _BEHIND, 19))

    def _step_forward(self) -> bool:
        """Whether it is among the others again, which takes a privilege."""
        with contextlib.suppress(PermissionError):
            if self._behind:
                self._set_niceness(os.getpriority(os.PRIO_PROCESS, 0))
            self._behind = False
        return not self._behind

    def _set_niceness(self, niceness: int) -> None:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(thread.name), niceness)

    def healthy(self) -> bool:
        """Whether it may take another query: not swollen by the last one, nor held back for it."""
        return self._step_forward() and self.memory() < self._usual + self._settings.memory // 4

    def kill(self) -> None:
        """End it now."""
        self._step_forward()  # so that it gives its memory back at once
        self.process.kill()
        if hasattr(self._frames, "transport"):
            self._frames.transport.abort()
        # The kernel takes a while to give back gigabytes: nobody else should wait for that.
        asyncio.get_running_loop().run_in_executor(None, self.process.wait)


def error_in(payload: bytes) -> QueryError:
    """The error that a worker tells of."""
    value = json.loads(payload)
    kinds: dict[str, type[QueryError]] = {
        "too-large": QueryTooLarge,
        "not-acceptable": NotAcceptable,
        "memory": OutOfMemory,
        "timeout": QueryTimeout,
        "store": StoreUnavailable,
    }
    kind = kinds.get(value["kind"], QueryError)
    return kind(value["message"], hint=value.get("hint") or "", line=value.get("line"), column=value.get("column"))


def where_code_is() -> dict[str, str]:
    """All that a process of ours need know of the environment: where its code is."""
    return {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}


def _environment(settings: WorkerSettings) -> dict[str, str]:
    """What a worker may know of ours: where its code is, and for a remote store how to get in there."""
    needed = where_code_is()
    if settings.remote:
        proxies = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
        needed |= {name: value for name, value in os.environ.items() if name.startswith(PREFIX)}
        needed |= {name: value for name, value in os.environ.items() if name.upper() in proxies}
    return needed
