"""Name and state of a place -> the place, or the territory of a state when the name is a country's."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from kg.gazetteer import City, State
from kg.identities import Entity, Label, skeleton
from kg.resolve import known
from kg.resolve.sounds import sound

_TELLING: Final = 5  # sounds of a name that hardly another place of its state has


@lru_cache(maxsize=16384)
def place(name: str, state: Entity | None, *, lang: str) -> Entity:
    """Return the place in the territory of the state. Баку, Baku and Bakı are one.

    A place that the gazetteer lacks is the sound of its name, and its state: Гёдёллё and Gödöllő are one,
    too. Without a state only capitals are looked up: there is more than one Birmingham. A name that a state
    shares with its city (Тунис) means the state, which is less precise and not wrong.
    """
    code = state.parts[0] if state else None
    if land := _country(name, code, lang):
        return known.territory(known.state(land, lang))
    if row := _city(name, code, lang):
        return _from_gazetteer(row, name, lang)
    return Entity(
        kind="place",
        parts=("name", (code and _sound(name, lang)) or skeleton(name), code or ""),
        labels=(Label(name, lang),),
        names=(skeleton(name),),
        home=known.territory(state) if state else None,
    )


def _sound(name: str, lang: str) -> str:
    """Return how a name sounds in any of the languages, '' for one that is too short to tell."""
    sounds = "".join(sound(word, lang) for word in name.replace("-", " ").split()).replace("y", "i")
    return sounds if len(sounds) >= _TELLING else ""


def _country(name: str, code: str | None, lang: str) -> str | None:
    rows = [row for row in known.find(name, lang, State) if code in (None, row.iso2)]
    return rows[0].iso2 if len(rows) == 1 else None


def _city(name: str, code: str | None, lang: str) -> City | None:
    rows = [row for row in known.find(name, lang, City) if row.iso2 and _fits(row, code)]
    return rows[0] if len(rows) == 1 else None


def _fits(row: City, code: str | None) -> bool:
    return row.kind == "capital" if code is None else row.iso2 == code


def _from_gazetteer(row: City, name: str, lang: str) -> Entity:
    labels = known.row_labels(row, lang)
    return Entity(
        kind="place",
        parts=("gazetteer", row.kind, row.iso2 or "", skeleton(row.label)),
        labels=labels,
        other_labels=known.other_labels(name, lang, labels),
        names=known.row_names(row, name),
        home=known.territory(known.state(row.iso2, lang)) if row.iso2 else None,
        identifiers=row.identifiers,
        sources=row.sources,
    )
