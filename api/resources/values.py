"""What does a value in an address stand for? Keys, names and numbers as SPARQL writes them."""

from __future__ import annotations

import re
from typing import Any

from graphs.questions import TEXTS
from graphs.rdf_terms import is_iri
from ontology import concepts
from ontology.errors import UsageError
from ontology.iris import DEF, ID, SCHEME, Kind, concept, mint, scheme, slug
from ontology.register import bare_words, register

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")  # 0.75
_YEAR = re.compile(r"[0-9]{4}")  # 2023
_KEY = re.compile(r"[\w.+~-]{1,200}")  # full-HEI-2022-12_1.34
_CLASS = re.compile(r"[A-Za-z]{1,60}")  # ProgressJudgement
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_KINDS = frozenset(kind.value for kind in Kind)
_LONGEST = 500

_PATTERNS = {"year": _YEAR.pattern, "number": _NUMBER.pattern, "class": _CLASS.pattern, "scheme": _KEY.pattern}
_KEYED = r"[A-Za-z0-9][A-Za-z0-9 .+~_-]{0,100}"
_SHOWN = r"[^\x00-\x1f]{1,500}"


def literal(text: str) -> str:
    """A text as a SPARQL string."""
    return f'"{text.translate(_ESCAPES)}"'


def written(kind: str, value: str) -> tuple[str, ...]:
    """A value as SPARQL terms: one, or several where a name means several things.

    Raises:
        UsageError: there is no such concept, or the value is not of its kind.
    """
    if not value or len(value) > _LONGEST or any(ord(letter) < 32 for letter in value):
        raise UsageError(f"{value[:60]!r} is empty, too long, or holds control characters", hint="shorten it")
    try:
        found = _plain(kind, value) or _named(kind, value)
    except UnicodeEncodeError:
        found = ()
    if not found:
        raise UsageError(f"{value[:60]!r} is no {_spoken(kind)}", hint=_hint(kind))
    return found


def _plain(kind: str, value: str) -> tuple[str, ...]:
    if kind == "word" or kind in TEXTS:
        value.encode()
        return (literal(value),)
    if kind == "truth":
        return (value,) if value in {"true", "false"} else ()
    if kind in {"year", "number"}:
        found = (_YEAR if kind == "year" else _NUMBER).fullmatch(value)
        return (found[0],) if found and value.isascii() else ()
    if kind == "class":
        return (f"<{DEF}{value}>",) if _CLASS.fullmatch(value) else ()
    return ()


def _named(kind: str, value: str) -> tuple[str, ...]:
    if value.startswith((ID, SCHEME)) and is_iri(value):
        return (f"<{value}>",)
    if kind == "prison":
        return _prisons(value)
    if kind == "body":
        return (f"<{concepts.organisation(value) or mint(Kind.ORGANISATION, value)}>",)
    if kind == "rating":
        return tuple(f"<{iri}>" for iri in _ratings(value))
    if kind == "scheme":
        return (f"<{scheme(value)}>",) if _KEY.fullmatch(value) else ()
    if kind in _KINDS:
        return (f"<{mint(Kind(kind), value)}>",)
    found = concepts.find(kind, value)
    return (f"<{found}>",) if found else ()


def _prisons(value: str) -> tuple[str, ...]:
    """The prison of the register with that code or name; of one that is not in it, every key that the name may have."""
    known = register().get(value.upper()) or register().find(value)
    if known:
        return (f"<{known.iri}>",)
    keys = [value] if _KEY.fullmatch(value) else [slug(value), "-".join(bare_words(value))]
    return tuple(f"<{mint(Kind.PRISON, key)}>" for key in dict.fromkeys(keys) if key)


def _ratings(value: str) -> tuple[str, ...]:
    of_scale, _, key = value.rpartition("/")
    if of_scale:
        known = {each.key for each in concepts.concepts(of_scale)}
        return (concept(of_scale, key),) if key in known else ()
    return tuple(sorted(iri for of_scale in concepts.rating_scales() if (iri := concepts.find(of_scale, value))))


def _spoken(kind: str) -> str:
    return kind.replace("-", " ")


def _hint(kind: str) -> str:
    if kind in {"truth", "year", "number"}:
        return {"truth": "give true or false", "year": "give four digits", "number": "give a number"}[kind]
    names = [each.key for each in concepts.concepts(kind)]
    shown = ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
    return f"there are: {shown}" if names else f"`facets` of a list names those in use, and {SCHEME} the schemes"


def is_key(key: str) -> bool:
    """Whether this can be the last step of an IRI of ours."""
    return _KEY.fullmatch(key) is not None


def iris_of(kind: str, value: str) -> list[str]:
    """The IRIs that a value stands for; raises UsageError as `written` does."""
    return [term.strip("<>") for term in written(kind, value)]


def schema_of(kind: str) -> dict[str, Any]:
    """What the values of a kind look like, for the description of the API; names are taken beside the keys listed."""
    if kind == "truth":
        return {"type": "boolean"}
    if kind == "rating":
        keys = [f"{scale}/{each.key}" for scale in concepts.rating_scales() for each in concepts.concepts(scale)]
        return {"type": "string", "enum": keys}
    if members := concepts.concepts(kind):
        return {"type": "string", "enum": [each.key for each in members]}
    pattern = _PATTERNS.get(kind) or (_SHOWN if kind in {"word", *TEXTS, *_KINDS} else _KEYED)
    return {"type": "string", "pattern": f"^{pattern}$"}
