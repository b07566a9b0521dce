"""How does a client learn that an answer on its way is whole, or is not? By how its transfer ends, and by a trailer.

What is not whole is broken off, for everybody: without the last chunk nobody takes it for whole. Clients that take
trailers (`TE: trailers`; RFC 9110, 6.5.1) are told the outcome besides. Nobody else is sent one: a trailer comes after
the last chunk, from which on many take the answer for whole, however the connection ends.
"""

from __future__ import annotations

import asyncio
import fcntl
import socket
import struct
import termios
from collections.abc import Iterable, Mapping
from typing import Any

from api.problems import Problem
from api.together import Together

ENDING = "prisongraph.ending"
"""The ASGI extension that ends an answer: its `end` is an `Ending`."""

_NAME = "Query-Outcome"
_LINE = f"{_NAME.lower()}: %b\r\n".encode()
_OUTCOMES = {"query-timeout": b"timeout", "query-too-heavy": b"memory", "query": b"truncated"}
"""Kinds of problems, and what the trailer calls them; all others are `failed`."""

_TAKEN = 0.5
"""Seconds for which a client is waited for that is to take a trailer."""

_RESET = struct.pack("ii", 1, 0)
"""For a socket that is not to end in peace: who is still reading gets an error where others would get an end."""


class Ending:
    """How one answer ends that is sent in chunks."""

    def __init__(self, transport: Any, together: Together | None, headers: Iterable[tuple[bytes, bytes]]) -> None:
        self._transport = transport
        self._together = together if together is not None and _takes_trailers(headers) else None

    @property
    def headers(self) -> Mapping[str, str]:
        """What the head says of the trailer."""
        return {"Trailer": _NAME} if self._together is not None else {}

    def whole(self) -> None:
        """What is sent next is the last of the answer."""
        if self._together is not None:
            self._together.trailer = _LINE % b"complete"

    async def broken_off(self, problem: Problem) -> None:
        """Break the transfer off, after the trailer."""
        if self._together is not None and not self._transport.is_closing():
            self._together.write(b"0\r\n" + _LINE % _OUTCOMES.get(problem.kind, b"failed"))
            await self._until_taken()
            if not self._transport.is_closing():
                self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._transport.abort()
        await asyncio.sleep(0.01)  # until the server knows that the connection is gone

    async def _until_taken(self) -> None:
        """Wait until the client's system has all that was written, within bounds: what is reset is lost on its way."""
        file = self._transport.get_extra_info("socket").fileno()
        until = asyncio.get_running_loop().time() + _TAKEN
        while not self._transport.is_closing() and asyncio.get_running_loop().time() < until:
            on_its_way = fcntl.ioctl(file, termios.TIOCOUTQ, bytes(4))
            if not self._transport.get_write_buffer_size() and not any(on_its_way):
                return
            await asyncio.sleep(0.01)


def _takes_trailers(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    given = b",".join(value for name, value in headers if name == b"te")
    return b"trailers" in {part.partition(b";")[0].strip().lower() for part in given.split(b",")}
