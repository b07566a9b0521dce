"""May this client decide on links, and where do links stand now? The one thing that the server ever writes."""

from __future__ import annotations

import asyncio
import hmac
import threading
from collections.abc import Mapping, Sequence

import limits
from starlette.requests import Request

from api.problems import Problem
from api.protocol import Refused
from graphs.folder import Folder
from graphs.linking.held import Fate, Held
from graphs.linking.links import Link
from graphs.linking.listing import Wish, decide_on
from graphs.linking.paging import LinkPage, Wanted, page_of
from graphs.linking.reviews import NAME, Review
from graphs.store import Store
from ontology.errors import DatasetError, UsageError

LARGEST = 16 * 1024
"""Bytes that a decision may have as it comes."""

SHORTEST_TOKEN = 16
"""Characters that a token has at least: it stands between anybody and writing."""

_DECISIONS = limits.parse("60/minute")
_WRONG = limits.parse("10/minute")
_ABROAD = frozenset({"cross-site", "same-site"})
_HOW = "the server's keeper sets PRISONGRAPH_REVIEW_TOKEN; `prisongraph links` decides without it"


class Decisions:
    """The links of the version that answers with people's decisions until now; and the door for new ones.

    `folder` is None where nothing can be written: an RDF file is served, or a remote store.
    """

    def __init__(self, folder: Folder | None, token: str) -> None:
        if token and len(token) < SHORTEST_TOKEN:
            raise UsageError(f"the review token is shorter than {SHORTEST_TOKEN} characters", hint="draw it by chance")
        self._folder = folder
        self._token = token.encode()
        self._limiter = limits.strategies.MovingWindowRateLimiter(limits.storage.MemoryStorage())
        self._kept: tuple[str, Held] | None = None
        self._fates: tuple[str, Mapping[str, Fate]] | None = None
        self._one_at_a_time = threading.Lock()

    @property
    def open(self) -> bool:
        """Whether anybody may decide here."""
        return self._folder is not None and bool(self._token)

    def mark(self, version: str) -> str:
        """What is another whenever links may stand otherwise."""
        return f"{version} {self._folder.reviews_mark(NAME) if self._folder else ''}"

    def held(self, store: Store, version: str) -> Held:
        """The links of a version, with the decisions until now."""
        mark = self.mark(version)
        with self._one_at_a_time:
            if self._kept is None or self._kept[0] != mark:
                path = self._folder.versions.folder / version if self._folder else None
                self._kept = mark, Held.of(store, self._folder, path)
            return self._kept[1]

    def page(self, store: Store, version: str, wanted: Wanted, offset: int, limit: int) -> LinkPage:
        """Some of the links that are more than see-alsos, and of those that somebody decided on, as they stand now."""
        return page_of(self.held(store, version), self._fates_of(store, version), wanted, offset, limit)

    def changed(self, store: Store, version: str) -> Sequence[Link]:
        """The links that stand otherwise than the version's graph says."""
        fates = self._fates_of(store, version).values()
        return sorted((fate.now for fate in fates if fate.now != fate.told), key=lambda link: link.ends)

    def _fates_of(self, store: Store, version: str) -> Mapping[str, Fate]:
        mark, held = self.mark(version), self.held(store, version)
        with self._one_at_a_time:
            if self._fates is None or self._fates[0] != mark:
                self._fates = mark, held.fates() if held.reviews else {}
            return self._fates[1]

    def admit(self, request: Request, token: str) -> None:
        """Let a client decide that shows the token.

        Raises:
            Refused: 403 where nobody may decide, or another site sent the request; 401 for another token, or none;
                429 for one who tries too often.
        """
        client = request.client.host if request.client else ""
        if self._folder is None:
            raise _refused(
                403, "read-only", "no decisions are taken here: what is served is not a dataset's own folder"
            )
        if not self._token:
            raise _refused(403, "read-only", "no decisions are taken here: the server has no review token", _HOW)
        if request.headers.get("sec-fetch-site") in _ABROAD:
            raise _refused(403, "cross-site", "another site sent this decision", "decide on the link's own page")
        if not self._limiter.test(_WRONG, "wrong", client) or not self._limiter.hit(_DECISIONS, "any", client):
            problem = Problem(status=429, kind="rate", detail="you try too often", headers={"Retry-After": "60"})
            raise Refused(problem)
        if not hmac.compare_digest(token.encode("utf-8", "replace"), self._token):
            self._limiter.hit(_WRONG, "wrong", client)
            detail = "the review token is wrong" if token else "a decision needs the review token"
            problem = Problem(
                status=401, kind="token", detail=detail, hint=_HOW, headers={"WWW-Authenticate": "Bearer"}
            )
            raise Refused(problem)

    async def decide(self, held: Held, key: str, wish: Wish) -> Review:
        """Write a decision down.

        Raises:
            Refused: 404 for no link; 400 for a decision that makes no sense; 507 where no more can be kept.
        """
        if self._folder is None:
            raise _refused(403, "read-only", "no decisions are taken here")
        try:
            await asyncio.to_thread(held.one, key)
        except UsageError as error:
            raise _refused(404, "not-found", error.message, "/links lists them") from error
        try:
            return await asyncio.to_thread(decide_on, self._folder, held, key, wish)
        except UsageError as error:
            raise _refused(400, "decision", error.message, error.hint) from error
        except (DatasetError, OSError) as error:
            raise _refused(507, "full", "the decision could not be kept", "tell the server's keepers") from error


def _refused(status: int, kind: str, detail: str, hint: str = "") -> Refused:
    return Refused(Problem(status=status, kind=kind, detail=detail, hint=hint))
