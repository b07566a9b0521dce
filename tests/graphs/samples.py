"""Small graphs that stand for reports."""

from __future__ import annotations

from graphs.files import digest_of
from graphs.records import ReadReport, SourceFile

BASE = "https://w3id.org/prisongraph"


def source(text: str, name: str = "report.txt") -> SourceFile:
    """A text file as a source."""
    content = text.encode()
    return SourceFile(sha256=digest_of(content), content=content, name=name, media_type="text/plain", text=text)


def report(key: str, *, quads: int = 3, words: str = "cells are cold") -> ReadReport:
    """A report with one visit that follows up a stub inspection, and as many paragraphs as asked."""
    graph = f"<{BASE}/graph/{key}>"
    visit = f"<{BASE}/id/visit/{key}>"
    lines = [f"{visit} <{BASE}/def#followsUp> <{BASE}/id/visit/stub-{key}> {graph} ."]
    lines += [f'<{BASE}/id/part/{key}_p{n}> <{BASE}/def#text> "{words} {n}" {graph} .' for n in range(quads)]
    issue = {"severity": "info", "code": "x", "message": words}
    return ReadReport(key=key, nquads=("\n".join(sorted(lines)) + "\n").encode(), issues=(issue,))


FIXED = {
    "ontology": f'<{BASE}/def#text> <http://www.w3.org/2000/01/rdf-schema#label> "text" <{BASE}/graph/o> .\n'.encode()
}
