"""Rows of the gazetteer -> entities: named in three languages, found by any name that the tables hold.

An article in a language that a pack adds names them in its own language, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from kg import gazetteer
from kg.gazetteer import LANGUAGES, Body, City, Named, State
from kg.identities import Entity, Label, skeleton

_Row = TypeVar("_Row", State, Body, City)
_OF_LAND = frozenset({"geonames"})
_ACRONYM = re.compile(r"[^\W\d_a-zа-яёəıöüğşç]{2,6}")


@lru_cache(maxsize=1024)
def state(code: str, lang: str) -> Entity:
    """Return the state with an ISO code; one that the gazetteer does not know is labelled with its code."""
    row = gazetteer.state(code)
    labels = row_labels(row, lang) if row else (Label(code, lang),)
    names = row_names(row) if row else (skeleton(code),)
    own = tuple(i for i in row.identifiers if i.scheme not in _OF_LAND) if row else ()
    sources = row.sources if row else ()
    return Entity(kind="state", parts=(code,), labels=labels, names=names, identifiers=own, sources=sources)


@lru_cache(maxsize=1024)
def territory(of: Entity) -> Entity:
    """Return the land of a state. An identifier of places is the land's, any other the state's."""
    row = gazetteer.state(of.parts[0])
    own = tuple(i for i in row.identifiers if i.scheme in _OF_LAND) if row else ()
    return Entity(
        kind="territory",
        parts=of.parts,
        labels=of.labels,
        names=of.names,
        home=of,
        identifiers=own,
        sources=of.sources,
    )


def find(name: str, lang: str, kind: type[_Row]) -> list[_Row]:
    """Return the rows with this name in the language of the article, else in any language.

    An acronym is looked for in another language only as it is written there: MEA is not МЭА.
    """
    for asked in (lang, None):
        found = [row for row in gazetteer.candidates(name, asked) if isinstance(row, kind)]
        if found and (asked or not is_acronym(name) or name in _all_names(found[0])):
            return found
    return []


def is_acronym(name: str) -> bool:
    """Whether a name is two to six capital letters."""
    return _ACRONYM.fullmatch(name) is not None


def row_labels(row: State | Body | City, lang: str) -> tuple[Label, ...]:
    """Return the labels of a row in the languages of the tables, and in that of the article."""
    labels = tuple(Label(row.names(one).label, one) for one in LANGUAGES if row.names(one).label)
    own = gazetteer.added_label(row, lang)
    return (*labels, Label(own, lang)) if own else labels


def row_names(row: Named, *others: str) -> tuple[str, ...]:
    """Return the skeletons of all names of a row, and of other names for the same thing."""
    return tuple(sorted({skeleton(name) for name in (*_all_names(row), *others) if name}))


def label_names(labels: tuple[Label, ...], *others: str) -> tuple[str, ...]:
    """Return the skeletons of labels, and of other names for the same thing."""
    return tuple(sorted({skeleton(name) for name in (*(label.text for label in labels), *others)}))


def _all_names(row: Named) -> Iterator[str]:
    for lang in LANGUAGES:
        yield from row.names(lang).all


def other_labels(wording: str, lang: str, labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """Return the wording of the article if it is none of the labels, letter case aside."""
    known = {label.text.casefold() for label in labels}
    return () if wording.casefold() in known else (Label(wording, lang),)
