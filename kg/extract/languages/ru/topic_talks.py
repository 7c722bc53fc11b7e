"""Talks that only a verb of another kind tells: "обсудил с послом торговлю", "министры собрались в Баку"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.board_sessions import board_acting, board_gathers, states_of_board
from kg.extract.languages.ru.bodies_meet import SITS, is_of_body
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.many_states import make_gathering, of_many
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.noun_parties import by_whom
from kg.extract.languages.ru.nouns import of_states
from kg.extract.languages.ru.only_spoken_of import is_matter
from kg.extract.languages.ru.predicates import is_about_to
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.states import international
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.parties import Party
from kg.extract.sequels import AGAIN
from kg.extract.words import Token

_DISCUSSES, _EXCHANGES = listed("meeting", "discuss", "verbs"), listed("meeting", "exchange", "verbs")
_SETTLES = frozenset(("договориться", "договариваться", "условиться", "уславливаться"))


@on(_DISCUSSES, _SETTLES, _EXCHANGES)
def discuss(scene: Scene, token: Token) -> Draft | None:
    """A talk that only its topic verb reports.

    "обсудил с послом Китая", "министры А и Б обменялись мнениями".
    """
    if not _discusses(scene, token):
        return None
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    if _at_gathering(scene, token) or _by_participants(scene, token) or _is_purpose(scene, token):
        return None
    nouns = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns") | {"телефон", "телефонный"}
    talks = [t for t in clause if t.lemmas & (nouns - _MEALS | listed("meeting", "with", "verbs"))]
    if any(not (is_matter(scene, token, t) or _is_told_further(scene, token, t)) for t in talks):
        return None
    draft = mention(scene, "meeting", token, "discuss")
    scene.put(draft, _discussing(scene, token))
    partners = scene.with_(token)  # "с А, Б, | а также с В": the list leaves the clause
    if not partners and any(_is_occasion(scene, t) for t in clause):
        return None
    near = bool(partners) and low <= partners[0].first <= high
    scene.put(draft, [p for p in partners if _may_talk(scene, token, p) and near])
    if scene.by_phone(token):
        draft.type = "call"
    if _are_of_body(draft) and not token.has("PS"):
        draft.type, draft.rule, draft.named = "conference", "gather", True
        first = draft.parts[0].party
        draft.name = scene.words.quote(first.first, first.last)
        if _is_their_session(scene, first):
            draft.rule = "attendance"
        return draft  # "министры финансов союза | обсудили налоги"
    if len(draft.parts) == 1 and draft.parts[0].party.plural and _is_of_another_time(draft, clause):
        draft.rule = AGAIN  # "В мае на полях форума они обсудили торговлю"
        return draft
    if len(draft.parts) == 1 and draft.parts[0].party.plural and _is_first_told(scene, token):
        return draft
    alone = token.has("PS") and bool(draft.parts) and all(p.party.person is not None for p in draft.parts)
    meant = _is_meant(token, clause) and len(draft.parts) == 1 and draft.parts[0].party.prep == "с"
    alone = alone or (meant and draft.parts[0].party.person is not None)
    draft.open = draft.open or (alone and len(draft.parts) == 1)
    return draft if len(draft.parts) > 1 or alone else None


def _is_meant(verb: Token, clause: Sequence[Token]) -> bool:
    """Whether it is planned to discuss something with somebody, by whom is not told: "Торговлю
    предполагается | обсудить с министром"."""
    return verb.has("I") and any(t.lower in _IT_IS_PLANNED for t in clause)


_IT_IS_PLANNED = frozenset(
    (
        *("предполагается", "планируется", "намечается", "ожидается", "предстоит", "намечено"),
        *("запланировано", "предусмотрено", "решено"),
    )
)


def _is_told_further(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether a talk is told by a further verb: "обсудили торговлю и договорились о | встрече"."""
    between = scene.words.tokens[verb.index + 1 : noun.index]
    return any(finite(t) and scene.words.tokens[t.index - 1].lower == "и" for t in between)


def _are_of_body(draft: Draft) -> bool:
    """Whether those who discuss something are the officials of an international body's states alone."""
    return len(draft.parts) == 1 and draft.type == "meeting" and is_of_body(draft.parts[0].party)


def _is_their_session(scene: Scene, members: Party) -> bool:
    """Whether the gathering told before is one of the body whose officials act: "Проходит саммит СНГ.
    Премьеры СНГ | обсудят торговлю"."""
    told = gathering_told(scene)
    body = members.capacity.organization if members.capacity is not None else members.body
    if told is None or not body:
        return False
    names = [told.name, *(p.party.body or "" for p in told.parts if p.party.kind == "body")]
    return any(body.lower() in name.lower() for name in names)


def _may_talk(scene: Scene, verb: Token, partner: Party) -> bool:
    """Whether somebody can be the other side, and is no part of the topic: "торговлю с делегацией Чили", "с
    гостем", "с правительством Чили | торговлю", not "торговлю с Чили", "торговлю с правительством Чили"."""
    head = scene.words.tokens[partner.head]
    if partner.kind in _TALKERS or partner.kind == "group" or head.lemmas & _PEOPLE_SENT:
        return True
    return partner.kind == "body" and _is_beside(scene, verb, partner)


def _is_beside(scene: Scene, verb: Token, partner: Party) -> bool:
    """Whether only days, places and adverbs stand between a verb of discussing and with whom, or a clause
    opens with that."""
    between = scene.words.tokens[verb.index + 1 : partner.first - 1]
    if partner.last < verb.index:
        between = scene.words.tokens[scene.clauses.reach(verb.index)[0] : partner.first - 1]
    return all(not t.has("N") or phrases.preposition(scene.words, t.index) for t in between)


def _is_occasion(scene: Scene, token: Token) -> bool:
    """Whether a gathering is where those discuss who attend it: "На форуме министры Чили и Перу обсудят"."""
    noun = scene.is_noun(token, listed("conference", "noun", "nouns")) and "loc" in token.cases("N")
    return noun and phrases.preposition(scene.words, scene.phrase_start(token)) == "на"


def _is_first_told(scene: Scene, verb: Token) -> bool:
    """Whether nothing before tells how those came to talk who discussed something: "А и Б открыли мост. | Они
    обсудили торговлю"; what they are still to discuss may belong to anything."""
    past = verb.has("V") and "past" in verb.readings[0].tags
    return past and bool(scene.sentence.index) and all(d.type in ("visit", "signing") for d in scene.told)


def _is_of_another_time(draft: Draft, clause: Sequence[Token]) -> bool:
    """Whether a clause sets apart in time what those told before discussed."""
    margins = any(t.lower in ("полях", "кулуарах") for t in clause)
    return draft.earlier or (margins and any(t.lemmas & listed("cues", "months") for t in clause))


def _at_gathering(scene: Scene, token: Token) -> bool:
    """Whether the clause tells what is discussed at a gathering: "заседание, на котором обсудят бюджет"."""
    k = scene.clauses.index_of(token.index)
    there = scene.words.tokens[scene.clauses.segments[k].first].lower in ("где", "куда")
    if not k or not (scene.clauses.segments[k].relative or there):
        return False
    before = scene.clauses.segments[k - 1]
    inside = scene.words.tokens[before.first : before.last + 1]
    return any(t.lemmas & listed("conference", "noun", "nouns") for t in inside)


def _is_purpose(scene: Scene, token: Token) -> bool:
    """Whether it is only what a talk of the sentence is for: "провели встречу, чтобы обсудить торговлю"."""
    low, _ = scene.clauses.reach(token.index)
    opening = [t.lower for t in scene.words.tokens[low : low + 2]]
    if "чтобы" not in opening or not token.has("I"):
        return False
    nouns = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
    before = scene.words.tokens[scene.sentence.first : low]
    return any(t.lemmas & (nouns | listed("meeting", "with", "verbs")) for t in before)


def _by_participants(scene: Scene, token: Token) -> bool:
    """Whether those discuss who attend what was told: "Участники – это А и Б – обсудили"."""
    before = scene.words.tokens[scene.sentence.first : token.index]
    return any("участник" in a.lemmas and b.text in "–—-" for a, b in pairwise(before))


@on(listed("conference", "gather", "verbs"))
def gather(scene: Scene, token: Token) -> Draft | None:
    """Officials of several states come together: "министры иностранных дел стран ОТГ собрались в Баку"."""
    if not scene.is_verb(token, listed("conference", "gather", "verbs")) or is_about_to(scene, token):
        return None
    low, high = scene.clauses.reach(token.index)
    nouns = listed("conference", "noun", "nouns") | listed("meeting", "noun", "nouns")
    named = [t for t in scene.words.tokens[low : high + 1] if t.lemmas & nouns]
    if _at_gathering(scene, token) or any(not _comes_to(scene, token, t) for t in named):
        return None
    board = [p for p in scene.subject(token) if p.kind == "body"]
    if len(board) == 1 and international(board[0].body) and SITS.search(board[0].body):
        draft = mention(scene, "conference", token, "gather")
        draft.named, draft.name = True, board[0].body
        draft.add(board[0])
        return draft
    if len(board) == 1 and scene.words.tokens[board[0].head].lemmas & listed("meeting", "commission", "of"):
        draft = mention(scene, "meeting", token, "commission")
        draft.name, draft.named = board[0].body, True
        scene.put(draft, states_of_board(scene, board[0]) or board_acting(scene, token)[1] or board)
        return draft
    if (own := board_gathers(scene, token)) is not None:
        return own
    all_of_them = [p for p in scene.subject(token) if p.kind == "pronoun" and _are_counted(scene, p)]
    if all_of_them and not named:  # "В последний раз все трое | собирались в Осло"
        draft = mention(scene, "meeting", token, "meet-with")
        scene.put(draft, all_of_them)
        return draft
    parties = [p for p in scene.subject(token) if p.kind in ("post", "person")]
    if len(parties) == 1 and (last := of_many(scene, parties[0])):
        draft = mention(scene, "conference", token, "gather")
        make_gathering(scene, draft, parties[0], last)
        return draft
    several = of_states(parties)
    both = any(p.plural and p.capacity is not None and _OF_SOME.search(p.capacity.position) for p in parties)
    if len(parties) < 2 and not several and not both:
        return None
    several = several and not both
    told = gathering_told(scene)
    near = told is not None and (told.sentence == scene.sentence.index - 1 or _is_there(scene, told))
    if told is not None and near and told.modality == "held":
        draft = mention(scene, "conference", token, "attendance")  # "Форум открылся. Съехались лидеры"
        draft.open = True
    else:
        draft = mention(scene, "conference" if several else "meeting", token, "gather")
    scene.put(draft, parties)
    return draft


def _are_counted(scene: Scene, party: Party) -> bool:
    """Whether a numeral stands for people told before: "все | трое", "оба"."""
    return bool(scene.words.tokens[party.head].lemmas & _COUNTED)


_COUNTED = words_of("posts", "counted_alone")


def _is_there(scene: Scene, gathering: Draft) -> bool:
    """Whether a sentence names the town of the gathering told before: "В Лиму | съехались министры"."""
    inside = (s for s in scene.spans.all if scene.sentence.first <= s.first <= scene.sentence.last)
    return gathering.place is not None and any(s.name == gathering.place.name for s in inside)


def _comes_to(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether a noun only says for what they come together: "соберутся на (экстренную) встречу", "собрались в
    Осло на 58-ю встречу", and not with whom: "на встречу с президентом"."""
    first = scene.phrase_start(noun)
    at = phrases.preposition(scene.words, first) == "на" and "acc" in noun.cases("N")
    after = scene.behind(noun)
    alone = first == verb.index + 2 or not (after.lower in ("с", "со") or scene.genitive(noun))
    return at and first > verb.index and alone and "встреча" in noun.lemmas


# Those of states that are counted and told before: "вице-премьеры трех стран соберутся".
_OF_SOME = re.compile(r" (?:двух|трех|трёх|обеих|обоих) (?:стран|государств)$")


_TALKERS = ("person", "post", "pronoun")
# People who are told by their state or body alone: "с чилийской | стороной", "с | экспертами МВФ"
_PEOPLE_SENT = words_of("posts", "teams") | words_of("posts", "told_by_state")
_MEALS = frozenset(["ужин", "обед", "завтрак"])


def _discussing(scene: Scene, token: Token) -> list[Party]:
    """Who discusses, by the verb; "с послом обсуждена торговля": not what was, but by whom."""
    if token.has("PS"):
        return [p for p in by_whom(scene, token) if p.kind in _TALKERS]
    guest = [p for p in scene.subject(token) if p.kind == "group" and not p.plural]
    talking = [p for p in scene.subject(token) if p.kind in _TALKERS or p.person is not None]
    return talking or guest or _teams(scene, token)


def _teams(scene: Scene, token: Token) -> list[Party]:
    """The delegations of several states that discuss something, or the states where a town is told:
    "делегации Чили и Перу обсудили", "Чили и Перу обсудили в Лиме"."""
    states = [p for p in scene.subject(token) if p.kind == "state"]
    sent = all(scene.words.tokens[p.head].lemmas & _SENT for p in states)
    past = token.has("V") and "past" in token.readings[0].tags
    several = len({p.country for p in states}) > 1
    return states if several and (sent or (past and _town_of(scene, token))) else []


_SENT = listed("visit", "delegation", "nouns") | {"команда"}


def _discusses(scene: Scene, token: Token) -> bool:
    if scene.is_verb(token, _DISCUSSES):
        return True
    if scene.is_verb(token, _SETTLES):
        return _in_town(scene, token)
    exchanges = scene.is_verb(token, _EXCHANGES)
    following = scene.words.tokens[token.index + 1 : scene.clauses.reach(token.index)[1] + 1]
    return exchanges and any(t.lemma in VIEWS for t in following)  # "обменялся с премьером | мнениями"


def _in_town(scene: Scene, token: Token) -> bool:
    """Whether a clause says in which town two of two states agreed on something: "А и Б договорились в Осло
    открыть границу"."""
    who = [p for p in scene.subject(token) if p.person is not None]
    past = token.has("V") and "past" in token.readings[0].tags
    who += [p for p in scene.with_(token) if p.person is not None and len(who) == 1][:1]
    here = _town_of(scene, token)
    return here and past and len(who) == 2 and len({_side(p) for p in who} - {""}) == 2


def _town_of(scene: Scene, token: Token) -> bool:
    """Whether a clause says in which town something was discussed, beside its verb or at its beginning."""
    low, high = scene.clauses.reach(token.index)
    places = (s for s in scene.spans.all if s.kind == "place" and low <= s.first <= high)
    return any(
        scene.words.tokens[s.first - 1].lower in ("в", "во")
        and "loc" in phrases.noun_cases(scene.words.tokens[s.last])
        for s in places
        if s.first in (token.index + 2, token.index - 1, low + 1) or _behind_day(scene, token, s.first - 1)
    )


def _behind_day(scene: Scene, verb: Token, first: int) -> bool:
    """Whether only a day or month stands between a verb and a place: "условились | в январе | в Лиме"."""
    between = scene.words.tokens[verb.index + 1 : first]
    timed = listed("cues", "days") | listed("cues", "months")
    words = [t for t in between if t.shape != "number"]
    return 0 < len(words) <= _DATED and all(t.has("PREP") or t.lemmas & timed for t in words)


# "в | мае", "15 мая"
_DATED = 2


def _side(party: Party) -> str:
    """The state or body that somebody acts for."""
    return country_of(party) or (party.capacity.organization if party.capacity is not None else "")


VIEWS = frozenset(("мнение", "взгляд"))
