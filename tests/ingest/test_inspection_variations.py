"""Is the same full inspection read alike when a converter leaves other marks, numbers, breaks and orders?"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.documents import read_document
from ingest.inspection import read_inspection
from ingest.outline import outline
from ontology.model import Report
from tests.ingest.printing import whole
from tests.ingest.test_inspection import INSPECTIONS

Change = Callable[[str], str]

_VERDICT = (
    r"\*{0,2}(?:Not achieved[^\n*]*|Partially achieved|Achieved|No longer relevant"
    r"|(?:Not a|Partially a|A)ddressed)\*{0,2}"
)


def not_bold(text: str) -> str:
    """No line is bold."""
    return text.replace("**", "")


def hashed(text: str) -> str:
    """Bold lines that are no verdict become headings with a hash."""
    return re.sub(r"(?m)^\*\*([A-Z][^*\n]{2,100}[^*\n.:])\*\*$", _as_hashed, text)


def _as_hashed(line: re.Match[str]) -> str:
    return line[0] if re.fullmatch(_VERDICT, line[0]) else f"### {line[1]}"


def verdicts_run_on(text: str) -> str:
    """A verdict stands on the line of its statement."""
    return re.sub(rf"\n\n({_VERDICT})(?=\n)", r" \1", text)


def verdicts_bold(text: str) -> str:
    """Every verdict on a line of its own is bold."""
    return re.sub(rf"(?m)^({_VERDICT})$", lambda line: f"**{line[1].strip('*')}**", text)


def labels_with_colons(text: str) -> str:
    """`Recommendations:`, `Key concerns:`"""
    label = r"(?m)^(\*{0,2})((?:Key |Priority |Main )?(?:[Rr]ecommendation|[Cc]oncern)s?)(\*{0,2})$"
    return re.sub(label, r"\1\2:\3", text)


def labels_bold(text: str) -> str:
    """`**Concern:**`, `**Recommendation:**`"""
    return re.sub(r"((?:Key )?(?:[Cc]oncern|[Rr]ecommendation)(?: \([\d.]+\))?:)", r"**\1**", not_bold(text))


def straight(text: str) -> str:
    """The keyboard's quotes and dashes."""
    return text.translate(str.maketrans("‘’“”–", "''\"\"-"))


def round_bullets(text: str) -> str:
    """`•` where other converters set `-`."""
    return re.sub(r"(?m)^- ", "• ", text)


def windows_lines(text: str) -> str:
    """Carriage returns."""
    return text.replace("\n", "\r\n")


def form_feeds(text: str) -> str:
    """A page break before each section."""
    return re.sub(r"(?m)^(#* ?\*{0,2}Section \d)", "\f\\1", text)


def wide_gaps(text: str) -> str:
    """Two blank lines between blocks."""
    return text.replace("\n\n", "\n\n\n")


def verdicts_in_capitals(text: str) -> str:
    """`NOT ACHIEVED`"""
    return re.sub(rf"(?m)^({_VERDICT})$", lambda line: line[1].upper(), text)


def no_contents(text: str) -> str:
    """No list of contents."""
    return re.sub(r"(?ms)^Contents\n.*?^(?=(?:[#*]+ ?)?Introduction\*{0,2}$)", "", text)


CHANGES: tuple[Change, ...] = (
    not_bold, hashed, verdicts_run_on, verdicts_bold, verdicts_in_capitals, labels_with_colons, labels_bold, straight,
    round_bullets, windows_lines, form_feeds, wide_gaps, no_contents,
)  # fmt: skip


def facts(report: Report) -> dict[str, list[tuple[object, ...]]]:
    """What must not change, in the keyboard's characters."""
    return {
        "concerns": [(each.number, each.priority, _words(each.text)) for each in report.concerns],
        "recommendations": [
            (each.number, each.reference, each.addressee, each.kind, _words(each.text))
            for each in report.recommendations
        ],
        "progress": [(each.reference, each.verdict, each.test, _words(each.text)) for each in report.progress],
        "outcomes": sorted((each.test, each.year, each.rating) for each in report.outcomes),
        "effectiveness": [(each.aspect, each.rating) for each in report.effectiveness],
        "provisions": [(each.role, each.provider) for each in report.provisions],
        "notices": [(each.regulation, each.verdict) for each in report.notices],
        "practices": [(each.kind, each.paragraphs, _words(each.text)) for each in report.practices],
        "facts": [(each.property, _words(str(each.value))) for each in report.facts],
    }


def _words(text: str) -> str:
    return re.sub(r"[^\w%]+", " ", text).strip()


def read(text: str, folder: Path) -> Report:
    """A report from its text."""
    path = folder / "report.txt"
    path.write_bytes(text.encode())
    return read_inspection(outline(read_document(path)))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("name", INSPECTIONS)
def test_the_same_facts_whatever_the_converter_left(name: str, change: Change, tmp_path: Path) -> None:
    changed = change(whole(name))
    assert facts(read(changed, tmp_path)) == facts(read(whole(name), tmp_path))


@pytest.mark.parametrize("name", INSPECTIONS)
def test_lost_numbers_come_back(name: str, tmp_path: Path) -> None:
    """One paragraph number in seven is lost behind a bullet, never two in a row nor the last of a section."""
    lines, n = whole(name).split("\n"), 0
    for place, line in enumerate(lines):
        if re.match(r"(?:- )?[2-6]\.\d+ [A-Z].{40,}", line):
            n += 1
            if n % 7 == 3:
                lines[place] = "- " + re.sub(r"^(?:- )?[\d.]+ ", "", line)
    before, after = read(whole(name), tmp_path), read("\n".join(lines), tmp_path)
    assert [each.verdict for each in after.progress] == [each.verdict for each in before.progress]
    assert [each.number for each in after.concerns] == [each.number for each in before.concerns]


@pytest.mark.parametrize("name", INSPECTIONS)
@pytest.mark.parametrize("seed", range(6))
def test_damage_never_moves_a_verdict_in_silence(name: str, seed: int, tmp_path: Path) -> None:
    """With lines lost, each verdict is still on its own statement, or an issue says that something is amiss."""
    chance = random.Random(seed)  # a fixed seed, for the same damage on every run
    right = {_words(each.text): each.verdict for each in read(whole(name), tmp_path).progress}
    kept = [line for line in whole(name).split("\n") if not line.strip() or chance.random() > 0.04]
    damaged = read("\n".join(kept), tmp_path)
    wrong = [each for each in damaged.progress if right.get(_words(each.text), each.verdict) != each.verdict]
    assert not wrong or damaged.issues


def test_a_verdict_misspelt_is_told(tmp_path: Path) -> None:
    text = whole("full-birkenshaw-lea-2023").replace("**Partially achieved**", "**Partialy acheived**", 1)
    report = read(text, tmp_path)
    assert "progress-without-verdict" in {issue.code for issue in report.issues}
    assert len(report.progress) == 4


def test_a_label_that_nobody_knows_is_told(tmp_path: Path) -> None:
    label = "**Brief history**"
    text = whole("full-thornby-moor-2024").replace(label, f"**Colour of the gate**\n\nGreen\n\n{label}")
    report = read(text, tmp_path)
    assert [issue.quote for issue in report.issues] == ["Colour of the gate"]
    assert "Green" not in [fact.value for fact in report.facts]


@pytest.mark.parametrize(
    ("made", "told", "count"),
    [
        ("made six recommendations, two of which", "made nine recommendations, two of which", ("recommendations", 9)),
        ("two of which were about areas of", "three of which were about areas of", ("key recommendations", 3)),
        ("made one recommendation about a key", "made two recommendations about a key", ("recommendations", 2)),
    ],
)
def test_a_count_of_earlier_recommendations_that_the_list_belies_is_told(
    made: str, told: str, count: tuple[str, int], tmp_path: Path
) -> None:
    before = whole("full-wexmoor-2021")
    assert made in before
    assert not [each for each in read(before, tmp_path).declared_counts if each.agrees is False]
    belied = [each for each in read(before.replace(made, told, 1), tmp_path).declared_counts if each.agrees is False]
    assert [(each.what, each.number) for each in belied] == [count]


def test_questions_of_the_survey_are_no_paragraphs(tmp_path: Path) -> None:
    survey = "\n\nAppendix V: Prisoner survey methodology and results\n\n" + "\n\n".join(
        f"{section}.{question} How well do you know the officers on the wing where you live now?"
        for section in range(1, 9)
        for question in range(1, 6)
    )
    text = whole("full-aldercombe-2019")
    before = [paragraph.number for paragraph in read(text, tmp_path).paragraphs if paragraph.number]
    after = [paragraph.number for paragraph in read(text + survey, tmp_path).paragraphs if paragraph.number]
    assert after == before


def test_concerns_without_labels_take_their_priority_from_the_introduction(tmp_path: Path) -> None:
    text = re.sub(r"(?m)^\*{0,2}(?:Priority|Key) concerns\*{0,2}\n", "", whole("full-thornby-moor-2024"), count=2)
    concerns = read(text, tmp_path).concerns
    assert [(each.number, each.priority) for each in concerns] == [(str(n), n <= 4) for n in range(1, 10)]


def test_a_number_may_stand_before_a_topic_of_its_own(tmp_path: Path) -> None:
    """`7. Dental care`, and the concern on the next line."""
    text = whole("full-thornby-moor-2024").replace("7. Patients waited", "7. Dental care\n\nPatients waited")
    concern = next(each for each in read(text, tmp_path).concerns if each.number == "7")
    assert (concern.heading, concern.text[:15], concern.priority) == ("Dental care", "Patients waited", False)


def test_the_month_may_stand_beside_the_name(tmp_path: Path) -> None:
    name = "Adrian Colebrook HM Chief Inspector of Prisons May 2019"
    beside = "Adrian Colebrook CVO OBE QPM\tMay 2019\n\nHM Chief Inspector of Prisons"
    text = whole("full-aldercombe-2019")
    assert name in text
    report = read(text.replace(name, beside), tmp_path)
    assert (report.signed_by, str(report.signed_month)) == (("Adrian Colebrook",), "2019-05")


def test_two_numbers_lost_in_a_row_come_back(tmp_path: Path) -> None:
    """Behind bullets, where all numbers stand behind bullets."""
    text = whole("full-wexmoor-2021")
    numbers = [paragraph.number for paragraph in read(text, tmp_path).paragraphs if paragraph.number]
    lost = re.sub(r"(?m)^- (?:1\.3|1\.4) (?=[A-Z])", "- ", text)
    assert lost.count("- 1.") == text.count("- 1.") - 2
    assert [paragraph.number for paragraph in read(lost, tmp_path).paragraphs if paragraph.number] == numbers


def test_footnotes_below_labelled_concerns_are_no_concerns(tmp_path: Path) -> None:
    text = whole("full-aldercombe-2019")
    note = "2 This included recommendations about health care, which now stand in another part of the report."
    pair = re.search(r"(?m)^S13.*\n\n.*Recommendation:.*$", text)
    assert pair
    noted = text[: pair.end()] + f"\n\n{note}" + text[pair.end() :]
    assert [each.text for each in read(noted, tmp_path).concerns] == [
        each.text for each in read(text, tmp_path).concerns
    ]


def test_an_empty_report_says_what_is_missing(tmp_path: Path) -> None:
    text = "Report on an unannounced inspection of\n\nHMP Nowhere At All\n\nIntroduction\n\nVery little.\n"
    report = read(text, tmp_path)
    assert {"no-concerns", "no-outcomes", "no-facts", "no-visit-dates"} <= {issue.code for issue in report.issues}


def test_a_report_of_another_kind_is_told(tmp_path: Path) -> None:
    """A report with the sections of a full inspection, but not its title."""
    text = whole("full-wexmoor-2021").replace("Report on an unannounced inspection of", "Report on a visit to")
    assert "kind-not-printed" in {issue.code for issue in read(text, tmp_path).issues}
    assert not read(whole("full-wexmoor-2021"), tmp_path).issues


def test_a_secure_training_centre_is_told(tmp_path: Path) -> None:
    text = whole("full-wexmoor-2021")
    assert "other-framework" not in {issue.code for issue in read(text, tmp_path).issues}
    name = next(line for line in text.split("\n") if "Wexmoor" in line)
    centre = text.replace(name, "Wexmoor Secure Training Centre", 1)
    assert "other-framework" in {issue.code for issue in read(centre, tmp_path).issues}
