"""A report as RDF: what it says in one named graph, what the program inferred of it in another.

map_report(report)        both together as one rdflib graph, named for the report
canonical_nquads(report)  both as N-Quads: sorted lines, the same bytes for the same report

Who needs both forms maps once: said and inferred, then canonical((a, b)) and together(a, b).
"""

from ontology.mapping.mapper import inferred, map_report, said, together
from ontology.mapping.nquads import canonical, canonical_nquads

__all__ = ["canonical", "canonical_nquads", "inferred", "map_report", "said", "together"]
