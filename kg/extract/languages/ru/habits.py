"""What is done time and again, or is spoken of in general, and so is no event: "встречаются раз в год"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token, Words

_SPANS = frozenset(("год", "полгода", "месяц", "неделя"))
_HABITS = listed("cues", "habits") | _SPANS | {"неделю", "очереди"}


def is_habit(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause tells what is done time and again, or events of a kind are spoken of."""
    if not scene.said.isdisjoint(_HABITS):
        verbs = (t for t in clause if t is not token and finite(t))
        present = any("pres" in r.tags for t in (token, *verbs) for r in t.readings[:1])
        if present and any(
            t.lower in listed("cues", "habits") or _by_turns(scene, t) or _every_year(scene, t)
            for t in clause
        ):
            return True
    if _as_a_rule(scene) and any("pres" in r.tags for r in token.readings[:1]):
        return True
    return _is_kept_up(token, clause) or _is_general(scene, token, clause) or _goes_on(scene, token, clause)


def _as_a_rule(scene: Scene) -> bool:
    """Whether a sentence tells what is always so: "Как правило, послы | вручают грамоты"."""
    if scene.said.isdisjoint(("правило", "традиции", "практика", "обыкновению")):
        return False
    own = scene.sentence
    return any(
        t.lower in _RULES.get(b.lower, ()) for b, t in pairwise(scene.words.tokens[own.first : own.last])
    )


# By the word before.
_RULES = {
    "как": ("правило",),
    "по": ("традиции", "обыкновению"),
    "сложилась": ("практика",),
    "существует": ("практика",),
    "есть": ("практика",),
}


def _goes_on(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a plural tells of no event but that there will be more: "встречи | будут продолжаться", "станут
    регулярными"; not on a day."""
    plural = any(r.case == "nom" and r.number == "p" for r in token.readings if r.pos == "N")
    if (
        not plural
        or token.lemma not in _SEVERAL
        or phrases.preposition(scene.words, scene.phrase_start(token))
    ):
        return False
    after = [t for t in clause if t.index > token.index]
    ahead = any("futr" in r.tags or t.lower == "будут" for t in after for r in t.readings[:1])
    again = any(t.lemmas & _AGAIN or t.lower in listed("cues", "habits") for t in after)
    return (
        ahead and again and not any(t.shape == "number" or t.lemmas & listed("cues", "dated") for t in clause)
    )


_AGAIN = frozenset(("продолжаться", "продолжить", "продолжиться", "продолжать", "регулярный", "ежегодный"))


def _is_kept_up(token: Token, clause: Sequence[Token]) -> bool:
    """Whether somebody only means to stay in contact: "намерен тесно | консультироваться с союзниками"."""
    if not (token.lemmas & _KEPT_UP and token.has("I")):
        return False
    return not any(t.lower in _SOON or t.shape == "number" for t in clause)


_KEPT_UP = frozenset(("консультироваться", "общаться", "контактировать", "советоваться"))
_SOON = frozenset(("завтра", "сегодня", "вечером", "утром", "днём", "днем"))


def _is_general(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether events of a kind are spoken of: "Встречи между учеными двух стран укрепляют дружбу"."""
    plural = any(r.case == "nom" and r.number == "p" for r in token.readings if r.pos == "N")
    if not plural or phrases.preposition(scene.words, scene.phrase_start(token)):
        return False
    verb = next((t for t in clause if t.index > token.index and finite(t)), None)
    if verb is None or "pres" not in verb.readings[0].tags or verb.readings[0].number != "p":
        return False
    subject = any(p.first < verb.index and "nom" in p.cases for p in scene.clauses.parties)
    carries = listed("happen", "verbs") | listed("light", "verbs") | listed("cues", "planned")
    return not subject and token.lemma in _SEVERAL and not verb.lemmas & carries


# Words whose plural is of several events: "встречи", not "переговоры".
_SEVERAL = frozenset(("встреча", "беседа", "визит", "поездка", "контакт", "разговор", "звонок"))


def _every_year(scene: Scene, token: Token) -> bool:
    """Whether words say that something is a habit: "каждый | год", "раз в | полгода"."""
    if not token.lemmas & _SPANS:
        return False
    before = [t.lower for t in scene.words.tokens[max(token.index - 2, 0) : token.index]]
    return before[-1:] in (["каждый"], ["каждые"], ["каждую"]) or before == ["раз", "в"]


def in_turn(words: Words, token: Token) -> bool:
    """Whether "по очереди" ends at a token."""
    return token.lower == "очереди" and token.index > 0 and words.tokens[token.index - 1].lower == "по"


def _by_turns(scene: Scene, token: Token) -> bool:
    """Whether "по очереди" or "дважды в год" stands at a token: "стороны | по очереди принимают коллег"."""
    before = [t.lower for t in scene.words.tokens[max(token.index - 2, 0) : token.index]]
    if token.lower in ("год", "месяц", "неделю"):
        return before[-1:] == ["в"] and before[0] in ("раз", "раза", "дважды", "трижды")
    return in_turn(scene.words, token)
