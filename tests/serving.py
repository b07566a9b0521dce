"""A real server on loopback for tests: started with the command, stopped by its process id."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Reply:
    """A response, read to its end."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def media_type(self) -> str:
        """The Content-Type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Server:
    """A server process and its port."""

    process: subprocess.Popen[str]
    port: int
    lines: list[str] = field(default_factory=list)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        wait: float = 30,
    ) -> Reply:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=wait)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            content = response.read()
            return Reply(response.status, {name.lower(): value for name, value in response.getheaders()}, content)
        finally:
            connection.close()

    def get(self, path: str, accept: str | None = None, **parameters: str) -> Reply:
        """A GET."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        return self.ask("GET", path + query, headers={"Accept": accept} if accept is not None else {})

    def query(self, query: str, accept: str | None = None) -> Reply:
        """A query by GET."""
        return self.get("/sparql", accept, query=query)

    def post(self, query: str, kind: str = "application/sparql-query", **headers: str) -> Reply:
        """A query posted directly."""
        return self.ask("POST", "/sparql", query.encode(), {"Content-Type": kind, **headers})

    def raw(self, data: bytes, wait: float = 10) -> bytes:
        """Bytes sent as they are; what comes back until the server closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            connection.settimeout(wait)
            received = bytearray()
            try:
                connection.sendall(data)
                while piece := connection.recv(65536):
                    received += piece
            except (TimeoutError, ConnectionError):
                pass
            return bytes(received)

    def healthy_within(self) -> float:
        """Seconds that `/healthz` takes to say 200."""
        before = time.monotonic()
        assert self.get("/healthz").status == 200
        return time.monotonic() - before

    def memory(self) -> int:
        """Bytes that the server and its workers hold."""
        page = os.sysconf("SC_PAGE_SIZE")
        pids = [self.process.pid, *children(self.process.pid)]
        return sum(_pages(pid) for pid in pids) * page


def _pages(pid: int) -> int:
    """Pages that a process holds; none, if it has just ended."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return 0


def children(parent: int) -> list[int]:
    """The process ids of a process's children."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if path.read_text().rpartition(")")[2].split()[1] == str(parent):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


@contextmanager
def serving(*arguments: str) -> Iterator[Server]:
    """`prisongraph serve ARGUMENTS` on a free port, until the block ends."""
    command = [sys.executable, "-m", "prisongraph", "serve", "--port", "0", "--cold", *arguments]
    log = subprocess.PIPE
    process = subprocess.Popen(command, stderr=log, text=True, cwd=ROOT)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        while line and not line.startswith("serving http://"):
            line = process.stderr.readline()
        assert line, "the server did not start"
        drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)  # noqa: S607 # keeps the log flowing
        try:
            yield Server(process, int(line.strip().rstrip("/").rpartition(":")[2]))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
            drain.wait(10)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
