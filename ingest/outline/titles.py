"""What does a title say of itself: its number, its words, its rank?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.outline.drafts import Draft
from ingest.plain import plain
from ingest.team_forms import member_at
from ingest.wording import any_of

LONGEST_TITLE = 170
MOST_WORDS = 16
MOST_QUESTION_WORDS = 8

# "3", "IV", "two", "A"
_ORDINAL = r"(?:\d{1,2}|[IVXivx]{1,5}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)"

# a chapter's or section's title: "3.1. Key workers", "2 Leadership", "4. Interventions"
NUMBERED_TITLE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<dot>\.?)\s+(?P<title>[^\W\d_].*)")

# A sentence's or clause's end, as no title has: "... the prison.", "... the following:"
SENTENCE_END = re.compile(r"[.;:,]['\"’”)]*$")

# "Incentives should be explained. (1.22)": a sentence with a reference behind it
SENTENCE_INSIDE = re.compile(r"[.!?]['’\"”]?\s+\([^()]*\)$")

# addresses: "hmip@example.gov.uk", "http://www.example.gov.uk", "@hmiprobation"
ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)@\w")

# the mark before a footnote's words: "¹ Those who ...", "[2] In 2018 ..."
_NOTE = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,2}\s*|\[\d{1,2}\]\s+)(?=['‘\"“(]?[A-Z\d])")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# nothing but a date or a number: "13-15 November 2023", "November 2023", "28 November - 9 December 2022"
DATE_OR_NUMBER = re.compile(rf"(?=.*\d)(?:[\d\s/.,–—-]|to\b|and\b|{MONTHS})+")


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: `number` is `3`, `1.2` or `Appendix II`; level 1 is a section, 2 below it."""

    number: str | None
    words: str
    level: int


@cache
def _section() -> re.Pattern[str]:
    """`Section 3 Progress against our concerns`, `Section 1. Safety`, `Chapter 2: Background`."""
    word = any_of("outline", "section_words")
    return re.compile(rf"{word}\s+(?P<number>{_ORDINAL})\b[.:]?(?:\s+[-–—]?\s*(?P<title>\S.*))?", re.IGNORECASE)


@cache
def _appendix() -> re.Pattern[str]:
    """`Appendix II Glossary`, `Annexe 3: Data tables`."""
    word = any_of("outline", "appendix_words")
    tail = r"\b[.:]?(?:\s+[-–—]?\s*(?P<title>\S.*))?"
    return re.compile(rf"(?P<word>{word})\s+(?P<number>{_ORDINAL}){tail}", re.IGNORECASE)


@cache
def _whole(entry: str) -> re.Pattern[str]:
    return re.compile(any_of("outline", entry), re.IGNORECASE)


def is_one_of(entry: str, text: str) -> bool:
    """Whether a text is, as a whole, one of the phrases of this entry of `wording/outline.yml`."""
    return bool(_whole(entry).fullmatch(plain(text).strip()))


@cache
def _label() -> re.Pattern[str]:
    """`Concern: ...`, `Key recommendation (1.34): ...`, `Theme 1: ...`, `Theme 2. ...`."""
    alone = any_of("outline", "lone_labels")
    ended = r"\s*(?::|-\s|(?<=\d)\.\s)"
    return re.compile(rf"{any_of('outline', 'statement_labels')}{ended}|{alone}\s*$", re.IGNORECASE)


@cache
def _caption() -> re.Pattern[str]:
    """`Figure 2: Progress ... (n=5)`, `Table 1 ...`, `Table: Who was asked`."""
    word = any_of("outline", "figure_words")
    return re.compile(rf"(?i:{word})(?:\s+\d{{1,3}}[a-z]?\b(?=\s*[:.–—-]|\s+[A-Z]|$)|(?:\s*:|\s[–—-])\s+(?=[A-Z]))")


def is_labelled(text: str) -> bool:
    """Whether a text opens with the label of a statement: `Concern:`."""
    return bool(_label().match(plain(text)))


@cache
def _rated() -> re.Pattern[str]:
    """`Good progress: Cameras were ...`"""
    return re.compile(rf"{any_of('outline', 'ratings')}\s*:\s+(?=\S)", re.IGNORECASE)


def is_rated(text: str) -> bool:
    """Whether a text opens with a verdict on the words behind its colon."""
    return bool(_rated().match(plain(text)))


@cache
def _grade() -> re.Pattern[str]:
    """`Leadership and management: Requires improvement`"""
    return re.compile(rf":\s+{any_of('inspection', 'effectiveness_ratings')}\.?$", re.IGNORECASE)


def ends_in_grade(text: str) -> bool:
    """Whether a text closes with the grade of what stands before its colon."""
    return bool(_grade().search(plain(text)))


def is_pointer(text: str) -> bool:
    """Whether a text does nothing but point to paragraphs: `See paragraph 3.54`."""
    return is_one_of("pointers", text.rstrip(" ."))


def ends_in_pointer(text: str) -> bool:
    """Whether a line closes with a pointer: `... after their release. See paragraph 6.2`."""
    return bool(_pointer().search(plain(text)))


@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(rf"(?<![(\w]){any_of('outline', 'pointers')}$", re.IGNORECASE)


@cache
def _topic() -> re.Pattern[str]:
    """`Education, skills and work`"""
    return re.compile(any_of("topics", "topics"), re.IGNORECASE)


def names_a_topic(text: str) -> bool:
    """Whether a text is a topic's heading as the publishers word it."""
    return bool(_topic().fullmatch(text))


def is_number_of_cases(text: str) -> bool:
    """`(n=12)`, perhaps with the mark of a footnote: the end of a caption, where it stands alone."""
    return bool(re.fullmatch(r"\(\s*[nN]\s*=\s*\d[\d,]*\s*\)\s*\d?", plain(text).strip()))


def is_figure_caption(text: str) -> bool:
    """Whether a text opens as a figure's caption does."""
    return bool(_caption().match(text)) and len(text) < 400


def is_note(text: str) -> bool:
    """Whether a text opens with the mark of a footnote: `¹ In November ...`, `[2] See ...`."""
    return bool(_NOTE.match(text))


def take_apart(text: str, *, numbered: bool = False) -> Title:
    """A title's number, words and level; `numbered` lets a bare number count (`2 Leadership`)."""
    if found := _section().fullmatch(text):
        return Title(found["number"], (found["title"] or "").strip(), 1)
    if found := _appendix().fullmatch(text):
        return Title(f"{found['word'].capitalize()} {found['number']}", (found["title"] or "").strip(), 1)
    found = NUMBERED_TITLE.fullmatch(text)
    if found and (numbered or found["dot"]):
        return Title(found["number"], found["title"].strip(), 1 + found["number"].count("."))
    return Title(None, text.strip(), 1)


def names_a_section(text: str) -> bool:
    """Whether a line opens a section or appendix by its own words: `Section 3 ...`, `Annexe 2: ...`."""
    if len(text) > LONGEST_TITLE or text.endswith("."):
        return False
    found = _section().fullmatch(text) or _appendix().fullmatch(text)
    return bool(found and (not found["title"] or not found["title"][0].islower()))


def is_bare_section(text: str) -> bool:
    """Whether a line is the number of a section or appendix without its title: `Section 7`."""
    found = _section().fullmatch(text) or _appendix().fullmatch(text)
    return bool(found and not found["title"])


def could_be_title(draft: Draft) -> bool:
    """Whether a draft looks like a heading by itself: short, unmarked, no sentence, no label, verdict or address."""
    text = draft.text
    if draft.kind is not None or draft.cells or draft.number or (draft.marker and not draft.marker.startswith("#")):
        return False
    if len(text) > LONGEST_TITLE or len(text.split()) > MOST_WORDS or not _opens_as_title(text):
        return False
    if SENTENCE_END.search(text) or SENTENCE_INSIDE.search(text) or ADDRESS.search(text):
        return False
    if text.endswith("?") and not draft.bold and len(text.split()) > MOST_QUESTION_WORDS:
        return False
    is_statement = is_labelled(text) or is_rated(text)
    return not (DATE_OR_NUMBER.fullmatch(text) or is_statement or is_never_title(text) or is_pointer(text))


def is_never_title(text: str) -> bool:
    """Verdicts, signatures, web addresses, book numbers, members of the team with their roles."""
    listed = any(is_one_of(entry, text) for entry in ("ratings", "signatories", "not_titles"))
    return listed or member_at(plain(text)) is not None


def _opens_as_title(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "'‘\"“"
