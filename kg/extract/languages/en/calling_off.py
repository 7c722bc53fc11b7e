"""By which verbs an event is called off: "cancelled", "called off", "has pulled out of", "skipped"."""

from __future__ import annotations

import re

from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.words import Token

_CANCELLED = listed("cues", "cancelled")
# Of a journey alone: others may hold the summit that somebody skips.
_OF_JOURNEYS = listed("cues", "given_up")
_JOURNEYS = frozenset(("visit", "trip", "tour", "journey", "travel", "stop", "stopover"))
_TALKS = frozenset(("meeting", "talk", "dinner", "lunch"))
_PHRASAL = {verb: frozenset(after) for verb, after in table("triggers")["cues"]["called_off"].items()}
# What somebody tells whom he does not come to see: "to inform her that he would postpone his trip".
_TELLS = re.compile(
    r"\b(?:inform|tell|told|notif|advis|let (?:her|him|them) know|say|said|explain|apologi[sz]|express|convey"
    r"|regret|cancel|call|postpon|about)\w*"
)
_NO_JOURNEY = re.compile(
    r"\b(?:cancel|postpon|delay|scrap|shelv|skip|(?:call|put)(?:ed|ing|ting)? off|pull(?:ed|ing)? out of)\w*"
    r" (?:\S+ ){0,2}?(?:visit|trip|tour|travel|journey|stop)\b"
    r"|\b(?:his|her) (?:\w+ )?(?:visit|trip|tour|travel|journey) (?:\S+ ){0,4}?"
    r"(?:was|is|had been|has been|would be) (?:off|cancel|postpon|delay|scrap|put off|called off)"
    r"|\b(?:not be able|unable) to (?:travel|come|visit|make)\b"
)


def calls_off(scene: Scene, verb: Token, noun: Token | None = None) -> bool:
    """Whether a verb tells that an event does not take place; ``noun`` is what tells the event."""
    lemma = scene.verb_lemma(verb)
    off = is_off(scene, verb)
    alone = lemma in _OF_JOURNEYS or (off and scene.text(verb.index + 1, verb.index + 2) == "out of")
    if noun is None or not alone:
        return lemma in _CANCELLED or off
    following = scene.behind(noun).lower
    return scene.noun_lemma(noun) in _JOURNEYS or (scene.noun_lemma(noun) in _TALKS and following == "with")


def is_off(scene: Scene, verb: Token) -> bool:
    """Whether a verb calls off by the word after it: "called | off", "pulled | out of"."""
    after = _PHRASAL.get(scene.verb_lemma(verb))
    if after is None or verb.index >= scene.sentence.last:
        return False
    following = scene.tokens[verb.index + 1].lower
    return following in after or scene.text(verb.index + 1, verb.index + 2) in after


def tells_of_no_journey(scene: Scene, verb: Token) -> bool:
    """Whether what somebody says is that he does not come: "spoke with the premier | to inform her that he
    would postpone his trip". Those two are not at one place."""
    rest = scene.text(verb.index, scene.sentence.last)
    told = _TELLS.search(rest)
    return told is not None and _NO_JOURNEY.search(rest, told.start()) is not None
