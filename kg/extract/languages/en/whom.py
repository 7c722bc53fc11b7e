"""Whom a clause is about that opens with "whom": "praised the nuncio, A, | whom he received on Friday"."""

from __future__ import annotations

from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.word_classes import PREPOSITIONS
from kg.extract.parties import Party


def is_meant(clauses: Clauses, verb: int) -> list[Party]:
    """Return the object of the first verb of such a clause; [] for another one, and for "with whom"."""
    segment, tokens = clauses.segment(verb), clauses.words.tokens
    first = segment.first
    if tokens[first].lower != "whom" or segment.kind != "rel" or first <= clauses.sentence.first:
        return []
    before = tokens[first - 1]
    told = any(clauses.grammar.is_finite(i) for i in range(first + 1, verb))
    return [] if told or before.lower in PREPOSITIONS else clauses.antecedent(first)
