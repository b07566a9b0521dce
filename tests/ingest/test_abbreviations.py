"""Short forms and the words they stand for."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.abbreviations import find_abbreviations, long_form
from ontology.model import Section
from tests.ingest.printed import paragraph


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("our partner, the Care Quality Commission (CQC, see Glossary), came", "CQC", "Care Quality Commission"),
        ("by the Prisons and Probation Ombudsman [PPO] had", "PPO", "Prisons and Probation Ombudsman"),
        ("assessment, care in custody and teamwork (ACCT) work", "ACCT", "assessment, care in custody and teamwork"),
        ("with learning difficulties and/or disabilities (LDDs)", "LDDs", "learning difficulties and/or disabilities"),
        ("Her Majesty’s Inspectorate of Prisons (HMI Prisons)", "HMI Prisons", "Her Majesty’s Inspectorate of Prisons"),
        ("HM Prison and Probation Service (HMPPS) said", "HMPPS", "HM Prison and Probation Service"),
        ("agreed by NHS England (NHSE)", "NHSE", "NHS England"),
        ("Offender Management in Custody (OMiC)", "OMiC", "Offender Management in Custody"),
        ("an incentivised substance-free living (ISFL) unit", "ISFL", "incentivised substance-free living"),
        ("Larch Valley Health Community Interest Company (CIC)", "CIC", "Community Interest Company"),
        ("the PPO (Prisons and Probation Ombudsman) said", "PPO", "Prisons and Probation Ombudsman"),
        ("volunteers of KIPS (Kin of Imprisoned Persons) came", "KIPS", "Kin of Imprisoned Persons"),
        ("life or indeterminate sentences for public care (IPC)", "IPC", "indeterminate sentences for public care"),
        ("no offender assessment system (OASys) report", "OASys", "offender assessment system"),
        ("the General Pharmaceutical Council (GPhC) came", "GPhC", "General Pharmaceutical Council"),
        ("The Larch and Moor Valleys Care Trust (LMV) ran it", "LMV", "Larch and Moor Valleys Care Trust"),
    ],
)
def test_opened_forms(text: str, short: str, long: str) -> None:
    assert [(one.short, one.long) for one in find_abbreviations([paragraph(text)])] == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "staff (see Glossary) had",
        "a unit (the Hub)",
        "men (PSI 2) and",
        "men (in HMP)",
        "an open rota (OpRoTa) day",
        "the KIPS (Kin of Prisons)",
    ],
)
def test_nothing_opened(text: str) -> None:
    assert find_abbreviations([paragraph(text)]) == ()


def test_a_form_is_told_once_where_it_is_first_opened() -> None:
    paragraphs = [paragraph("a home detention curfew (HDC)", "1.1"), paragraph("heavy duty cell (HDC)", "1.2")]
    told = find_abbreviations(paragraphs)
    assert [(one.long, one.place.part) for one in told] == [("home detention curfew", "1.1")]


@given(st.lists(st.from_regex(r"[a-z]{3,8}", fullmatch=True), min_size=2, max_size=6))
def test_initials_lead_back_to_their_words(words: list[str]) -> None:
    short = "".join(word[0].upper() for word in words)
    span = long_form(f"they had a {' '.join(words)}", short)
    assert span is not None
    assert f"they had a {' '.join(words)}"[slice(*span)].split()[-1] == words[-1]


def test_a_hostile_paragraph_takes_no_time() -> None:
    started = process_time()
    find_abbreviations([paragraph("a a a a a a a a a a a a a a a a a a a a a a (AAAAAAAAAAAAAAAAAAAAB)" * 50)])
    assert process_time() - started < 2


def test_a_label_opens_a_form_that_no_paragraph_does() -> None:
    said = paragraph("The Marsh Fund (MF) paid.")
    titles = ["Youth custody service (YCS)", "Money funds (MF)", "Offices"]
    sections = [Section(id=f"s{at}", title=title, place=said.place()) for at, title in enumerate(titles)]
    found = find_abbreviations([said], (), sections)
    assert [(one.short, one.long) for one in found] == [("MF", "Marsh Fund"), ("YCS", "Youth custody service")]
