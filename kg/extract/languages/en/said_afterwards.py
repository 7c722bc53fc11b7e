"""Where what is said stands before who says it: "The two sides should expand trade, | the minister said"."""

from __future__ import annotations

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.quotations import QUOTES
from kg.extract.languages.en.word_classes import DAYS, FINITE, PASSIVE, PREPOSITIONS
from kg.extract.words import Sentence, Token

# ", Foreign Minister Peter Szijjarto of Hungary | said": so many words.
_SUBJECT = 12
# "During their talks in Riga on Monday, | both should": so many words.
_OPENING = 14
# The fewest words that tell of a matter.
_FEWEST = 4
_BEFORE_CLAUSE = PREPOSITIONS | {"apart", "besides", "beyond", "given", "aside"}
_CLOSING = frozenset((",", *QUOTES.values()))
_AFTER = PREPOSITIONS | {"today", "yesterday", "while", "when", "and", "but", "here", "there"}


def clause_before(grammar: Grammar, sentence: Sentence, verb: Token) -> int | None:
    """Return the first token of the clause that a verb of saying closes; None where it closes none."""
    tokens = grammar.words.tokens
    if grammar.role(verb.index) != FINITE or not _ends(tokens[min(verb.index + 1, sentence.last)]):
        return None
    comma = _comma_before(grammar, sentence, verb)
    if comma is None:
        return None
    begin = sentence.first + (tokens[sentence.first].text in QUOTES)
    if tokens[begin].lower in _BEFORE_CLAUSE:  # "During the talks, | both sides should"
        ahead = range(begin + 1, min(begin + _OPENING, comma))
        begin = next((k + 1 for k in ahead if tokens[k].text == ","), comma)
    return begin if comma - begin >= _FEWEST and tokens[begin].shape == "word" else None


def _ends(following: Token) -> bool:
    """Whether nothing more is said behind the verb: "he said.", "he said on Monday", "he said, adding"."""
    return following.shape != "word" or following.lower in _AFTER or following.lower in DAYS


def _comma_before(grammar: Grammar, sentence: Sentence, verb: Token) -> int | None:
    """The comma between what is said and its speaker, who has no other verb."""
    tokens, start = grammar.words.tokens, grammar.group_start(verb.index)
    for k in range(start - 1, max(start - _SUBJECT, sentence.first) - 1, -1):
        if tokens[k].text in _CLOSING:
            return k if k < start - 1 else None
        if tokens[k].shape == "mark" and tokens[k].text not in ("-", "’", "'", "’s", "'s", "."):
            return None
        if grammar.role(k) in (FINITE, PASSIVE) or tokens[k].lower in ("and", "but", "that", "who", "which"):
            return None
    return None
