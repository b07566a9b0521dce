"""What do the pages over everything show? Queries that read the whole graph, so that their rows are kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from graphs.questions import Question, parse


@cache
def overviews() -> Mapping[str, Question]:
    """Every such query, by name in alphabetical order."""
    found = sorted(each.name for each in files("graphs.overviews").iterdir() if each.name.endswith(".rq"))
    return {
        name.removesuffix(".rq"): parse(
            name.removesuffix(".rq"), files("graphs.overviews").joinpath(name).read_text("utf-8")
        )
        for name in found
    }
