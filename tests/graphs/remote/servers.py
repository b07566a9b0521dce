"""Real SPARQL servers on loopback for the tests: started in a folder of their own, stopped by their process id."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from graphs.remote import Access

_STARTING = 60.0
HERE = Path(__file__).parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[Access]:
    """`oxigraph serve`; skips where it is not installed."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("oxigraph is not installed: pip install oxigraph")
    port = free_port()
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{address}/query?query=ASK%7B%7D"):
        yield Access(query=f"{address}/query", graphs=f"{address}/store", update=f"{address}/update")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Access]:
    """`virtuoso-t` with the password that it is born with; skips where it is not installed."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    port = free_port()
    settings = (HERE / "virtuoso.ini").read_text("utf-8")
    (folder / "virtuoso.ini").write_text(settings.format(folder=folder, port=port, sql_port=free_port()))
    address = f"http://127.0.0.1:{port}/sparql"
    command = [program, "+configfile", "virtuoso.ini", "+foreground"]
    with _running(command, folder, f"{address}?query=ASK%7B%7D"):
        born_with = "dba"
        yield Access(
            query=address,
            graphs=f"{address}-graph-crud-auth",
            update=f"{address}-auth",
            user=born_with,
            password=born_with,
        )


def by_update(access: Access) -> Access:
    """The same store, written to by SPARQL Update alone."""
    return replace(access, graphs="")


@contextmanager
def _running(command: Sequence[str], folder: Path, probe: str) -> Iterator[None]:
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        _wait(process, probe)
        yield
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], probe: str) -> None:
    end = time.monotonic() + _STARTING
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(probe, timeout=5):  # noqa: S310 # our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError("the server did not start in time")
