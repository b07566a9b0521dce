"""Which spans of a text hold references, addresses, codes and clock times, and no amounts?"""

from __future__ import annotations

import re

# Parts of a report in brackets or a list: `(see paragraphs 3.7 and 3.14)`, `(see 3.14)`, `(1.34a)`, `[2.1-2.4]`,
# `(1.34, to the governor)`
_REFERENCE = re.compile(
    r"\b(?:paragraphs?|paras?|sections?|recommendations?|expectations?)\s+S?\d+(?:\.\d+)?[a-z]?"
    r"(?:\s*(?:,|and|to|or|–|-|&)\s*S?\d+\.\d+[a-z]?)*"
    r"|[(\[]\s*(?:see\s+(?:also\s+)?)?S?\d+\.\d+[a-z]?(?:\s*(?:,|;|and|to|–|-|&)\s*S?\d+\.\d+[a-z]?)*\s*"
    r"(?:[)\]]|[,;]\s*(?:(?:directed|addressed)\s+)?to:?\s+(?=(?:the\s+)?[A-Za-z][^()]*[)\]]))"
)
# A web or e-mail address, a clock time, the number of a form: `www.gov.uk/1`, `9.30am`, `17:15`, `64/2011`
_CODE = re.compile(
    r"https?://\S+|www\.\S+|\b[\w.+-]{1,64}@\S+|\b\d{1,2}[.:]\d{2}(?:\s?(?:am|pm))?(?![\d%])|\b\d{1,2}\s?(?:am|pm)\b|\b\d+/\d+\b"
)
# What may be a clock time or a decimal: `8.30`
_HOURS_AND_MINUTES = re.compile(r"\d{1,2}\.\d{2}")
# What makes `8.30` a clock time and not a decimal: `from 8.30 to`, `at 17.15`, `until 12.00`, `by 9.30am`
_CLOCK_BEFORE = ("at", "until", "till", "from", "to", "by", "before", "after", "between", "and", "around", "about")


def references(text: str) -> list[tuple[int, int]]:
    """The spans of a text that hold references, addresses and codes."""
    codes = (match for match in _CODE.finditer(text) if not _is_decimal(text, match))
    return [match.span() for match in (*_REFERENCE.finditer(text), *codes)]


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a clock time is a number: `12.50` and no `at 12.50`."""
    return bool(_HOURS_AND_MINUTES.fullmatch(match.group())) and not _is_clock(text, match.start(), match.group())


def _is_clock(text: str, at: int, printed: str) -> bool:
    hours, minutes = printed.split(".")
    before = text[max(0, at - 20) : at].lower().split()
    return (
        int(hours) < 24
        and int(minutes) < 60
        and len(hours) + len(minutes) >= 3
        and bool(before)
        and (
            before[-1] in ("at", "until", "till")
            or (
                before[-1] in _CLOCK_BEFORE
                and minutes in ("00", "15", "30", "45")
                and not re.match(r"\s*(?:hours|%|per cent|million)", text[at + len(printed) :])
            )
        )
    )
