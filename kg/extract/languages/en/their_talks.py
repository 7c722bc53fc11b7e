"""Whose talks "their talks" are, where the sentence itself names two: "After their talks, A and B told"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.parties import Party
from kg.extract.words import Token

# "After their talks", "following the two leaders’ meeting", "during their conversation"
_AFTER = frozenset(("after", "following", "at", "during", "in"))
_TWO = 2
# "At a press conference after their talks", "Speaking to reporters following their meeting"
_OPENS = frozenset(("at", "in", "during", "speaking", "addressing", "briefing", "appearing", "talking"))


def of_two_beside(scene: Scene, token: Token, draft: Draft) -> None:
    """Let two of two states who act in a sentence be the sides of "their talks", which come before it."""
    first = scene.attributes(token.index)
    if scene.title or scene.tokens[first].lower != "their":
        return
    if scene.tokens[max(first - 1, scene.sentence.first)].lower not in _AFTER:
        return
    if any(p.party.person is not None or p.party.kind != "pronoun" for p in draft.parts):
        return
    two = _right_before(scene, first) or _acting(scene, first)
    if two:
        draft.parts = []
        scene.put(draft, two)


def _right_before(scene: Scene, first: int) -> list[Party]:
    """The two persons who stand right before a phrase: "reaffirmed by A and B | in their May 3 call"."""
    people = [p for p in scene.parties if p.person is not None and p.last < first - 1][-_TWO:]
    if len(people) < _TWO or people[-1].last != first - _TWO or people[0].person is people[1].person:
        return []
    joined = [t.lower for t in scene.tokens[people[0].last + 1 : people[1].first]] == ["and"]
    same = country_of(people[0]) == country_of(people[1]) != ""
    listed = scene.tokens[max(people[0].first - 1, 0)].text == ","
    return people if joined and not (same or listed) else []


def _acting(scene: Scene, first: int) -> list[Party]:
    """The two persons who are the subject of the verb before a phrase, or behind it where it is part of what
    opens the sentence; [] for fewer, more, or two of one state."""
    verbs = [
        i
        for i in range(scene.sentence.first, scene.sentence.last + 1)
        if scene.grammar.role(i) == FINITE and not scene.in_party(i)
    ]
    before = [i for i in verbs if i < first]
    behind = [i for i in verbs if i > first] if _opens(scene, first) else []
    verb = before[-1] if before else next(iter(behind), None)
    people = [p for p in scene.subject(verb) if p.person is not None] if verb is not None else []
    states = {country_of(p) for p in people} - {""}
    return people if len(people) == _TWO == len(states) else []


def _opens(scene: Scene, first: int) -> bool:
    """Whether a phrase opens the sentence or ends what opens it: "After | their", "At a briefing after |
    their", "Speaking to reporters after | their"."""
    begin = scene.sentence.first
    if first - begin <= _TWO:
        return True
    if any(begin <= p.first < first and p.kind != "pronoun" for p in scene.parties):
        return False
    return scene.tokens[begin].lower in _OPENS and "," not in {t.text for t in scene.tokens[begin:first]}
