"""Fixtures for stores and the processes that ask them."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What is logged here meanwhile, whoever else takes the lines."""
    told: list[str] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    handler, logger = Noting(), logging.getLogger("graphs")
    logger.addHandler(handler)
    yield told
    logger.removeHandler(handler)
