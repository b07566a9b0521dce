"""Where do these words stand? Full-text search over the statements and paragraphs of a version.

The index is made with the version, and only read while it is served.
"""

from __future__ import annotations

from graphs.search.finding import Found, Hit, Narrowing, find
from graphs.search.making import INDEX, search_maker

__all__ = ["INDEX", "Found", "Hit", "Narrowing", "find", "search_maker"]
