"""Tests of the vocabulary, the register, the mapping and the JSON form."""
