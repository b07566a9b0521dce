"""Which fixed words do the publishers print? The YAML files of this folder, read once and checked.

A file holds named entries: a list of phrases, or a table of names with phrases each. A phrase is a regular expression
in which a space stands for any white space; it is matched against `ingest.plain.plain` text, in any case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import cast

from ontology.yaml_files import read_yaml

_SPACE = re.compile(r" (?![?*+{])")


@cache
def wording_file(name: str) -> Mapping[str, object]:
    """The whole of `wording/{name}.yml`; TypeError where it holds no named entries."""
    content = read_yaml(resources.files(__name__) / f"{name}.yml")
    if not isinstance(content, dict):
        raise TypeError(f"wording/{name}.yml holds no named entries")
    return cast(Mapping[str, object], content)


@cache
def phrases(name: str, entry: str) -> tuple[str, ...]:
    """The list called `entry` of `wording/{name}.yml`; KeyError where it is missing, TypeError where it is no list."""
    content = wording_file(name)[entry]
    if not isinstance(content, list):
        raise TypeError(f"{entry} of wording/{name}.yml is not a list")
    return tuple(str(phrase) for phrase in content)


@cache
def table(name: str, entry: str) -> Mapping[str, tuple[str, ...]]:
    """The table called `entry` of `wording/{name}.yml`: a name with its phrases, in the order of the file."""
    content = wording_file(name)[entry]
    if not isinstance(content, dict):
        raise TypeError(f"{entry} of wording/{name}.yml is not a table")
    return {str(key): tuple(str(phrase) for phrase in value) for key, value in content.items()}


def alternatives(choices: tuple[str, ...]) -> str:
    """One regular expression for any of the phrases, the longest first, spaces standing for white space."""
    longest_first = sorted(choices, key=len, reverse=True)
    return "(?:" + "|".join(_SPACE.sub(r"\\s+", phrase) for phrase in longest_first) + ")"


@cache
def any_of(name: str, entry: str) -> str:
    """`alternatives` of a list in a wording file."""
    return alternatives(phrases(name, entry))


@cache
def finders(name: str, entry: str) -> Mapping[str, re.Pattern[str]]:
    """The table with one compiled pattern a name, matching whole words in any case."""
    return {
        key: re.compile(rf"(?<!\w){alternatives(choices)}(?!\w)", re.IGNORECASE)
        for key, choices in table(name, entry).items()
    }
