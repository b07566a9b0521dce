"""Linked data: every IRI of the graph answers, in the form asked for; the catalogue says what there is to take."""
