"""How does the description of the API tell of parameters and errors?"""

from __future__ import annotations

from typing import Any

from api.problems import MEDIA_TYPE
from api.resources.asking import DEFAULT_LIMIT, LARGEST_LIMIT, facet_names, field_names
from api.resources.items import Kind
from api.resources.models import ProblemDocument
from api.resources.values import schema_of


def problem(words: str) -> dict[str, Any]:
    """A response that is a problem."""
    schema = {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}
    return {"description": words, "content": {MEDIA_TYPE: {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: problem("A parameter makes no sense."),
    404: problem("There is nothing of that name."),
    503: problem("Nothing is served yet, or too much is asked."),
    504: problem("It takes too long."),
}

CSV_ANSWER: dict[str, Any] = {
    "description": "Every row, in the order asked for.",
    "headers": {"X-Total-Count": {"description": "How many rows follow the heading.", "schema": {"type": "integer"}}},
    "content": {"text/csv": {"schema": {"type": "string"}}},
}


def parameters(kind: Kind, *, paged: bool = True) -> list[dict[str, Any]]:
    """The parameters of a list."""
    found = [described(each.name, each.words, _many(schema_of(each.kind))) for each in kind.listing.filters.values()]
    sorts = [sign + name for name in kind.listing.sorts for sign in ("", "-")]
    found.append(
        described(
            "sort", "What to sort by; a `-` turns it round.", {"type": "string", "enum": sorts, "default": kind.sort}
        )
    )
    found.append(listed("fields", "Which fields to give, between commas; all where absent.", field_names(kind)))
    if paged:
        limit = {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": DEFAULT_LIMIT}
        found.append(described("limit", "Items on a page.", limit))
        found.append(described("cursor", "Where the page begins: from `next` or `prev`.", {"type": "string"}))
        found.append(listed("facets", "What to count by, between commas.", facet_names(kind)))
    return found


def described(name: str, words: str, schema: dict[str, Any]) -> dict[str, Any]:
    """One parameter of a query."""
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def listed(name: str, words: str, values: list[str]) -> dict[str, Any]:
    """A list of names between commas."""
    schema = {"type": "array", "items": {"type": "string", "enum": values}, "minItems": 1}
    return {**described(name, words, schema), "style": "form", "explode": False}


def _many(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema, "maxItems": 20}


def with_problems(description: dict[str, Any]) -> dict[str, Any]:
    """A description of the API in which every error has our one shape, not that of the framework."""
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas[ProblemDocument.__name__] = ProblemDocument.model_json_schema()
    description["components"]["securitySchemes"] = {"BearerToken": {"type": "http", "scheme": "bearer"}}
    for operations in description["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
    return description
