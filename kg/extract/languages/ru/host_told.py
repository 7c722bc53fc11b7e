"""Whose guests those of a talk told before were: "Принимал участников президент А", "Гостей принимал Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.parties import Party
from kg.extract.words import Token

_AFTERWARDS = words_of("sentences", "afterwards")
# Those who talk, in the plural and with nothing said of whose they are.
_GUESTS = frozenset(("участник", "переговорщик", "гость", "делегация", "собеседник"))


def receives_told(scene: Scene, verb: Token, hosts: Sequence[Party], guests: Sequence[Party]) -> Draft | None:
    """The host of several sides, of whose talk the text tells shortly before."""
    told = talk_told(scene)
    if is_afterwards(scene, verb):
        return None  # "Затем участников принял президент" tells of another talk
    if told is None or len(guests) != 1 or not verb.has("V") or len(told.countries()) < _SIDES:
        return None
    noun = scene.words.tokens[guests[0].head]
    bare = guests[0].kind == "group" and not scene.genitive(noun) and bool(noun.lemmas & _GUESTS)
    several = all(r.number == "p" for r in noun.readings[:1])
    named = [h for h in hosts if h.person is not None]
    if not (bare and several and named) or {h.key() for h in named} & told.keys():
        return None
    draft = mention(scene, "meeting", verb, "attendance")
    scene.put(draft, named, "host")
    return draft


def is_afterwards(scene: Scene, verb: Token) -> bool:
    """Whether a sentence tells of what was done besides or after the event told: "Затем гостей | принял",
    "Гостей также | принял"."""
    beside = scene.words.tokens[max(verb.index - 1, scene.sentence.first)].lower in ("также", "тоже")
    opening = [t.lower for t in scene.words.tokens[scene.sentence.first : scene.sentence.first + 4]]
    return beside or opening[0] in _AFTERWARDS or opening in _SAME_DAY


_SAME_DAY = (["в", "тот", "же", "день"], ["в", "этот", "же", "день"])
_SIDES = 2
