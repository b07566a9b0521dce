"""Does the server live? It says so as soon as that is read, past all layers that may have much to do."""

from __future__ import annotations

import time

from starlette.types import Scope

from api.connection import Whole
from api.logs import log_request
from api.operations import HEADERS, request_id
from api.sending import head_lines

PATH = "/healthz"
_BODY = b'{"status":"ok"}'
_OWN = {"Cache-Control": "no-store", "Content-Type": "application/json", "Content-Length": str(len(_BODY))}
_HEAD = head_lines(HEADERS, {"X-Request-Id": "%b"}, _OWN)


def alive(scope: Scope) -> Whole | None:
    """The response to who asks whether the server lives; None for all who ask something else."""
    if scope["path"] != PATH or scope["method"] != "GET":
        return None
    started = time.monotonic()
    mine = request_id(next((value for name, value in scope["headers"] if name == b"x-request-id"), b""))
    whole = 200, _HEAD % mine.encode(), _BODY
    log_request(id=mine, method="GET", path=PATH, status=200, ms=round((time.monotonic() - started) * 1000, 1))
    return whole
