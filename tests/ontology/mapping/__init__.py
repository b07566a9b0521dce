"""Tests of the mapping of a report to RDF."""
