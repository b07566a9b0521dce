"""How many of what does the report say there are, and with which rating?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ingest.bodies import HMI_PRISONS, OFSTED, bodies_in
from ingest.figures import read_figures
from ingest.numbers import NUMBER, whole_number
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, any_of, table
from ontology.model import DeclaredCount, Paragraph

_THINGS = table("counts", "things")
_THING = "|".join(f"(?P<t{position}>{alternatives(forms)})" for position, forms in enumerate(_THINGS.values()))
_SCALES = table("ratings", "progress").values()
_LABEL = alternatives(tuple({label.removesuffix(" progress"): None for labels in _SCALES for label in labels}))
_SOME = rf"(?:all\s+(?:of\s+)?(?:the\s+)?|each\s+of\s+(?:the\s+)?|the\s+)?(?P<n>{NUMBER}|both|no|none)\b"
_OF = rf"(?:\s+of\s+(?:these|those|them|the|our|its|their)?\s*(?P<of>{NUMBER})?)?"
_NOUN = rf"(?:\s*(?:other\s+|remaining\s+|further\s+)?(?:{_THING})\b)?"
_ABOUT = r"(?:in|against|with|on|for|towards|across)"
_WAS = r"(?:(?:had|has)\s+been|was|is|remained)(?:\s+(?:still|only))?"

# `reasonable progress in three recommendations`, `insufficient progress against four of these`
_RATED = re.compile(
    rf"(?i)\b(?P<rating>{_LABEL}(?:\s+or\s+{_LABEL})?)\s+progress\s+(?:had\s+been\s+made\s+|was\s+made\s+)?"
    rf"{_ABOUT}\s+{_SOME}{_OF}{_NOUN}"
)
# `progress had been insufficient in three recommendations`
_RATED_BEHIND = re.compile(rf"(?i)\bprogress\s+{_WAS}\s+(?P<rating>{_LABEL})\s+{_ABOUT}\s+{_SOME}{_OF}{_NOUN}")
# `in three areas the progress had been insufficient`
_RATED_BEFORE = re.compile(
    rf"(?i)\b{_ABOUT}\s+{_SOME}{_OF}{_NOUN}(?:\s+areas?\b)?,?\s+"
    rf"(?:the\s+)?progress\s+{_WAS}\s+(?P<rating>{_LABEL})(?=\s*[,.;:]|\s+and\b)"
)
# what may follow a number that has no noun, and not `in three prisons`
_ENDS = re.compile(r"(?i)\s*(?:[,.;:)]|$|(?:and|but|while|although|though|where|because)\b)")
# `followed up five concerns`, `followed up on 11 of the concerns`, `examined nine key recommendations`
_FOLLOWED = re.compile(
    rf"(?i)\b{any_of('review', 'following')}\s+(?:on\s+|progress\s+(?:on|against)\s+)?{_SOME}{_OF}{_NOUN}"
)
# `... and our colleagues in Ofsted at two themes`, in a sentence that follows something up
_FURTHER = re.compile(rf"(?i)(?<![\w-]){_SOME}{_OF}\s+(?:other\s+|further\s+)?(?:{_THING})\b")
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


def find_counts(paragraphs: Iterable[Paragraph]) -> tuple[DeclaredCount, ...]:
    """The counts that sentences and captions declare, in reading order; `agrees` is left open."""
    paragraphs = list(paragraphs)
    counts: list[DeclaredCount] = []
    for paragraph in paragraphs:
        here: list[DeclaredCount] = []
        for span in sentences(paragraph.text):
            here += _sentence(paragraph, span, here)
        counts += here
    return tuple(dict.fromkeys(counts)) + tuple(_figure_counts(paragraphs))


def _sentence(paragraph: Paragraph, span: Span, before: list[DeclaredCount]) -> Iterator[DeclaredCount]:
    """The counts of a sentence; one without a noun is of what was counted `before`."""
    text = plain(span.of(paragraph.text))
    practice = _PRACTICES.search(text)
    if practice:
        number = 0 if practice["none"] else whole_number(practice["n"])
        yield _count(paragraph, span, practice, ("practices", number, None))
        return
    whole = [count for count in before if count.rating is None]
    said = [(count.what, count.number) for count in whole or before]
    for match in _matches(text):
        what = _what(match) or _elided(match, said)
        if what is None:
            continue
        of = match["of"]
        if of and what in _MIXED:
            yield _count(paragraph, span, match, (what, whole_number(of), None))
        rating = match.groupdict().get("rating")
        said.append((what, _number(match["n"])))
        label = f"{rating[:1].upper()}{rating[1:].lower()} progress" if rating else None
        yield _count(paragraph, span, match, (what, _number(match["n"]), label))


def _matches(text: str) -> list[re.Match[str]]:
    """What counts in a sentence, in order: with a rating, as followed up, and what is named beside the latter."""
    found = [each for form in (_RATED, _RATED_BEHIND, _RATED_BEFORE, _FOLLOWED) for each in form.finditer(text)]
    if any(match.re is _FOLLOWED and _what(match) for match in found):
        found += [
            match
            for match in _FURTHER.finditer(text)
            if not any(match.start() < other.end() and other.start() < match.end() for other in found)
        ]
    return sorted(found, key=lambda match: match.start())


def _what(match: re.Match[str]) -> str | None:
    names = list(_THINGS)
    return next((names[position] for position in range(len(names)) if match[f"t{position}"]), None)


def _elided(match: re.Match[str], said: list[tuple[str, int]]) -> str | None:
    """What a rated count without a noun is of: the last thing counted, or both where `four of the seven` adds them."""
    if not said or "rating" not in match.groupdict() or not _ENDS.match(match.string, match.end()):
        return None
    if match.re is _RATED_BEFORE and len({what for what, _ in said}) > 1:
        return None  # `in three areas`: of either
    whole = _number(match["of"]) if match["of"] else None
    for (first, m), (second, n) in pairwise(said):
        if m + n == whole and f"{first} and {second}" in _MIXED:
            return f"{first} and {second}"
    return said[-1][0]


def _number(words: str) -> int:
    return _WORDS[words.casefold()] if words.casefold() in _WORDS else whole_number(words)


def _count(paragraph: Paragraph, span: Span, match: re.Match[str], said: tuple[str, int, str | None]) -> DeclaredCount:
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
