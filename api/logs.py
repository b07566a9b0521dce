"""Where do logs go? One JSON object a line, on stderr: data is never mixed with them."""

from __future__ import annotations

import asyncio
import atexit
import logging
import sys
import time
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

import structlog

_PAUSE = 0.1
"""Seconds for which lines are gathered."""


class Lines:
    """A log whose lines go out together: no request waits for whoever reads them. A warning takes all along at once."""

    def __init__(self) -> None:
        self.quiet = False
        self._lines: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        atexit.register(self.flush)

    def info(self, line: str) -> None:
        """Write a line soon, or at once where no event loop runs."""
        self._lines.append(line)
        if self._loop is not None and not self._loop.is_closed():
            return
        try:
            self._loop = asyncio.get_running_loop()
            self._loop.call_later(_PAUSE, self.flush)
        except RuntimeError:
            self.flush()

    def warning(self, line: str) -> None:
        """Write a line now, and those before it."""
        self._lines.append(line)
        self.flush()

    error = critical = warning

    def flush(self) -> None:
        """Write what was gathered."""
        lines, self._lines, self._loop = self._lines, [], None
        if lines:
            sys.stderr.write("\n".join(lines) + "\n")
            sys.stderr.flush()


_LINES = Lines()


def _lines(*_name: Any) -> Lines:
    return _LINES


class Others(logging.Handler):
    """What a library or a part below this one logs, as a line like all others."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line, with the exception that it is about."""
        said = {"logger": record.name}
        if record.exc_info:
            said["exception"] = logging.Formatter().formatException(record.exc_info)
        structlog.get_logger("prisongraph").log(record.levelno, record.getMessage().strip(), **said)


def configure_logs(*, quiet: bool = False) -> None:
    """Log from now on; only what went wrong, when `quiet`."""
    _LINES.quiet = quiet
    for name in ("uvicorn", "asyncio", "graphs"):
        library = logging.getLogger(name)
        library.handlers, library.propagate = [Others()], False
        library.setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        logger_factory=_lines,
    )


def flush_logs() -> None:
    """Write what was gathered: no event loop will."""
    _LINES.flush()


def log_request(*, id: str, method: str, path: str, status: int, ms: float) -> None:  # as it is logged
    """The line of one request, in the form of all others, at a twentieth of the cost."""
    if _LINES.quiet:
        return
    _LINES.info(
        f'{{"id": {_quoted(id)}, "method": {_quoted(method)}, "path": {_quoted(path)}, "status": {status}, "ms": {ms}, '
        f'"event": "request", "level": "info", "timestamp": "{_now()}"}}'
    )


def _now() -> str:
    second, part = divmod(time.time_ns() // 1000, 1_000_000)
    return f"{_second(second)}.{part:06d}Z"


@lru_cache(maxsize=4)
def _second(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")
