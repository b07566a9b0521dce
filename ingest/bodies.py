"""Which inspecting body do these words name?"""

from __future__ import annotations

from ingest.plain import plain
from ingest.wording import finders

HMI_PRISONS = "HMI Prisons"
OFSTED = "Ofsted"


def bodies_in(text: str) -> tuple[str, ...]:
    """The bodies that the words name, each once under its usual name, in the order in which they are named."""
    found = {}
    for body, pattern in finders("bodies", "bodies").items():
        match = pattern.search(plain(text))
        if match:
            found[body] = match.start()
    return tuple(sorted(found, key=lambda body: found[body]))


def body_of_office(text: str) -> str | None:
    """The body whose office the words name (`HM Chief Inspector of Prisons`)."""
    return next((body for body, office in finders("bodies", "offices").items() if office.search(plain(text))), None)
