"""What does the web application answer from? The current version, its workers, its cache of finished answers."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from api.deciding import Decisions
from api.overviews import Overviews
from api.settings import ServerSettings
from graphs.answering import Answering, PoolSettings
from graphs.at_hand import read_ahead
from graphs.dataset import Dataset
from graphs.describe import Counts, Held, read_counts
from graphs.files import digest_of_file
from graphs.glance import glance
from graphs.pool import Pool
from graphs.remote import Access, RemoteStore
from graphs.store import OxigraphStore, Store
from graphs.versions import Version
from graphs.worker import Request, WorkerSettings
from ontology.errors import PrisongraphError, UsageError

log = structlog.get_logger("prisongraph")


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer."""

    media_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    """Those that are its own, such as where the pages around it are."""


class AnswerCache:
    """Finished answers, bounded in bytes; those not asked for longest go first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.hits = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    @property
    def largest(self) -> int:
        """The most bytes that an answer may have to be kept."""
        return self.limit // 16

    def get(self, key: str) -> Answer | None:
        """The answer under a key."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
            self.hits += 1
        return answer

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer, if it is small enough."""
        if len(answer.body) > self.largest or key in self._answers:
            return
        self._answers[key] = answer
        self.size += _cost(key, answer)
        while self.size > self.limit:
            gone, old = self._answers.popitem(last=False)
            self.size -= _cost(gone, old)

    def clear(self) -> None:
        """Forget everything: another version answers now."""
        self._answers.clear()
        self.size = 0


def _cost(key: str, answer: Answer) -> int:
    return len(key) + len(answer.body) + 500


class Service:
    """The running service: `start` it, ask its `pool` and its `store`, `close` it."""

    def __init__(self, settings: ServerSettings) -> None:
        if (settings.dataset is None and settings.store is None) == (settings.load is None):
            raise UsageError(
                "give either a dataset or a file to load", hint="--dataset DIR, --store ADDRESS or --load FILE"
            )
        self.settings = settings
        self.dataset = Dataset.open(settings.dataset) if settings.dataset else None
        self.cache = AnswerCache(settings.cache_bytes)
        self.decisions = Decisions(self.dataset if settings.store is None else None, settings.review_token)
        self.pool = Pool(
            PoolSettings(
                workers=settings.workers,
                timeout=settings.timeout,
                patience=settings.patience,
                waiting=settings.waiting,
                waiting_each=settings.waiting_each,
                wait=settings.timeout,
            )
        )
        self.overviews = Overviews()
        self.own_queries: Counter[str] = Counter()
        """Queries of lists, questions and pages that workers were asked, by outcome."""
        self.loop: asyncio.AbstractEventLoop
        self.version: Version | None = None
        self.counts: Counts | None = None
        self.void: Path | None = None
        """The description of the dataset that is served, in VoID."""
        self.held: Held | None = None
        """What a file holds that is served as it stands."""
        self.store: Store | None = None
        self._near: tuple[str, OxigraphStore] | None = None
        self._started = False
        self._watcher: asyncio.Task[None] | None = None
        self._resources = ExitStack()
        self._scratch: Path | None = None

    @property
    def ready(self) -> bool:
        """Whether a version stands ready to answer."""
        return bool(self.pool.version)

    @property
    def served(self) -> Version | None:
        """The version that answers; None where what is served is none, or another is just taking its place."""
        return self.version if self.version is not None and self.version.id == self.pool.version else None

    async def start(self) -> None:
        """Open what is served, once. A dataset without a version is served once it has one.

        Raises:
            DatasetError: the file or the version cannot be opened.
        """
        if self._started:
            return
        self._started = True
        self.loop = asyncio.get_running_loop()
        if self.settings.load is not None:
            await self._load(self.settings.load)
        else:
            await self._follow()
            self._watcher = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """End the workers, and remove what was made for this run."""
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        await self.pool.close()
        self.store = self._near = None
        self._resources.close()

    def glance(self, request: Request) -> Answer | None:
        """The answer to a query that needs no worker, from the version that answers now."""
        near = self._near
        if near is None or near[0] != self.pool.version:
            return None
        body = glance(near[1], request, self.settings.answer_rows)
        return Answer(request.rows_as or "", body) if body is not None else None

    def keep(self, answering: Answering, key: str, answer: Answer) -> None:
        """Keep a finished answer for who asks again, if it holds for all of them."""
        if not answering.volatile and answering.version == self.pool.version:
            self.cache.put(key, answer)

    def at_end(self, act: Callable[[], None]) -> None:
        """Have something done when the service is closed, before what was begun earlier is ended."""
        self._resources.callback(act)

    def scratch(self) -> Path:
        """A folder for what is made while it runs, such as dumps; it goes when the service is closed."""
        if self._scratch is None:
            self._scratch = Path(tempfile.mkdtemp(prefix="prisongraph-"))
            self._resources.callback(shutil.rmtree, self._scratch, ignore_errors=True)
        return self._scratch

    async def _load(self, file: Path) -> None:
        folder = Path(tempfile.mkdtemp(prefix="prisongraph-"))
        self._resources.callback(shutil.rmtree, folder, ignore_errors=True)
        await asyncio.to_thread(OxigraphStore.load_file, file, folder / "store")
        name = (await asyncio.to_thread(digest_of_file, file))[:16]
        await self._switch(name, folder / "store", ExitStack())
        self.held = await asyncio.to_thread(Held.by, OxigraphStore.read_only(folder / "store"))

    async def _follow(self) -> None:
        if self.settings.store is not None:
            await self._follow_store(self.settings.store)
            return
        if self.dataset is None:
            return
        version = await asyncio.to_thread(self.dataset.versions.current)
        if version is None or version.id == self.pool.version:
            return
        held = ExitStack()
        held.enter_context(version.in_use())
        void = version.path / "void.ttl"
        counts = await asyncio.to_thread(read_counts, void)
        await self._switch(version.id, version.store_path, held)
        self.version, self.void, self.counts = version, void, counts
        log.info("version", version=version.id, quads=version.manifest.quads)

    async def _follow_store(self, access: Access) -> None:
        store = await asyncio.to_thread(RemoteStore.open, access, patience=self.settings.timeout)
        if store.held.version == self.pool.version:
            store.close()
            return
        self.void = Path(self._resources.enter_context(tempfile.TemporaryDirectory(prefix="prisongraph-"))) / "void.ttl"
        self.void.write_bytes(await asyncio.to_thread(store.description))
        await self.pool.switch(store.held.version, self._worker(access.query))
        former, self.store = self.store, store
        if isinstance(former, RemoteStore):
            asyncio.get_running_loop().call_later(self.settings.timeout, former.close)
        self.counts = await asyncio.to_thread(read_counts, self.void)
        self.cache.clear()
        log.info("version", version=store.held.version)

    async def _switch(self, name: str, path: Path, held: ExitStack) -> None:
        near = await asyncio.to_thread(OxigraphStore.read_only, path, union=False)
        read_ahead(path)
        await self.pool.switch(name, self._worker(str(path)), held.close)
        self.store = near
        self._near = (name, near)
        self.cache.clear()

    def _worker(self, store: str) -> WorkerSettings:
        return WorkerSettings(
            store=store,
            union=False,  # a version's default graph is the merge of its graphs already
            memory=self.settings.memory,
            answer_bytes=self.settings.answer_bytes,
            answer_rows=self.settings.answer_rows,
        )

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.settings.watch if self.settings.store is None else self.settings.watch_store)
            try:
                if await self._changed():
                    await self._follow()
            except (PrisongraphError, OSError) as error:
                log.error("version not opened", error=str(error))

    async def _changed(self) -> bool:
        if isinstance(self.store, RemoteStore):
            return await asyncio.to_thread(self.store.version_now) != self.pool.version
        return self.dataset is not None and self.dataset.versions.current_id() != self.pool.version
