"""Words that gatherings are called by."""

from __future__ import annotations

from kg.extract.languages.en.scene import listed
from kg.extract.words import Token

NOUNS = listed("conference", "noun")
NAMES = listed("conference", "names")
GATHERED = NOUNS | {name.lower() for name in NAMES} | {"council"}


def names_by_number(token: Token) -> bool:
    """Whether a word is the name of a gathering with its number: "COP29"."""
    return token.text.startswith("COP") and token.text.rstrip("-0123456789") == "COP"
