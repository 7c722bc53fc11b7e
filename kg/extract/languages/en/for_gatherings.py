"""Whether somebody meets or receives another for a gathering with a name, which is what takes place: "will
host the minister in Lima on May 3 for | the third Trade Dialogue"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import DAYS, PREPOSITIONS
from kg.extract.words import Token

_NOUNS = listed("conference", "noun")
_ORDERED = listed("conference", "ordinals")
_OF_MANY = words_of("vocabulary", "gatherings_of_many")
_DETERMINERS = frozenset(("the", "a", "an", "their", "his", "her", "its", "our"))
# "For the first | time on the sidelines of the summit", "for the third round of talks before"
_ENDING = PREPOSITIONS - {"of", "on"} | {"time", "day", "hour", "week", "year"}
_NOW = frozenset(("today", "yesterday", "tomorrow", "here", "there"))
# The name stands so many words after the verb, and has so many words.
_FAR, _LONG = 45, 10


def _ends_name(scene: Scene, i: int) -> frozenset[str]:
    """What can follow a gathering that is told by its number: "for the third forum | of", "summit | ."."""
    alone = scene.noun_lemma(scene.tokens[i]) in _OF_MANY
    return frozenset(("of", ".")) if alone else frozenset(("of",))


def meets_for(scene: Scene, verb: Token) -> bool:
    """Whether a gathering follows in the clause of a verb, behind "for"."""
    last = min(scene.clauses.reach(verb.index)[1], verb.index + _FAR)
    ways = (i for i in range(verb.index + 1, last) if scene.tokens[i].lower == "for")
    return any(is_for(scene, i) for i in ways if scene.spans.over(i) is None and _is_of_verb(scene, verb, i))


def _is_of_verb(scene: Scene, verb: Token, index: int) -> bool:
    """Whether "for" goes with the verb, over whom, where and when, and no noun: "the hosts | for the"."""
    before = scene.tokens[index - 1]
    at = index - 1 - (before.text == ",")
    named = scene.spans.over(at) is not None or any(p.last == at for p in scene.clauses.parties)
    token = scene.tokens[at]
    dated = token.shape == "number" or token.lower in _NOW or (token.capital and token.lower[:3] in DAYS)
    return at == verb.index or named or dated


def is_for(scene: Scene, index: int) -> bool:
    """Whether "for" leads straight to a gathering: "for the inaugural Trade Council | meeting"."""
    if scene.tokens[min(index + 1, scene.sentence.last)].lower not in _DETERMINERS:
        return False
    ordered = False
    for i in range(index + 2, min(index + 2 + _LONG, scene.sentence.last + 1)):
        token = scene.tokens[i]
        ordered = ordered or token.lower in _ORDERED or token.shape == "number"
        before = scene.tokens[i - 1]
        if scene.noun_lemma(token) in _NOUNS and (token.capital or before.capital):
            return True
        if (
            scene.noun_lemma(token) in _NOUNS
            and ordered
            and scene.tokens[min(i + 1, scene.sentence.last)].lower in _ends_name(scene, i)
        ):
            return True
        if token.text in ("trilateral", "bilateral", "quadrilateral"):
            return False  # "for a trilateral National Security Advisors meeting": those are who meet
        if token.text in ",;:" or token.lower in _ENDING or scene.grammar.role(i):
            return False
    return False
