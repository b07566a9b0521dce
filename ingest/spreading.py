"""Where does the work of reading many files go? To this process, to several, or to the workers of a Dask cluster.

A reader that hangs or dies takes one file with it, never a build: each file has a time limit, processes have a memory
limit, and files that were under way when a process died are read again one by one to find the one that kills.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from ontology.collecting import collect_seldom
from ontology.errors import UnreadableFile, UsageError

Task = TypeVar("Task")
Result = TypeVar("Result")

MEMORY = 4 * 2**30
"""Bytes of address space that a reading process may take."""


def in_turn(work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """The results, in the order of the tasks, worked out here."""
    yield from map(work, tasks)


def over_processes(
    work: Callable[[Task], Result], tasks: Sequence[Task], *, jobs: int, lost: Callable[[Task], Result]
) -> Iterator[Result]:
    """The results, in the order of the tasks, worked out by `jobs` processes; `lost` stands in where one dies."""
    rest = list(tasks)
    while rest:
        with _pool(min(jobs, len(rest))) as pool:
            running: list[Future[Result]] = [pool.submit(work, task) for task in rest]
            try:
                for future in running:
                    yield future.result()
                    rest.pop(0)
                return
            except BrokenProcessPool:
                for future in running:
                    future.cancel()
        yield _alone(work, rest.pop(0), lost)


def over_cluster(address: str, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """The results, in the order of the tasks, worked out by the Dask cluster whose scheduler is at `address`.

    Raises:
        UsageError: Dask is not installed, or nobody answers.
    """
    try:
        from distributed import Client  # the one optional library: only a cluster needs it
    except ImportError as error:
        raise UsageError("Dask is not installed", hint="pip install 'prisongraph[cluster]'") from error
    try:
        client = Client(address, timeout="10s")
    except OSError as error:
        raise UsageError(f"no scheduler answers at {address}", hint="start one with `dask scheduler`") from error
    with client:
        for future in client.map(work, tasks, pure=False):
            yield future.result()


@contextmanager
def time_limit(seconds: float, name: str) -> Iterator[None]:
    """Stop the block after so many seconds (in a process's main thread; elsewhere there is no limit).

    Raises:
        UnreadableFile: the time is up.
    """

    def up(_signal: int, _frame: FrameType | None) -> None:
        raise UnreadableFile(f"{name} was not read within {seconds:g} seconds", hint="is it really one report?")

    try:
        former = signal.signal(signal.SIGALRM, up)
    except ValueError:  # not the main thread
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _alone(work: Callable[[Task], Result], task: Task, lost: Callable[[Task], Result]) -> Result:
    """The result of one task in a process of its own, so that only it can be to blame when the process dies."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return lost(task)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("forkserver"), initializer=_limit)


def _limit() -> None:
    """What a reading process may take; an interrupt is for the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard < 0 else min(MEMORY, hard), hard))
