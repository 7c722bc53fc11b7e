"""Which words are adjectives by their ending or by the list: "economic", "a calm and | secure | delta"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.words import Token

_ADJECTIVES = words_of("topics", "phrases", "adjectives")
_NOUNS = words_of("grammar", "nouns")
_ADJECTIVAL = ("al", "ic", "ive", "ous", "ary", "ent", "ant", "ory", "able")


def adjectival(token: Token) -> bool:
    if "-" in token.text and token.lower.endswith(
        ("-led", "-bound", "-won", "-level", "-term", "-based", "-wide", "-like")
    ):
        return True
    if token.lower in _NOUNS:
        return False
    if token.lower in _ADJECTIVES or (token.lower.endswith("ed") and not token.capital):
        return True
    return (
        token.lower.endswith(_ADJECTIVAL)
        and not token.lower.endswith(("ment", "capital"))
        and not token.capital
    )
