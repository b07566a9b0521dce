"""Is a known name that is only part of a longer one read as the longer one, and is no other word drawn into it?"""

from __future__ import annotations

import pytest

from ingest.organisations import find_organisations
from tests.ingest.prose import report_of


def named(sentence: str) -> set[str]:
    """The canonical names found in a sentence."""
    return {organisation.name for organisation in find_organisations(report_of(sentence))}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Age UK Larchshire visited the older men.", {"Age UK Larchshire"}),
        ("Older men were seen by Age UK Larchshire & Fenshire.", {"Age UK Larchshire & Fenshire"}),
        ("Older men were seen by Age UK Larchshire and Fenshire.", {"Age UK Larchshire and Fenshire"}),
        ("Older men were seen by Age UK Larchshire and Nacro.", {"Age UK Larchshire", "Nacro"}),
        ("Counsellors from Mind in Moortown came weekly.", {"Mind in Moortown"}),
        ("Samaritans of Moortown trained the Listeners.", {"Samaritans of Moortown"}),
        ("Women met a worker from Moorland Women's Aid.", {"Moorland Women's Aid"}),
        ("The Moortown Citizens Advice gave help with debt.", {"Moortown Citizens Advice"}),
        ("Nacro and Emmaus Fenshire found rooms for 12 men.", {"Nacro", "Emmaus Fenshire"}),
        ("The dentist came from Penrose Dental.", {"Penrose Dental"}),
    ],
)
def test_a_part_of_a_longer_name_is_read_as_the_longer(sentence: str, names: set[str]) -> None:
    assert named(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Age UK staff met older men, and Age UK had a helpline.", {"Age UK"}),
        ("Local Citizens Advice workers gave help with debt.", {"Citizens Advice"}),
        ("YMCA Programmes were run for young men.", {"YMCA"}),
        ("Nacro Housing found rooms for 12 men.", {"Nacro"}),
        ("Work with Penrose and Moortown College went on.", {"Penrose", "Moortown College"}),
        ("Care UK Medical was paid for the clinic.", {"Care UK"}),
    ],
)
def test_no_other_word_is_drawn_into_a_name(sentence: str, names: set[str]) -> None:
    assert named(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The charity Stones to Harvest ran a course.", {"Stones to Harvest"}),
        ("A course was run by Bridges to Harvest.", {"Bridges to Harvest"}),
        ("Referrals were passed from Bridgeway to Nacro.", {"Bridgeway", "Nacro"}),
        ("Men were moved from Larch to Ash.", set()),
    ],
)
def test_what_leads_to_something_is_one_name(sentence: str, names: set[str]) -> None:
    assert named(sentence) == names
