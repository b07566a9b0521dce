"""Where do logs go? One JSON object a line, on stderr: data is never mixed with them."""

from __future__ import annotations

import logging
import sys

import structlog


def configure_logs(*, quiet: bool = False) -> None:
    """Log from now on; only what went wrong, when `quiet`."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
