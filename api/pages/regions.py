"""Which prisons are in a region, and how is progress there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException

from api.pages.addresses import page_path
from api.pages.drawing.bars import Bar, stacked
from api.pages.ratings import steps
from api.pages.reading import Reading, Row
from api.pages.view import View
from ontology.yaml_files import read_yaml

TRAIL = (("/regions", "Regions"),)


def index(reading: Reading) -> View:
    """Every region, with its establishments, reports and progress."""
    held = {str(row["prison"]): row for row in reading.rows("prisons-reports")}
    progress = {str(row["prison"]): row for row in reading.rows("prisons-progress")}
    found = _by_region(reading.rows("prisons"))
    rows = [
        {
            "key": key_of_region(name),
            "name": name,
            "prisons": len(prisons),
            "held": sum(1 for each in prisons if each in held),
            "reports": sum(int(str(held[each]["reports"])) for each in prisons if each in held),
            "judged": sum(int(str(progress[each]["judged"])) for each in prisons if each in progress),
            "behind": sum(int(str(progress[each]["behind"])) for each in prisons if each in progress),
        }
        for name, prisons in ((name, found[name]) for name in (*_regions(), "") if name in found)
    ]
    return View(template="regions.html", title="Regions", values={"regions": rows})


def region(reading: Reading) -> View:
    """One region: its establishments, and progress at each."""
    name = next((each for each in _regions() if key_of_region(each) == reading.key), None)
    if name is None:
        raise HTTPException(404)
    prisons = _by_region(reading.rows("prisons")).get(name, {})
    held = {str(row["prison"]): row for row in reading.rows("prisons-reports")}
    known = steps(reading.store)
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for row in reading.rows("prisons-ratings"):
        if str(row["prison"]) in prisons and str(row["rating"]) in known:
            counted[str(row["prison"])][str(row["rating"])] = int(str(row["number"]))
    bars = [
        Bar(str(prisons[prison]["name"]), page_path(prison), [(known[iri], number) for iri, number in found.items()])
        for prison, found in sorted(counted.items(), key=lambda each: str(prisons[each[0]]["name"]))
    ]
    values = {
        "name": name,
        "prisons": sorted(prisons.values(), key=lambda row: (str(row["prison"]) not in held, str(row["name"]))),
        "held": held,
        "chart": stacked(f"Progress at reviews in {name}", bars) if bars else None,
    }
    return View(template="region.html", title=name, trail=TRAIL, values=values)


def region_of(place: object) -> str:
    """The region of a place such as `Redditch, Worcestershire`; an empty string where it is not known."""
    return _counties().get(str(place or "").rpartition(",")[2].strip(), "")


def key_of_region(name: str) -> str:
    """How a region is called in an address: `north-west`."""
    return name.casefold().replace(" ", "-")


def region_keys() -> Sequence[str]:
    """The keys of all regions."""
    return [key_of_region(name) for name in _regions()]


def _by_region(rows: Iterable[Row]) -> Mapping[str, Mapping[str, Row]]:
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        found[region_of(row["place"])].setdefault(str(row["prison"]), row)
    return found


@cache
def _regions() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = read_yaml(files("api") / "pages" / "regions.yml")
    return found


@cache
def _counties() -> Mapping[str, str]:
    return {county: name for name, counties in _regions().items() for county in counties}
