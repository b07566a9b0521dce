"""What may be taken whole? Dumps with their digests."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from api.answers import here
from api.linked.forms import nothing
from api.linked.parts import tidy_ranges
from api.problems import Problem
from api.protocol import Refused
from api.service import Service
from api.tags import matches, matches_any
from graphs.dumps import NAMES, dump, dumps
from graphs.versions import Version


class Taking:
    """Dumps of the version that answers."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def routes(self) -> list[Route]:
        """Their addresses."""
        return [
            Route("/dumps", self.moved),
            Route("/dumps/", self.listed),
            Route("/dumps/{name}", self.file),
        ]

    async def moved(self, _request: Request) -> Response:
        """The folder has a slash at its end."""
        return RedirectResponse("/dumps/", 308)

    async def listed(self, request: Request) -> Response:
        """The manifest: what there is, how large, with digests."""
        version = self._version()
        found = await asyncio.to_thread(lambda: list(dumps(version, self._service.scratch())))
        files = [{**asdict(each), "url": here(request) + f"dumps/{each.name}"} for each in found]
        made = {"version": version.id, "made": version.manifest.made, "reports": version.manifest.reports}
        return JSONResponse({**made, "files": files}, headers={"Cache-Control": "no-cache"})

    async def file(self, request: Request) -> Response:
        """One file, in parts if asked for."""
        name = str(request.path_params["name"])
        if name == "manifest.json":
            return await self.listed(request)
        if name not in NAMES:
            raise nothing(f"a file {name[:60]!r}; there are {', '.join(NAMES)}")
        path, made = await asyncio.to_thread(dump, self._version(), name, self._service.scratch())
        key = made.sha256[:32]
        headers = {"ETag": f'"{key}"', "Repr-Digest": f"sha-256=:{_base64(made.sha256)}:"}
        known = request.headers.get("if-none-match", "")
        if matches(known, key) or matches_any(known):
            return Response(status_code=304, headers=headers)
        tidy_ranges(request.scope, made.size)
        return FileResponse(path, media_type="application/gzip", filename=name, headers=headers)

    def _version(self) -> Version:
        version = self._service.version
        if version is None:
            raise Refused(Problem(status=503, kind="dataset", detail="no version of a dataset is served"))
        return version


def _base64(hexadecimal: str) -> str:
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode()
