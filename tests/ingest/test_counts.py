"""Counts that a report declares, in words and figures."""

from __future__ import annotations

import pytest

from ingest.counts import find_counts
from tests.ingest.printed import paragraph

Said = tuple[str, int, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "At this visit, we followed up five concerns from our inspection in May 2022 and Ofsted followed up three "
            "themes. The Care Quality Commission followed up one requirement notice.",
            [
                ("concerns", 5, "HMI Prisons", None),
                ("themes", 3, "Ofsted", None),
                ("notices", 1, "Care Quality Commission", None),
            ],
        ),
        (
            "HMI Prisons judged that there was good progress in two recommendations, reasonable progress in three and "
            "no meaningful progress in one.",
            [
                ("recommendations", 2, "HMI Prisons", "Good progress"),
                ("recommendations", 3, "HMI Prisons", "Reasonable progress"),
                ("recommendations", 1, "HMI Prisons", "No meaningful progress"),
            ],
        ),
        (
            "Ofsted judged that there was significant progress in all three themes.",
            [("themes", 3, "Ofsted", "Significant progress")],
        ),
        ("This review followed up on 11 of the concerns we raised.", [("concerns", 11, "HMI Prisons", None)]),
        ("We followed up 12 of the 45 recommendations made in 2018.", [("recommendations", 12, "HMI Prisons", None)]),
        (
            "There had been good or reasonable progress against eight of the 12 recommendations and themes, although "
            "there remained insufficient progress against four of these.",
            [
                ("recommendations and themes", 12, None, None),
                ("recommendations and themes", 8, None, "Good or reasonable progress"),
                ("recommendations and themes", 4, None, "Insufficient progress"),
            ],
        ),
        (
            "Progress had been good in two recommendations. There was insufficient progress in five and no meaningful "
            "progress in one. In three areas the progress was still reasonable, and in four of those concerns "
            "progress had been good.",
            [
                ("recommendations", 2, "HMI Prisons", "Good progress"),
                ("recommendations", 5, "HMI Prisons", "Insufficient progress"),
                ("recommendations", 1, "HMI Prisons", "No meaningful progress"),
                ("recommendations", 3, "HMI Prisons", "Reasonable progress"),
                ("concerns", 4, "HMI Prisons", "Good progress"),
            ],
        ),
        (
            "We followed up six concerns. There was good progress in three workshops and in two areas it was slow.",
            [("concerns", 6, "HMI Prisons", None)],
        ),
        ("In three areas the progress was insufficient.", []),
        (
            "We followed up six concerns and Ofsted two themes. In two areas the progress was insufficient.",
            [("concerns", 6, "HMI Prisons", None), ("themes", 2, "Ofsted", None)],
        ),
        ("Inspectors found no examples of notable positive practice.", [("practices", 0, "HMI Prisons", None)]),
        ("Inspectors did not find any examples of notable positive practice.", [("practices", 0, "HMI Prisons", None)]),
        ("We found twenty-one examples of notable positive practice.", [("practices", 21, "HMI Prisons", None)]),
        ("Leaders had made good progress in two areas of the wing.", []),
        ("Progress had been made to address both concerns we raised about health care.", []),
        ("We found reasonable progress in the management of public protection.", []),
    ],
)
def test_counts(text: str, said: list[Said]) -> None:
    assert [(one.what, one.number, one.body, one.rating) for one in find_counts([paragraph(text)])] == said


def test_a_caption_declares_its_cases() -> None:
    (count,) = find_counts([paragraph("Figure 3: Progress on Ofsted themes from May 2022 inspection (n=4).")])
    assert (count.what, count.number, count.body) == ("themes", 4, "Ofsted")
