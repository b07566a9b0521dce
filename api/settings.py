"""How is the web application set up? Everything that flags and environment variables can say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graphs.remote import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """What is served and what it may cost: one of `dataset` and `load`; or `store`, with or without its `dataset`."""

    dataset: Path | None = None
    """A dataset folder: its current version is served, and the next one as soon as it is current."""
    load: Path | None = None
    """An RDF file, served as it stands: its default graph is no union."""

    store: Access | None = None
    """A remote store that a dataset was published to, which is asked instead of the dataset's own."""

    workers: int = 2
    timeout: float = 30.0
    """Seconds that a query may run."""
    patience: float = 30.0
    """Seconds that a client may stall in all while it takes an answer."""
    memory: int = 1024 * 1024 * 1024
    """Bytes that a query may take beyond what its worker holds."""
    answer_bytes: int = 256 * 1024 * 1024
    answer_rows: int = 1_000_000
    """Bytes and rows that an answer may have at most."""
    body_bytes: int = 1024 * 1024
    cache_bytes: int = 32 * 1024 * 1024
    waiting: int = 64
    waiting_each: int = 16
    rate: str = ""
    """Requests that one client may make, such as `600/minute`; empty: as many as it likes."""
    review_token: str = field(default="", repr=False)
    """Whoever shows it may decide on links; empty: nobody may, and the server writes nothing."""
    warm: bool = False
    """Make the pages over everything before anybody asks for them, after the start and for each new version."""
    watch: float = 0.25
    """Seconds between looks for a new version."""
    watch_store: float = 2.0
    """Seconds between looks for a new version in a remote store."""
