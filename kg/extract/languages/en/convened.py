"""Who and what is convened: "A convened the ministers of Malta and Peru", "to convene the committee"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import ADVERBS, DAYS, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_CONVENING = frozenset(("convene", "gather", "assemble"))
_NOUNS = listed("conference", "noun") | listed("meeting", "noun", "nouns")
# Between "convene" and the noun of what is convened: "the 5th joint ministerial meeting".
_CONVENED = 8
_WHERE = frozenset(("in", "at", "on", "for", "to", "today", "yesterday", "here", "this"))
# Between the verb and whom one convenes: "convened on Friday | ministers".
_NEAR = 4


def whom_convened(scene: Scene, verb: Token, subjects: Sequence[Party]) -> list[Party]:
    """Return the officials of other states who are the object of a verb; [] where one of home is among them.

    Those of one's own state are convened for business of that state.
    """
    if scene.verb_lemma(verb) not in _CONVENING or scene.grammar.role(verb.index) == PASSIVE:
        return []
    hosts = [p for p in subjects if p.kind in ("person", "post") and not p.plural]
    told = [p for p in scene.object(verb.index) if p.kind in ("person", "post")]
    states = {country_of(p) for p in told}
    near = bool(told) and told[0].first - verb.index <= _NEAR
    if not near or len(hosts) != len(subjects) or len(hosts) != 1 or "" in states:
        return []
    return told if country_of(hosts[0]) not in states and (told[1:] or told[0].person) else []


def convenes_with(scene: Scene, verb: Token, subjects: Sequence[Party], partners: Sequence[Party]) -> bool:
    """Whether somebody in office meets another: "The president convened with | Prime Minister A"."""
    at_once = scene.text(verb.index + 1, verb.index + 1) == "with"
    people = (*subjects, *partners)
    return at_once and bool(subjects and partners) and all(p.kind in ("person", "post") for p in people)


def is_somewhere(scene: Scene, verb: Token) -> bool:
    """Whether people come together and collect nothing: "gathered in Rome", and no "gathered data"."""
    following = scene.behind(verb)
    dated = following.capital and following.lower[:3] in DAYS  # "gathered Sunday in Rome"
    return following.lower in _WHERE or following.lower in ADVERBS or dated


def convenes(scene: Scene, verb: Token) -> bool:
    """Whether a gathering is what is convened: "agreed to convene the 5th meeting of the committee"."""
    near = scene.tokens[verb.index + 1 : min(verb.index + _CONVENED, scene.sentence.last + 1)]
    before = [t for t in near if t.lower in words_of("grammar", "prepositions")]
    end = before[0].index if before else verb.index + _CONVENED
    return any(scene.noun_lemma(t) in _NOUNS and t.index < end for t in near)
