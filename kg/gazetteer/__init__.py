"""States, cities, bodies and metonyms in Russian, English and Azerbaijani, as closed tables.

The CSV files beside this module are the data; SOURCES.md says where they come from. Names stand in the
nominative: inflection is the business of the language packs. Rows keep the order of the files.

A further language brings a file of its own, LANG.csv: what the things of these tables are called in it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from kg.names import fold

Lang = Literal["ru", "en", "az"]
LANGUAGES: tuple[Lang, ...] = ("ru", "en", "az")
T = TypeVar("T")
_HERE = Path(__file__).resolve().parent


class Names(msgspec.Struct, frozen=True):
    """The names of one thing in one language: ``label`` is shown, acronyms are matched with their case."""

    label: str
    official: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Return every name once, the label first."""
        return tuple(dict.fromkeys((self.label, *self.official, *self.acronyms, *self.alternatives)))


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Something with names in each language."""

    ru: Names
    en: Names
    az: Names

    def names(self, lang: Lang) -> Names:
        """Return the names in one language."""
        return {"ru": self.ru, "en": self.en, "az": self.az}[lang]


class State(Named, frozen=True, kw_only=True):
    """A state, or a territory with an ISO 3166-1 code of its own (``kind`` state | territory).

    ``ru_adjectives`` are masculine nominative (российский); ``ru_demonyms`` masculine nouns (россиянин).
    ``en_adjectives`` serve as demonyms too. ``az_demonyms`` may name a people rather than a citizen (türk).
    """

    iso2: str
    kind: Literal["state", "territory"]
    ru_adjectives: tuple[str, ...]
    ru_demonyms: tuple[str, ...]
    en_adjectives: tuple[str, ...]
    az_demonyms: tuple[str, ...]

    @property
    def ru_adjective_stems(self) -> tuple[str, ...]:
        """Return the adjectives without their ending: российск, to which -ий, -ого, -ая ... are added."""
        return tuple(a[:-2] for a in self.ru_adjectives)


class City(Named, frozen=True, kw_only=True):
    """A place: capital, city, venue (residence, palace, building) or region.

    ``iso2`` is None for regions of several states and for territories whose state is disputed. ``within`` is
    the Russian label of a venue's town. ``weak`` lists the languages in which a name is also an everyday
    word or a person's name (Нице, Mary, Кум): ask for more evidence there.
    """

    kind: Literal["capital", "city", "venue", "region"]
    iso2: str | None
    within: str | None
    weak: tuple[str, ...]


class Body(Named, frozen=True, kw_only=True):
    """A body: an international one, or a national one with its state in ``iso2``.

    ``kind`` generic means a type of body that every state has (МИД): its state comes from the text.
    ``part_of`` is the key of the body that it belongs to.
    """

    key: str
    kind: str
    iso2: str | None
    part_of: str | None


class Metonym(Named, frozen=True, kw_only=True):
    """A building or nickname that stands for a state (``target`` is its ISO code) or a body (its key)."""

    kind: Literal["state", "body"]
    target: str


Entry = State | City | Body


class Added(msgspec.Struct, frozen=True):
    """What a further language calls an entry of the tables, and its people: "Azeri", "Gürcü"."""

    entry: Entry
    names: Names
    demonyms: tuple[str, ...]


Kind = Literal["state", "body", "city"]
_LISTS = ("ru_adjectives", "ru_demonyms", "en_adjectives", "az_demonyms", "weak")


def _many(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _names(row: dict[str, str], lang: Lang) -> dict[str, object]:
    parts = {part: _many(row.get(f"{lang}_{part}")) for part in ("official", "acronyms", "alternatives")}
    return {"label": row[lang], **parts}


def _entry(row: dict[str, str]) -> dict[str, object]:
    scalars = {column: cell or None for column, cell in row.items()}
    lists = {column: _many(row.get(column)) for column in _LISTS}
    return {**scalars, **lists, **{lang: _names(row, lang) for lang in LANGUAGES}}


def _load(name: str, kind: type[T]) -> tuple[T, ...]:
    with (_HERE / name).open(encoding="utf-8", newline="") as source:
        rows = [_entry(row) for row in csv.DictReader(source)]
    return msgspec.convert(rows, tuple[kind, ...])  # type: ignore[valid-type]  # a type known at run time


@cache
def states() -> tuple[State, ...]:
    """Return states and territories by ISO code."""
    return _load("states.csv", State)


@cache
def cities() -> tuple[City, ...]:
    """Return capitals, towns, venues and regions."""
    return _load("cities.csv", City)


@cache
def bodies() -> tuple[Body, ...]:
    """Return international, national and generic bodies."""
    return _load("bodies.csv", Body)


@cache
def metonyms() -> tuple[Metonym, ...]:
    """Return buildings and nicknames that stand for a state or body; capitals are in ``cities``, not here."""
    return _load("metonyms.csv", Metonym)


@cache
def _by_code() -> dict[str, State]:
    return {state.iso2: state for state in states()}


@cache
def _by_key() -> dict[str, Body]:
    return {body.key: body for body in bodies()}


@cache
def _capitals() -> dict[str | None, City]:
    return {city.iso2: city for city in cities() if city.kind == "capital"}


def state(iso2: str) -> State | None:
    """Return the state with an ISO 3166-1 alpha-2 code (upper case), or None."""
    return _by_code().get(iso2)


def body(key: str) -> Body | None:
    """Return the body with a key of bodies.csv, or None."""
    return _by_key().get(key)


def capital(iso2: str) -> City | None:
    """Return the capital of a state, or None."""
    return _capitals().get(iso2)


def state_label(iso2: str, lang: Lang) -> str | None:
    """Return the short name of a state for display, or None when the code is unknown."""
    found = state(iso2)
    return found.names(lang).label if found else None


@cache
def further_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a file of their own here, in alphabetical order."""
    return tuple(sorted(path.stem for path in _HERE.glob("??.csv")))


@cache
def added(lang: str) -> tuple[Added, ...]:
    """Return the names of a further language, in the order of its file.

    Raises ValueError for a row that names nothing in the tables: states have their code, towns their English
    label, bodies their key.
    """
    known: dict[tuple[str, str], Entry] = {("state", s.iso2): s for s in states()}
    known |= {("city", c.en.label): c for c in reversed(cities())}
    known |= {("body", b.key): b for b in bodies()}
    with (_HERE / f"{lang}.csv").open(encoding="utf-8", newline="") as source:
        return tuple(_added(row, lang, known) for row in csv.DictReader(source))


@cache
def _added_names(lang: str) -> dict[Entry, Names]:
    return {one.entry: one.names for one in added(lang)} if lang in further_languages() else {}


def added_label(entry: Entry, lang: str) -> str | None:
    """Return what a further language calls an entry of the tables, None for what its file does not have."""
    names = _added_names(lang).get(entry)
    return names.label if names is not None else None


def _added(row: dict[str, str], lang: str, known: dict[tuple[str, str], Entry]) -> Added:
    entry = known.get((row["kind"], row["key"]))
    if entry is None:
        raise ValueError(f"{lang}.csv: no {row['kind']} {row['key']!r} in the tables")
    parts = {part: _many(row[part]) for part in ("official", "acronyms", "alternatives")}
    return Added(entry, Names(row["label"], **parts), _many(row["demonyms"]))


class _Index(msgspec.Struct, frozen=True):
    """Where names lead: as written in the tables, and as skeletons."""

    written: dict[str, list[Entry]]
    skeletons: dict[str, list[Entry]]


@cache
def _index(lang: str) -> _Index:
    index = _Index(defaultdict(list), defaultdict(list))
    for entry, names in _named(lang):
        for name in names.all:
            index.written[name].append(entry)
        for skeleton in dict.fromkeys(map(fold, names.all)):
            index.skeletons[skeleton].append(entry)
    return index


def _named(lang: str) -> Iterator[tuple[Entry, Names]]:
    entries: tuple[Entry, ...] = (*states(), *bodies(), *cities())
    for one in LANGUAGES:
        if one == lang:
            yield from ((entry, entry.names(one)) for entry in entries)
    if lang in further_languages():
        yield from ((one.entry, one.names) for one in added(lang))


def candidates(name: str, lang: str | None = None) -> tuple[Entry, ...]:
    """Return everything that bears exactly this nominative name: states, then bodies, then places.

    A name written as in the tables (ГУАМ) wins over names that only fold alike (Гуам). Without a language
    the three of the tables are asked. Empty when the name is unknown, or the language.
    """
    indices = [_index(one) for one in (LANGUAGES if lang is None else (lang,))]
    skeleton = fold(name).removeprefix("the ")
    written = [e for index in indices for e in index.written.get(name.strip(), ())]
    found = written or [e for index in indices for e in index.skeletons.get(skeleton, ())]
    unique = {id(e): e for e in found}.values()
    return tuple(sorted(unique, key=lambda e: (State, Body, City).index(type(e))))


def lookup(name: str, lang: str | None = None, kind: Kind | None = None) -> Entry | None:
    """Return the one state, body or place with this nominative name; None when unknown or ambiguous.

    A name that a state shares with a place or a body (Сингапур, Ватикан) means the state, one that a body
    shares with a place the body, unless ``kind`` says what is looked for.
    """
    wanted = {"state": State, "body": Body, "city": City}
    found = [e for e in candidates(name, lang) if kind is None or isinstance(e, wanted[kind])]
    same_kind = [e for e in found if type(e) is type(found[0])]
    return found[0] if len(same_kind) == 1 else None
