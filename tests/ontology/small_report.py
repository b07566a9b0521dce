"""A small review of a prison that does not exist, with one fact of every kind, made by hand."""

from __future__ import annotations

from datetime import date

from ontology.model import (
    Abbreviation,
    Concern,
    ContextualFact,
    CrossReference,
    DeclaredCount,
    Effectiveness,
    EstablishmentMention,
    Fact,
    Fieldwork,
    Figure,
    FollowUp,
    GlossaryEntry,
    Issue,
    Judgement,
    Notice,
    Organisation,
    Outcome,
    Paragraph,
    Person,
    Practice,
    Process,
    Provision,
    Quantity,
    RatingDefinition,
    Recommendation,
    Reference,
    Report,
    Restatement,
    Sample,
    Section,
    SiteFinding,
    Source,
    Step,
    Table,
    TopicAssignment,
)
from ontology.places import Passage, Piece, Place
from ontology.values import PartialDate, ReportKind, Severity

PRINTED = {
    "cover": "Report on an independent review of progress at HMP Thornby Moor by HM Chief Inspector of Prisons",
    "1.1": "Thornby Moor opened in 1991 and holds about 600 men. At our last inspection we found safety to be poor.",
    "2.1": "We followed up one concern, two recommendations and one theme, and judged good progress in one (see 3.1).",
    "b1": "Too many prisoners waited for the dentist.",
    "b2": "The waiting list should be cut. (1.34a)",
    "b3": "Leaders should publish waiting times. (1.34b)",
    "3.1": "Waits fell from 11 weeks to 11 days, and 60% and 55% of two groups were seen. Tŷ’r Deintydd helped.",
    "3.2": "We considered that the prison had made good progress against these recommendations.",
    "b4": "What progress have leaders made in reading?",
    "3.3": "Ofsted considered that the prison had made significant progress against this theme.",
    "s4-1": "The waiting list should be cut. Good progress",
    "s4-2": "Leaders should publish the waiting times. Good progress",
    "s4-3": "What progress have leaders made in reading? Reasonable progress",
    "team-1": "Ann Example Team leader",
    "glossary-1": "Leader Anyone with leadership responsibility.",
}
TEXT = "\n".join(PRINTED.values())


def place(part: str, words: str | None = None) -> Place:
    """The place of these words (all of them by default) in a part."""
    return paragraph(part).place(*span(PRINTED[part], words or PRINTED[part]))


def span(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def paragraph(part: str) -> Paragraph:
    """A printed part as a paragraph."""
    text = PRINTED[part]
    number = part if part[0].isdigit() else None
    passage = Passage(text, (Piece(0, TEXT.index(text), len(text), 1 + list(PRINTED).index(part) // 5),))
    return Paragraph(id=part, passage=passage, number=number, section="3" if part.startswith("3") else None)


def small_report() -> Report:
    """The report, read."""
    return Report(
        source=Source("ab" * 32, "text/plain", "thornby-moor.txt", TEXT, pages=3),
        kind=ReportKind.IRP,
        key="irp-thornby-moor-2023-06",
        title="Report on an independent review of progress at HMP Thornby Moor",
        establishment="HMP Thornby Moor",
        establishment_key="thornby-moor",
        visit_start=date(2023, 6, 5),
        visit_end=date(2023, 6, 7),
        follows_up=PartialDate(2022, 9),
        previous_inspections=(2019, 2022),
        signed_by=("Jo Chief",),
        signed_month=PartialDate(2023, 6),
        copyright_year=2023,
        bodies=("HMI Prisons", "Ofsted", "Care Quality Commission"),
        isbn="978-1-00000-000-0",
        specimen=True,
        cover=place("cover"),
        sections=(Section(id="3", title="Progress", number="3", page=2, place=Place("3")),),
        paragraphs=tuple(paragraph(part) for part in PRINTED),
        **facts(),  # type: ignore[arg-type]  # a mapping of field names to tuples
    )


def facts() -> dict[str, object]:
    """The facts of the report, by field."""
    return {
        "facts": (
            Fact(property="opened", value=1991, text="opened in 1991", place=place("1.1", "opened in 1991")),
            Fact(
                property="population_held", value=600, unit="men", text="about 600 men", place=place("1.1", "600 men")
            ),
        ),
        "concerns": (
            Concern(
                ordinal=1, body="HMI Prisons", heading="Health", test="respect", text=PRINTED["b1"], place=place("b1")
            ),
        ),
        "recommendations": tuple(
            Recommendation(
                ordinal=n,
                text=PRINTED[f"b{n + 1}"][:-8],
                reference=f"1.34{letter}",
                concern=1,
                place=place(f"b{n + 1}"),
            )
            for n, letter in ((1, "a"), (2, "b"))
        ),
        "follow_ups": follow_ups(),
        "outcomes": (Outcome(test="Safety", year=2022, rating="poor", place=place("1.1", "safety to be poor")),),
        "effectiveness": (Effectiveness(aspect="Overall effectiveness", rating="Inadequate", place=place("1.1")),),
        "notices": (
            Notice(body="Care Quality Commission", regulation="Regulation 17", verdict="met", place=place("3.1")),
        ),
        "declared_counts": (
            DeclaredCount(what="recommendations", number=1, body="HMI Prisons", place=place("2.1", "one concern")),
            DeclaredCount(
                what="concerns", number=1, body="HMI Prisons", rating="good progress", agrees=True, place=place("2.1")
            ),
        ),
        "people": (
            Person(name="Ann Example", role="Team leader", body="HMI Prisons", place=place("team-1")),
            Person(name="Jo Chief", role="Chief Inspector", signatory=True, place=place("1.1")),
        ),
        "organisations": (Organisation(name="Tŷ’r Deintydd", kind="dental", aliases=("TDT",), paragraphs=("3.1",)),),
        "provisions": (
            Provision(provider="TDT", role="Dental health provider", place=place("3.1")),
            Provision(provider=None, role="Mental health provider", printed="the provider", place=place("3.1")),
        ),
        "quantities": (
            Quantity(
                text="11 weeks to 11 days",
                values=(11.0,),
                unit="days",
                earlier=(11.0,),
                earlier_unit="weeks",
                metric="dental-wait",
                establishment="HMP Thornby Moor",
                direction="decrease",
                topics=("dental",),
                place=place("3.1", "11 weeks to 11 days"),
            ),
            Quantity(
                text="60% and 55%",
                values=(60.0, 55.0),
                unit="percent",
                earlier=(50.0, 45.0),
                place=place("3.1", "60% and 55%"),
            ),
        ),
        "practices": (Practice(text="Helped.", kind="notable positive", paragraphs=("3.1",), place=place("3.1")),),
        "establishments": (EstablishmentMention(name="HMP Thornby Moor", role="visited", place=place("1.1")),),
        "cross_references": (
            CrossReference(
                origin="2.1", printed="(see 3.1)", kind="paragraph", to=("3.1",), place=place("2.1", "see 3.1")
            ),
            CrossReference(
                origin="b2", printed="(1.34a)", kind="earlier report", to=("1.34a",), place=place("b2", "(1.34a)")
            ),
        ),
        "glossary": (
            GlossaryEntry(
                term="Leader", definition="Anyone with leadership responsibility.", place=place("glossary-1")
            ),
        ),
        "abbreviations": (Abbreviation(short="NHS", long="National Health Service", place=place("3.1")),),
        "scales": (
            RatingDefinition(body="Ofsted", label="Significant progress", definition="Rapid.", place=place("3.3")),
        ),
        "tables": (
            Table(
                caption="Waits",
                columns=("2022", "2023"),
                rows=(("Dentist", "11", "37%"), ("Thornby Moor (n=12)", "3", "25%")),
                place=place("3.1"),
            ),
        ),
        "figures": (Figure(caption="Figure 1: Progress (n=1)", number="1", n=1, place=place("2.1")),),
        "site_findings": (
            SiteFinding(text="Rated.", establishments=("HMP Thornby Moor", "HMP Low Moor"), place=place("3.1")),
        ),
        "contextual_facts": (
            ContextualFact(
                text="Dentists in all prisons.",
                printed="1,204",
                value=1204.0,
                start=PartialDate(2023, 3),
                notes=("1",),
                place=place("3.1"),
            ),
        ),
        "fieldwork": (
            Fieldwork(
                start=PartialDate(2023, 3),
                end=PartialDate(2023, 4),
                text="March and April 2023",
                establishment="HMP Thornby Moor",
                place=place("1.1"),
            ),
        ),
        "samples": (
            Sample(ordinal=1, what="men", number=60, kind="interviews", text="We met 60 men.", place=place("1.1")),
            Sample(
                ordinal=2,
                what="lifers",
                number=6,
                kind="interviews",
                text="We met 60 men.",
                within=1,
                paragraphs=("1.1",),
                place=place("1.1"),
            ),
        ),
        "references": (
            Reference(kind="reference", text="Fenwick (2019) Teeth.", authors="Fenwick", year=2019, place=place("2.1")),
            Reference(
                kind="footnote",
                text="See www.example.org",
                marker="1",
                address="www.example.org",
                cited_in=("3.1",),
                citations=(place("3.1"),),
                place=place("2.1"),
            ),
        ),
        "processes": (
            Process(
                title="How a tooth is drawn",
                steps=(
                    Step(ordinal=1, title="Ask", number="1", text="Fill in a form.", place=place("3.1")),
                    Step(ordinal=2, title="Wait", paragraphs=("3.1", "3.2"), place=place("3.2")),
                ),
                place=place("3.1"),
            ),
        ),
        "topics": (
            TopicAssignment(of="concern:1", topic="dental", confidence=0.9, cues=("dentist",)),
            TopicAssignment(of="theme:1", topic="reading", confidence=1.0),
        ),
        "issues": (
            Issue(
                severity=Severity.INFO, code="establishment-unknown", message="Not in the register.", paragraph="cover"
            ),
        ),
    }


def follow_ups() -> tuple[FollowUp, ...]:
    """One concern with two recommendations under one judgement, and one theme whose summary line says otherwise."""
    return (
        FollowUp(
            ordinal=1, kind="concern", body="HMI Prisons", heading="Health", concern=1, recommendations=(1, 2),
            text=PRINTED["b1"], references=("1.34a", "1.34b"), paragraphs=("3.1", "3.2"),
            judgement=Judgement(
                label="Good progress", body="HMI Prisons", about="against these recommendations", place=place("3.2")
            ),
            restated=tuple(
                Restatement(text=PRINTED[line].removesuffix(" Good progress"), label="Good progress", place=place(line))
                for line in ("s4-1", "s4-2")
            ),
            place=place("b1"),
        ),
        FollowUp(
            ordinal=2, kind="theme", body="Ofsted", theme_number=1, text=PRINTED["b4"], paragraphs=("3.3",),
            judgement=Judgement(
                label="Significant progress", body="Ofsted", about="against this theme", place=place("3.3")
            ),
            restated=(Restatement(text=PRINTED["b4"], label="Reasonable progress", place=place("s4-3")),),
            place=place("b4"),
        ),
    )  # fmt: skip
