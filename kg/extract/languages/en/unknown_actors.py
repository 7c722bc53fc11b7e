"""Who acts and is not known: a name that says nothing of its bearer, in what somebody says ("He said | Vega
would visit Rome"); superiors of those told ("A and B met after their | leaders had met"). Those told are not
meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.quoted import SAYING
from kg.extract.languages.en.word_classes import DETERMINERS, FINITE
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

# "He shared that three Marder | tanks": so many words.
_THINGS: Final = 5
_TELLING: Final = SAYING | {"share", "note", "announce", "mention"}
_SUPERIORS: Final = frozenset(("leader", "president", "premier", "minister", "king"))


def acts(grammar: Grammar, parties: Sequence[Party], sentence: Sentence, before: Token) -> bool:
    """Return whether the word before a verb is somebody of whom nothing is known."""
    if _are_theirs(grammar, parties, sentence, before):
        return True
    if _are_things_told(grammar, parties, sentence, before):
        return True
    if before.shape != "word" or not before.capital or before.index - 1 <= sentence.first:
        return False
    if any(p.first <= before.index <= p.last for p in parties) or grammar.role(before.index):
        return False
    tokens = grammar.words.tokens
    told = tokens[before.index - 1]
    said = tokens[before.index - 2] if told.lower == "that" else told
    alone = grammar.span_at(before.index) is None
    return alone and bool(said.lemmas & SAYING) and grammar.role(said.index) == FINITE


def _are_things_told(grammar: Grammar, parties: Sequence[Party], sentence: Sentence, before: Token) -> bool:
    """Whether things are what a clause with "that" is about: "He shared that three | tanks | will arrive"."""
    if before.shape != "word" or before.capital or not any(r.pos == "N" for r in before.readings):
        return False
    tokens = grammar.words.tokens
    low = max(sentence.first + 1, before.index - _THINGS)
    that = next((i for i in range(before.index - 1, low, -1) if tokens[i].lower == "that"), 0)
    said = tokens[that - 1]
    if not that or not said.lemmas & _TELLING or grammar.role(said.index) != FINITE:
        return False
    inside = range(that + 1, before.index + 1)
    acting = any(p.first in inside or p.last in inside for p in parties)
    plain = not any(grammar.role(i) or tokens[i].text in ",;:" for i in inside)
    return plain and not acting and before.lower not in DETERMINERS


def _are_theirs(grammar: Grammar, parties: Sequence[Party], sentence: Sentence, before: Token) -> bool:
    owner = grammar.words.tokens[before.index - 1] if before.index > sentence.first else before
    plural = any(r.number == "p" for r in before.readings if r.pos == "N")
    superiors = plural and bool(before.lemmas & _SUPERIORS) and not before.capital
    return superiors and owner.lower == "their" and not any(p.first == before.index for p in parties)
