"""What a clause says of a matter, in English: "said that transit remains a priority", "it was important to".

Who says that a matter counts, serves both or needs work stresses it, as if he had "stressed its importance".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.words import Sentence, Token

_OF = ("topics", "valued")
ADJECTIVES, _NOUNS = words_of(*_OF, "adjectives"), words_of(*_OF, "nouns")
_VERBS: dict[str, frozenset[str]] = {
    verb: frozenset(nouns.split()) for verb, nouns in table("topics")["valued"]["verbs"].items()
}
BE = frozenset(("be", "remain", "become", "constitute"))
VALUING = BE | frozenset(_VERBS)
"""The verbs that say of a matter that it counts."""

# "is of great and growing | importance": so many words from the verb to what is said.
_NEAR = 6


def valued_by(grammar: Grammar, sentence: Sentence, verb: int) -> int | None:
    """Return the token of what a verb says of its subject: "remains a | priority", "serves the | interests";
    None where it says nothing of the kind."""
    tokens = grammar.words.tokens
    lemmas = tokens[verb].lemmas
    wanted = _NOUNS | ADJECTIVES if lemmas & BE else frozenset[str]()
    for name in lemmas & _VERBS.keys():
        wanted |= _VERBS[name]
    if not wanted:
        return None
    for k in range(verb + 1, min(verb + _NEAR, sentence.last + 1)):
        token = tokens[k]
        if token.text in ",;:" or token.lower in ("not", "no", "that", "which"):
            return None
        if token.lower in wanted and not _is_degree(tokens[k], tokens[min(k + 1, sentence.last)]):
            return k
    return None


def valued_from(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether a matter is called what counts from a token on: "as a | priority", "one of the priorities"."""
    for k in range(first + 1, min(first + _NEAR, sentence.last + 1)):
        token = tokens[k]
        if token.lower in _NOUNS:
            return True
        if token.text in ",;:." or token.lower in ("in", "for", "and", "to", "on"):
            return False
    return False


def _is_degree(token: Token, following: Token) -> bool:
    """Whether an adjective is of a thing that is none of value: "is a key | partner", "an important day"."""
    plain = following.shape == "word" and following.lower not in _NOUNS | _AFTER
    return token.lower in ADJECTIVES and plain


def valuing_verb(grammar: Grammar, sentence: Sentence, begin: int) -> int | None:
    """Return the verb of a clause that says that its subject counts, be it read as a verb or not."""
    tokens = grammar.words.tokens
    for k in range(begin + 1, min(begin + _CLAUSE, sentence.last)):
        token = tokens[k]
        if token.text in ',;:“”"' or token.lower in _OTHER_CLAUSE:
            return None
        if token.lemmas & VALUING and any(r.pos == "V" for r in token.readings):
            ing = token.lower.endswith("ing")
            if not ing and token.lower != "be" and valued_by(grammar, sentence, k) is not None:
                return k
    return None


# From the beginning of a clause to its verb.
_CLAUSE = 14
_OTHER_CLAUSE = frozenset(("that", "which", "who", "whose", "where", "while", "because", "if", "when"))
_AFTER = frozenset(
    ("to", "for", "in", "and", "as", "if", "but", "at", "now", "today", "given", "both", "more", "of")
)
