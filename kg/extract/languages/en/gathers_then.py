"""Bodies that gather then, as the verb right after their name tells: "The Doha Forum kicked off"."""

from __future__ import annotations

from typing import Final

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import DAYS, PASSIVE, PREPOSITIONS
from kg.extract.words import Token

_HAPPENING: Final = listed("conference", "happening")
# Of these, the ones that take an object: "the Forum held a meeting", "was held".
_OBJECTED: Final = frozenset(("hold", "organize", "organise", "convene", "schedule"))
# "Took | place", "got | under way"
_GOES_ON: Final = {
    "take": (["place"],),
    "get": (["underway"], ["under", "way"]),
    "kick": (["off"],),
    "bring": (["together"],),
}
_BESIDE: Final = frozenset(("today", "here", "yesterday", "tomorrow", "with"))


def opens_then(scene: Scene, token: Token) -> bool:
    """Whether the verb right after a name tells that the gathering takes place, and of no object: "opened in
    Oslo", "was held on Monday", not "opened an office"."""
    verb = scene.verb_after(token.index)
    if verb is None or scene.grammar.group_start(verb.index) != token.index + 1:
        return False
    lemma = scene.verb_lemma(verb)
    said = [t.lower for t in scene.tokens[verb.index + 1 : min(verb.index + 3, scene.sentence.last + 1)]]
    if lemma in _GOES_ON:
        return any(said[: len(words)] == words for words in _GOES_ON[lemma])
    alone = not said or said[0] in PREPOSITIONS | _BESIDE or said[0][:3] in DAYS or not said[0].isalpha()
    passive = scene.grammar.role(verb.index) == PASSIVE
    return lemma in _HAPPENING and alone and (passive or lemma not in _OBJECTED)
