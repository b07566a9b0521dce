"""How fast are queries answered, beside `oxigraph serve` on the same store in the same run? `python -m bench.serve`."""

from __future__ import annotations

import argparse
import itertools
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

from graphs.dataset import Dataset
from graphs.files import digest_of
from graphs.records import ReadReport, SourceFile
from graphs.versions import Version
from tests.serving import serving

BASE = "https://w3id.org/prisongraph"
PER_REPORT = 2600
_REQUEST = "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/sparql-results+json\r\n{more}\r\n"

Query = Callable[[int], str]
LOOK_UP: Query = lambda n: f"SELECT ?p ?o {{ <{BASE}/id/part/r{n % 90}_p{n % 400}> ?p ?o }} # {n}"  # noqa: E731
QUERIES: dict[str, Query] = {
    "look-up": LOOK_UP,
    "aggregate": lambda n: f"SELECT ?o (COUNT(*) AS ?n) {{ ?s <{BASE}/def#p1> ?o }} GROUP BY ?o # {n}",
    "join": lambda n: (
        f"SELECT (COUNT(*) AS ?n) {{ ?s <{BASE}/def#p1> <{BASE}/id/visit/v{n % 40}> ; <{BASE}/def#p0> ?t }} # {n}"
    ),
    "2,000 rows": lambda n: f"SELECT ?s ?t {{ ?s <{BASE}/def#p0> ?t }} OFFSET {n % 500} LIMIT 2000 # {n}",
}
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def make_dataset(path: Path, quads: int) -> Version:
    """A dataset of made-up reports, `quads` in all."""
    dataset = Dataset.create(path)
    with dataset.stage("bench") as stage:
        for n in range(max(1, quads // PER_REPORT)):
            content = str(n).encode()
            source = SourceFile(sha256=digest_of(content), content=content, name=f"{n}.txt", media_type="text/plain")
            stage.put_report(source, ReadReport(key=f"r{n}", nquads=_report(n)))
        return stage.finish()


def _report(number: int) -> bytes:
    graph = f"<{BASE}/graph/r{number}>"
    objects = (
        lambda n: f'"paragraph {n} of report {number}, with as many words as a short paragraph would have"',
        lambda n: f"<{BASE}/id/visit/v{(n + number) % 40}>",
        lambda n: f'"{n}"^^<http://www.w3.org/2001/XMLSchema#integer>',
        lambda _n: '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    )
    lines = (
        f"<{BASE}/id/part/r{number}_p{n // 4}> <{BASE}/def#p{n % 4}> {objects[n % 4](n)} {graph} .\n"
        for n in range(PER_REPORT)
    )
    return "".join(sorted(lines)).encode()


@contextmanager
def oxigraph(store: Path) -> Iterator[int]:
    """`oxigraph serve-read-only` on a free port."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "install oxigraph to compare with it"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [program, "serve-read-only", "-l", str(store), "-b", f"127.0.0.1:{port}", "--union-default-graph"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with ExitStack() as stack:
                try:
                    stack.enter_context(socket.create_connection(("127.0.0.1", port)))
                    break
                except ConnectionError:
                    time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


class Client:
    """A connection kept alive, with as little work on our side as can be."""

    def __init__(self, port: int, path: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._path = path
        self._rest = b""

    def ask(self, query: str, more: str = "") -> tuple[int, bytes]:
        """The status and the head of the answer, which is read to its end."""
        path = f"{self._path}?query={quote(query)}"
        self._socket.sendall(_REQUEST.format(path=path, more=more).encode())
        data = self._rest
        while (end := data.find(b"\r\n\r\n")) < 0:
            data += self._receive()
        head, body = data[:end].lower(), data[end + 4 :]
        if b"transfer-encoding: chunked" in head:
            while not body.endswith(b"0\r\n\r\n"):
                body += self._receive()
        elif b"content-length:" in head:
            length = int(head.partition(b"content-length:")[2].split()[0])
            while len(body) < length:
                body += self._receive()
        return int(head.split()[1]), head

    def _receive(self) -> bytes:
        piece = self._socket.recv(1 << 20)
        assert piece, "the server closed the connection"
        return piece

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def throughput(port: int, path: str, query: Query, *, seconds: float, clients: int = 2, start: int = 0) -> float:
    """Answers a second to `clients` that ask one after another."""
    numbers = itertools.count(start)
    done = [0] * clients
    end = time.perf_counter() + seconds

    def work(me: int) -> None:
        client = Client(port, path)
        while time.perf_counter() < end:
            status, _ = client.ask(query(next(numbers)))
            assert status == 200, status
            done[me] += 1
        client.close()

    threads = [threading.Thread(target=work, args=(me,)) for me in range(clients)]
    before = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - before)


def revalidated(port: int, query: str, seconds: float) -> float:
    """Answers 304 a second to one client."""
    client = Client(port, "/sparql")
    _, head = client.ask(query)
    tag = head.partition(b"etag: ")[2].split(b"\r\n")[0].decode().replace("w/", "W/")
    end, done = time.perf_counter() + seconds, 0
    while time.perf_counter() < end:
        status, _ = client.ask(query, f"If-None-Match: {tag}\r\n")
        assert status == 304
        done += 1
    client.close()
    return done / seconds


def measure(version: Version, seconds: float) -> None:
    """Print a line for each kind of query: ours, theirs, and the share."""
    dataset = version.path.parents[1]
    with (
        serving("--dataset", str(dataset), "--workers", "2", "--timeout", "20") as ours,
        oxigraph(version.store_path) as theirs,
    ):
        print(f"{version.manifest.quads:,} quads\n{'':24}{'prisongraph':>12}{'oxigraph':>12}{'share':>8}")
        for turn, (name, query) in enumerate(QUERIES.items()):
            one = throughput(ours.port, "/sparql", query, seconds=seconds, start=turn * 10**7)
            other = throughput(theirs, "/query", query, seconds=seconds)
            _line(name, one, other)
        fixed: Query = lambda _n: QUERIES["aggregate"](0)  # noqa: E731
        cached = throughput(ours.port, "/sparql", fixed, seconds=seconds)
        other = throughput(theirs, "/query", fixed, seconds=seconds)
        _line("aggregate, cached", cached, other)
        _line("aggregate, revalidated", revalidated(ours.port, fixed(0), seconds), other)
        alone = throughput(ours.port, "/sparql", LOOK_UP, seconds=seconds, clients=1, start=10**9)
        runaway = threading.Thread(target=ours.query, args=(RUNAWAY,))
        runaway.start()
        time.sleep(0.3)
        beside = throughput(ours.port, "/sparql", LOOK_UP, seconds=seconds, clients=1, start=2 * 10**9)
        _line("look-up beside a runaway", beside, alone)
        runaway.join()


def _line(name: str, one: float, other: float) -> None:
    print(f"{name:24}{one:12,.1f}{other:12,.1f}{one / other:8.2f}", flush=True)


def main() -> None:
    """Measure on a dataset of the size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=250_000)
    parser.add_argument("--seconds", type=float, default=4.0, help="for each line and server")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(make_dataset(Path(folder) / "dataset", arguments.quads), arguments.seconds)


if __name__ == "__main__":
    main()
