"""Is every establishment of the register with a place in exactly one region?"""

from __future__ import annotations

import re
from importlib.resources import files

from api.pages.regions import key_of_region, region_of
from api.pages.topics import services

# insp:placeName "Redditch, Worcestershire"
_PLACE = re.compile(r'insp:placeName "([^"]+)"')


def test_every_place_of_the_register_has_a_region() -> None:
    places = _PLACE.findall((files("ontology") / "register" / "establishments.ttl").read_text("utf-8"))
    assert len(places) > 100
    assert [place for place in places if not region_of(place)] == []


def test_what_is_no_place_has_none() -> None:
    assert region_of(None) == region_of("Nowhere, Elsewhere") == ""
    assert region_of("Redditch, Worcestershire") == "West Midlands"
    assert key_of_region("Yorkshire and the Humber") == "yorkshire-and-the-humber"


def test_a_topic_has_the_services_of_the_nearest_topic_that_has_some() -> None:
    assert "dental" in services(["dental", "health-care"])
    assert services(["health-care-staffing", "health-care"]) == services(["health-care"])
    assert services(["violence", "safety"]) == ()


def test_services_and_their_topics_are_concepts() -> None:
    schemes = files("ontology") / "schemes"
    known = (schemes / "people.ttl").read_text("utf-8") + (schemes / "topics.ttl").read_text("utf-8")
    for line in (files("api") / "pages" / "services.yml").read_text("utf-8").splitlines()[1:]:
        topic, _, those = line.partition(":")
        assert f"topic:{topic} a skos:Concept" in known
        for service in those.strip(" []").split(", "):
            assert f"service-role:{service} a skos:Concept" in known
