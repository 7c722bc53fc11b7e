"""Which event a pronoun means that only says when and where it is: the one whose noun is of its gender.
"Премьер встретится с послом, который приедет на | форум. | Он пройдет в мае"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Reading, Token
from kg.records import EventType

_KINDS: tuple[EventType, ...] = ("meeting", "visit", "call", "conference")
_PRONOUNS = frozenset(("он", "она", "оно", "они"))


def meant_by_gender(scene: Scene, low: int) -> Token | None:
    """Return the last noun of an event in the sentence before that agrees with the pronoun of a clause; None
    where there is none."""
    clause = scene.words.tokens[low : scene.sentence.last + 1]
    pronoun = next((t for t in clause if t.lower in _PRONOUNS), None)
    if pronoun is None or not scene.sentence.index:
        return None
    before = list(scene.words.inside(scene.sentence.index - 1))
    if before and scene.words.sentences[before[0].sentence].paragraph < 0:
        return None
    nouns = [t for t in before if any(t.lemmas & listed(kind, "noun", "nouns") for kind in _KINDS)]
    alike = [t for t in nouns if any(_agrees(pronoun, r) for r in t.readings if r.pos == "N")]
    return alike[-1] if alike else None


def _agrees(pronoun: Token, noun: Reading) -> bool:
    if pronoun.lower == "они":
        return noun.number == "p"
    return noun.number != "p" and noun.gender == {"он": "m", "она": "f", "оно": "n"}[pronoun.lower]


def kind_of(noun: Token, told: Sequence[Draft]) -> EventType | None:
    """Return the type of the event that a noun tells or calls; None where the text tells no such event."""
    own = next((d for d in told if d.first <= noun.index <= d.last), None)
    if own is not None:
        return own.type
    kinds = [kind for kind in _KINDS if noun.lemmas & listed(kind, "noun", "nouns")]
    types = [d.type for d in reversed(told)]
    found = next((t for t in types if t in kinds), None)
    if found is None and set(kinds) & set(TALKS):
        found = next((t for t in types if t in TALKS), None)  # "провел с ним | беседу"
    return found
