"""In which town a house is that a text tells talks to have been in, where its headline names that town:
"Лидеры встретились в Вашингтоне" above "в Белом доме". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import gazetteer
from kg.extract.drafts import Draft
from kg.extract.reading import Reading


def settle(reading: Reading, events: Sequence[Draft]) -> None:
    """Put what was in a listed house in the town where that stands, if a headline says that anything was."""
    sentences, tokens = reading.words.sentences, reading.words.tokens
    headed = [s for s in reading.located if sentences[tokens[s.first].sentence].paragraph < 0]
    for draft in events if headed else ():
        towns = _towns_of().get(draft.place.name, frozenset()) if draft.place is not None else frozenset()
        if towns and draft.type != "visit":
            draft.place = next((s for s in headed if s.name in towns), draft.place)


@cache
def _towns_of() -> dict[str, frozenset[str]]:
    """The names of the town of each listed house, by the names of the house in all languages."""
    towns = {c.ru.label: _labels(c) for c in gazetteer.cities() if c.kind != "venue"}
    houses = (c for c in gazetteer.cities() if c.kind == "venue" and c.within in towns)
    return {label: towns[c.within or ""] for c in houses for label in _labels(c)}


def _labels(place: gazetteer.City) -> frozenset[str]:
    return frozenset(n.label for n in (place.ru, place.en, place.az) if n.label)
