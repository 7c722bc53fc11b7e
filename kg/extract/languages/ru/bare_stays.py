"""Visits that no verb of travel tells: "Министр – в Риме с визитом", "Рим принимал делегацию"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.lands_meant import destinations
from kg.extract.languages.ru.scene import INS, LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import stops
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

# "Сегодня в Риме премьер Чили": words that tell when somebody is there.
NOW = frozenset(("сегодня", "сейчас", "уже", "впервые", "снова", "вновь", "утра"))
# A sentence that tells no more than who is where has so many words at most.
_SHORT = 30


@on(listed("visit", "noun", "nouns"), NOW)
def bare_stay(scene: Scene, token: Token) -> list[Draft] | None:
    """Who is where, in a sentence without a verb: "Премьер Чили сегодня в Риме", "Министр – в Риме с
    визитом"."""
    visiting = scene.is_noun(token, listed("visit", "noun", "nouns")) and bool(token.cases("N") & INS)
    visiting = visiting and phrases.preposition(scene.words, scene.phrase_start(token)) == "с"
    if not visiting and token.lower not in NOW:
        return None
    sentence = _before_where(scene)
    if len(sentence) > _SHORT or any(finite(t) or t.has("PS") for t in sentence):
        return None
    places = destinations(scene, token, LOC, ("в", "на"))
    there = [p for p in scene.clauses.parties if p.kind in ("person", "post") and not (p.prep or p.inner)]
    there = [p for p in there if "nom" in p.cases]
    if len(places) != 1 or len(there) != 1 or not _is_all(scene, token, there[0], places[0]):
        return None
    found = stops(scene, token, "stay", there, places)
    return found if visiting or all(abroad(v) for v in found) else None


def _before_where(scene: Scene) -> Sequence[Token]:
    """A sentence without what it tells of the place: "Премьер сейчас в Осло, | где ведет переговоры"."""
    inside = scene.words.inside(scene.sentence.index)
    at = next((k for k, t in enumerate(inside) if k and t.lower == "где" and inside[k - 1].text == ","), None)
    return inside[: at - 1] if at is not None else inside


def _is_all(scene: Scene, token: Token, party: Party, place: Span) -> bool:
    """Whether a sentence says nothing else: no noun but those of who, where and of the visit."""
    told = {*range(party.first, party.last + 1), *range(place.first, place.last + 1)}
    told |= {*range(scene.phrase_start(token), token.index + 1)}
    rest = (t for t in _before_where(scene) if t.index not in told and t.readings)
    return all(t.readings[0].pos != "N" or t.lower in NOW or t.lemmas & _TIMES for t in rest)


_TIMED = 4
# "уже третий день в Осло", "сегодня утром в Осло"
_TIMES = frozenset(("день", "сутки", "неделя", "утро", "вечер", "месяц", "раз"))


_DAYS = _TIMES | listed("cues", "days") | listed("cues", "months")


def receiving_town(scene: Scene, token: Token, guests: Sequence[Party]) -> list[Draft] | None:
    """The visit of those whom a town or a state receives: "Рим принимал делегацию Чили"."""
    low, high = scene.clauses.reach(token.index)
    near = (s for s in scene.spans.all if low <= s.first and s.last <= high and s.kind in ("place", "state"))
    hosts = [s for s in near if _receives(scene, token, s, guests)]
    if len(hosts) != 1 or not guests or token.has("PS"):
        return None
    return stops(scene, token, "visit-object", guests, hosts)


def _receives(scene: Scene, verb: Token, place: Span, guests: Sequence[Party]) -> bool:
    """Whether a place stands as the subject right beside a verb, and is no part of a party."""
    first = min(g.first for g in guests) if guests else 0
    bare = first in (verb.index + 1, place.last + 1) and "nom" in phrases.noun_cases(
        scene.words.tokens[place.first]
    )
    bare = bare and not phrases.preposition(scene.words, place.first)
    beside = place.last == verb.index - 1 or place.first == verb.index + 1
    between = scene.words.tokens[place.last + 1 : verb.index]  # "Рим | на этой неделе | принимает"
    timed = len(between) <= _TIMED and between[-1:] and between[-1].lemmas & _DAYS
    beside = beside or bool(timed and between[0].has("PREP"))
    # "Президент США | принял посла": he receives, not his state.
    within = any(p.first < place.first <= p.last for p in scene.clauses.parties)
    return bare and beside and not within and not any(g.first <= place.first <= g.last for g in guests)
