"""Does a report list what it raises once each, in the order of its numbers?"""

from __future__ import annotations

from api.pages.reports import raised


def row(key: str, body: str | None) -> dict[str, str | None]:
    return {"concern": f"https://w3id.org/prisongraph/id/recommendation/{key}", "body": body, "words": key}


def test_what_two_bodies_raise_together_is_listed_once_and_the_tenth_after_the_second() -> None:
    stated = (("10", "Ofsted"), ("2", "HMI Prisons"), ("2", "Ofsted"), ("2a", None))
    rows = [row(f"full-x-2021-02_{number}", body) for number, body in stated]
    found = raised(rows)
    assert [each["words"] for each in found] == ["full-x-2021-02_2", "full-x-2021-02_2a", "full-x-2021-02_10"]
    assert [list(each["bodies"]) for each in found if isinstance(each["bodies"], dict)] == [
        ["HMI Prisons", "Ofsted"], [], ["Ofsted"],
    ]  # fmt: skip
