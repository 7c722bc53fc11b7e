"""The closed classes of English words, and the parts that a word can play in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.words import Token

MODALS = words_of("grammar", "modals")
WILL = words_of("grammar", "will")
DETERMINERS = words_of("grammar", "determiners")
PREPOSITIONS = words_of("grammar", "prepositions")
ADVERBS = words_of("grammar", "adverbs")
RELATIVES = words_of("grammar", "relatives")
SUBORDINATORS = words_of("grammar", "subordinators")
SUBJECTS = words_of("grammar", "subjects")
ADJECTIVES = words_of("grammar", "adjectives")
SAYING = words_of("grammar", "saying")
DAYS = words_of("grammar", "days")
HAVE = frozenset(("have", "has", "had", "having"))
FINITE, INFINITIVE, ING, PARTICIPLE, PASSIVE = "finite", "infinitive", "ing", "participle", "passive"


def adverbial(token: Token) -> bool:
    """Whether a word is an adverb by its class or its ending; "Italy" and "Kelly" are names."""
    return token.lower in ADVERBS or (token.lower.endswith("ly") and not token.capital)


def verb_follows(tokens: Sequence[Token], last: int) -> bool:
    """Whether a verb or its auxiliary stands after a token, over adverbs: "the minister | also met"."""
    k = last + 1
    while k + 1 < len(tokens) and adverbial(tokens[k]):
        k += 1
    following = tokens[min(k, len(tokens) - 1)]
    return following.lower in MODALS or any(r.pos == "V" for r in following.readings)
