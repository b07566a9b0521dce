"""How do the terms get into Python? `python -m ontology.generate` writes terms.py from the Turtle; `--check` compares.

Terms are plain strings with the names they have in Turtle, so that code reads as the ontology does:
`from ontology import terms as insp`, then `insp.FollowUp`, `insp.followsUp`, `insp.TOPIC.irmt`, `insp.SKOS.prefLabel`.
"""

from __future__ import annotations

import keyword
import sys
from collections.abc import Iterable, Iterator

from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from ontology.iris import DEF, local_name
from ontology.vocabulary import TERMS, ontology_graph, scheme_graph

_HEAD = '''"""Which IRIs do the terms and concepts have? Made from the Turtle: run `python -m ontology.generate`."""

from typing import Final

from ontology.iris import DEF, SCHEME
'''
_KINDS = {"Classes": (OWL.Class,), "Properties": (OWL.ObjectProperty, OWL.DatatypeProperty)}


def main(arguments: list[str]) -> int:
    """Write terms.py, or with `--check` say whether it is what would be written."""
    text = terms_module()
    if "--check" not in arguments:
        TERMS.write_text(text, encoding="utf-8")
        return 0
    if TERMS.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("ontology/terms.py is not what the Turtle says\nhint: run python -m ontology.generate\n")
    return 1


def terms_module() -> str:
    """The text of terms.py."""
    return (
        "\n".join([_HEAD, *_own_terms(ontology_graph()), *_schemes(scheme_graph()), *_reused(ontology_graph())]) + "\n"
    )


def _own_terms(ontology: Graph) -> Iterator[str]:
    for heading, types in _KINDS.items():
        yield f"# {heading}"
        terms = {str(term) for kind in types for term in ontology.subjects(RDF.type, kind)}
        yield from (f'{local_name(term)}: Final = f"{{DEF}}{local_name(term)}"' for term in sorted(terms))
        yield ""


def _schemes(schemes: Graph) -> Iterator[str]:
    for scheme in sorted(set(map(str, schemes.objects(None, SKOS.inScheme)))):
        concepts = sorted(map(str, schemes.subjects(SKOS.inScheme, URIRef(scheme))))
        name = local_name(scheme)
        yield f"\nclass {name.replace('-', '_').upper()}:"
        yield f'    """{schemes.value(URIRef(scheme), SKOS.prefLabel)}."""\n'
        yield f'    scheme: Final = f"{{SCHEME}}{name}"'
        for concept in concepts:
            yield f'    {_python_name(local_name(concept))}: Final = f"{{SCHEME}}{name}/{local_name(concept)}"'
        yield ""


def _reused(ontology: Graph) -> Iterator[str]:
    prefixes = {str(namespace): prefix for prefix, namespace in ontology.namespaces()}
    spaces: dict[str, list[str]] = {}
    for term in sorted(map(str, reused_terms(ontology))):
        spaces.setdefault(term.removesuffix(local_name(term)), []).append(term)
    for space, terms in spaces.items():
        yield f"\nclass {prefixes[space].upper()}:"
        yield f'    """Reused as they are: <{space}>."""\n'
        yield from (f'    {_python_name(local_name(term))}: Final = "{term}"' for term in terms)
        yield ""


def reused_terms(ontology: Graph) -> Iterable[Node]:
    """The terms of other vocabularies that the ontology lists as used."""
    return ontology.objects(URIRef(DEF.rstrip("#")), DCTERMS.references)


def _python_name(name: str) -> str:
    name = name.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
