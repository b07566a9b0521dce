"""Is a full inspection read alike when offices are shared, examples hold lists, or one label is over several?"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap

import pytest

from ingest.audit import audited
from ingest.documents import read_document
from ontology.model import Report
from ontology.values import PartialDate
from tests.ingest.printing import whole
from tests.ingest.test_inspection_layouts import values
from tests.ingest.test_inspection_variations import facts, read

WOMEN, YOUNG_MEN, LOCAL = "full-birkenshaw-lea-2023", "full-wexmoor-2021", "full-aldercombe-2019"


def changed(name: str, folder: Path, before: str, after: str) -> Report:
    """A specimen's text with one place printed otherwise."""
    text = whole(name)
    assert text.count(before) == 1
    return read(text.replace(before, after), folder)


@pytest.mark.parametrize(
    "printed",
    [
        "Ottoline Frayne and Ben Ash (joint chairs)",
        "Ottoline Frayne (Lea)\n\nBen Ash (Mill)",
        "Ottoline Frayne, Ben Ash",
        "Co-chairs Ottoline Frayne and Ben Ash",
    ],
)
def test_an_office_that_two_people_share(printed: str, tmp_path: Path) -> None:
    report = changed(WOMEN, tmp_path, "\n\nOttoline Frayne\n", f"\n\n{printed}\n")
    assert values(report, "imb_chair") == ["Ottoline Frayne", "Ben Ash"]


def test_the_label_over_several_chairs(tmp_path: Path) -> None:
    report = changed(WOMEN, tmp_path, "Independent Monitoring Board chair", "Independent Monitoring Board chairs")
    assert values(report, "imb_chair") == ["Ottoline Frayne"]
    assert not report.issues


def test_a_footnote_of_the_fact_page_is_no_inspection(tmp_path: Path) -> None:
    note = "1 Baseline capacity leaves out the cells of the segregation unit."
    report = changed(WOMEN, tmp_path, "\n\n2–13 September 2019", f"\n\n2–13 September 2019\n\n{note}")
    assert values(report, "last_inspection") == ["2–13 September 2019"]


def test_the_last_inspection_may_be_given_by_its_month_alone(tmp_path: Path) -> None:
    report = changed(WOMEN, tmp_path, "\n\n2–13 September 2019", "\n\nSeptember 2019")
    assert report.follows_up == PartialDate(2019, 9)


def test_of_two_visits_in_one_entry_the_full_inspection_is_followed_up(tmp_path: Path) -> None:
    printed = "Scrutiny visit, 12 January 2021; last full inspection, 4–15 March 2019"
    report = changed(WOMEN, tmp_path, "\n\n2–13 September 2019", f"\n\n{printed}")
    assert report.follows_up == PartialDate(2019, 3)


@pytest.mark.parametrize("label", ["{} – ", "{} - ", "{}(s): ", "{}: "])
def test_what_parts_a_provider_from_its_label(label: str, tmp_path: Path) -> None:
    text = re.sub(r"(?m)^(\w[\w ]* provider): ", lambda line: label.format(line[1]), whole(WOMEN))
    providers = [(each.role, each.provider) for each in read(whole(WOMEN), tmp_path).provisions]
    assert [(each.role, each.provider) for each in read(text, tmp_path).provisions] == providers


def test_labels_with_dashes_run_on_in_one_block(tmp_path: Path) -> None:
    text = whole(WOMEN)
    lines = re.findall(r"(?m)^\w[\w ]* provider: .*$", text)
    run_on = " ".join(line.replace(": ", " – ") for line in lines)
    for line in lines[1:]:
        text = text.replace(f"{line}\n", "", 1)
    report = read(text.replace(lines[0], run_on), tmp_path)
    assert [
        f"{each.role}: {each.provider}" for each in report.provisions if f"{each.role}: {each.provider}" in lines
    ] == lines


def test_a_service_that_nobody_provides_has_no_provider(tmp_path: Path) -> None:
    report = changed(WOMEN, tmp_path, "Dental health provider: Tooth & Co", "Dental health provider: Not commissioned")
    assert [each.provider for each in report.provisions if each.role == "Dental health provider"] == [None]


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Dental care providers\n\nTooth & Co\n\nMarl Dental (clinics)", ["Tooth & Co", "Marl Dental"]),
        ("Dental care provider\n\nTooth & Co\n\nMarl Dental (clinics)", ["Tooth & Co"]),
        ("Dental care providers: Tooth & Co\n\nMarl Dental (clinics)", ["Tooth & Co"]),
        ("Dental care providers\n\nTooth & Co\n\nA dentist had been asked for.", ["Tooth & Co"]),
    ],
    ids=["several", "one", "beside its label", "a sentence"],
)
def test_names_a_line_each_below_the_label_of_several_providers(
    printed: str, listed: list[str], tmp_path: Path
) -> None:
    report = changed(WOMEN, tmp_path, "Dental health provider: Tooth & Co", printed)
    assert [each.provider for each in report.provisions if each.role.startswith("Dental care provider")] == listed


def test_the_management_of_the_buildings_is_an_entry_of_its_own(tmp_path: Path) -> None:
    entry = "Dental health provider: Tooth & Co"
    report = changed(WOMEN, tmp_path, entry, f"{entry}\nFacilities management: Hod Services Ltd")
    listed = [(each.role, each.provider) for each in report.provisions]
    assert ("Facilities management", "Hod Services Ltd") in listed
    assert ("Dental health provider", "Tooth & Co") in listed


def test_an_example_keeps_the_list_inside_it(tmp_path: Path) -> None:
    listed = (
        "A choir of staff and women met each week:\n\n- to rehearse\n- to sing in the visits hall. (See paragraph 4.2.)"
    )
    before = "A choir of staff and women rehearsed together each week and sang in the visits hall. (See paragraph 4.2.)"
    report = changed(WOMEN, tmp_path, before, listed)
    first, second = report.practices
    assert first.text == "A choir of staff and women met each week: to rehearse to sing in the visits hall."
    assert (first.paragraphs, second.paragraphs) == (("4.2",), ("6.1", "6.2"))


def test_a_reference_may_stand_behind_the_verdict(tmp_path: Path) -> None:
    before = "Women should arrive before 7pm. (1.31)\n\n**Not achieved**"
    report = changed(WOMEN, tmp_path, before, "Women should arrive before 7pm. Not achieved (1.31)")
    first = report.progress[0]
    assert (first.text, first.reference, first.verdict) == ("Women should arrive before 7pm.", "1.31", "Not achieved")


VERDICTS = "Not achieved|Partially achieved|Achieved|No longer relevant"
JUDGED = re.compile(rf"(?m)^(?P<said>[A-Z].*) \((?P<number>S?[\d.]+)\)\n\n\*\*(?P<verdict>{VERDICTS})\*\*$")


@pytest.mark.parametrize(
    "form",
    [
        r"\g<verdict>\n\n\g<said> (\g<number>)",
        r"\g<verdict>: \g<said> (\g<number>)",
        r"\g<number> \g<said>\n\n(\g<verdict>)",
        r"\g<number>\t\g<said>\t\g<verdict>",
        r"\g<said> (\g<number>) – \g<verdict>",
    ],
    ids=["above", "before", "in brackets", "in columns", "behind a dash"],
)
def test_where_a_list_of_progress_prints_its_verdicts(form: str, tmp_path: Path) -> None:
    text = whole(WOMEN)
    wanted = [(each.reference, each.verdict, each.test) for each in read(text, tmp_path).progress]
    assert len(JUDGED.findall(text)) == len(wanted)
    told = read(JUDGED.sub(form, text), tmp_path).progress
    assert [(each.reference, each.verdict, each.test) for each in told] == wanted


def test_an_aspect_leaves_out_the_mark_of_its_footnote(tmp_path: Path) -> None:
    report = changed(WOMEN, tmp_path, "Behaviour and attitudes: Good", "Behaviour and attitudes4: Good")
    assert "Behaviour and attitudes" in [each.aspect for each in report.effectiveness]


ASKED = "Prisoners should have full access to good teaching. (To HMPPS)"
ALSO = "The quality of in-cell learning should be improved. (To the director)"


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_one_label_over_several_recommendations(between: str, tmp_path: Path) -> None:
    before = "1.13 Key concern: There was too little teaching. Half of the classrooms stood empty and face-to-face "
    text = whole(YOUNG_MEN)
    start = text.index(before)
    pair = f"**Recommendation:** {ASKED}\n\n**Recommendation:** {ALSO}"
    assert pair in text[start:]
    label = "**Recommendations:**\n\n" if between.isspace() and "\n" in between else "**Recommendations:** "
    report = read(text[:start] + text[start:].replace(pair, f"{label}{ASKED}{between}{ALSO}", 1), tmp_path)
    answers = [(each.text, each.reference, each.addressee) for each in report.recommendations if each.concern == 3]
    assert answers == [(ASKED, "1.13", "HMPPS"), (ALSO, "1.13", "the director")]


def test_a_day_that_a_converter_parted_from_its_month(tmp_path: Path) -> None:
    parted = "\n\n20\n\nSeptember – 3 October 2019"
    report = changed(WOMEN, tmp_path, "\n\n2–13 September 2019", parted)
    assert values(report, "last_inspection") == ["20 September – 3 October 2019"]
    assert report.follows_up == PartialDate(2019, 9)


def test_a_short_footer_runs_where_it_returns_on_many_short_pages(tmp_path: Path) -> None:
    sentence = "Of the {} men on the wing, most had work, and the cells that we saw there were clean and calm. "
    pages = [f"{sentence.format(n * n) * 4}\n\nHMP Moor inspection report {n}\n" for n in range(3, 12)]
    path = tmp_path / "pages.txt"
    path.write_text("\n".join(pages), "utf-8")
    words = [line.passage.text for line in read_document(path).lines]
    assert len(words) == len(pages)
    assert not [text for text in words if "inspection report" in text]


def test_a_test_below_a_caption_without_a_blank_line_is_its_heading(tmp_path: Path) -> None:
    text = whole(YOUNG_MEN)
    caption = next(line for line in text.splitlines() if line.startswith("Figure 1: "))
    full = f"{caption} in each of the four tests"
    text = text.replace(caption, full)
    packed = "\n".join(line for block in text.split("\n") for line in wrap(block.lstrip("# "), 90))
    assert f"{full}\nSafety\n" in packed
    found = {(each.test, each.year, each.rating) for each in read(packed, tmp_path).outcomes}
    assert {(each.test, each.year, each.rating) for each in read(text, tmp_path).outcomes} == found


def test_a_footer_that_changes_sides_runs(tmp_path: Path) -> None:
    """Each form comes back less often than a running line must."""
    name = "HMP & YOI Birkenshaw Lea"
    lines = "\n".join(part for line in whole(WOMEN).split("\n") for part in wrap(line, 84) or [""]).split("\n")
    height = len(lines) // 7 + 1
    pages = [lines[start : start + height] for start in range(0, len(lines), height)]
    feet = (f"{name}    {page}" if page % 2 else f"{page}    {name}" for page in range(1, len(pages) + 1))
    text = "\n\f".join("\n".join([*page, "", foot]) for page, foot in zip(pages, feet, strict=True))
    wanted = [(each.number, each.text) for each in read("\n".join(lines), tmp_path).paragraphs]
    assert [(each.number, each.text) for each in read(text, tmp_path).paragraphs] == wanted


def test_a_number_that_a_lines_end_parts_from_its_words_is_no_item(tmp_path: Path) -> None:
    text = "\n".join(part for line in whole(YOUNG_MEN).split("\n") for part in wrap(line, 72) or [""])
    assert "aged 18 to\n27." in text
    assert values(read(text, tmp_path), "task") == [
        "A category C prison and young offender institution for men aged 18 to 27."
    ]


@pytest.mark.parametrize("remark", ["", "\nThis chart leaves out what Ofsted followed up.\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_shares_of_a_chart_of_progress_are_its_words(gap: str, remark: str, tmp_path: Path) -> None:
    text = whole(LOCAL)
    caption = re.search(r"(?m)^Figure 1: .*\n", text)
    assert caption
    words = gap.join(("", "Achieved 43%", "Partially achieved 14%", "Not achieved 29%", "No longer relevant 14%", ""))
    before, after = (
        read(each, tmp_path) for each in (text, text[: caption.end()] + remark + words + text[caption.end() :])
    )
    assert [section.title for section in after.sections] == [section.title for section in before.sections]
    assert facts(after) == facts(before)
    assert audited(after).issues == audited(before).issues


def test_two_entries_of_the_contents_on_one_line(tmp_path: Path) -> None:
    text = whole(LOCAL)
    entries = re.search(r"(?m)^\tAbout this inspection and report\.+6\n\tSummary\.+7$", text)
    assert entries
    run_on = read(text.replace(entries[0], "About this inspection and report 6 Summary 7"), tmp_path)
    assert [section.title for section in run_on.sections if section.parent is None][:4] == [
        "Introduction", "Fact page", "About this inspection and report", "Summary",
    ]  # fmt: skip
    assert facts(run_on) == facts(read(text, tmp_path))


@pytest.mark.parametrize(("label", "kind"), [("Recommendation", "main"), ("Key recommendation", "key")])
def test_the_label_tells_the_kind_of_a_recommendation_before_its_number_does(
    label: str, kind: str, tmp_path: Path
) -> None:
    text = re.sub(r"(?m)^Recommendation: ", f"{label}: ", whole(LOCAL))
    answers = [each for each in read(text, tmp_path).recommendations if each.concern]
    assert [(each.reference or "")[0] for each in answers] == ["S", "S"]
    assert {each.kind for each in answers} == {kind}


def test_words_of_the_fact_page_below_no_label_are_told_of(tmp_path: Path) -> None:
    escort = "Escort contractor: Farrow Custodial Transport\n"
    report = changed(WOMEN, tmp_path, escort, f"{escort}\nGate and yard\n\nThe gate is kept by a guard.\n")
    told = [(issue.code, issue.quote) for issue in report.issues]
    assert told == [("fact-label-not-understood", "Gate and yard")]
    assert values(report, "prison_group") == ["Women's estate"]


def test_an_aspect_whose_grade_is_on_no_scale_is_told_of(tmp_path: Path) -> None:
    report = changed(WOMEN, tmp_path, "Behaviour and attitudes: Good", "Behaviour and attitudes: Splendid")
    assert [(issue.code, issue.quote) for issue in report.issues] == [
        ("grade-not-understood", "Behaviour and attitudes: Splendid")
    ]
    assert len(report.effectiveness) == len(read(whole(WOMEN), tmp_path).effectiveness) - 1 > 0


def test_a_regulation_in_short(tmp_path: Path) -> None:
    text = whole("full-thornby-moor-2024")
    assert "Regulation 17" in text
    short, long = read(text.replace("Regulation 17", "Reg. 17"), tmp_path), read(text, tmp_path)
    regulations = [[notice.regulation for notice in report.notices] for report in (short, long)]
    assert regulations == [["Regulation 17"], ["Regulation 17"]]


@pytest.mark.parametrize(("said", "whole_number"), [("six key concerns", True), ("several key concerns", False)])
def test_a_sentence_below_the_last_of_the_concerns_that_are_counted(
    said: str, whole_number: bool, tmp_path: Path
) -> None:
    last, rest = "6. One woman in three was released with no safe place to sleep.", "Nobody had asked where they went."
    text = whole(WOMEN).replace("six key concerns", said).replace(last, f"{last}\n\n{rest}")
    concerns = read(text, tmp_path).concerns
    assert len(concerns) == (6 if whole_number else 7)
    assert concerns[5].text.endswith(rest) is whole_number


def test_a_grade_below_an_aspect_that_fills_its_line(tmp_path: Path) -> None:
    aspect = (
        "Overall effectiveness of all that was taught and learned in workshops and in classrooms, in the gardens and "
        "in the kitchens"
    )
    printed = f"{aspect}: Good\n\nPersonal development of those who learned:\n"
    first, second = "- Overall effectiveness: Requires improvement\n", "- Personal development: Good\n"
    text = whole(WOMEN)
    assert text.count(first) == text.count(second) == 1
    text = text.replace(second, "").replace(first, f"\n{printed}Inadequate\n\n")
    grades = {each.aspect: each.rating for each in read(text, tmp_path).effectiveness}
    assert grades[aspect] == "good"
    assert grades["Personal development of those who learned"] == "inadequate"
    assert len(grades) == 5


def test_a_name_over_its_role_at_the_end_of_a_long_team_is_no_heading(tmp_path: Path) -> None:
    text = whole(WOMEN)
    start, end = (
        text.index("Harriet Lisle\tChief inspector"),
        text.index("Appendix II Glossary", text.index("Harriet Lisle\t")),
    )
    team = text[start:end].strip()
    lines = team.replace("\t", "\n").replace(
        "Health and social care inspector", "General Pharmaceutical Council inspector"
    )
    before, after = read(text, tmp_path), read(text.replace(team, lines), tmp_path)
    assert [each.name for each in after.people] == [each.name for each in before.people]
    assert [section.title for section in after.sections] == [section.title for section in before.sections]
