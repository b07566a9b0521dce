"""Which cells of a table would a spreadsheet run? Those that look like a formula get an apostrophe before them."""

from __future__ import annotations

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet takes for text; numbers stay as they are."""
    return f"'{text}" if text.startswith(_RISKY) and not _is_number(text) else text


def cell_text(cell: str) -> str:
    """The text that was made a safe cell."""
    return cell[1:] if cell[:1] == "'" and safe_cell(cell[1:]) == cell else cell


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii() and "_" not in text
