"""The dataset over HTTP: SPARQL, JSON, linked data and pages."""
