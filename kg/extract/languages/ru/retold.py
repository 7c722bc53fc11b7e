"""Whether an event noun without parties speaks of another talk than that in focus: "предыдущая встреча"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import TALKS
from kg.extract.languages.ru import anew, sources
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.sequels import AGAIN, AGAIN_TALK
from kg.extract.words import Token


def retold(scene: Scene, token: Token) -> str:
    """The rule of an event noun without parties: another talk of the same sides, or when the last one was."""
    if not once_more(scene, token):
        return "whereabouts"
    return AGAIN_TALK if scene.is_noun(token, listed("call", "noun", "nouns")) else AGAIN


def once_more(scene: Scene, token: Token) -> bool:
    """A talk told apart from the one in focus: "разговор, состоявшийся в октябре", "предыдущая встреча"."""
    near = scene.words.tokens[max(scene.sentence.first, token.index - 2) : token.index + 4]
    if _is_first_since(scene, token):
        return False
    # "встреча прошла в | первых числах мая": a word of the time, not of the talk
    again = (t for t in near if t.lemmas & listed("meeting", "again", "words"))
    if any(_is_of(scene, t, token) for t in again) or is_source(scene, token):
        return True
    if _told_after(scene, token) or anew.goes_on(scene, token) or of_their_format(scene, token):
        return True
    if _is_one_more(scene, token):
        return True
    return _until_then(scene, token) and scene.tells(token)


def of_their_format(scene: Scene, token: Token) -> bool:
    """Whether another talk is told as one of the same people: "Последняя | встреча в таком формате прошла в
    мае", "Предыдущая такая | встреча состоялась 5 мая"."""
    if not scene.tells(token):
        return False
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    if not any(t.lemmas & _ORDER for t in attributes):
        return False
    after = [t.lower for t in scene.words.tokens[token.index + 1 : token.index + 5]]
    alike = after[:1] == ["в"] and "формате" in after and not _SUCH.isdisjoint(after[1:2])
    return alike or any(t.lemma == "такой" for t in attributes)


def _is_one_more(scene: Scene, token: Token) -> bool:
    """Whether a clause says that there was one more talk, and of no other town: "Во вторник состоялась еще
    одна | встреча"; one in another town may be with others."""
    if not scene.tells(token):
        return False
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    before = scene.words.tokens[max(scene.phrase_start(token) - 1, 0)].lower
    words = [before, *(t.lower for t in attributes)]
    more = any(a in ("еще", "ещё") and b.startswith("одн") for a, b in pairwise(words))
    low, high = scene.clauses.reach(token.index)
    return more and not any(_is_town(scene, t) for t in scene.words.tokens[low : high + 1])


_ORDER = listed("sequel", "order") | {"последний"}
_SUCH = frozenset(("таком", "этом", "том", "подобном", "аналогичном", "данном"))


def is_of_one_side(scene: Scene, token: Token) -> bool:
    """Whether talks to come are several, or told of one side, so that they are with others than the talk told
    before: "Сегодня у делегации запланированы | беседы в парламенте"."""
    several = bool(token.lemmas & _COUNTABLE) and all(
        r.number == "p" for r in token.readings if r.pos == "N" and r.case == "nom"
    )
    return (several and "nom" in token.cases("N")) or any(t.lower == "у" for t in scene.clause(token))


_COUNTABLE = frozenset(("встреча", "беседа"))


def _is_of(scene: Scene, attribute: Token, noun: Token) -> bool:
    """Whether an attribute stands before a noun, or follows a comma after it."""
    return attribute.index < noun.index or scene.words.tokens[attribute.index - 1].text == ","


def is_source(scene: Scene, token: Token) -> bool:
    """Whether a clause about what is on the table names the talk from which that comes, with a town or day of
    its own: "обсудили вопросы, поднятые на | встрече в Осло", "договоренности, которых стороны достигли на |
    переговорах 5 мая"."""
    if not token.has("N") or not sources.is_source(scene.words, scene.phrase_start(token)):
        return False
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    after = scene.words.tokens[token.index + 1 : segment.last + 1]
    placed = any(a.lower in ("в", "во") and _is_town(scene, b) for a, b in pairwise(after))
    return placed or any(t.lemmas & _MONTHS for t in after)


def means_told(scene: Scene, party: Party) -> bool:
    """Whether a word in the plural is for those who talked before: "сторон", "премьеров" of two premiers."""
    if not party.plural or party.country or party.person is not None:
        return False
    talk = next((d for d in reversed(scene.told) if d.type in TALKS and len(d.parts) > 1), None)
    if party.capacity is None or talk is None:
        return talk is not None
    people = [p.party.person for p in talk.parts if p.party.person is not None]
    posts = [[c.position for c in person.capacities] for person in people]
    return bool(posts) and all(any(party.capacity.position in p for p in held) for held in posts)


def _is_town(scene: Scene, token: Token) -> bool:
    span = scene.spans.at(token.index)
    return span is not None and span.kind in ("place", "state")


_MONTHS = listed("cues", "months")


def _is_first_since(scene: Scene, token: Token) -> bool:
    """Whether a talk is only said to be the first after something: "Это первая встреча с момента визита
    премьера в мае"."""
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    if not any("первый" in t.lemmas for t in attributes):
        return False
    after = [t.lower for t in scene.words.tokens[token.index + 1 : scene.sentence.last + 1]]
    return any(pair in _SINCE for pair in pairwise(after[:_MEASURE]))


_SINCE = frozenset((("с", "момента"), ("со", "времени"), ("со", "времен"), ("с", "тех")))
# "первые переговоры сторон на таком уровне | с момента": so many words.
_MEASURE = 7


_TELLS = listed("meeting", "tells", "verbs")


def _told_after(scene: Scene, token: Token) -> bool:
    """Whether a participle right after the comma says when it was: "в разговоре, состоявшемся в мае", or a
    clause does: "на встрече, которая прошла в мае"."""
    after = scene.words.tokens[token.index + 1 : token.index + 4]
    if len(after) > 2 and after[0].text == "," and after[1].lemma == "который":
        return "nom" not in token.cases("N") and finite(after[2]) and bool(after[2].lemmas & _TELLS)
    if len(after) < 2 or after[0].text != "," or not after[1].readings or after[1].readings[0].pos != "P":
        return False
    return bool(after[1].lemmas & _TELLS and after[1].cases("P") & token.cases("N"))


def _until_then(scene: Scene, token: Token) -> bool:
    """Whether a clause opens with "до этого", "перед этим"."""
    low, _ = scene.clauses.reach(token.index)
    opening = [t.lower for t in scene.words.tokens[low : low + 2]]
    return opening in (["до", "этого"], ["перед", "этим"])
