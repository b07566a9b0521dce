"""What becomes of the form on a link's page? A decision and the page anew; or the page with what was wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import parse_qsl, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.answers import bad
from api.asked import AskedStore
from api.deciding import LARGEST
from api.pages.linking import FIELDS, Typed, link
from api.pages.reading import Reading
from api.pages.view import View
from api.protocol import Refused, read_body
from api.reviewing import wish_of
from api.service import Service
from graphs.linking.links import LinkType
from graphs.linking.reviews import Decision
from ontology.errors import UsageError

_FORM = "application/x-www-form-urlencoded"
_LONGEST = 2500
"""Characters of a field that stand in the form again."""

Show = Callable[[View, Reading, int], Response]


class Deciding:
    """Takes the form; it works without scripts. The token comes with it, so no other site can send one that counts."""

    def __init__(self, service: Service, show: Show) -> None:
        self._service = service
        self._show = show

    async def answer(self, request: Request) -> Response:
        """Record the decision and lead back to the page."""
        asked = AskedStore(self._service, request)
        store, version = asked.near, asked.version
        reading = Reading(request, asked)
        values: dict[str, str] = {}
        try:
            values = await _values(request)
            self._service.decisions.admit(request, values["token"])
            held = await asyncio.to_thread(self._service.decisions.held, store, version)
            kind = LinkType(values["type"]) if values["decision"] == Decision.RETYPE else None
            wish = wish_of(Decision(values["decision"]), values["by"], values["why"], kind)
            await self._service.decisions.decide(held, reading.key, wish)
        except Refused as refused:
            if refused.unread:
                raise
            return await asyncio.to_thread(self._again, reading, values, refused)
        except ValueError:
            return await asyncio.to_thread(self._again, reading, values, bad("choose a decision, and a type to retype"))
        return RedirectResponse(f"/links/{quote(reading.key, safe='')}#decisions", 303, {"Cache-Control": "no-store"})

    def _again(self, reading: Reading, values: dict[str, str], refused: Refused) -> Response:
        problem = refused.problem
        kept = {name: values.get(name, "")[:_LONGEST] for name in FIELDS}  # never the token
        try:
            view = link(reading, Typed(kept, problem.detail, problem.hint))
        except UsageError as error:
            raise HTTPException(404) from error
        return self._show(view, reading, problem.status)


async def _values(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise bad("this is not the form", f"send {_FORM}")
    body = await read_body(request, LARGEST)
    try:
        pairs = dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20))
    except ValueError as error:
        raise bad("the form is not UTF-8, or has too many fields") from error
    return {name: pairs.get(name, "") for name in (*FIELDS, "token")}
