"""The CSV files beside this module, read as they are; SOURCES.md says where they come from."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import msgspec

from kg.gazetteer.rows import LANGUAGES, Body, City, Entry, Metonym, Names, Slot, State

T = TypeVar("T")
_HERE = Path(__file__).resolve().parent
_LISTS = ("ru_adjectives", "ru_demonyms", "en_adjectives", "az_demonyms", "weak")


class Further(NamedTuple):
    """A row of LANG.csv."""

    slot: Slot
    names: Names
    demonyms: tuple[str, ...]


def many(cell: str | None) -> tuple[str, ...]:
    """Return the names of a cell, which ``|`` separates."""
    return tuple(cell.split("|")) if cell else ()


def _names(row: dict[str, str], lang: str) -> dict[str, object]:
    parts = {part: many(row.get(f"{lang}_{part}")) for part in ("official", "acronyms", "alternatives")}
    return {"label": row[lang], **parts}


def _entry(row: dict[str, str]) -> dict[str, object]:
    scalars = {column: cell or None for column, cell in row.items()}
    lists = {column: many(row.get(column)) for column in _LISTS}
    return {**scalars, **lists, **{lang: _names(row, lang) for lang in LANGUAGES}}


def _load(name: str, kind: type[T]) -> tuple[T, ...]:
    with (_HERE / name).open(encoding="utf-8", newline="") as source:
        rows = [_entry(row) for row in csv.DictReader(source)]
    return msgspec.convert(rows, tuple[kind, ...])  # type: ignore[valid-type]  # a type known at run time


@cache
def states() -> tuple[State, ...]:
    return _load("states.csv", State)


@cache
def cities() -> tuple[City, ...]:
    """Return the places: those compiled here, then those taken from CLDR and GeoNames."""
    return (*compiled_cities(), *_load("places.csv", City))


@cache
def compiled_cities() -> tuple[City, ...]:
    return _load("cities.csv", City)


@cache
def bodies() -> tuple[Body, ...]:
    return _load("bodies.csv", Body)


@cache
def metonyms() -> tuple[Metonym, ...]:
    return _load("metonyms.csv", Metonym)


@cache
def further_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file of their own here, in alphabetical order."""
    return tuple(sorted(path.stem for path in _HERE.glob("??.csv")))


def slots() -> dict[Slot, Entry]:
    """Return every entry by its place in the tables: states, then bodies, then places."""
    found: dict[Slot, Entry] = {("state", s.iso2): s for s in states()}
    found |= {("body", b.key): b for b in bodies()}
    return found | {("city", c.en.label): c for c in cities()}


def further(lang: str) -> tuple[Further, ...]:
    """Return the rows of a further language, in the order of its file.

    Raises ValueError for a row that names nothing in the tables: states have their code, towns their English
    label, bodies their key.
    """
    known = slots()
    with (_HERE / f"{lang}.csv").open(encoding="utf-8", newline="") as source:
        return tuple(_further(row, lang, known) for row in csv.DictReader(source))


def _further(row: dict[str, str], lang: str, known: dict[Slot, Entry]) -> Further:
    slot = cast(Slot, (row["kind"], row["key"]))
    if slot not in known:
        raise ValueError(f"{lang}.csv: no {row['kind']} {row['key']!r} in the tables")
    parts = {part: many(row[part]) for part in ("official", "acronyms", "alternatives")}
    return Further(slot, Names(row["label"], **parts), many(row["demonyms"]))
