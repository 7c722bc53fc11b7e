"""Words that gatherings are called by."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

NOUNS = listed("conference", "noun")
NAMES = listed("conference", "names")
GATHERED = NOUNS | {name.lower() for name in NAMES} | {"council"}


def names_by_number(token: Token) -> bool:
    """Whether a word is the name of a gathering with its number: "COP29"."""
    return token.text.startswith("COP") and token.text.rstrip("-0123456789") == "COP"


def with_number(scene: Scene, token: Token, last: int) -> int:
    """Return the end of a gathering's name with the number that stands apart: "COP | 26"."""
    after = scene.tokens[min(last + 1, scene.sentence.last)]
    return after.index if token.text == "COP" and last == token.index and after.shape == "number" else last


def ends_gathering(scene: Scene, i: int, first: int) -> bool:
    """Whether another gathering is named before: "the EU-Japan | Summit and NATO Summit", "the Summit and
    COP26", "COP26 and the Summit"; not "the Forum and Summit"."""
    one, second = scene.tokens[i], scene.tokens[first]
    numbered = names_by_number(one) or names_by_number(second)
    told = names_by_number(one) or scene.noun_lemma(one) in NOUNS
    return told and (numbered or not (second.text in NAMES or scene.noun_lemma(second) in NOUNS))


# "The Almaty Digital Forum" has so many words.
_GATHERED = 6
# Whatever they are on is their matter and no part of a name, unless they have one.
_PLAIN = frozenset(("consultations", "consultation", "dialogue", "dialog"))


def is_on_states(scene: Scene, noun: int, link: int) -> bool:
    """Whether the relations of states are what is talked of: "consultations | on Peru-Chile trade"."""
    plain = scene.tokens[noun].text in _PLAIN and scene.tokens[link].lower == "on"
    first = link + 1 + (scene.tokens[min(link + 1, scene.sentence.last)].lower == "the")
    span = scene.spans.at(min(first, scene.sentence.last)) if plain else None
    adjective = gazette.adjective(scene.words, min(first, scene.sentence.last)) if plain else None
    return adjective is not None or (span is not None and span.kind == "state")


def begins_gathering(scene: Scene, k: int) -> bool:
    """Whether another gathering is named after "and": "and the | Digital Forum"."""
    if scene.tokens[min(k, scene.sentence.last)].lower != "the":
        return False
    i = k + 1
    while i <= scene.sentence.last and scene.tokens[i].capital and i - k < _GATHERED:
        i += 1
    return i > k + 1 and scene.noun_lemma(scene.tokens[i - 1]) in NOUNS
