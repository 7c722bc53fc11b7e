"""Which place is the object of a visit: "посетил Лиму", "Амурскую область посетил", "посетит театр"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.places import governed
from kg.extract.languages.ru.posts import is_living
from kg.extract.languages.ru.scene import LOC, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.visited_towns import past_day
from kg.extract.spans import Span
from kg.extract.words import Token


def place_of(scene: Scene, token: Token) -> Span | None:
    """The place that a verb has as its object, behind it or else before it; None for none."""
    _, high = scene.clauses.reach(token.index)
    place = next(
        (
            s
            for s in scene.spans.all
            if s.kind in ("place", "state") and token.index < s.first <= high + 12 and direct(scene, token, s)
        ),
        None,
    )
    if place is None:
        low, _ = scene.clauses.reach(token.index)
        place = next(
            (
                s
                for s in scene.spans.all
                if s.kind in ("place", "state")
                and low <= s.first < token.index
                and not phrases.preposition(scene.words, s.first)
                and _is_accusative(scene, s)
                and not scene.in_party(s)
            ),
            None,
        )
    return place


def site_of(scene: Scene, token: Token) -> Span | None:
    """The place where the sight lies that a verb has as its object: "посетил лагерь беженцев | в Иордании";
    None for none."""
    first = past_day(scene.words, token.index + 1, scene.sentence.last)
    head = phrases.attribute_run(scene.words, first, scene.sentence.last)
    if head > scene.sentence.last or scene.spans.over(head) is not None:
        return None
    sight = scene.words.tokens[head]
    if not phrases.is_noun(sight) or sight.capital or "acc" not in sight.cases("N"):
        return None
    people = is_living(sight) and not sight.lemmas & listed("visit", "object", "people")
    if people or sight.lemmas & _GATHERINGS:
        return None
    near = (s for s in scene.spans.all if head < s.first <= head + _SITE and s.last <= scene.sentence.last)
    place = next((s for s in near if s.kind in ("place", "state")), None)
    if place is None or not governed(scene, place, LOC, ("в", "на")) or scene.in_party(place):
        return None
    between = scene.words.tokens[head + 1 : place.first]
    return None if any(t.shape == "mark" or finite(t) for t in between) else place


_GATHERINGS = frozenset().union(
    *(listed(kind, "noun", "nouns") for kind in ("conference", "meeting", "visit"))
)
# "лагерь | сирийских беженцев в Иордании": so many words to the place at most.
_SITE = 6


def _is_accusative(scene: Scene, place: Span) -> bool:
    """Whether a place can be an object: "| Лиму посетил", "| Амурскую область посетил"."""
    token, *further = scene.words.tokens[place.first : place.last + 1]
    lands = [t for t in further if "acc" in phrases.noun_cases(t)]  # "| Исламскую Республику Иран"
    described = place.kind == "state" or any(t.lemmas & _LANDS for t in lands)
    described = described or ("столица" not in place.name and any("столица" in t.lemmas for t in lands))
    return ("acc" in token.cases("A") and bool(lands) and described) or "acc" in phrases.noun_cases(token)


def is_building(scene: Scene, place: Span) -> bool:
    """Whether a place is shown by the town that it is in: "посетят Большой театр"."""
    inside = scene.words.tokens[place.first : place.last + 1]
    stem = place.name.lower()[:_STEM]
    named = any(t.lower.startswith(stem) or t.lemmas & listed("places", "settlements") for t in inside)
    return place.kind == "place" and bool(stem) and not named


# So many letters of a town's name are the same in all its cases.
_STEM = 3


def direct(scene: Scene, token: Token, span: Span) -> bool:
    """Whether a place right of a verb is its object: no preposition, no other verb between."""
    if (
        phrases.preposition(scene.words, span.first)
        or scene.words.tokens[span.first - 1].text in phrases.QUOTES
        or span.last > scene.sentence.last
        or scene.in_party(span)
        or _is_of_delegation(scene, span)
    ):
        return False
    between = scene.words.tokens[token.index + 1 : span.first]
    ends = (t for t in between if t.text in ".;" and scene.words.tokens[t.index - 1].lower not in ("г", "с"))
    # "посетит | с 20 по 22 марта 2025 г. | Осло": so many tokens at most
    return not any(finite(t) for t in between) and not any(ends) and len(between) <= 10


def _is_of_delegation(scene: Scene, span: Span) -> bool:
    """Whether a place only says whose a delegation is: "Ташкент посетила делегация ОАЭ"."""
    around = (p for p in scene.clauses.parties if p.first < span.first <= p.last)
    return any(scene.words.tokens[p.head].lemma in ("делегация", "представитель") for p in around)


_LANDS = words_of("posts", "territories")
