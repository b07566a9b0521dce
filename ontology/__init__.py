"""What a report can say, as vocabulary, as types and as quads: the part that every other part builds on."""
