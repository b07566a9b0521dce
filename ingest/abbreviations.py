"""Which short forms does the report open, and what do they stand for?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.plain import plain
from ontology.model import Abbreviation, GlossaryEntry, Paragraph, Section

# `(ACCT)`, `[PPO]`, `(CQC, see Glossary)`, `(HMI Prisons)`, `(LDDs)`, `(NEWS2)`
_SHORT = re.compile(
    r"[(\[]\s*(?P<short>(?=[\w&/.' -]*[A-Z][\w&/.' -]*[A-Z])[A-Za-z][\w&/.'-]*(?:\s+[A-Z][a-z]+)?)"
    r"\s*(?=[)\]]|[,;]\s*see\b)"
)
# `PPO (Prisons and Probation Ombudsman)`
_OPENED_AFTER = re.compile(r"\b(?P<short>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s+\((?P<long>[A-Za-z][^()]{5,120})\)")
_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z]+)?")
_BREAK = re.compile(r"[.;:?!]\s|[()\[\]]")
_PASSED_OVER = frozenset(
    {"a", "against", "an", "and", "at", "by", "for", "from", "in", "not", "of", "on", "or", "other", "the"}
    | {"to", "under", "with"}
    | {"sentence", "sentences"}  # `indeterminate sentences for public protection (IPP)`
)
_MOST_WORDS = 22


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def small(self) -> bool:
        """A word that initials pass over."""
        return self.text.casefold() in _PASSED_OVER

    @property
    def capital(self) -> bool:
        """Written like part of a proper name."""
        return self.text[0].isupper() or self.text[0].isdigit()


def find_abbreviations(
    paragraphs: Iterable[Paragraph], glossary: Iterable[GlossaryEntry] = (), sections: Iterable[Section] = ()
) -> tuple[Abbreviation, ...]:
    """Each short form with the words that its letters begin, where the report first opens it.

    The heads of the glossary (`Care Quality Commission (CQC)`) come last, with titles of sections and labels of the
    fact page: only where no paragraph opens the form.
    """
    found: dict[str, Abbreviation] = {}
    for paragraph in paragraphs:
        for short, start, end, after in _openings(paragraph.text):
            key = _singular(short)
            if key not in found:
                place = paragraph.place(start, after)
                found[key] = Abbreviation(short=short, long=paragraph.text[start:end], place=place)
    heads = [(entry.term, entry.place) for entry in glossary] + [(each.title, each.place) for each in sections]
    for head, place in heads:
        for short, start, end, _ in _openings(head):
            found.setdefault(_singular(short), Abbreviation(short=short, long=head[start:end], place=place))
    return tuple(found.values())


def _openings(printed: str) -> Iterator[tuple[str, int, int, int]]:
    """Short form, start and end of the long form, end of both."""
    text = plain(printed)
    for found in _SHORT.finditer(text):
        span = long_form(text[: found.start()], found["short"])
        if span:
            yield found["short"], *span, min(found.end() + 1, len(text))
    for found in _OPENED_AFTER.finditer(text):
        start, end = found.span("long")
        if _is_plural(found["long"], found["short"]) or long_form(found["long"], found["short"]) == (0, end - start):
            yield found["short"], start, end, found.end()


def _is_plural(long: str, short: str) -> bool:
    """`FROGS (Friends of Graded Prisoners)`: the last capital is the end of a plural."""
    return (
        short.isupper() and short.endswith("S") and long.endswith("s") and long_form(long, short[:-1]) == (0, len(long))
    )


def long_form(before: str, short: str) -> tuple[int, int] | None:
    """The span of `before`, up to its end, whose words a short form abbreviates; None where its letters do not fit.

    Small words and hyphens are passed over; a name in capitals may hold more words than the short form has letters
    (`Optional Protocol to the UN Convention against Torture ...`).
    """
    tokens = _tokens(before)
    letters = _letters(short)
    if not tokens or len(letters) < 2:
        return None
    name = _proper_name(tokens)
    for first in range(len(tokens) - 1, -1, -1):
        if _fits(tokens[first:], letters) and not _only_its_ending(tokens[first], name, letters):
            return tokens[first].start, tokens[-1].end
    if name and _in_order(name, letters):
        return name[0].start, tokens[-1].end
    return None


def _only_its_ending(first: _Token, name: list[_Token], letters: Sequence[str]) -> bool:
    """Whether the letters fit the whole name as well, and not only from the short form inside it on.

    `Marshland Health NHS Foundation Trust (MHFT)`; N, H, F and T would fit the ending of `Northmarsh Health NHS ...`.
    """
    return first.text.isupper() and first in name[1:] and _in_order(name, letters)


def _tokens(before: str) -> list[_Token]:
    """The last words of the sentence, hyphenated words apart."""
    breaks = [found.end() for found in _BREAK.finditer(before)]
    start = breaks[-1] if breaks else 0
    words = _WORD.finditer(before, start)
    return [_Token(found.group(), found.start(), found.end()) for found in words][-_MOST_WORDS:]


def _letters(short: str) -> tuple[str, ...]:
    """The letters of the short form as printed, a word of it whole: `HMI Prisons` is H, M, I, prisons."""
    head, *words = short.replace(".", "").split()
    letters = re.sub(r"[^A-Za-z0-9]", "", _singular(head))
    return (*letters, *(word.casefold() for word in words))


def _singular(short: str) -> str:
    return short[:-1].rstrip("'") if re.search(r"[A-Z]'?s$", short) else short


def _fits(tokens: Sequence[_Token], letters: Sequence[str]) -> bool:
    """Whether the letters are spent on the words in turn, none left, and only small words passed over."""
    spent = {0}
    for token in tokens:
        after = set(spent) if token.small else set()
        word = token.text.casefold().replace("'", "")
        for at in spent:
            after |= {at + count for count in _spendings(token, word, letters[at:])}
        spent = after
    return len(letters) in spent


def _spendings(token: _Token, word: str, letters: Sequence[str]) -> Iterator[int]:
    """How many of the next letters this word can stand for."""
    if letters and len(letters[0]) > 1:
        if word == letters[0]:
            yield 1
        return
    for count in range(1, min(len(letters), len(word)) + 1):
        if word[count - 1] != letters[count - 1].casefold() or not _may_spend(token, letters[:count]):
            return
        yield count


def _may_spend(token: _Token, letters: Sequence[str]) -> bool:
    """Several letters come from one word only where it is itself a short form (`NHS England (NHSE)`), or where they are
    small behind a capital: `offender assessment system (OASys)`."""
    if len(letters) == 1 or token.text[: len(letters)].isupper() or token.text.isdigit():
        return True
    return letters[0].isupper() and all(letter.islower() for letter in letters[1:])


def _proper_name(tokens: list[_Token]) -> list[_Token]:
    """The words at the end that are all in capitals, small words between them."""
    start = len(tokens)
    while start and (tokens[start - 1].capital or tokens[start - 1].small):
        start -= 1
    name = tokens[start:]
    while name and name[0].small:
        name.pop(0)
    return name


def _in_order(name: Sequence[_Token], letters: Sequence[str]) -> bool:
    """Whether the letters begin words of the name in this order, its first word first."""
    letters = [letter.casefold() for letter in letters]
    if len(letters) < 3 or not name[0].text.casefold().startswith(letters[0]):
        return False
    rest = iter(token.text.casefold() for token in name)
    return all(any(word.startswith(letter) for word in rest) for letter in letters)
