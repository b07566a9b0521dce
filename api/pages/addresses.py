"""On which page of this server does one read about a thing?"""

from __future__ import annotations

from urllib.parse import quote

from api.pages.facts import NAMES
from ontology.iris import ID, SCHEME

_OWN = {
    "prison": "prisons",
    "report": "reports",
    "concern": "concerns",
    "recommendation": "recommendations",
    "org": "organisations",
    "person": "people",
    "recurringissue": "recurring",
}
"""Kinds of thing that have a page of their own, and where it is."""


def page_path(iri: object) -> str:
    """The page about the thing with this IRI; an empty string where it is no thing of ours.

    What is stated in a report is shown where it stands there: `/reports/irp-TMI-2023-11/text#fact-judgement-...`.
    """
    text = str(iri)
    if text.startswith(f"{SCHEME}topic/"):
        return f"/topics/{_safe(text.rpartition('/')[2])}"
    if text.startswith(SCHEME):
        return "/scales" + f"#{_safe(text.removeprefix(SCHEME).replace('/', '-'))}"
    kind, _, key = text.removeprefix(ID).partition("/") if text.startswith(ID) else ("", "", "")
    if not key or "/" in key or key in {".", ".."}:
        return ""
    if kind in _OWN:
        return f"/{_OWN[kind]}/{_safe(key)}"
    if kind in {"part", "section"} or kind in NAMES:
        return f"/reports/{_safe(key.partition('_')[0])}/text#{_safe(fragment(text))}"
    return f"/doc/{_safe(kind)}/{_safe(key)}"


def fragment(iri: str) -> str:
    """What a thing's place in the text of its report is called: `fact-judgement-irp-TMI-2023-11_hmip-3`."""
    kind, _, key = iri.removeprefix(ID).partition("/")
    return f"{kind}-{key}" if kind in {"part", "section"} else f"fact-{kind}-{key}"


def key_of(iri: object) -> str:
    """The key at the end of a thing's IRI."""
    return str(iri).rpartition("/")[2]


def _safe(text: str) -> str:
    return quote(text, safe="+~.-_")
