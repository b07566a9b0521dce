"""Which parts of a file are asked for? A Range header is taken as RFC 9110, 14.2 has it, or passed over."""

from __future__ import annotations

import re

from starlette.types import Scope

from api.problems import Problem
from api.protocol import Refused

# bytes=0-499, 1000-, -500
_RANGES = re.compile(rb"bytes=\s*(?:\d+-\d*|-\d+)(?:\s*,\s*(?:\d+-\d*|-\d+))*\s*", re.IGNORECASE)
_RANGE = re.compile(rb"(\d*)-(\d*)")


def tidy_ranges(scope: Scope, size: int) -> None:
    """Leave of a request's Range header what a file of that many bytes has; without any sense, nothing of it.

    Raises:
        Refused: 416, none of its ranges has a byte of the file.
    """
    asked = [value for name, value in scope["headers"] if name == b"range"]
    if not asked:
        return
    ranges = _RANGE.findall(asked[0]) if len(asked) == 1 and _RANGES.fullmatch(asked[0]) else []
    backwards = any(first and last and int(first) > int(last) for first, last in ranges)
    held = [b"-".join(each) for each in ranges if (int(each[0]) < size if each[0] else int(each[1]))]
    if ranges and not backwards and not held:
        headers = {"Content-Range": f"bytes */{size}"}
        detail = f"the file has {size} bytes, and none there"
        raise Refused(Problem(status=416, kind="range", detail=detail, headers=headers))
    kept = [(b"range", b"bytes=" + b",".join(held))] if held and not backwards else []
    scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"range"] + kept
