"""How does a page become HTML? The templates, escaped throughout, and what they know by name."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.pages.addresses import fragment, key_of, page_path

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: in a title, where nothing can fence them in, they are left out."""

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?")  # 2023 · 2023-11 · 2023-11-06
_MONTHS = tuple(month_name)[1:]


def short_name(iri: object) -> str:
    """The last part of an IRI, for people: `FollowUp`."""
    text = str(iri)
    return text.rstrip("/#").replace("#", "/").rpartition("/")[2] or text


def day_words(value: object) -> str:
    """A date, month or year for people: `2023-11-06` is `6 November 2023`; what is none stays as it is."""
    text = str(value or "")
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = found.groups()
    pieces = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(piece for piece in pieces if piece)


def number_words(value: object) -> str:
    """A number with separators: `12,345`; other values as they are."""
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def amount(value: object, name: str = "") -> str:
    """A number for people, at most two places after the point; what is called a share, in hundredths."""
    number = float(str(value))
    return f"{100 * number:.0f}%" if name == "share" else f"{number:,.2f}".rstrip("0").rstrip(".")


def called(iri: object) -> str:
    """What a link to a thing says: `in the report`, `the concern`; the key of anything else."""
    path = page_path(iri)
    if "/text#" in path:
        return "in the report"
    return "the " + _KINDS[path.split("/")[1]] if path and path.split("/")[1] in _KINDS else key_of(iri)


_KINDS = {"concerns": "concern", "recommendations": "recommendation", "recurring": "problem"}


def plain(value: object) -> str:
    """Text without marks that turn the direction of writing."""
    return _TURNING.sub("", str(value))


def moment(value: str) -> str:
    """A time stamp for people: `21 November 2026, 09:04 UTC`."""
    when = datetime.fromisoformat(value)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when:%H:%M} UTC"


def clip(value: object, length: int = 90) -> str:
    """The beginning of a text, cut at a word."""
    text = str(value or "")
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


environment = Environment(
    loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
environment.filters.update(
    short_name=short_name, day=day_words, number=number_words, plain=plain, moment=moment, clip=clip,
    amount=amount, called=called, page=page_path, key=key_of, fragment=fragment,
)  # fmt: skip


def render(template: str, **values: object) -> str:
    """The page that a template makes of these values."""
    return environment.get_template(template).render(**values)
