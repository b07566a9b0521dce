"""Can the years below small charts be told apart?"""

from __future__ import annotations

import pytest

from api.pages.drawing.timeline import strips_of
from api.pages.ratings import Step
from tests.api.pages.test_choosing import KNOWN


def years(*times: str) -> list[str]:
    rating, step = next(iter(KNOWN.items()))
    assert isinstance(step, Step)
    rows = [{"test": "safety", "rating": rating, "at": time, "named": None} for time in times]
    return [year for _, year in strips_of(rows, KNOWN)[0].years]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (["2012-01", "2017-01", "2022-01"], ["2012", "2017", "2022"]),
        (["2012-01", "2022-01", "2023-02"], ["2012", "2022, 2023"]),
        (["2002-01", "2020-01", "2021-01", "2022-01"], ["2002", "2020–2022"]),
        (["2012-01", "2022-01", "2022-11"], ["2012", "2022"]),
    ],
)
def test_years_that_are_near_stand_together(times: list[str], told: list[str]) -> None:
    assert years(*times) == told
