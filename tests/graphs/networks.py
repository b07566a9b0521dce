"""A small network in memory, with what makes writers fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from graphs.difference import Difference
from graphs.makers import Maker, Making
from graphs.network import Edge, Evidence, Network, Node
from graphs.records import Manifest
from graphs.store import OxigraphStore
from graphs.versions import Version

HOSTILE = '</script><script>window.hacked=1</script> \x00\x0b\u202e"><img src=x onerror="window.hacked=1">'

_TURTLE = """
@base <https://w3id.org/prisongraph/id/> .
@prefix insp: <https://w3id.org/prisongraph/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix topic: <https://w3id.org/prisongraph/scheme/topic/> .
@prefix rate: <https://w3id.org/prisongraph/scheme/progress-hmip/> .
<prison/ONE> a insp:Establishment ; skos:prefLabel "Oneholme" .
<prison/TWO> a insp:Establishment ; skos:prefLabel "Twoford" .
<visit/full-ONE-2021-03> a insp:Visit ; insp:ofEstablishment <prison/ONE> ; insp:when "2021-03" .
<visit/full-TWO-2023-05> a insp:Visit ; insp:ofEstablishment <prison/TWO> ; insp:when "2023-05" .
<visit/irp-ONE-2022-03> a insp:Visit ; insp:ofEstablishment <prison/ONE> ; insp:when "2022-03" .
<concern/a> a insp:Concern ; insp:topic topic:irmt , topic:violence ; insp:raisedAt <visit/full-ONE-2021-03> ;
  insp:hasStatement [ insp:text "Meetings were rare and violence was common." ] .
<concern/b> a insp:Concern ; insp:topic topic:violence ; insp:raisedAt <visit/full-TWO-2023-05> ;
  insp:hasStatement [ insp:text "Violence had risen." ] .
<followup/a> insp:followsUp <concern/a> .
<judgement/a> a insp:ProgressJudgement ; insp:judges <followup/a> ; insp:rating rate:low ;
  insp:madeAt <visit/irp-ONE-2022-03> .
rate:low a insp:Rating ; skos:prefLabel "Insufficient progress" ; insp:rank 2 .
topic:irmt a skos:Concept ; skos:prefLabel "Risk meetings" .
topic:violence a skos:Concept ; skos:prefLabel "Violence" .
"""


def small_store() -> OxigraphStore:
    """Two prisons, two concerns, two topics, one judgement."""
    store = ox.Store()
    store.load(_TURTLE, format=ox.RdfFormat.TURTLE)
    return OxigraphStore(store)


def linked_store(number: int) -> OxigraphStore:
    """So many proposed links between concerns, each surer than the one before, all sure enough; and a rejected one."""
    lines = "".join(
        f"<link/{n}> a insp:ConcernLink ; insp:linkFrom <concern/{n}> ; insp:linkTo <concern/{n + 1}> ; "
        f"insp:linkStatus <https://w3id.org/prisongraph/scheme/link-status/{'proposed' if n else 'rejected'}> ; "
        f"insp:confidence {0.3 + n / 4000:.5f} .\n"
        for n in range(number + 1)
    )
    store = ox.Store()
    store.load(_TURTLE.partition("<prison/ONE>")[0] + lines, format=ox.RdfFormat.TURTLE)
    return OxigraphStore(store)


def hostile_network(text: str = HOSTILE) -> Network:
    """Two nodes and an edge, all of whose texts are `text`."""
    nodes = [
        Node(
            id=f"https://example.org/{n}", label=text, type="concern", words=text, rating=text, url=f"javascript:{text}"
        )
        for n in (1, 2)
    ]
    evidence = Evidence(id="https://example.org/e", words=text, url="javascript:alert(1)")
    edge = Edge(source=nodes[0].id, target=nodes[1].id, relation=text, evidence=(evidence,))
    return Network(
        name="small", title=text, question=text, nodes=nodes, edges=[edge], all_nodes={"concern": 240}, all_edges=9
    )


_EMPTY = Manifest(
    id="1", parent=None, content="", identity="", program="1", makers=(), made="", quads=0, entries=(), files={}
)


def bare_version(path: Path) -> Version:
    """A version with the statements of `small_store`, which keeps nothing beside them."""
    path.mkdir()
    store = ox.Store(str(path / "store"))
    store.load(_TURTLE, format=ox.RdfFormat.TURTLE)
    store.flush()
    return Version(path, _EMPTY)


def program_instead(folder: Path, text: str) -> Path:
    """A program in the place of that which makes networks, for processes that find their code in the folder."""
    return module_instead(folder, "graphs.network.program", text)


def module_instead(folder: Path, name: str, text: str) -> Path:
    """A module in the place of ours, for processes that find their code in the folder."""
    *packages, module = name.split(".")
    place = folder
    for package in packages:
        place /= package
        place.mkdir()
        (place / "__init__.py").touch()
    program = place / f"{module}.py"
    program.write_text(text, "utf-8")
    return program


def kept_by(makers: Mapping[str, Maker], store: OxigraphStore, path: Path, base: Path | None = None) -> Path:
    """The folder of a version in which makers keep what they make of a store; `base` is that of the version before."""
    path.mkdir()
    making = Making(path, store.raw)
    if base is not None:
        making.difference, making.taken = Difference(Version(base, _EMPTY)), {}
    for make in makers.values():
        make(making)
    return path
