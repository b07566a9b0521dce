"""How is a list written down? In a `.rq` file that is the whole list, read here; `api.resources.listed` parts it.

A listing can be read as one query. Each line says by its mark at the end when it counts:

    VALUES ?in_topic { UNDEF } ?id insp:topic/skos:broader* ?in_topic . # filter topic (topic): a topic
    ?id insp:statedIn/^insp:hasPart ?report . # way to report
    OPTIONAL { ?id insp:printedNumber ?number } BIND (COALESCE(STR(?number), "") AS ?by_number) # sort number
    OPTIONAL { SELECT ?id (MIN(?t) AS ?text) WHERE { ?id insp:text ?t } GROUP BY ?id } # one
    OPTIONAL { SELECT ?id (GROUP_CONCAT(...) AS ?topics) WHERE { ... } GROUP BY ?id } # many topics (topic, topic_name)

A filter counts where it is asked for, and its `UNDEF` gives way to the values; a way counts where a filter needs it.
"""

from __future__ import annotations

import re
from importlib.resources import files

from api.resources.listed import Column, Filter, Listing
from ontology.errors import UsageError

# filter topic (topic) of report: a topic, by key or name
_FILTER = re.compile(
    r"^\s*(?P<pattern>.+?)\s# filter (?P<name>\w+) \((?P<kind>[\w-]+)\)(?: of (?P<way>\w+))?: (?P<words>.+)$"
)
# way to report
_WAY = re.compile(r"^\s*(?P<pattern>.+?)\s# way to (?P<name>\w+)$")
# way back from report: of a few reports, where another pattern is quicker from there than the way to them
_BACK = re.compile(r"^\s*(?P<pattern>.+?)\s# way back from (?P<name>\w+)$")
# sort date
_SORT = re.compile(r"^\s*(?P<pattern>.+?)\s# sort (?P<name>\w+)$")
# OPTIONAL { SELECT ?id (MIN(?t) AS ?text) WHERE { ... } GROUP BY ?id } # one
_COLUMN = re.compile(
    r"^\s*OPTIONAL \{ SELECT \?id (?P<heads>.+?) WHERE \{ (?P<body>.+) \} GROUP BY \?id \}"
    r" # (?:one|many (?P<many>\w+) \((?P<parts>[\w, ]+)\))$"
)
# include report.rq
_INCLUDE = re.compile(r"^\s*# include (?P<file>[\w.-]+)$", re.MULTILINE)
# (MIN(?t) AS ?text)
_HEAD = re.compile(r"AS \?(\w+)\)")


def load(name: str) -> Listing:
    """The listing in `queries/<name>.rq`."""
    return parse(_INCLUDE.sub(lambda found: _text(found["file"]), _text(f"{name}.rq")))


def parse(text: str) -> Listing:
    """The listing in a text.

    Raises:
        UsageError: a marked line cannot be read, or nothing says what is listed.
    """
    lines = text.splitlines()
    what = next((line.strip().removesuffix("# what").strip() for line in lines if line.endswith("# what")), None)
    if what is None:
        raise UsageError("a listing does not say what it lists", hint="this is a fault of the program")
    filters = [Filter(**found.groupdict()) for found in map(_FILTER.match, lines) if found]
    columns = tuple(_column(found) for found in map(_COLUMN.match, lines) if found)
    if len(columns) != sum(line.lstrip().startswith("OPTIONAL { SELECT") for line in lines):
        raise UsageError("a column of a listing cannot be read", hint="this is a fault of the program")
    return Listing(
        words=lines[0].removeprefix("# "),
        prefixes="".join(f"{line}\n" for line in lines if line.startswith("PREFIX ")),
        what=what,
        filters={each.name: each for each in filters},
        sorts={found["name"]: found["pattern"] for found in map(_SORT.match, lines) if found},
        ways={found["name"]: found["pattern"] for found in map(_WAY.match, lines) if found},
        back={found["name"]: found["pattern"] for found in map(_BACK.match, lines) if found},
        columns=columns,
    )


def _column(found: re.Match[str]) -> Column:
    parts = tuple(part.strip() for part in (found["parts"] or "").split(",") if part)
    names = tuple(_HEAD.findall(found["heads"]))
    return Column(found["heads"], found["body"], names, found["many"], parts)


def _text(file: str) -> str:
    return (files("api.resources") / "queries" / file).read_text("utf-8").rstrip("\n")
