"""Do thousands of switches between versions lose a request, or leave anything behind? `python -m bench.switching`."""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from api.settings import ServerSettings
from graphs.dataset import Dataset
from tests.graphs.samples import BASE
from tests.graphs.test_dataset import build
from tests.serving import Server, children, serving

_COUNT = f"SELECT (COUNT(*) AS ?n) {{ ?p <{BASE}/def#text> ?t }}"
_PAUSE = ServerSettings().watch + 0.05
"""Seconds within which a server sees a switch."""


@dataclass
class Told:
    """What the clients saw: answers, failures, and the memory, open files and processes of the server at times."""

    answers: int = 0
    failures: list[str] = field(default_factory=list)
    held: list[tuple[int, int, int]] = field(default_factory=list)


def switch_under_load(path: Path, switches: int, *, clients: int = 2, pause: float = _PAUSE) -> Told:
    """Switch to and fro between three versions while clients ask; a look at what is held, eight times."""
    made = [build(path, "a", words=f"words {n}", quads=n + 1).id for n in range(3)]
    told, stop = Told(), threading.Event()
    with serving("--dataset", str(path), "--workers", "1") as server:
        threads = [threading.Thread(target=_ask, args=(server, told, stop)) for _ in range(clients)]
        for thread in threads:
            thread.start()
        for n in range(switches):
            Dataset.open(path).versions.switch(made[n % 3])
            time.sleep(pause)
            if n % max(1, switches // 8) == 0:
                told.held.append(_held(server))
        stop.set()
        for thread in threads:
            thread.join()
        time.sleep(2)
        told.held.append(_held(server))
    return told


def _ask(server: Server, told: Told, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            reply = server.query(f"{_COUNT} # {told.answers}", "text/csv")
        except OSError as error:
            told.failures.append(repr(error))
            continue
        if reply.status == 200:
            told.answers += 1
        else:
            told.failures.append(reply.text)
        time.sleep(0.02)


def _held(server: Server) -> tuple[int, int, int]:
    pid = server.process.pid
    memory = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return memory >> 20, len(list(Path(f"/proc/{pid}/fd").iterdir())), len(children(pid))


def main() -> None:
    """Print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--switches", type=int, default=2000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        before = time.monotonic()
        told = switch_under_load(Path(folder) / "dataset", arguments.switches)
        seconds = time.monotonic() - before
    print(f"{arguments.switches} switches in {seconds:.0f} s, {told.answers} answers, {len(told.failures)} failures")
    for failure in told.failures[:5]:
        print(failure)
    print("MB of the server, its open files, its workers:", *told.held)


if __name__ == "__main__":
    main()
