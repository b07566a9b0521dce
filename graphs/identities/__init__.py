"""Which nodes of different reports are one? Inspections and what they raised, as later reports cite them.

A review mints a stub of the inspection that it follows up and of the concerns it brings back; so does an inspection
that tells of progress on the last one's. When the report of that inspection is held, they become one node with all its
wordings: the cached graphs stay as they are, and the renames are applied while a version is loaded.
"""

from __future__ import annotations

from graphs.identities.claims import Claims, claims_of
from graphs.identities.matching import Match, match
from graphs.identities.report import identity_graph
from graphs.identities.resolving import resolve

__all__ = ["Claims", "Match", "claims_of", "identity_graph", "match", "resolve"]
