"""Talks of the members of an international body among themselves, which are its session: "Министры обороны
НАТО обсудили на встрече в Осло", "Страны ОПЕК на переговорах решили"."""

from __future__ import annotations

import re

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.groups import is_group
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.predicates import is_about_to
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_OCCASIONS = frozenset(("встреча", "переговоры", "консультация", "консультации", "обед", "ужин"))
_MEETS = frozenset(("встретиться", "встречаться"))
_HELD = frozenset(("встреча", "переговоры", "консультация", "консультации", "обед", "ужин"))
_MEMBERS = ("министр", "глава", "лидер", "президент", "премьер", "посол")
# Bodies whose coming together is a session: "Комитет министров Совета Европы соберется 5 марта".
SITS = re.compile(
    r"(?:^|\s)(?:совет|совбез|комитет|ассамблея|группа|коллегия|исполком|президиум|бюро|сообщество|лига|организация)(?:\s|$)",
    re.I,
)
DECIDES = frozenset(("обсудить", "рассмотреть", "одобрить", "утвердить", "избрать", "заслушать", "обсуждать"))
_TAKES_UP = frozenset(("обсудить", "рассмотреть", "заслушать", "обсуждать"))
_DAYS = listed("cues", "days")
# "по итогам | встречи", "в ходе", "во время"
_AROUND = frozenset(("итогам", "результатам", "ходе", "время", "окончании", "завершении"))


@on(_OCCASIONS)
def members_meet(scene: Scene, token: Token) -> Draft | None:
    """A session told by what the members of one body do at a talk that names no other side."""
    if not token.lemmas & _OCCASIONS or not token.has("N"):
        return None
    first = scene.phrase_start(token)
    if not _is_occasion(scene, token, first) or scene.with_(token) or scene.genitive(token):
        return None
    verb = scene.governor(token, scene.clause(token))
    acting = scene.subject(verb) if verb is not None else []
    if verb is None or len(acting) != 1 or not is_of_body(acting[0]) or scene.with_(verb):
        return None
    low, high = scene.clauses.reach(token.index)
    others = (p for p in scene.clauses.parties if low <= p.first <= high and p.person is not None)
    if verb.lemmas & listed("conference", "attend", "verbs") or any(not p.inner for p in others):
        return None  # "министры ЕС на встрече в Осло приняли президента Чили Ивана Рогова"
    draft = mention(scene, "conference", token, "gather")
    draft.named, draft.name = True, scene.words.quote(acting[0].first, acting[0].last)
    draft.add(acting[0])
    return draft


@on(_MEETS, _HELD)
def meet_together(scene: Scene, token: Token) -> Draft | None:
    """A session told by a group of states, or the officials of a body, who meet with nobody else:
    "«Нормандская четверка» | встретилась в Париже", "Лидеры ЕС провели неформальную | встречу"."""
    verb = token if scene.is_verb(token, _MEETS) else None
    if verb is None and scene.is_noun(token, _HELD) and not scene.genitive(token):
        verb = scene.light_verb(token)
    if verb is None or not finite(verb) or is_about_to(scene, verb):
        return None
    acting = scene.subject(verb)
    if len(acting) != 1 or scene.with_(token) or scene.with_(verb) or scene.between(token):
        return None
    together = is_group(acting[0], "ru") or (verb is not token and is_of_body(acting[0]))
    others = (p for p in scene.clauses.parties if p is not acting[0] and p.person is not None)
    low, high = scene.clauses.reach(token.index)
    if not together or any(low <= p.first <= high for p in others):
        return None
    draft = mention(scene, "conference", token, "gather")
    draft.named, draft.name = True, scene.words.quote(acting[0].first, acting[0].last)
    draft.add(acting[0])
    return draft


@on(DECIDES)
def sits(scene: Scene, token: Token) -> Draft | None:
    """A session told by what a body does in a town, or takes up on a day: "Совет глав правительств обсудил в
    Минске торговлю", "Совбез ООН рассмотрит во вторник доклад"."""
    if not scene.is_verb(token, DECIDES):
        return None
    board = scene.subject(token)
    if len(board) != 1 or board[0].kind != "body" or board[0].country:
        return None
    if not (SITS.search(board[0].body) and international(board[0].body)):
        return None
    town = next((s for s in scene.spans.all if s.kind == "place" and _is_where(scene, token, s)), None)
    dated = bool(token.lemmas & _TAKES_UP) and any(t.lemmas & _DAYS for t in scene.clause(token))
    if town is None and not dated:
        return None
    draft = mention(scene, "conference", token, "gather")
    draft.named, draft.name = True, board[0].body
    draft.place = town or draft.place
    draft.add(board[0])
    return draft


def _is_where(scene: Scene, verb: Token, town: Span) -> bool:
    """Whether a town stands right behind a verb, or opens the sentence: "обсудил | в Минске", "В Минске"."""
    at = town.first - 1
    opens = at == scene.sentence.first or at == verb.index + 1
    return opens and scene.words.tokens[at].lower in ("в", "во")


def _is_occasion(scene: Scene, token: Token, first: int) -> bool:
    if phrases.preposition(scene.words, first) == "на":
        return "loc" in token.cases("N")
    before = scene.words.tokens[first - 1] if first > scene.sentence.first else token
    return before.lower in _AROUND and "gen" in token.cases("N")


def is_of_body(party: Party) -> bool:
    """Whether a party is the officials of an international body's states, or these states: "министры обороны
    НАТО", "страны ОПЕК"."""
    if party.kind == "body":
        return party.plural and not party.country and international(party.body)
    post = party.capacity if party.person is None and party.plural else None
    held = post is not None and any(h in post.position for h in _MEMBERS)
    return held and post is not None and not post.country and international(post.organization)
