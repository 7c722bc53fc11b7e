"""Words of calling off that are of this event: "встреча отменена", "об отмене визита", not "отмену виз"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.predicates import ABOUT
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token


def calling_off(scene: Scene, token: Token, clause: Sequence[Token]) -> list[Token]:
    """Return the words of a clause that call off the event of a trigger, or put it off."""
    cues = [t for t in clause if t.lemmas & listed("cues", "cancelled") and not t.has("PREP")]
    cues = [t for t in cues if not _may_be(scene, t)]
    return [t for t in cues if _concerns(scene, token, t, clause)]


def _may_be(scene: Scene, cue: Token) -> bool:
    """Whether an event is not called off yet: "визит может быть | отложен"."""
    before = scene.words.tokens[max(scene.sentence.first, cue.index - 2) : cue.index]
    return len(before) > 1 and "мочь" in before[0].lemmas and before[1].lower == "быть"


def is_threatened(scene: Scene, cue: Token) -> bool:
    """Whether somebody only threatens to call an event off, or is asked to: "грозит | отменить визит"."""
    return cue.has("I") and any(t.lemmas & _THREATS and t.index < cue.index for t in scene.clause(cue))


_THREATS = frozenset(
    ("грозить", "угрожать", "пригрозить", "посоветовать", "призвать", "потребовать", "просить", "попросить")
)


def is_of(scene: Scene, token: Token, cue: Token) -> bool:
    """Whether a noun of calling off is that of an event: "рассказал об отмене | встречи"."""
    return cue.index == scene.phrase_start(token) - 1 and "gen" in token.cases("N")


def _concerns(scene: Scene, token: Token, cue: Token, clause: Sequence[Token]) -> bool:
    pos = cue.readings[0].pos if cue.readings else ""
    if cue is token or is_of(scene, token, cue):
        return True
    if pos == "N":
        return _is_bare(scene, cue)
    if pos == "P":
        return _describes(scene, token, cue)
    if not token.has("N"):
        return _calls_off_plans(scene, token, cue)
    if pos == "PS" or cue.lemma.endswith("ся"):
        return _is_subject(scene, token, cue, clause)
    return _is_object(scene, token, cue, clause)


def _is_bare(scene: Scene, cue: Token) -> bool:
    """Whether a noun does not say what is called off, or says that plans are: "сообщил об отмене |"."""
    at = scene.words.tokens
    before = at[phrases.first_attribute(scene.words, cue.index, scene.sentence.first) - 1].lower
    head = phrases.attribute_run(scene.words, cue.index + 1, scene.sentence.last)
    after = at[head] if head <= scene.sentence.last else None
    if after is not None and phrases.is_noun(after) and "gen" in after.cases("N"):
        return bool(after.lemmas & _PLANS)
    return cue.index > scene.sentence.first and before != "без" and before not in ABOUT


# What somebody calls off of an event is called off with it: "отменил планы посетить", "отложил решение о".
_PLANS = frozenset(("план", "намерение", "программа", "поездка", "визит", "встреча"))


def _calls_off_plans(scene: Scene, token: Token, cue: Token) -> bool:
    """Whether a verb calls off what somebody meant to do: "отменил намерение | посетить"."""
    meant = scene.words.tokens[cue.index + 1 : min(token.index, cue.index + 4)]
    return token.has("I") and any(t.lemmas & _PLANS for t in meant)


def _describes(scene: Scene, token: Token, cue: Token) -> bool:
    """Whether a participle is an attribute of the event: "отложенный визит", "визит, отложенный в мае"."""
    if not token.has("N"):
        head = phrases.attribute_run(scene.words, cue.index, scene.sentence.last)
        return head <= scene.sentence.last and bool(scene.words.tokens[head].lemmas & _PLANS)
    if scene.phrase_start(token) <= cue.index < token.index:
        return True
    before = scene.words.tokens[cue.index - 1].text if cue.index > scene.sentence.first else ""
    return token.index < cue.index and before in (",", "(") and bool(token.cases("N") & cue.cases("P"))


def _is_subject(scene: Scene, token: Token, cue: Token, clause: Sequence[Token]) -> bool:
    """Whether the event is what is called off: "визит отменен", "переговоры откладываются"; not "после
    встречи сроки перенесены"."""
    head = part_of(scene, token)
    if phrases.preposition(scene.words, scene.phrase_start(head)) or "nom" not in head.cases("N"):
        return any(t.lemmas & _PLANS and t is not token for t in clause)  # "поездка на саммит отменена"
    return not _has_own_verb(scene, token, cue)


def part_of(scene: Scene, token: Token) -> Token:
    """The noun that says which part of an event is meant, else its own: "| раунд переговоров отложен"."""
    before = scene.words.tokens[max(scene.sentence.first, scene.phrase_start(token) - 1)]
    part = before.lemmas & listed("meeting", "round", "nouns") and "gen" in token.cases("N")
    return before if part and before is not token else token


def _is_object(scene: Scene, token: Token, cue: Token, clause: Sequence[Token]) -> bool:
    """Whether the event is what somebody calls off: "отменил встречу"; not "провел ее и отменил визы"."""
    if _is_taken(scene, cue, token):
        plans = [t for t in clause if t.index > cue.index and t.lemmas & _PLANS and t is not token]
        return bool(plans) and not _has_own_verb(scene, token, cue)  # "отменил поездку на | саммит"
    return not _has_own_verb(scene, token, cue)


def _is_taken(scene: Scene, cue: Token, token: Token) -> bool:
    """Whether another thing than the event stands behind the verb: "отменил | пошлины"."""
    head = phrases.attribute_run(scene.words, cue.index + 1, scene.sentence.last)
    after = scene.words.tokens[head] if head <= scene.sentence.last else None
    if after is None or after is token or not phrases.is_noun(after) or after.has("PREP"):
        return False
    return "acc" in after.cases("N") and not (cue.index < token.index <= head)


def _has_own_verb(scene: Scene, token: Token, cue: Token) -> bool:
    """Whether another verb than that of calling off carries the event: "провел встречу и отменил"."""
    if cue.index == scene.phrase_start(token) - 1:
        return False  # "отменил | поездку и собрал совещание"
    light = scene.light_verb(token)
    if light is None or light is cue or light.lemmas & listed("cues", "cancelled"):
        return False
    low, high = sorted((light.index, cue.index))
    between = scene.words.tokens[low:high]
    return finite(light) and finite(cue) and any(t.lower in ("и", ",", "а", "но") for t in between)
