"""Is what a sentence says of a provider so now, or was it so before, or is it still to come?"""

from __future__ import annotations

import re
from functools import cache

from ingest.wording import any_of

# `..., but A had taken over`: where what is said of one provider ends and what is said of another begins
_SEAM = re.compile(
    r"[;:]\s|,?\s(?:but|while|whereas|although|since\swhen|when|after\swhich)\s|,\sand\s|\)\s"
    r"|,\s(?=(?:which\s(?:was|were|had\sbeen)\s)?(?:previously|formerly)\s)"  # `, previously run by B`
    r"|,\s(?=(?:had|has|was|were|is|are)\s)"  # `Repairs, formerly the work of A, had passed to B`
)


_UNTIL = re.compile(r"\buntil\s(?:[\w']+[\s-]){0,5}?((?:19|20)\d\d)\b", re.IGNORECASE)


def is_of_another_time(masked: str, start: int, end: int, year: int | None) -> bool:
    """Whether the clause around characters `[start, end)` of a masked sentence tells of the past or of what is to come.

    `Until 2019` is past for a report of 2019 or later (`year`); `a contract until 2030` is not.
    """
    seams = [match.span() for match in _SEAM.finditer(masked)]
    begins = max((seam[1] for seam in seams if seam[1] <= start), default=0)
    ends = min((seam[0] for seam in seams if seam[0] >= end), default=len(masked))
    until = _UNTIL.search(masked, begins, ends)
    if until:
        return year is None or int(until.group(1)) <= year
    return bool(_elsewhen().search(masked, begins, ends))


@cache
def _elsewhen() -> re.Pattern[str]:
    """`had previously been`, `until 2019`, `was to start`."""
    return re.compile(rf"(?<![\w-]){any_of('provisions', 'another_time')}(?![\w-])", re.IGNORECASE)
