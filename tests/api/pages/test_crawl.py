"""No link within the pages leads nowhere: from the start page, each kind of page is followed some way."""

from __future__ import annotations

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urldefrag

from starlette.testclient import TestClient

_HREF = re.compile(r'(?:href|src)="(/[^"]*)"')  # href="/prisons/thornby-moor"
_OF_EACH_KIND = 12
"""Addresses of one kind that are followed: kinds differ in their first parts, and in what is asked for."""
_FILES = re.compile(r"\.(?:css|js|svg|woff2)$")  # /static/style.css


def _kind(path: str) -> str:
    """`/prisons/thornby-moor?progress=good` is of the kind `/prisons/* progress`."""
    address, _, asked = path.partition("?")
    first, *rest = address.strip("/").split("/")
    ending = re.sub(r"^[^.]*", "", rest[-1])[-8:] if rest and first not in {"id", "doc"} else ""
    names = sorted(re.findall(r"(?:^|&)(\w+)=", asked))
    return f"/{first}/{rest[0] if first == 'doc' and rest else '*' * len(rest)}{ending} {' '.join(names)}"


def test_every_link_from_the_start_page_onwards_leads_somewhere(client: TestClient) -> None:
    met, kinds, waiting = {"/"}, Counter[str](), deque([("/", "")])
    broken = []
    while waiting:
        path, origin = waiting.popleft()
        answer = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        if answer.status_code >= 400:
            broken.append((answer.status_code, path, f"on {origin}"))
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for link in map(unescape, _HREF.findall(answer.text)):
            address = urldefrag(link).url
            if address not in met and kinds[_kind(address)] < _OF_EACH_KIND and not _FILES.search(address):
                met.add(address)
                kinds[_kind(address)] += 1
                waiting.append((address, path))
    assert not broken
    assert {"/prisons/*", "/reports/**", "/organisations/*", "/concerns/*", "/topics/*", "/explore/"} <= {
        kind.split(" ")[0] for kind in kinds
    }
