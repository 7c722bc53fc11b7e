"""Who is asked to the gathering told before, who comes in somebody's place, and who does something at it: "На
неё пригласили премьера", "Вместо него поедет министр", "страну представит посол", "На ней заявил премьер"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.invitations import who_is_asked
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import PRONOUNS, gathering_told
from kg.extract.parties import Party
from kg.extract.words import Token

_ASK = listed("visit", "invite", "verbs")
_GO = listed("visit", "go", "verbs") | listed("conference", "attend", "verbs")
_REPRESENT = frozenset(("представить", "представлять", "возглавить", "заменить"))
_TO_IT = frozenset(("него", "нее", "неё", "них"))
AT_IT = frozenset(("нем", "нём", "ней"))
_LANDS = frozenset(("страну", "республику", "государство", "делегацию"))
_OBJECTS = frozenset(("его", "её", "ее", "их"))


@on(_ASK)
def asked_there(scene: Scene, token: Token) -> Draft | None:
    """Officials asked to a gathering to come, which the clause takes up by a pronoun."""
    if not token.lemmas & _ASK or not (finite(token) or token.has("PS")):
        return None
    told = gathering_told(scene)
    if told is None or told.modality != "planned":
        return None
    clause = scene.clause(token)
    if not any(_takes_up(a, b) for a, b in pairwise(clause)):
        return None
    return _added(scene, token, who_is_asked(scene, token))


def _takes_up(preposition: Token, pronoun: Token) -> bool:
    """Whether two words are "в ней" or "на нее"."""
    if preposition.lower == "в":
        return pronoun.lower in PRONOUNS
    return preposition.lower == "на" and pronoun.lower in _TO_IT


@on(_GO, _REPRESENT)
def stands_in(scene: Scene, token: Token) -> Draft | None:
    """Officials who attend a gathering told just before in somebody's place, or stand for a state whose
    official does not come."""
    if not finite(token) or not token.lemmas & (_GO | _REPRESENT):
        return None
    if not _is_missed(scene, token):
        return None
    clause = scene.clause(token)
    if not (_in_place_of_him(clause) or _for_the_land(token, clause)):
        return None
    # "делегацию | возглавит министр" is one party, named for its head
    whole = [p for p in scene.clauses.parties if p.first <= token.index <= p.last]
    return _added(scene, token, whole or scene.subject(token))


def _is_missed(scene: Scene, verb: Token) -> bool:
    """Whether the sentence, or the one before, says before a verb that somebody does not come to a
    gathering."""
    first = scene.words.sentences[max(scene.sentence.index - 1, 0)].first
    if any(d.type not in ("conference", "visit") for d in scene.told if d.first >= first):
        return False
    before = [t for t in scene.words.tokens[first : verb.index] if t.shape == "word"]
    gathering = next((t for t in reversed(before) if t.lemmas & _GATHERINGS and t.has("N")), None)
    away = [t for t in before if t.lower == "не" or t.lemmas & _MISS]
    return gathering is not None and bool(away) and away[0].index < gathering.index


_GATHERINGS = listed("conference", "noun", "nouns")
_MISS = frozenset(("пропустить", "пропускать", "отказаться", "отменить", "отсутствовать"))


def _in_place_of_him(clause: Sequence[Token]) -> bool:
    return any(a.lower == "вместо" and b.lower in _TO_IT for a, b in pairwise(clause))


def _for_the_land(verb: Token, clause: Sequence[Token]) -> bool:
    """ "страну | представит посол", "его | заменит министр"."""
    said = {t.lower for t in clause}
    if "заменить" in verb.lemmas:
        return bool(said & _OBJECTS)
    return bool(verb.lemmas & _REPRESENT and said & _LANDS)


def _added(scene: Scene, token: Token, people: Sequence[Party]) -> Draft | None:
    """The mention that adds the officials among people to the gathering; None where there is none."""
    acting = [p for p in people if p.person is not None and p.person.capacities and not p.inner]
    if not acting:
        return None
    draft = mention(scene, "conference", token, "attendance")
    draft.open = True
    scene.put(draft, acting)
    return draft


@on("на")
def acts_at_it(scene: Scene, token: Token) -> Draft | None:
    """Officials who do something at the gathering told right before: "На ней премьер | объявил о помощи"."""
    after = scene.behind(token)
    if token.lower != "на" or after.lower not in AT_IT:
        return None
    told = gathering_told(scene)
    verb = scene.governor(after, scene.clause(token))
    if told is None or scene.sentence.index - told.sentence > _CLOSE or verb is None or not finite(verb):
        return None
    if scene.words.tokens[verb.index - 1].lower == "не" or verb.has("PS") or verb.lemmas & _CHAIR:
        return None
    return _added(scene, verb, scene.subject(verb))


_CHAIR = frozenset(("председательствовать", "сопредседательствовать"))  # told by a rule of their own
# "на ней" is of a gathering told in the sentence before, or in that before it.
_CLOSE = 2
