"""What somebody does again and again, or only looks for ways to do: "regularly visits", "meet twice a year",
"finding ways to engage with the leaders", "will continue to meet"."""

from __future__ import annotations

import re

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import DAYS, FINITE, INFINITIVE
from kg.extract.words import Token

_HABITS = listed("cues", "habits")
TALKED = frozenset(("consult", "meet", "talk", "engage", "speak", "negotiate", "confer"))
_SOUGHT = listed("cues", "sought")
# "As a rule, | ambassadors present their letters", "By tradition, | they meet"
_AS_A_RULE = re.compile(r"\b(?:as a rule|by tradition|it is (?:the|a) practice|as a matter of course)\b")
# "Meetings of the ministers | will be held regularly": so many words to the last one, and from the verb on.
_FAR, _BEHIND = 14, 4
# "Meet | every year", "sit | three times a year", so many words after the verb.
_NEAR = 12
_AS_OFTEN = re.compile(
    r"^(?:\w+ ){0,5}?(?:every (?:other )?(?:year|month|week|day|two|three|four|six)"
    r"|(?:once|twice|\w+ times|every) (?:a|per|each) (?:year|month|week)|annually|on a regular basis"
    r"|whenever|(?:when|as|if) (?:needed|necessary|required)|as often as|at any time)\b"
)


def is_habit(scene: Scene, token: Token) -> bool:
    """Whether somebody does it again and again: "regularly visits", "agreed to meet regularly"."""
    if scene.grammar.role(token.index) not in (FINITE, INFINITIVE):
        return False
    first = max(token.index - 1, scene.sentence.first)
    beside = scene.tokens[first : min(token.index + 1, scene.sentence.last) + 1]
    if any(t.lower in _HABITS for t in beside):
        return True
    if _AS_A_RULE.search(scene.text(scene.sentence.first, token.index)):
        return True
    often = scene.text(token.index + 1, min(token.index + _NEAR, scene.sentence.last))
    return _AS_OFTEN.search(often) is not None


def goes_on(scene: Scene, token: Token) -> bool:
    """Whether a plural tells of no event but that there will be more: "the ministers' | meetings | will
    continue", "will be held regularly"; not on a day."""
    if token.lower not in listed("cues", "several"):
        return False
    after = scene.tokens[token.index + 1 : min(token.index + _FAR, scene.sentence.last) + 1]
    will = next((n for n, t in enumerate(after) if t.lower == "will"), len(after))
    again = any(t.lower == "continue" or t.lower in _HABITS for t in after[will : will + _BEHIND])
    clause = scene.tokens[scene.sentence.first : scene.sentence.last + 1]
    return again and not any(t.shape == "number" or (t.capital and t.lower in DAYS) for t in clause)


def is_sought(scene: Scene, token: Token, start: int, governor: int | None) -> bool:
    """Whether somebody only looks for ways, or goes on as ever: "finding ways to | engage with the leaders",
    "will continue to | meet with the leaders"."""
    if not token.lemmas & TALKED:
        return False
    if scene.tokens[max(start - 1, scene.sentence.first)].lower in _SOUGHT:
        return True
    goes_on = governor is not None and scene.verb_lemma(scene.tokens[governor]) in ("continue", "keep")
    if not goes_on:
        return False
    clause = scene.tokens[start : scene.clauses.reach(token.index)[1] + 1]
    return not any(t.shape == "number" or (t.capital and t.lower in DAYS) for t in clause)
