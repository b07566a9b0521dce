"""A report as RDF: what it says in one named graph, what the program inferred of it in another.

map_report(report)        both together as one rdflib graph, named for the report
canonical_nquads(report)  both as N-Quads: sorted lines, the same bytes for the same report
"""

from ontology.mapping.mapper import inferred, map_report, said
from ontology.mapping.nquads import canonical_nquads

__all__ = ["canonical_nquads", "inferred", "map_report", "said"]
