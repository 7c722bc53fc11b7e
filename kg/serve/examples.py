"""Values for the parameters of a named question from this very graph, so that the question can be tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.query import NamedQuery, Parameter, Queryable, labels
from kg.query.labels import short
from kg.query.things import CLASSES, resolve
from kg.serve.searching import busiest

_LATEST: Final = """
SELECT (MAX(STR(?date)) AS ?latest) { ?event dm:date ?date ; dm:modality dm:Held }
"""
# Questions that take seconds about everything, and what narrows them.
NARROWED: Final = {
    "announced-not-held": "party",
    "disagreements": "party",
    "disagreements-on-event": "event",
    "evidence": "event",
    "meetings": "party",
    "offices": "person",
}
_DM: Final = "https://w3id.org/diplomatic-kg/ontology#"
_ENOUGH: Final = 8  # things of a kind to choose from: more than a question has parameters


def completed(
    store: ox.Store, folder: Path, query: NamedQuery, given: Mapping[str, str] | None, lang: str
) -> dict[str, str]:
    """Return the parameters with an example for each required one that is missing.

    Where nobody has given any (None), also for one of a question that takes long about everything. What has
    no example, because the graph has nothing of its kind, stays missing.
    """
    values = dict(given or {})
    languages = iter(("en", "ru", "az"))
    wanted = [param for param in query.params if param.required]
    if given is None:
        wanted += [param for param in query.params if param.name == NARROWED.get(query.name)]
    for param in wanted:
        if param.name not in values:
            value = _example(store, folder, param, set(values.values()), languages, lang)
            values |= {param.name: value} if value else {}
    return values


def _example(
    store: ox.Store, folder: Path, param: Parameter, taken: set[str], languages: Iterator[str], lang: str
) -> str | None:
    match param.types[0]:
        case "date":
            (row,) = store.query(_LATEST, prefixes={"dm": _DM})  # type: ignore[misc]
            return row["latest"].value if row["latest"] else None
        case "lang":
            return next(languages)
        case "name":
            found = busiest(folder, ("person",), 1)
            return _called(store, ox.NamedNode(found[0]), param, lang) if found else None
        case kind if kind in CLASSES:
            found = busiest(folder, reversed(param.types), _ENOUGH)  # states meet whom they ask for
            names = (_called(store, ox.NamedNode(iri), param, lang) for iri in found)
            return next((name for name in names if name not in taken), None)
    return None


def _called(store: Queryable, thing: ox.NamedNode, param: Parameter, lang: str) -> str:
    """Return what a reader would type for a thing: its name, where that means it alone, else its address."""
    name = labels(store, [thing], lang).get(thing)
    if name is None or param.types[0] not in CLASSES:
        return name.value if name else short(thing)
    try:
        means = resolve(store, param.types, name.value, name=param.name)
    except WrongUse:
        return short(thing)
    return name.value if thing in means.nodes and not means.taken_for else short(thing)
