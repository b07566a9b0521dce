"""Who waits for a worker, and whose turn is it? Clients take turns, whatever each has waiting."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from typing import Generic, NamedTuple, TypeVar

Given = TypeVar("Given")


class Waiter(NamedTuple, Generic[Given]):
    """One who waits: for what, and whether behind those who may always go (`yields`)."""

    given: asyncio.Future[Given]
    yields: bool


class Line(Generic[Given]):
    """Those who wait, by client."""

    def __init__(self) -> None:
        self._queues: OrderedDict[str, deque[Waiter[Given]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(len(queue) for queue in self._queues.values())

    def of(self, client: str) -> int:
        """How many of a client wait."""
        return len(self._queues.get(client, ()))

    def join(self, client: str, waiter: Waiter[Given]) -> None:
        """Stand behind the client's others."""
        self._queues.setdefault(client, deque()).append(waiter)

    def leave(self, client: str, waiter: Waiter[Given]) -> None:
        """Wait no longer, if it still does."""
        queue = self._queues.get(client)
        if queue is not None and waiter in queue:
            queue.remove(waiter)
            if not queue:
                del self._queues[client]

    def next(self, *, yielding: bool) -> Waiter[Given] | None:
        """The one whose turn it is, who waits no longer then; those who yield only where they may go (`yielding`)."""
        for client, queue in self._queues.items():
            waiter = next((each for each in queue if not each.given.done() and (yielding or not each.yields)), None)
            if waiter is not None:
                self.leave(client, waiter)
                if client in self._queues:
                    self._queues.move_to_end(client)
                return waiter
        return None

    def send_away(self) -> None:
        """Nobody will be given anything."""
        for queue in self._queues.values():
            for waiter in queue:
                waiter.given.cancel()
