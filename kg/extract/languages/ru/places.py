"""Where a visit leads: destinations of verbs and nouns, lists of stops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import participle
from kg.extract.languages.ru.scene import ACC, LOC, Scene, listed
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

# "Там" is a place named so many sentences before at most.
_SPOKEN_OF = 2


def destinations(scene: Scene, token: Token, cases: frozenset[str], preps: tuple[str, ...]) -> list[Span]:
    """The places that the verb leads to, right of it first, then left of it in its clause."""
    low, high = scene.clauses.reach(token.index)
    inside = [
        s
        for s in scene.spans.all
        if s.kind in ("place", "state") and low <= s.first <= high and not scene.in_party(s)
    ]
    fitting = [s for s in inside if governed(scene, s, cases, preps)]
    right = [s for s in fitting if s.first > token.index]
    left = [s for s in fitting if s.first < token.index]
    best = right[0] if right else left[-1] if left else antecedent_place(scene, token)
    return listed_places(scene, best) if best else []


def antecedent_place(scene: Scene, token: Token) -> Span | None:
    """The place that the clause is about: "в Баку, куда прибыл президент", "в Тбилиси, где гостит"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    if scene.words.tokens[segment.first].lower not in ("куда", "где", "откуда"):
        return None
    before = [
        s
        for s in scene.spans.all
        if s.kind in ("place", "state") and scene.sentence.first <= s.first < segment.first
    ]
    return before[-1] if before and not scene.in_party(before[-1]) else None


def where_it_happens(scene: Scene, token: Token) -> list[Span]:
    """Where a guest has come to, said by where he is met: "в Риме принял прибывшего министра"."""
    if not participle(token) or not token.lemmas & listed("visit", "come", "verbs"):
        return []
    inside = [s for s in scene.spans.all if s.kind in ("place", "state") and not scene.in_party(s)]
    inside = [s for s in inside if scene.sentence.first <= s.first <= scene.sentence.last]
    return [s for s in inside if s.first < token.index and governed(scene, s, LOC, ("в", "на"))][-1:]


def there(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the place spoken of last where the text says "там"."""
    for token in words.tokens:
        if token.lower == "там":
            near = (s for s in reversed(spans.all) if s.last < token.index and s.kind in ("place", "state"))
            before = next((s for s in near if phrases.preposition(words, s.first) in ("в", "на")), None)
            if before is not None and token.sentence - words.tokens[before.first].sentence <= _SPOKEN_OF:
                yield replace(before, first=token.index, last=token.index)


def governed(scene: Scene, span: Span, cases: frozenset[str], preps: tuple[str, ...]) -> bool:
    first = phrases.first_attribute(scene.words, span.first, scene.sentence.first)
    prep = phrases.preposition(scene.words, span.first) or phrases.preposition(scene.words, first)
    return prep in preps and bool(
        phrases.noun_cases(scene.words.tokens[span.last]) & cases
        or phrases.noun_cases(scene.words.tokens[span.first]) & cases
    )


def listed_places(scene: Scene, first: Span) -> list[Span]:
    out = [first]
    for s in scene.spans.all:
        if s.first > out[-1].last and s.kind in ("place", "state"):
            between = scene.words.tokens[out[-1].last + 1 : s.first]
            if between and all(t.lower in (",", "и", "а", "также", "затем", "в", "на") for t in between):
                out.append(s)
            else:
                break
    return out


def noun_destination(scene: Scene, token: Token) -> list[Span]:
    for s in scene.spans.all:
        if (
            s.kind in ("place", "state")
            and token.index < s.first <= token.index + 14
            and s.last <= scene.sentence.last
        ):
            if governed(scene, s, ACC, ("в", "на")) and not scene.verb_between(token.index, s.first):
                return listed_places(scene, s)
            if phrases.preposition(scene.words, s.first) == "по":
                return [s]
    return []


def relative_destination(scene: Scene, token: Token) -> list[Span]:
    """The place in the clause of "который": "поездка, которую президент совершает в Иорданию"."""
    k = scene.clauses.index_of(token.index) + 1
    segment = scene.clauses.segments[k] if k < len(scene.clauses.segments) else None
    if segment is None or not segment.relative:
        return []
    inside = [s for s in scene.spans.all if segment.first <= s.first <= segment.last]
    places = [s for s in inside if s.kind in ("place", "state") and governed(scene, s, ACC, ("в", "на"))]
    return listed_places(scene, places[0]) if places else []
