"""Which printed parts, pointers, terms, tables and figures does a report hold?"""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology.places import Passage, Place
from ontology.values import PartKind


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report was read from: digest of its bytes, and the text that anchors count in (code points)."""

    sha256: str
    media_type: str
    name: str
    text: str = field(repr=False)
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part of a report, in reading order; `parent` is the id of the section around it."""

    id: str
    title: str
    number: str | None = None
    page: int | None = None
    parent: str | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A printed part that facts can cite.

    Ids: `3.13` or `S12` as printed; `2.2+1` for the first unnumbered paragraph after 2.2; `b3` for the third block of
    a concern, recommendation or theme; `s4-3` for the third line of Section 4; `s3.2-4` for the fourth paragraph of
    section 3.2 where paragraphs have no numbers; a part's own word for the rest (`cover`, `team-2`, `glossary-4`).
    """

    id: str
    passage: Passage
    kind: PartKind = PartKind.PARAGRAPH
    section: str | None = None
    """The id of the section it stands in."""
    number: str | None = None
    number_inferred: bool = False

    @property
    def text(self) -> str:
        """The healed words."""
        return self.passage.text

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.passage.page

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The characters `[start, end)` of its text as the place of a fact."""
        return self.passage.slice(start, end).at(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A printed pointer: from one part to parts of this report, of an earlier one, or to the glossary."""

    origin: str
    printed: str
    kind: str
    to: tuple[str, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term with the definition printed in this report."""

    term: str
    definition: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A short form with the words it stands for, where the report first opens it."""

    short: str
    long: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingDefinition:
    """What a rating means in this edition."""

    body: str
    label: str
    definition: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A printed table, cell by cell as printed; `denominators` has for each row what its share is of, None where its
    numbers do not tell, and is empty where the table has no one column of shares beside one of counts.

    `column_denominators` has for each column what all of its shares are of: printed in its head (`(n=45)`) or in a row
    of totals, or the total that its counts agree with; `count_columns` where those counts stand, from 0.
    """

    caption: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    denominators: tuple[float | None, ...] = ()
    column_denominators: tuple[float | None, ...] = ()
    count_columns: tuple[int | None, ...] = ()
    row_places: tuple[Place, ...] = ()
    """Where each row stands."""
    section: str | None = None
    page: int | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A captioned chart or photograph; `n` is the number of cases its caption declares."""

    caption: str
    number: str | None = None
    n: int | None = None
    page: int | None = None
    place: Place
