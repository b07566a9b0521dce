"""The process that validates what strangers send in: it reads RDF on stdin, and writes what is wrong with it as JSON.

Started as `python -m api.checking MEDIA_TYPE`, without network, with little memory; its starter kills it in time.
"""

from __future__ import annotations

import json
import sys

from graphs.confine import die_with_parent, forbid_network, limit_memory
from graphs.documents import as_ntriples
from ontology.iris import BASE
from shapes.told import told

MEMORY = 1024 * 1024 * 1024
MOST_TRIPLES = 30_000
"""Triples that are validated at a time; the largest report has fewer."""

_BASE = f"{BASE}validate"


def main() -> int:
    """Answer one request."""
    die_with_parent()
    limit_memory(MEMORY)
    forbid_network()
    answer = _answer(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    return 0


def _answer(data: bytes, media_type: str) -> dict[str, object]:
    try:
        ntriples = as_ntriples(data, _BASE, media_type=media_type)
    except (SyntaxError, ValueError) as error:
        return {"problem": f"it does not parse: {str(error)[:300]}"}
    triples = ntriples.count(b"\n")
    if not triples:
        return {"problem": "it holds no triples"}
    if triples > MOST_TRIPLES:
        return {"problem": f"it holds {triples} triples, more than {MOST_TRIPLES}"}
    found = told(ntriples)
    return {
        "conforms": found.conforms,
        "triples": found.triples,
        "results": [each.as_json() for each in found.results],
    }


if __name__ == "__main__":
    raise SystemExit(main())
