"""Merging identities renames IRIs and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.identity import IdentityMap
from ontology.errors import DatasetError

OLD, NEW = "https://x.org/id/visit/stub", "https://x.org/id/visit/real"


def test_only_whole_iris_are_renamed() -> None:
    quads = f'<{OLD}> <http://p> "<{OLD}> \\"<{OLD}>" <http://g> .\n<{OLD}1> <http://p> <{OLD}> <http://g> .\n'.encode()
    renamed = IdentityMap({OLD: NEW}).apply(quads)
    assert renamed == (
        f'<{NEW}> <http://p> "<{OLD}> \\"<{OLD}>" <http://g> .\n<{OLD}1> <http://p> <{NEW}> <http://g> .\n'.encode()
    )


def test_chains_end_and_circles_are_refused() -> None:
    identity = IdentityMap({"http://a": "http://b", "http://b": "http://c", "http://z": "http://z"})
    assert identity.apply(b"<http://a> <http://p> <http://b> <http://g> .\n") == (
        b"<http://c> <http://p> <http://c> <http://g> .\n"
    )
    assert len(identity) == 2
    with pytest.raises(DatasetError, match="circle"):
        IdentityMap({"http://a": "http://b", "http://b": "http://a"})


@given(
    st.text(alphabet='ab<>"\\ :/h', max_size=40), st.dictionaries(st.text("abc", min_size=1, max_size=3), st.just("z"))
)
def test_literals_never_change(words: str, renames: dict[str, str]) -> None:
    literal = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    line = f"<a> <b> {literal} <g> .\n".encode()
    assert literal.encode() in IdentityMap(renames).apply(line)
