"""States, cities, bodies and metonyms in Russian, English and Azerbaijani, as closed tables.

    rows.py       what an entry holds
    packaged.py   the CSV files beside this module; SOURCES.md says where they come from
    tables.py     tables of the user, in a folder
    laying.py     those over the packaged ones
    sheet.py, wikidata.py, adding.py   files of the user -> a table

Names stand in the nominative: inflection is the business of the language packs. Rows keep the order of the
files. A further language brings a file of its own, LANG.csv: what the things of the tables are called in it.

Which tables of the user count is a matter of the process: ``use`` a folder before anything is looked up.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from kg.gazetteer import packaged, tables
from kg.gazetteer.laying import Laid, Settled, joined, lay
from kg.gazetteer.packaged import further_languages, metonyms
from kg.gazetteer.rows import (
    KINDS,
    LANGUAGES,
    Added,
    Body,
    City,
    Entry,
    Identifier,
    Kind,
    Lang,
    Metonym,
    Named,
    Names,
    Slot,
    Source,
    State,
    kind_of,
)
from kg.names import fold

__all__ = [
    "LANGUAGES",
    "Added",
    "Body",
    "City",
    "Entry",
    "Identifier",
    "Kind",
    "Lang",
    "Metonym",
    "Named",
    "Names",
    "Source",
    "State",
    "added",
    "added_label",
    "bodies",
    "body",
    "candidates",
    "capital",
    "cities",
    "digest",
    "further_languages",
    "lookup",
    "metonyms",
    "settled",
    "state",
    "state_label",
    "states",
    "use",
]


class _InUse:
    """The tables of the user that count in this process."""

    folder: Path | None = None
    stamp: tuple[tuple[str, int, int], ...] = ()


def use(folder: str | Path | None) -> None:
    """Let the tables in a folder count, None for the packaged ones alone; repeating it costs nothing.

    What this process has cached under other tables is forgotten. Raises WrongUse for a file that is no table.
    """
    asked = None if folder is None else Path(folder)
    stamp = tables.stamp(asked)
    if stamp == _InUse.stamp and (asked == _InUse.folder or not stamp):
        return
    _InUse.folder, _InUse.stamp = asked, stamp
    _forget()
    try:
        _laid()
    except BaseException:
        _InUse.folder, _InUse.stamp = None, ()
        raise


def folder() -> Path | None:
    """Return the folder with tables of the user that count, None when there is none."""
    return _InUse.folder


def _forget() -> None:
    """Empty the caches of ``kg``: language packs and resolvers keep what they made of the tables.

    Weights and dictionaries, which take a second to load, owe nothing to them (``kg.packaged.lasting``).
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("kg."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and not hasattr(value, "is_lasting"):
                    value.cache_clear()


@cache
def _laid() -> Laid:
    files = tables.files(_InUse.folder) if _InUse.folder else []
    return lay(map(tables.read, files))


@cache
def digest() -> str:
    """Return a digest of the tables of the user, '' when none counts."""
    files = tables.files(_InUse.folder) if _InUse.folder else []
    parts = [f"{path.stem} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""


def settled() -> tuple[Settled, ...]:
    """Return what became of each row of the tables of the user."""
    return _laid().settled


@cache
def states() -> tuple[State, ...]:
    """Return states and territories by ISO code, those of the user last."""
    return tuple(e for e in _laid().entries.values() if isinstance(e, State))


@cache
def cities() -> tuple[City, ...]:
    """Return capitals, towns, venues and regions."""
    return tuple(e for e in _laid().entries.values() if isinstance(e, City))


@cache
def bodies() -> tuple[Body, ...]:
    """Return international, national and generic bodies."""
    return tuple(e for e in _laid().entries.values() if isinstance(e, Body))


@cache
def _capitals() -> dict[str | None, City]:
    return {city.iso2: city for city in cities() if city.kind == "capital"}


def state(iso2: str) -> State | None:
    """Return the state with an ISO 3166-1 alpha-2 code (upper case), or None."""
    found = _laid().entries.get(("state", iso2))
    return found if isinstance(found, State) else None


def body(key: str) -> Body | None:
    """Return the body with a key of bodies.csv, or None."""
    found = _laid().entries.get(("body", key))
    return found if isinstance(found, Body) else None


def capital(iso2: str) -> City | None:
    """Return the capital of a state, or None."""
    return _capitals().get(iso2)


def state_label(iso2: str, lang: Lang) -> str | None:
    """Return the short name of a state for display, or None when the code is unknown or has no name."""
    found = state(iso2)
    return (found.names(lang).label or None) if found else None


@cache
def added(lang: str) -> tuple[Added, ...]:
    """Return the names of a further language, in the order of its file, those of the user last.

    Raises ValueError for a row of the file that names nothing in the tables.
    """
    laid = _laid()
    found: dict[Slot, Added] = {}
    for slot, names, demonyms in (*packaged.further(lang), *laid.further.get(lang, ())):
        known = found.get(slot)
        if known is None:
            found[slot] = Added(laid.entries[slot], names, demonyms)
        else:
            found[slot] = msgspec.structs.replace(known, names=joined(known.names, names))
    return tuple(found.values())


@cache
def _added_names(lang: str) -> dict[Entry, Names]:
    return {one.entry: one.names for one in added(lang)} if lang in further_languages() else {}


def added_label(entry: Entry, lang: str) -> str | None:
    """Return what a further language calls an entry of the tables, None for what its file does not have."""
    names = _added_names(lang).get(entry)
    return (names.label or None) if names is not None else None


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
    found = [e for index in indices for e in index.written.get(name.strip(), ())]
    if not found:
        skeleton = fold(name).removeprefix("the ")
        found = [e for index in indices for e in index.skeletons.get(skeleton, ())]
    unique = {id(e): e for e in found}.values()
    return tuple(sorted(unique, key=lambda e: KINDS.index(kind_of(e))))


def lookup(name: str, lang: str | None = None, kind: Kind | None = None) -> Entry | None:
    """Return the one state, body or place with this nominative name; None when unknown or ambiguous.

    A name that a state shares with a place or a body (Сингапур, Ватикан) means the state, one that a body
    shares with a place the body, unless ``kind`` says what is looked for.
    """
    found = [e for e in candidates(name, lang) if kind is None or kind_of(e) == kind]
    same_kind = [e for e in found if type(e) is type(found[0])]
    return found[0] if len(same_kind) == 1 else None
