"""Words that gatherings are called by."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

NOUNS = listed("conference", "noun")
NAMES = listed("conference", "names")
GATHERED = NOUNS | {name.lower() for name in NAMES} | {"council"}


def names_by_number(token: Token) -> bool:
    """Whether a word is the name of a gathering with its number: "COP29"."""
    return token.text.startswith("COP") and token.text.rstrip("-0123456789") == "COP"


def ends_gathering(scene: Scene, i: int, first: int) -> bool:
    """Whether another gathering is named before: "the EU-Japan | Summit and NATO Summit"; not "COP26 and"."""
    second = scene.tokens[first]
    named = second.text in NAMES or names_by_number(second) or scene.noun_lemma(second) in NOUNS
    return scene.noun_lemma(scene.tokens[i]) in NOUNS and not named
