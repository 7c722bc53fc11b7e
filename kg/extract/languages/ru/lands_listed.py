"""Visits to the states of a list: "отправился в поездку по трем странам: Перу, Чили и Кубе", "посетит три
страны. | В их числе Перу и Чили", "Это Перу и Чили"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.homeward import abroad
from kg.extract.languages.ru.places import listed_places
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visits import stops
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_LANDS = frozenset(("страна", "государство"))
_TRIPS = listed("visit", "tour", "nouns")
_OBJECT = listed("visit", "object", "verbs")
_TRAVELS = frozenset().union(*(listed("visit", kind, "verbs") for kind in ("go", "object", "stay", "come")))
# What a list opens with in the next sentence: "Это", "Среди них –", "В списке", "В их числе".
_AMONG = frozenset(("это", "среди", "список", "перечень", "число"))
_MARKS = frozenset(":(–—-")
# "странам | Центральной и Восточной Европы: A": so many words at most before the mark.
_REGION = 5
# "В этом длинном | списке": so many words at most before the list.
_OPENING = 4


@on(_LANDS)
def lands_told(scene: Scene, token: Token) -> list[Draft] | None:
    """The states behind a mark that somebody tours: "по трем странам: Перу, Чили и Кубе"."""
    if not _is_plural(token) or not any(t.lemmas & (_TRIPS | _TRAVELS) for t in scene.clause(token)):
        return None
    verb = scene.governor(token, scene.clause(token))
    places = _behind_mark(scene, token)
    if verb is None or not places or (verb.lemmas & _OBJECT and "acc" in token.cases("N")):
        return None
    who = [p for p in scene.subject(verb) if p.person is not None or p.kind == "post"]
    return _visits(scene, token, who, places)


@on(_AMONG)
def lands_next(scene: Scene, token: Token) -> list[Draft] | None:
    """The states of a list that the sentence before says somebody visits: "побывает в трех странах. | Это
    Перу и Чили"."""
    opening = token.index - scene.sentence.first < _OPENING
    if (
        not opening
        or not scene.sentence.index
        or any(finite(t) for t in scene.words.inside(scene.sentence.index))
    ):
        return None
    before = scene.words.sentences[scene.sentence.index - 1]
    inside = scene.words.tokens[before.first : before.last + 1]
    verb = next((t for t in inside if finite(t) and t.lemmas & _TRAVELS), None)
    if verb is None or not any(t.lemmas & _LANDS and _is_plural(t) for t in inside):
        return None
    near = [s for s in scene.spans.all if token.index < s.first <= token.index + _OPENING]
    near = [s for s in near if s.kind in ("place", "state") and not scene.in_party(s)]
    told = [p for p in scene.parties if p.sentence == before.index and p.person is not None and not p.inner]
    who = [p for p in told if "nom" in p.cases and not p.prep]
    if not near or len({p.key() for p in who}) != 1:
        return None
    found = _visits(scene, token, who[:1], listed_places(scene, near[0]))
    for visit in found or ():
        visit.modality = "held" if "past" in verb.readings[0].tags else "planned"
    return found


def _is_plural(noun: Token) -> bool:
    return noun.has("N") and any(r.number == "p" for r in noun.readings if r.pos == "N")


def _behind_mark(scene: Scene, noun: Token) -> list[Span]:
    """The places of the list that follows a noun and the region that it names: "странам Азии | (Лаос)"."""
    ahead = scene.words.tokens[noun.index + 1 : min(noun.index + 1 + _REGION, scene.sentence.last) + 1]
    mark = next((t for t in ahead if t.shape == "mark" and t.text != "«"), None)
    if mark is None or mark.text not in _MARKS or any(finite(t) for t in ahead if t.index < mark.index):
        return []
    first = scene.spans.at(mark.index + 1)
    if first is None or first.kind not in ("place", "state") or scene.in_party(first):
        return []
    return listed_places(scene, first)


def _visits(scene: Scene, token: Token, who: Sequence[Party], places: Sequence[Span]) -> list[Draft] | None:
    found = stops(scene, token, "stay", who, places) if who and len(places) > 1 else []
    return [v for v in found if abroad(v)] or None
