"""Which prisons and other places of detention does the text name, and which of them were visited?"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from ingest.dates import MONTH, WEEKDAY
from ingest.plain import plain
from ingest.sentences import sentences
from ingest.wording import any_of
from ontology.model import EstablishmentMention, Paragraph
from ontology.places import Place
from ontology.register import bare_name, bare_words, register

# `HMP & YOI Low Moor`, `HMP/YOI Castle Fen`, `HMP Peterborough (Women)`, `HMP Isle of Wight`
_NAMED = re.compile(
    rf"(?<!\w)(?:{any_of('cover', 'establishment_prefixes')})\s+"
    r"(?P<name>[A-Z][\w'-]*(?:(?:\s+(?:of|the|upon|on|in)){0,2}\s+[A-Z][\w'-]*){0,3}(?:\s+\((?:Women|Men|Male|Female)\))?)"
)
# `HMP Low Moor in February`, `HMP Low Moor on Monday`, `HMP Low Moor January`, `HMP Low Moor Governor Mary Smith`
_TITLE = "(?:Governor|Director|Mr|Mrs|Ms|Dr|Sir|Dame)"
_AFTER_NAME = re.compile(rf"\s+(?:in\s|(?:(?:on|of)(?:\s+the)?\s+)?(?:{MONTH}|{WEEKDAY})\b|{_TITLE}\b)")
# `HMP Low Moor's kitchens`, `HMP Nether Moss' walls`
_POSSESSIVE = re.compile(r"['’]s?$")
_PLACES_IN_A_LIST = 2


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the names of establishments, each with its prefix, in the order of the text."""
    for found in _NAMED.finditer(plain(text)):
        yield found.start(), _end(text, found)


def _end(text: str, found: re.Match[str]) -> int:
    """Where the name ends: the longest that the register knows, else all its capitalised words but a month or title."""
    words = list(re.finditer(r"\S+", found["name"]))
    start = found.start("name")
    for word in reversed(words):
        end = start + word.start() + len(_POSSESSIVE.sub("", word.group()))
        if register().candidates(text[found.start() : end]):
            return end
    after = _AFTER_NAME.search(found["name"])
    name = found["name"][: after.start() if after else None]
    return start + len(_POSSESSIVE.sub("", name))


def naming(*establishments: str) -> re.Pattern[str]:
    """What finds these establishments by name, with or without the prefix: `HMP Low Moor`, `Low Moor`."""
    prefix = any_of("cover", "establishment_prefixes")
    names = {r"\W+".join(map(re.escape, bare_words(name))) for name in establishments}
    longest_first = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{prefix}\s+)?(?:{longest_first})(?!\w)", re.IGNORECASE)


def find_establishments(
    paragraphs: Iterable[Paragraph], visited: Collection[str] = ()
) -> tuple[EstablishmentMention, ...]:
    """Every establishment that the paragraphs name, once each, in order; `visited` holds `bare_name`s of those visited.

    The name is the first form printed; `code` is the register's, None where it lacks the name or knows several.
    """
    mentions: dict[str, tuple[str, list[str], Place]] = {}
    for paragraph in paragraphs:
        for start, end in names_in(paragraph.text):
            name = paragraph.text[start:end]
            entry = mentions.setdefault(bare_name(name), (name, [], paragraph.place(start, end)))
            if paragraph.id not in entry[1]:
                entry[1].append(paragraph.id)
    return tuple(_mention(key in visited, *entry) for key, entry in mentions.items())


def listed_together(paragraphs: Sequence[Paragraph], sentence: re.Pattern[str]) -> frozenset[str]:
    """The `bare_name`s in the sentence that lists most places among those in which the pattern occurs.

    Empty where no such sentence names two or more: one name in passing is no list.
    """
    best: frozenset[str] = frozenset()
    known = known_names(paragraphs)
    for text in (paragraph.text for paragraph in paragraphs):
        for span in sentences(text):
            words = span.of(text)
            if sentence.search(plain(words)):
                best = max(best, frozenset(bare_name(name) for name in known(words)), key=len)
    return best if len(best) >= _PLACES_IN_A_LIST else frozenset()


def known_names(paragraphs: Iterable[Paragraph]) -> Callable[[str], list[str]]:
    """What finds each establishment that is named with its prefix somewhere, with or without it: `HMP Low Moor`."""
    texts = [paragraph.text for paragraph in paragraphs]
    names = {text[slice(*span)] for text in texts for span in names_in(text)}
    pattern = naming(*names) if names else None

    def names_of(words: str) -> list[str]:
        found = (match.group() for match in pattern.finditer(words)) if pattern else ()
        return [name for name in found if name[0].isupper()]

    return names_of


def _mention(visited: bool, name: str, paragraphs: list[str], place: Place) -> EstablishmentMention:
    found = register().find(name)
    return EstablishmentMention(
        name=name,
        role="visited" if visited else "mentioned",
        code=found.code if found else None,
        paragraphs=tuple(paragraphs),
        place=place,
    )
