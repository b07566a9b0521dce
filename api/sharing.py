"""How is a thing made once that several ask for at the same time?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

from api.turns import TURNS

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Shared(Generic[Key, Thing]):
    """Things on their way: who asks for one that is being made waits for it; nothing is kept once it is made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._making: dict[Key, Future[Thing]] = {}

    def get(self, key: Key, make: Callable[[], Thing]) -> Thing:
        """The thing under this key, made by the first who asks; what goes wrong goes wrong for all who wait."""
        with self._lock:
            ours = key not in self._making
            future = self._making.setdefault(key, Future())
        if not ours:
            with TURNS.given():
                return future.result()
        try:
            future.set_result(make())
        except BaseException as error:
            future.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._making[key]
        return future.result()
