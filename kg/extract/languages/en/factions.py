"""Sides of a conflict that are no state: "the Syrian opposition", "rebels from Darfur".

They are bodies, called as the text calls them; their state is the one that an adjective names.
"""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

FIGHTERS = words_of("posts", "factions")
OPPOSITIONS = words_of("posts", "oppositions")
NOUNS = FIGHTERS | OPPOSITIONS


def read(words: Words, i: int) -> Party | None:
    """Return the faction that a mention from a token on names; None where it is said of somebody: "opposition
    leader", "rebel-held towns"."""
    tokens, end = words.tokens, words.sentence_of(i).last
    first = i + (tokens[i].lower == "the")
    named = gazette.adjective(words, first) if first <= end else None
    noun = named[0] + 1 if named is not None else first
    if noun < end and tokens[noun].lower in _ATTRIBUTES:
        noun += 1
    if noun > end or tokens[noun].lower not in NOUNS:
        return None
    if noun < end and (tokens[noun + 1].lower in _OF_IT or tokens[noun + 1].lemmas & _HEADS):
        return None
    party = Party(i, noun, noun, "body", tokens[i].sentence)
    party.body = words.quote(first, noun)
    party.country = named[1] if named is not None else ""
    return party


# "armed | rebels", "political | opposition"
_ATTRIBUTES = words_of("posts", "faction_attributes")
# "opposition | leader", "opposition | party"
_HEADS, _OF_IT = words_of("posts", "heads"), words_of("posts", "faction_parts")


def is_domestic(body: str) -> bool:
    """Whether a body is one whose members deal with officials of their own state: "the opposition"."""
    return not OPPOSITIONS.isdisjoint(body.lower().split())


def fights(body: str) -> bool:
    """Whether a body is of those who fight a state, a side of its own: "rebels"."""
    return not FIGHTERS.isdisjoint(body.lower().split())
