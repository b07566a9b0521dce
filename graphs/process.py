"""How does the server hold a worker? A process and a socket: start it, send a query, receive frames, kill it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from graphs.remote.access import PREFIX, StoreUnavailable
from graphs.worker import FRAME, Request, WorkerSettings
from ontology.errors import DatasetError, QueryError, QueryTimeout, QueryTooLarge

_STARTING = 20.0
_PAGE = os.sysconf("SC_PAGE_SIZE")
_READ_AHEAD = 128 * 1024


class NotAcceptable(QueryError):
    """The answer's kind fits none of the media types that the client takes."""


class OutOfMemory(QueryTooLarge):
    """The query needed more memory than it may have."""


class WorkerLost(QueryError):
    """The worker process died over the query."""


class Worker:
    """One worker process, ready for a query. `start` makes it."""

    def __init__(self, process: subprocess.Popen[bytes], settings: WorkerSettings) -> None:
        self.process = process
        self._settings = settings
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        self._usual = 0

    @classmethod
    async def start(cls, settings: WorkerSettings) -> Worker:
        """A worker with its store open.

        Raises:
            DatasetError: the store cannot be opened.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", settings.program, str(theirs.fileno()), settings.as_json()],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(settings),
                cwd="/",
            )
        worker = cls(process, settings)
        try:
            worker._reader, worker._writer = await asyncio.open_connection(sock=ours, limit=_READ_AHEAD)
            async with asyncio.timeout(_STARTING):
                letter, payload = await worker.receive()
        except (TimeoutError, QueryError, asyncio.CancelledError) as error:
            worker.kill()
            if isinstance(error, asyncio.CancelledError):
                raise
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
        self._writer.write(request.frame())

    async def receive(self) -> tuple[str, bytes]:
        """The next frame.

        Raises:
            WorkerLost: the process died, by a fault or for want of memory.
        """
        try:
            letter, length = FRAME.unpack(await self._reader.readexactly(FRAME.size))
            return letter.decode(), await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise WorkerLost(
                "the query ended its worker: it needs too much memory or depth", hint="simplify it, or add LIMIT"
            ) from error

    def memory(self) -> int:
        """Bytes that the process holds in memory now."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * _PAGE
        return 0

    def healthy(self) -> bool:
        """Whether it may take another query: not swollen by the last one."""
        return self.memory() < self._usual + self._settings.memory // 4

    def kill(self) -> None:
        """End it now."""
        self.process.kill()
        if hasattr(self, "_writer"):
            self._writer.transport.abort()
        # The kernel takes a while to give back gigabytes: nobody else should wait for that.
        asyncio.get_running_loop().run_in_executor(None, self.process.wait)


def error_in(payload: bytes) -> QueryError:
    """The error that a worker tells of."""
    value = json.loads(payload)
    kinds = {
        "too-large": QueryTooLarge,
        "not-acceptable": NotAcceptable,
        "memory": OutOfMemory,
        "timeout": QueryTimeout,
        "store": StoreUnavailable,
    }
    kind = kinds.get(value["kind"], QueryError)
    return kind(value["message"], hint=value.get("hint") or "", line=value.get("line"), column=value.get("column"))


def _environment(settings: WorkerSettings) -> dict[str, str]:
    """What a worker may know of ours: where its code is, and for a remote store how to get in there."""
    needed = {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}
    if settings.remote:
        proxies = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
        needed |= {name: value for name, value in os.environ.items() if name.startswith(PREFIX)}
        needed |= {name: value for name, value in os.environ.items() if name.upper() in proxies}
    return needed
