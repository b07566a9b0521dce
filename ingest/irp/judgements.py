"""Which sentence judges the progress of what stands above it, by whom, and with which rating?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ingest.blocks import Block, BlockKind
from ingest.bodies import HMI_PRISONS
from ingest.numbers import NUMBER
from ingest.plain import plain
from ingest.sentences import Span, sentences
from ingest.wording import alternatives, any_of, table

_JUDGES = table("review", "judges")
_JUDGE = alternatives(tuple(form for forms in _JUDGES.values() for form in forms))
_ABOUT = any_of("review", "about")
_NO_PROGRESS = re.compile(any_of("review", "no_progress"), re.IGNORECASE)
_VERB = rf"(?:(?P<verb>{any_of('review', 'judging_verbs')})|(?P<weak>{any_of('review', 'weak_verbs')}))"
_SCALES = table("ratings", "progress")

# `We considered that the prison had made reasonable progress in response to this concern.`, `... that good progress had
# been made in this area.`
_SENTENCE = re.compile(
    rf"(?i)(?:^|\b)(?P<judge>{_JUDGE})\s+(?:[a-z]+ly\s+|also\s+|therefore\s+|overall,?\s+)?{_VERB}\b,?\s+(?:overall,?\s+)?(?:that\s+)?"
    rf"(?P<subject>.{{0,90}}?)\s*\b(?P<rating>(?:had|has|have|was|were)\s+(?:[a-z]+\s+){{0,6}}?progress"
    rf"|(?:[a-z]+\s+){{1,2}}progress\s+(?:had|has)\s+been\s+made)\b\s*(?P<about>{_ABOUT})?"
)
# `The prison had made good progress against this recommendation.`: no judge, but it points back
_POINTING = re.compile(rf"(?i)\b(?P<rating>(?:made|been|was)\s+(?:[a-z]+\s+){{1,4}}?progress)\s+(?P<about>{_ABOUT})")
# `... there was good progress in two concerns` counts judgements, and is none
_COUNTS = re.compile(rf"(?i)\s*(?:in|against|with|on|for|towards|across)\s+(?:all\s+|both\s+|the\s+)*(?:{NUMBER})\b")
# `Progress: reasonable`, `Ofsted judgement - Significant progress`, `Progress against this theme was reasonable.`
_TITLED = re.compile(
    rf"(?i)(?:(?P<judge>{_JUDGE})\s*:?\s*)?"
    rf"(?:(?:overall\s+)?{any_of('review', 'judgement_titles')}(?:\s+(?P<about>{_ABOUT}))?"
    r"\s*(?::|\s-(?=\s)|\b(?:was|is|had been|has been)\b)\s*)?"
    r"(?P<rating>[a-z]+(?:\s+meaningful)?(?:\s+progress)?)[\s.*]*"
)
_LABEL_WORDS = re.compile(
    r"(?i)(?:(?:made|been|achieved|shown|demonstrated|was|were)\s+|^(?!ha[ds]\b|have\b))(?P<label>(?:[a-z]+\s+)+progress)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A judgement sentence: its span in the text, the judge, the label of the scale (None: a rating unknown to it)."""

    span: Span
    body: str
    named: bool
    """Whether the sentence names the judge by name, and not as `we` or `inspectors`."""
    label: str | None
    printed: str
    about: str | None
    plural: bool


def find_verdict(text: str, writer: str = HMI_PRISONS) -> Verdict | None:
    """The last sentence of a paragraph that judges, read as written by `writer`; None where none does."""
    return next(reversed(find_verdicts(text, writer)), None)


def find_verdicts(text: str, writer: str = HMI_PRISONS) -> tuple[Verdict, ...]:
    """Every sentence of a paragraph that judges, read as written by `writer`."""
    return tuple(_verdicts(text, writer))


def label_verdict(text: str, writer: str = HMI_PRISONS) -> Verdict | None:
    """The judgement that a line makes which prints a rating and no sentence (`Progress: reasonable`); else None."""
    found = _TITLED.fullmatch(plain(text).strip(" *"))
    if not found:
        return None
    named = _named_body(found["judge"]) if found["judge"] else None
    words = found["rating"] if "progress" in found["rating"].casefold() else f"{found['rating']} progress"
    label = rating_label(words, named or writer) or rating_label(words)
    if label is None or (words != found["rating"] and found.start("rating") == 0):
        return None
    return Verdict(
        span=Span(0, len(text)),
        body=named or writer,
        named=named is not None,
        label=label,
        printed=found["rating"],
        about=found["about"],
        plural=False,
    )


def find_closing_verdict(text: str, writer: str = HMI_PRISONS) -> Verdict | None:
    """The judgement that the last sentence makes without a judge, where it points back at the statement."""
    spans = sentences(text)
    found = _POINTING.search(plain(spans[-1].of(text))) if spans else None
    return _verdict(text, spans[-1], found, writer) if found else None


def _verdicts(text: str, writer: str) -> Iterator[Verdict]:
    spans = sentences(text)
    for span in spans:
        found = _SENTENCE.search(plain(span.of(text)))
        if found and _judges(found, alone=len(spans) == 1):
            yield _verdict(text, span, found, writer)


def _judges(found: re.Match[str], *, alone: bool) -> bool:
    """A judging verb with words that point back, or that closes its sentence; a weak verb only with such words."""
    if found["about"]:
        return True
    if _COUNTS.match(found.string, found.end()):
        return False
    closes = not found.string[found.end() :].strip(" .'\"")
    return bool(found["verb"]) and (closes or (alone and _known(found["rating"]) is not None))


def _known(rating: str) -> str | None:
    words = _LABEL_WORDS.search(rating)
    return words["label"] if words else None


def _verdict(text: str, span: Span, found: re.Match[str], writer: str) -> Verdict:
    judge = found.groupdict().get("judge")
    named = _named_body(judge) if judge else None
    body = named or writer
    printed = text[span.start + found.start("rating") : span.start + found.end("rating")]
    about = found["about"]
    return Verdict(
        span=span,
        body=body,
        named=named is not None,
        label=_label(plain(printed), body),
        printed=printed,
        about=text[span.start + found.start("about") : span.start + found.end("about")] if about else None,
        plural=bool(about) and bool(re.search(r"(?i)\b(?:these|those|both|all)\b", about)),
    )


def _named_body(judge: str) -> str | None:
    """The body that is named; `we` and `inspectors` name none."""
    if re.fullmatch(r"(?i)we|(?:our\s+|prison\s+)?inspectors|the\s+inspectorate|our\s+colleagues", judge):
        return None
    matches = (body for body, forms in _JUDGES.items() if re.fullmatch(alternatives(forms), judge, re.IGNORECASE))
    return next(matches, None)


def _label(rating: str, body: str) -> str | None:
    """The label of the body's scale that the words print; None where the scale has none such."""
    scale = _SCALES.get(body, _SCALES["any"])
    words = _known(rating)
    if _NO_PROGRESS.search(rating):
        words = "no meaningful progress"
    elif re.search(r"(?i)\bnot\b", rating):
        return None
    wanted = " ".join((words or "").casefold().split())
    fitting = [label for label in scale if wanted.endswith(label.casefold())]
    return max(fitting, key=len, default=None)


def rating_label(text: str, body: str | None = None) -> str | None:
    """The label of a scale of progress that the words are, and nothing else (`**Reasonable progress**` cleaned)."""
    wanted = " ".join(plain(text).strip(" .:'\"").casefold().split())
    scales = [_SCALES[body]] if body and body in _SCALES else list(_SCALES.values())
    return next((label for scale in scales for label in scale if label.casefold() == wanted), None)


def misspelt_label(text: str) -> str | None:
    """The one label that a line misses by a letter (`Reasonable progess`); None for a label, or what is like two."""
    words = " ".join(plain(text).strip(" .:'\"*").casefold().split())
    labels = {label for scale in _SCALES.values() for label in scale}
    near = [label for label in labels if Levenshtein.distance(words, label.casefold(), score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 and near[0].casefold() != words else None


def is_word_of_chart(block: Block) -> bool:
    """Whether a rating is a note below a figure's caption, a bar of its chart, which rates nothing by itself."""
    return block.kind is BlockKind.NOTE and rating_label(block.text) is not None
