"""Which words of a query is an error about? Its line, and a mark below the place."""

from __future__ import annotations

_AROUND = 60
"""Characters shown before the place and after it."""


def excerpt(query: str, line: int, column: int) -> str:
    """The line of a query, shortened around a column (both counted from 1), and below it a caret.

    >>> print(excerpt("SELECT * {\\n  ?s ?p }", 2, 9))
      ?s ?p }
            ^
    """
    lines = query.splitlines()
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    at = min(max(column - 1, 0), len(text))
    start, end = max(0, at - _AROUND), at + _AROUND
    before = ("…" if start else "") + text[start:at]
    pad = "".join(c if c == "\t" else " " for c in before)
    return f"{before}{text[at:end]}{'…' if end < len(text) else ''}\n{pad}^"
