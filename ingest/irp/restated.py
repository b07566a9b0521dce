"""Which line of the summary of judgements restates which follow-up? Matched by wording, never by position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.blocks import ASIDES, Block, BlockKind, Part
from ingest.irp.judgements import is_word_of_chart, misspelt_label, rating_label
from ingest.irp.labels import Statement, ending, statement
from ingest.paragraphs import Catalogue
from ingest.plain import plain, words_of
from ingest.wording import alternatives, table
from ontology.model import Restatement
from ontology.places import Passage

_LABELS = tuple(dict.fromkeys(label for scale in table("ratings", "progress").values() for label in scale))
# `... receive consistently good No meaningful progress care.`: capital, with small letters before and behind
_AMID = re.compile(rf"(?<=[a-z,;] ){alternatives(_LABELS)}(?= [a-z])")
# `Good progress: Cameras were ...`, `Insufficient progress - Violence was ...`: the rating before its statement
_BEFORE = re.compile(rf"(?i:(?P<label>{alternatives(_LABELS)}))(?:\s*:\s*|\s+-\s+)(?=\S)")
_LIKE = 80.0
"""How alike two wordings of one statement are at least (per cent of characters in common)."""
_MOST_JOINED = 3
"""A statement that a converter cut stands in at most so many blocks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A restated line: its words, the rating that stands with it, the block it begins in.

    `misspelt` is the rating as printed, where it misses the label by a letter.
    """

    passage: Passage
    label: str | None
    block: Block
    misspelt: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A line with the follow-up that it restates, and whether the words are the same."""

    line: Line
    follow_up: int
    said: Statement
    same_words: bool


def read_lines(parts: Iterable[Part], statements: Sequence[str]) -> list[Line]:
    """The lines with a rating, and those without one that are like a statement."""
    return [line for part in parts for line in _lines(_pieces(part.all_blocks(), statements), statements)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or a rating or a statement that shares one."""

    passage: Passage
    block: Block

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text


def _pieces(blocks: Iterable[Block], statements: Sequence[str]) -> list[_Piece]:
    """The blocks with each rating behind what it rates, where it was printed before one statement or over several."""
    pieces = [piece for block in blocks if not is_word_of_chart(block) for piece in _parted(block)]
    told = [piece for piece in pieces if rating_label(piece.text) or _states(piece, statements)]
    if not told or not rating_label(told[0].text) or rating_label(told[-1].text):
        return pieces
    turned: list[_Piece] = []
    over: _Piece | None = None
    for piece in pieces:
        if rating_label(piece.text):
            over = piece
            continue
        turned.append(piece)
        turned += [over] if over and _states(piece, statements) else []
    return turned


def _parted(block: Block) -> Iterator[_Piece]:
    """A block, a rating that opens it parted from its statement."""
    found = None if block.cells or block.number else _BEFORE.match(plain(block.text))
    if found:
        yield _Piece(block.passage.slice(0, found.end("label")), block)
    yield _Piece(block.passage.slice(found.end() if found else 0), block)


def _states(piece: _Piece, statements: Sequence[str]) -> bool:
    return not piece.block.cells and _best(piece.text, statements) >= _LIKE


def _lines(pieces: list[_Piece], statements: Sequence[str]) -> Iterator[Line]:
    waiting: list[_Piece] = []
    for piece in pieces:
        block = piece.block
        amid = _rating_amid(piece)
        label = rating_label(piece.text) or _last_cell_label(block) or (amid and rating_label(amid[0]))
        misspelt = None if label else _misspelt(block)
        label = label or (misspelt and misspelt_label(misspelt))
        if label is None:
            if block.number or block.kind is BlockKind.HEADING or block.kind in ASIDES:
                yield from _without_rating(waiting, statements)
                waiting = []
            else:
                waiting.append(piece)
            continue
        if amid:
            yield from _without_rating(waiting, statements)
            yield Line(amid[1], label, block)
        elif len(block.cells) > 1:
            yield from _without_rating(waiting, statements)
            yield Line(Passage.join(block.cells[:-1]), label, block, misspelt)
        elif waiting:
            taken = _best_tail(waiting, statements)
            yield from _without_rating(waiting[:-taken], statements)
            passage = Passage.join(one.passage for one in waiting[-taken:])
            yield Line(passage, label, waiting[-taken].block, misspelt)
        waiting = []
    yield from _without_rating(waiting, statements)


def _rating_amid(piece: _Piece) -> tuple[str, Passage] | None:
    """The rating that a row without rules has at the end of its first line, and the words around it."""
    found = None if piece.block.cells or piece.block.number else _AMID.search(plain(piece.text))
    if not found:
        return None
    words = Passage.join((piece.passage.slice(0, found.start()), piece.passage.slice(found.end() + 1)))
    return found[0], words


def _last_cell_label(block: Block) -> str | None:
    return rating_label(block.cells[-1].text) if len(block.cells) > 1 else None


def _misspelt(block: Block) -> str | None:
    """The line or last cell that misses a label by a letter."""
    words = block.cells[-1].text if len(block.cells) > 1 else block.text
    return words if misspelt_label(words) else None


def _best_tail(waiting: list[_Piece], statements: Sequence[str]) -> int:
    """How many of the last pieces together are most like a statement."""
    sizes = range(1, min(len(waiting), _MOST_JOINED) + 1)
    return max(sizes, key=lambda size: (_best(_text(waiting[-size:]), statements), -size))


def _text(pieces: Sequence[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _best(text: str, statements: Sequence[str]) -> float:
    words = words_of(text)
    return max((fuzz.ratio(words, words_of(said)) for said in statements), default=0.0)


def _without_rating(pieces: Sequence[_Piece], statements: Sequence[str]) -> Iterator[Line]:
    """Lines whose rating is not printed: only words that are like a statement are a line."""
    for piece in pieces:
        if _best(piece.text, statements) >= _LIKE:
            yield Line(piece.passage, None, piece.block)


def match_lines(lines: Sequence[Line], statements: Sequence[tuple[int, Statement]]) -> tuple[list[Match], list[Line]]:
    """Each line with the statement most like it, every statement once; and the lines like none.

    `statements` pairs the ordinal of a follow-up with each of its statements.
    """
    likeness = sorted(
        (
            (fuzz.ratio(words_of(_words(line)), words_of(said.text)), -row, -column)
            for row, line in enumerate(lines)
            for column, (_, said) in enumerate(statements)
        ),
        reverse=True,
    )
    rows: dict[int, Match] = {}
    taken: set[int] = set()
    for score, row, column in likeness:
        row, column = -row, -column
        if score < _LIKE or row in rows or column in taken:
            continue
        ordinal, said = statements[column]
        taken.add(column)
        rows[row] = Match(lines[row], ordinal, said, words_of(_words(lines[row])) == words_of(said.text))
    return [rows[row] for row in sorted(rows)], [line for row, line in enumerate(lines) if row not in rows]


def _words(line: Line) -> str:
    """The words of a line without a label that it may repeat (`Theme 1: ...`) and without a reference behind it."""
    said = statement(line.block) if line.passage.text == line.block.text else None
    return said.text if said else ending(line.passage.text)[0]


def restatement(match: Match, catalogue: Catalogue) -> Restatement:
    """A matched line as the fact it is."""
    line = match.line
    return Restatement(text=_words(line), label=line.label, place=line.passage.at(catalogue.id(line.block)))
