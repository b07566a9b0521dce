"""How does the service fare, and who asks? Health, metrics, request ids, logs, security headers and rate limits."""

from __future__ import annotations

import asyncio
import itertools
import re
import secrets
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

import limits
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.ending import ENDING, Ending
from api.logs import log_request
from api.problems import Problem
from api.service import Service
from api.tags import takes_gzip
from ontology.errors import UsageError

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_UNLIMITED = frozenset({"/healthz", "/readyz", "/metrics"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Request-Id",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, X-Request-Id",
    "Access-Control-Max-Age": "86400",
}

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0)
"""Times below which queries are counted."""

_MINE, _NUMBERS = secrets.token_hex(4), itertools.count()
"""The ids of requests to this server begin alike, and count on."""

_STOPPING = {"Retry-After": "5", "Connection": "close"}
_ADMITTED = "prisongraph.admitted"
_RAW_HEADERS = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())


class Metrics(Collector):
    """What `/metrics` tells, in the text format of Prometheus."""

    def __init__(self, service: Service) -> None:
        self.registry = CollectorRegistry()
        self._outcomes: Counter[str] = Counter()
        self._below = [0] * (len(_SECONDS) + 1)
        self._seconds = 0.0
        self.registry.register(self)
        self.registry.register(_State(service))

    def query(self, outcome: str, seconds: float) -> None:
        """Count one SPARQL request: the status, or `gone` for a client that left."""
        self._outcomes[outcome] += 1
        self._below[bisect_left(_SECONDS, seconds)] += 1
        self._seconds += seconds

    def collect(self) -> Iterable[Metric]:
        """What was counted."""
        queries = CounterMetricFamily("prisongraph_queries", "SPARQL requests by outcome", labels=["outcome"])
        for outcome, count in self._outcomes.items():
            queries.add_metric([outcome], count)
        yield queries
        bounds = [str(bound) for bound in (*_SECONDS, "+Inf")]
        buckets = list(zip(bounds, itertools.accumulate(self._below), strict=True))
        yield HistogramMetricFamily("prisongraph_query_seconds", "Time to answer a query", buckets, self._seconds)


class _State(Collector):
    """Gauges that are read from the service when they are asked for."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterable[Metric]:
        pool, cache = self._service.pool, self._service.cache
        yield GaugeMetricFamily("prisongraph_workers_killed", "Workers killed over a query", pool.counts["killed"])
        yield GaugeMetricFamily("prisongraph_workers_started", "Workers started", pool.counts["started"])
        yield GaugeMetricFamily("prisongraph_queries_running", "Queries that run", pool.running)
        yield GaugeMetricFamily("prisongraph_queries_waiting", "Queries that wait for a worker", pool.waiting)
        yield GaugeMetricFamily("prisongraph_cache_bytes", "Bytes of finished answers kept", cache.size)
        yield GaugeMetricFamily("prisongraph_cache_hits", "Answers given from the cache", cache.hits)
        own = CounterMetricFamily("prisongraph_own_queries", "Queries of lists and pages", labels=["outcome"])
        for outcome, count in self._service.own_queries.items():
            own.add_metric([outcome], count)
        yield own
        version = GaugeMetricFamily("prisongraph_dataset_info", "The version that answers", labels=["version"])
        version.add_metric([pool.version], 1)
        yield version
        if self._service.version is not None:
            made = datetime.fromisoformat(self._service.version.manifest.made).timestamp()
            yield GaugeMetricFamily("prisongraph_dataset_age_seconds", "Age of the version", time.time() - made)


class Operations:
    """The three addresses that machines watch."""

    def __init__(self, service: Service, metrics: Metrics) -> None:
        self._service = service
        self._metrics = metrics

    async def health(self, _request: Request) -> Response:
        """Whether the server lives: 200, always, at once."""
        return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})

    async def ready(self, _request: Request) -> Response:
        """Whether it can answer: 200 with the version, or 503."""
        if not self._service.ready:
            detail = "no version of the dataset is open"
            return Problem(status=503, kind="dataset", detail=detail, headers={"Retry-After": "5"}).response()
        return JSONResponse(
            {"status": "ready", "version": self._service.pool.version}, headers={"Cache-Control": "no-store"}
        )

    async def metrics(self, _request: Request) -> Response:
        """The metrics."""
        return Response(generate_latest(self._metrics.registry), media_type="text/plain; version=0.0.4")


class Shield:
    """What every response has, and every request must pass: an id, security headers, CORS, a rate limit, a log line."""

    def __init__(self, app: ASGIApp, rate: str) -> None:
        self._app = app
        self._rate = _rate(rate) if rate else None
        self._limiter = limits.strategies.MovingWindowRateLimiter(limits.storage.MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        _drop_unwanted_coding(scope)
        shielded = _Shielded(scope, send)
        try:
            if scope["method"] == "OPTIONS" and "access-control-request-method" in Request(scope).headers:
                await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, shielded.send)
            elif not self.admits(scope):
                problem = Problem(status=429, kind="rate", detail="you ask too often", headers={"Retry-After": "10"})
                await problem.response()(scope, receive, shielded.send)
            else:
                await self._app(scope, receive, shielded.send)
        except asyncio.CancelledError:
            if not await shielded.stop(receive):
                raise
        finally:
            shielded.log()

    def admits(self, scope: Scope) -> bool:
        """Whether a request is within its client's rate; each is counted once."""
        if self._rate is None or scope["path"] in _UNLIMITED or scope.get(_ADMITTED):
            return True
        client = scope["client"][0] if scope.get("client") else ""
        scope[_ADMITTED] = self._limiter.hit(self._rate, client)
        return bool(scope[_ADMITTED])


def _rate(told: str) -> limits.RateLimitItem:
    try:
        return limits.parse(told)
    except ValueError as error:
        raise UsageError(f"{told[:50]!r} is no rate", hint="give one such as 600/minute") from error


class Front:
    """Sends what is asked most straight to its endpoint, past the routing of all the rest."""

    def __init__(self, app: ASGIApp, endpoints: Mapping[str, ASGIApp]) -> None:
        self._app = app
        self._endpoints = endpoints

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._endpoints.get(scope.get("path", ""), self._app)(scope, receive, send)


class _Shielded:
    """One request under the shield. The log has its path, never its query or its body."""

    def __init__(self, scope: Scope, send: Send) -> None:
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        self.id = request_id(given)
        self._scope = scope
        self._send = send
        self._started = time.monotonic()
        self._status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers: list[tuple[bytes, bytes]] = message["headers"]
            given = {name for name, _ in headers}
            if b"content-security-policy" in given:
                given.add(b"x-frame-options")  # it says itself who may frame it, in more words than this one has
            headers += [(b"x-request-id", self.id.encode()), *(pair for pair in _RAW_HEADERS if pair[0] not in given)]
            if b"vary" in given:
                _tidy_vary(headers)
        await self._send(message)

    async def stop(self, receive: Receive) -> bool:
        """Whether the client could be told that the server is on its way out, before what it asked for is done."""
        problem = Problem(status=503, kind="stopping", detail="the server is being stopped", headers=_STOPPING)
        ending: Ending | None = self._scope.get("extensions", {}).get(ENDING, {}).get("end")
        if self._status and ending is None:
            return False
        if (task := asyncio.current_task()) is not None:
            task.uncancel()  # it ends of itself, and at once
        if self._status and ending is not None:
            await ending.broken_off(problem)
        else:
            await problem.response()(self._scope, receive, self.send)
        return True

    def log(self) -> None:
        log_request(
            id=self.id,
            method=self._scope["method"],
            path=self._scope["path"][:200],
            status=self._status,
            ms=round((time.monotonic() - self._started) * 1000, 1),
        )


def request_id(given: bytes) -> str:
    """The id of a request: the one that its client gave, if that is a tame one; else the next of this server's own."""
    return given.decode() if given and _REQUEST_ID.fullmatch(given) else f"{_MINE}{next(_NUMBERS):08x}"


def _drop_unwanted_coding(scope: Scope) -> None:
    """Forget an Accept-Encoding header that mentions gzip only to refuse it: behind us, the word alone counts."""
    given = b",".join(value for name, value in scope["headers"] if name == b"accept-encoding")
    if b"q=0" in given and not takes_gzip(given.decode("latin-1")):
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]


def _tidy_vary(headers: list[tuple[bytes, bytes]]) -> None:
    names = [name.strip() for key, value in headers if key == b"vary" for name in value.split(b",")]
    headers[:] = [pair for pair in headers if pair[0] != b"vary"] + [(b"vary", b", ".join(dict.fromkeys(names)))]
