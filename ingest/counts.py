"""How many of what does the report say there are, and with which rating?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.bodies import HMI_PRISONS, OFSTED, bodies_in
from ingest.figures import read_figures
from ingest.numbers import NUMBER, whole_number
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, any_of, table
from ontology.model import DeclaredCount, Paragraph

_THINGS = table("counts", "things")
_THING = "|".join(
    f"(?P<t{position}>{alternatives(forms)})" for position, forms in enumerate(_THINGS.values())
)
_SCALES = table("ratings", "progress").values()
_LABEL = alternatives(tuple({label.removesuffix(" progress"): None for labels in _SCALES for label in labels}))
_SOME = rf"(?:all\s+(?:of\s+)?(?:the\s+)?|each\s+of\s+(?:the\s+)?|the\s+)?(?P<n>{NUMBER}|both|no|none)\b"
_OF = rf"(?:\s+of\s+(?:these|those|them|the|our|its|their)?\s*(?P<of>{NUMBER})?)?"
_NOUN = rf"(?:\s*(?:other\s+|remaining\s+|further\s+)?(?:{_THING})\b)?"

# `reasonable progress in three recommendations`, `insufficient progress against four of these`
_RATED = re.compile(
    rf"(?i)\b(?P<rating>{_LABEL}(?:\s+or\s+{_LABEL})?)\s+progress\s+(?:had\s+been\s+made\s+|was\s+made\s+)?"
    rf"(?:in|against|with|on|for|towards|across)\s+{_SOME}{_OF}{_NOUN}"
)
# `followed up five concerns`, `followed up on 11 of the concerns`, `examined nine key recommendations`
_FOLLOWED = re.compile(
    rf"(?i)\b{any_of('review', 'following')}\s+(?:on\s+|progress\s+(?:on|against)\s+)?{_SOME}{_OF}{_NOUN}"
)
# `did not find any examples of notable positive practice`, `found two examples of ...`
_PRACTICES = re.compile(
    rf"(?i)\b(?:(?P<none>(?:did\s+not|didn't)\s+(?:find|identify|see)\s+any|(?:found|identified|were|was)\s+no|no)"
    rf"|(?:found|identified|were|was)\s+(?P<n>{NUMBER}))\s+(?:{alternatives(_THINGS['practices'])})"
)
# the last words that say who counts
_WHO = re.compile(r"(?i)\b(?:we|Ofsted|Estyn|HMI Prisons|(?:the )?Care Quality Commission|CQC)\b")
_NOUN_BODIES = {"notices": "Care Quality Commission", "themes": OFSTED}
_MIXED = ("recommendations and themes", "concerns and themes")
_WORDS = {"both": 2, "no": 0, "none": 0}


@dataclass(frozen=True, slots=True)
class _Noun:
    """What the sentence counted last: a count without a noun is of the same."""

    what: str


def find_counts(paragraphs: Iterable[Paragraph]) -> tuple[DeclaredCount, ...]:
    """The counts that sentences and captions declare, in reading order; `agrees` is left open."""
    paragraphs = list(paragraphs)
    counts: list[DeclaredCount] = []
    for paragraph in paragraphs:
        noun: _Noun | None = None
        for span in sentences(paragraph.text):
            for count in _sentence(paragraph, span, noun):
                counts.append(count)
                noun = _Noun(count.what)
    return tuple(dict.fromkeys(counts)) + tuple(_figure_counts(paragraphs))


def _sentence(paragraph: Paragraph, span: Span, noun: _Noun | None) -> Iterator[DeclaredCount]:
    text = plain(span.of(paragraph.text))
    practice = _PRACTICES.search(text)
    if practice:
        number = 0 if practice["none"] else whole_number(practice["n"])
        yield _count(paragraph, span, practice, ("practices", number, None))
        return
    found = sorted((*_RATED.finditer(text), *_FOLLOWED.finditer(text)), key=lambda match: match.start())
    for match in found:
        what = _what(match) or (_elided(match, noun))
        if what is None:
            continue
        noun = _Noun(what)
        of = match["of"]
        if of and what in _MIXED:
            yield _count(paragraph, span, match, (what, whole_number(of), None))
        rating = match.groupdict().get("rating")
        label = f"{rating[:1].upper()}{rating[1:].lower()} progress" if rating else None
        yield _count(paragraph, span, match, (what, _number(match["n"]), label))


def _what(match: re.Match[str]) -> str | None:
    names = list(_THINGS)
    return next((names[position] for position in range(len(names)) if match[f"t{position}"]), None)


def _elided(match: re.Match[str], noun: _Noun | None) -> str | None:
    """What a rated count without a noun is of; `followed up two` alone counts nothing."""
    return noun.what if noun and "rating" in match.groupdict() else None


def _number(words: str) -> int:
    return _WORDS[words.casefold()] if words.casefold() in _WORDS else whole_number(words)


def _count(
    paragraph: Paragraph, span: Span, match: re.Match[str], said: tuple[str, int, str | None]
) -> DeclaredCount:
    what, number, rating = said
    return DeclaredCount(
        what=what,
        number=number,
        rating=rating,
        body=_body(what, match),
        place=paragraph.place(span.start + match.start(), span.start + match.end()),
    )


def _body(what: str, match: re.Match[str]) -> str | None:
    """Whose they are: those of whoever the sentence names last; themes and notices are never the inspectorate's."""
    if what in _MIXED:
        return None
    who = list(_WHO.finditer(match.string, 0, match.end()))
    named = next(iter(bodies_in(who[-1].group())), HMI_PRISONS) if who else HMI_PRISONS
    if what in _NOUN_BODIES and named == HMI_PRISONS:
        return _NOUN_BODIES[what]
    return named


def _figure_counts(paragraphs: Iterable[Paragraph]) -> Iterator[DeclaredCount]:
    """`Progress on HMI Prisons concerns from ... inspection (n=5)`."""
    for figure in read_figures(paragraphs):
        caption = plain(figure.caption)
        noun = re.search(rf"(?i)\b(?:{_THING})\b", caption)
        what = _what(noun) if noun else None
        if figure.n is not None and what:
            body = next(iter(bodies_in(caption)), _NOUN_BODIES.get(what, HMI_PRISONS))
            yield DeclaredCount(what=what, number=figure.n, body=body, place=figure.place)
