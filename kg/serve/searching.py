"""Search as you type, over names in any script: SQLite's full-text index of the folded names of things."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from kg.identities import skeleton
from kg.query.concepts import scheme
from kg.query.things import CLASSES
from kg.spelling import loose

FILE: Final = "names.sqlite"
KINDS: Final = tuple(CLASSES)
_WORD: Final = re.compile(r"[a-z0-9]+")
_LONGEST: Final = 200  # characters of what is typed
_TABLE: Final = """
CREATE VIRTUAL TABLE names USING fts5(
  key, sounds, iri UNINDEXED, kind UNINDEXED, weight UNINDEXED, prefix='1 2 3'
);
"""
_NAMES: Final = "SELECT ?thing ?name {{ ?thing a <{}> ; rdfs:label|schema:headline|dm:nameKey ?name {} }}"
# A phrase that no topic of the scheme covers is found by itself, any other by its topic.
_UNSORTED: Final = "FILTER NOT EXISTS { ?thing dm:concept ?concept }"
_PHRASES: Final = "SELECT ?topic ?name { ?item dm:concept ?topic ; rdfs:label ?name }"
_AGENDA: Final = "SELECT ?topic (COUNT(*) AS ?n) { ?event schema:about ?topic } GROUP BY ?topic"
_SHORT: Final = 4  # words of a phrase that is as good as a name
# Parties and places by their events, posts by those who acted in them, events by their reports.
_WEIGHTS: Final = """
SELECT ?thing (COUNT(*) AS ?n) { ?other dm:party|dm:inCapacity|dm:reports|dm:place ?thing } GROUP BY ?thing
"""
# Articles after all else, the latest first.
_PUBLISHED: Final = "SELECT ?thing ?day { ?thing a schema:NewsArticle ; schema:datePublished ?day }"
_NO_DAY: Final = -100_000_000
_BETWEEN: Final = " | "  # names: no part of a word for the index
_ALSO: Final = " / "  # phrases that are no name
_HEARD: Final = 3  # letters of a word from which on it is looked for by its sound, which "zz" has not
# The very name comes first, then people who have the words in theirs, whatever the topics are that have
# them, too ("Putin"), then all else that has the words, then what has words that begin so, or has them in
# phrases that articles use for it.
_CALLED: Final = f"SUBSTR({{0}}, 1, INSTR({{0}} || '{_ALSO}', '{_ALSO}') - 1)"  # without phrases
_FOUND: Final = "FROM names WHERE names MATCH :asked AND (:kind IS NULL OR kind = :kind)"
_FIND: Final = f"""
SELECT iri, kind {_FOUND}
ORDER BY CASE
  WHEN INSTR('| ' || key || ' |', '| ' || :text || ' |') THEN 0
  WHEN INSTR('| ' || sounds || ' |', '| ' || :sound || ' |') THEN 0
  WHEN INSTR(' ' || {_CALLED.format("key")} || ' ', ' ' || :text || ' ') THEN 2 - (kind = 'person')
  WHEN INSTR(' ' || {_CALLED.format("sounds")} || ' ', ' ' || :sound || ' ') THEN 2 - (kind = 'person')
  ELSE 3 END,
  CAST(weight AS INTEGER) DESC, LENGTH(key), iri LIMIT :limit OFFSET :after
"""
_COUNT: Final = f"SELECT COUNT(*) {_FOUND}"
_ALL: Final = """
SELECT key, iri, kind FROM names WHERE :kind IS NULL OR kind = :kind
ORDER BY CAST(weight AS INTEGER) DESC, iri
"""
_CANDIDATES: Final = 50  # one thing has several names
_ALIKE: Final = 75  # per cent of letters, from which on a name is near
_OF_KIND: Final = "FROM names WHERE kind = :kind"
_BUSIEST: Final = f"""
SELECT iri {_OF_KIND} ORDER BY CAST(weight AS INTEGER) DESC, iri LIMIT :limit OFFSET :after
"""
_PREFIXES: Final = {
    "dm": "https://w3id.org/diplomatic-kg/ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
}


def build(store: ox.Store, folder: Path) -> None:
    """Write the index of a store into a folder."""
    weights = {row["thing"]: int(row["n"].value) for row in _rows(store, _WEIGHTS)}
    weights |= {row["thing"]: _NO_DAY + _number(row["day"].value) for row in _rows(store, _PUBLISHED)}
    database = sqlite3.connect(folder / FILE)
    with database:
        database.execute(_TABLE)
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", _entries(store, weights))
    database.close()


def _entries(store: ox.Store, weights: dict[Any, int]) -> Iterator[tuple[str, str, str, str, int]]:
    yield from _topics(store)
    for kind, classes in CLASSES.items():
        keys: dict[ox.NamedNode, set[str]] = defaultdict(set)
        for class_ in classes:
            for row in _rows(store, _NAMES.format(class_.value, _UNSORTED if kind == "topic" else "")):
                keys[row["thing"]].add(skeleton(row["name"].value))
        for thing, names in keys.items():
            ordered = sorted(names)
            sounds = _BETWEEN.join(loose(name) for name in ordered)
            least = _NO_DAY if kind == "article" else 0
            yield _BETWEEN.join(ordered), sounds, thing.value, kind, weights.get(thing, least)


def _number(day: str) -> int:
    """Return a day, month or year as a number that grows with it: 20240312 for 2024-03-12."""
    return int("".join(filter(str.isdecimal, day))[:8].ljust(8, "0"))


def _topics(store: ox.Store) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield the topics that events have, by their names in the scheme and by short phrases for them."""
    weights = {row["topic"]: int(row["n"].value) for row in _rows(store, _AGENDA)}
    keys: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for key, topics in scheme().keys.items():
        for topic in topics:
            keys[topic].add(key)
    phrases: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for row in _rows(store, _PHRASES):
        if len(row["name"].value.split()) <= _SHORT:
            phrases[row["topic"]].add(skeleton(row["name"].value))
    for topic, weight in weights.items():
        names = _BETWEEN.join([*sorted(keys[topic]), ""])
        key = _ALSO.join([names, *sorted(phrases[topic] - keys[topic])])
        yield key, loose(key), topic.value, "topic", weight


def _rows(store: ox.Store, query: str) -> Iterator[Any]:
    return iter(store.query(query, prefixes=_PREFIXES))  # type: ignore[arg-type]


def search(folder: Path, text: str, *, kind: str | None, limit: int, after: int = 0) -> list[tuple[str, str]]:
    """Return address and kind of what has words that begin with all words of the text.

    What is called so comes first, then people with these words in their names, then all else that has them,
    then the rest; of each the busiest first.
    Without a text it is all of a kind. The first ``after`` are left out.

    Nothing of the text reaches the index but folded letters and digits.
    """
    if not text and kind:
        values = {"kind": kind, "limit": limit, "after": after}
        return [(iri, kind) for (iri,) in _told(folder, _BUSIEST, values)]
    wanted = _wanted(text, kind)
    return _told(folder, _FIND, {**wanted, "limit": limit, "after": after}) if wanted else []


def count(folder: Path, text: str, *, kind: str | None) -> int:
    """Return how many there are of what ``search`` finds."""
    if not text and kind:
        ((number,),) = _told(folder, f"SELECT COUNT(*) {_OF_KIND}", {"kind": kind})
    elif wanted := _wanted(text, kind):
        ((number,),) = _told(folder, _COUNT, wanted)
    else:
        return 0
    return int(number)


def _wanted(text: str, kind: str | None) -> dict[str, Any]:
    """Return what is asked of the index; empty for a text without letters."""
    folded = skeleton(text[:_LONGEST])
    if not _WORD.search(folded):
        return {}
    sound = loose(folded)
    asked = " OR ".join(filter(None, (_matching("key", folded), _heard(sound))))
    return {"asked": asked, "kind": kind, "text": folded, "sound": sound}


def _told(folder: Path, query: str, values: dict[str, Any]) -> list[Any]:
    database = sqlite3.connect(f"{(folder / FILE).as_uri()}?mode=ro", uri=True)
    try:
        return database.execute(query, values).fetchall()
    finally:
        database.close()


def nearest(folder: Path, text: str, *, kind: str | None, limit: int) -> list[tuple[str, str]]:
    """Return address and kind of what has a name that is nearly the text, the nearest first.

    For texts that nothing is called: "Байден" where sources write Biden alone. Reads all names.
    """
    folded = skeleton(text[:_LONGEST])
    if len(folded) < _HEARD:
        return []
    rows = _told(folder, _ALL, {"kind": kind})
    named = [(name, (iri, own)) for key, iri, own in rows for name in key.split(_ALSO)[0].split(_BETWEEN)]
    names = [name for name, _ in named]
    near = process.extract(folded, names, scorer=ratio, score_cutoff=_ALIKE, limit=_CANDIDATES)
    return list(dict.fromkeys(named[index][1] for _, _, index in near))[:limit]


def busiest(folder: Path, kinds: Iterable[str], number: int) -> list[str]:
    """Return addresses of the things of the first of these kinds that the graph has, the busiest first."""
    for kind in kinds:
        if found := [iri for iri, _ in search(folder, "", kind=kind, limit=number)]:
            return found
    return []


def _matching(column: str, text: str, shortest: int = 1) -> str:
    words = [f'"{word}"*' if len(word) >= shortest else f'"{word}"' for word in _WORD.findall(text)]
    return f"{{{column}}} : ({' AND '.join(words)})"


def _heard(sound: str) -> str:
    is_heard = any(len(word) >= _HEARD for word in sound.split())
    return _matching("sounds", sound, _HEARD) if is_heard else ""
