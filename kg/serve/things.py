"""One thing of the graph: what is said of it as a graph, and as a page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.query import Answer, Queryable, ask, find
from kg.query.labels import short
from kg.query.things import CLASSES
from kg.serve.cells import Names, cell, dressed, names_of_nodes
from kg.shortcuts import SHORTCUTS
from kg.terms import DM, GAF, OA, RDF, RDFS, SCHEMA

_INCOMING: Final = 1000  # statements about a thing from elsewhere
_VALUES: Final = 100  # of one property on a page
_ROWS: Final = 200  # of one table on a page
_PARTS: Final = (DM.hasParticipation, DM.hasAgendaItem, DM.hasDocument, GAF.denotedBy, OA.hasSelector)
_WHOLES: Final = (DM.reports, DM.about)
_HIDDEN: Final = {RDF.type, RDFS.label, DM.nameKey, DM.met, SCHEMA.headline} | SHORTCUTS

# Which named questions a page shows, and as which parameter the thing goes in.
TABLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "person": (
        ("offices", "person"),
        ("timeline", "party"),
        ("contacts", "person"),
        ("topics-over-time", "party"),
    ),
    "body": (("offices", "party"), ("timeline", "party"), ("topics-over-time", "party")),
    "state": (
        ("visits-balance", "state"),
        ("visits-to", "state"),
        ("timeline", "party"),
        ("topics-over-time", "party"),
    ),
    "post": (("offices", "post"), ("post-meetings", "post")),
    "event": (("evidence", "event"), ("claims", "event"), ("disagreements-on-event", "event")),
    "article": (("evidence", "article"),),
    "place": (("meetings", "place"),),
}


def node_of(iri: str) -> ox.NamedNode:
    """Return the node of an address that somebody asks for. Raises WrongUse for what is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise WrongUse(f"{iri[:200]!r} is no address") from error


def description(store: ox.Store, thing: ox.NamedNode) -> set[ox.Triple]:
    """Return what is said of a thing, its parts and passages, and what all that is called; empty for none."""
    own = of(store, thing)
    elsewhere = store.quads_for_pattern(None, None, thing, ox.DefaultGraph())
    incoming = {quad.triple for quad in islice(elsewhere, _INCOMING)}
    triples = own | incoming
    todo = [*_objects(own), *(t.subject for t in incoming if t.predicate in _WHOLES)]
    seen = {thing}
    while todo:
        part = todo.pop()
        if part not in seen:
            seen.add(part)
            found = of(store, part)
            triples |= found
            todo += _objects(found)
    mentioned = _nodes(triples) - seen
    for term in mentioned:
        triples |= {q.triple for q in store.quads_for_pattern(term, RDFS.label, None, ox.DefaultGraph())}
    return triples if own or incoming else set()


def of(store: ox.Store, thing: Any) -> set[ox.Triple]:
    return {q.triple for q in store.quads_for_pattern(thing, None, None, ox.DefaultGraph())}


def _objects(triples: Iterable[ox.Triple]) -> list[Any]:
    return [t.object for t in triples if t.predicate in _PARTS]


def kind_of(store: ox.Store, thing: ox.NamedNode) -> str | None:
    """Return which of the kinds that people ask for a thing is."""
    classes = {q.object for q in store.quads_for_pattern(thing, RDF.type, None, ox.DefaultGraph())}
    return next((kind for kind, own in CLASSES.items() if classes & set(own)), None)


def page(store: ox.Store, thing: ox.NamedNode, lang: str) -> dict[str, Any] | None:
    """Return what a page shows of a thing, names in a language; None for what the graph does not know."""
    own = of(store, thing)
    if not own:
        return None
    kind = kind_of(store, thing)
    names = names_of_nodes(store, _nodes(own) | {thing}, lang)
    return {
        "iri": thing.value,
        "kind": kind or "thing",
        "classes": [cell(t.object, names, lang) for t in sorted(own, key=str) if t.predicate == RDF.type],
        "label": _text(thing, names),
        "home": names.home(thing),
        "names": [cell(name, names, lang) for name in names_of(own)],
        "facts": dressed(store, facts(own), lang),
        "tables": [_own_table(store, *asked, thing, lang) for asked in TABLES.get(kind or "", ())],
    }


def facts(own: Iterable[ox.Triple]) -> list[dict[str, Any]]:
    """Return what is said of a thing, property by property, as terms."""
    values: dict[ox.NamedNode, list[Any]] = defaultdict(list)
    for triple in sorted(own, key=str):
        if triple.predicate not in _HIDDEN:
            values[triple.predicate].append(triple.object)
    return [
        {"property": predicate, "values": objects[:_VALUES], "more": max(0, len(objects) - _VALUES)}
        for predicate, objects in values.items()
    ]


def names_of(own: Iterable[ox.Triple]) -> list[Any]:
    """Return what a thing is called, in all languages."""
    return sorted({t.object for t in own if t.predicate in (RDFS.label, SCHEMA.headline)}, key=str)


def table(
    store: ox.Store, name: str, params: dict[str, Any], lang: str, limit: int = _ROWS
) -> dict[str, Any]:
    """Return the answer to a named question as cells; ``more`` says whether rows were left out."""
    answer = ask(store, find(name), params=params, limit=limit + 1)
    return _shown(store, name, answer, params, lang, limit)


def _own_table(store: ox.Store, name: str, param: str, thing: ox.NamedNode, lang: str) -> dict[str, Any]:
    """Return the answer as a page of the thing shows it: the latest first, no column with the thing alone."""
    query = find(name)
    is_dated = query.columns[0].name == "date"
    answer = ask(store, query, params={param: thing}, limit=_ROWS + 1, latest=is_dated)
    rows = answer.rows
    told = [n for n in range(len(answer.columns)) if any(row[n] not in (None, thing) for row in rows)]
    columns = tuple(answer.columns[n] for n in told)
    kept = replace(answer, columns=columns, rows=tuple(tuple(row[n] for n in told) for row in rows))
    return _shown(store, name, kept, {param: thing}, lang, _ROWS)


def _shown(
    store: ox.Store, name: str, answer: Answer, params: dict[str, Any], lang: str, limit: int
) -> dict[str, Any]:
    rows = answer.rows[:limit]
    given = {key: value.value if isinstance(value, ox.NamedNode) else value for key, value in params.items()}
    return {
        "name": name,
        "title": find(name).title(lang),
        "params": given,
        "columns": list(answer.columns),
        "rows": cells(store, rows, lang),
        "more": len(answer.rows) > limit,
        "remarks": list(answer.remarks),
        "sparql": answer.sparql,
    }


def cells(store: Queryable, rows: Iterable[Iterable[Any]], lang: str) -> list[list[dict[str, Any] | None]]:
    """Return terms as people read them, with the names of things in a language."""
    terms = [list(row) for row in rows]
    nodes = {term for row in terms for term in row if isinstance(term, ox.NamedNode)}
    names = names_of_nodes(store, nodes, lang)
    return [[cell(term, names, lang) for term in row] for row in terms]


def _nodes(triples: Iterable[ox.Triple]) -> set[ox.NamedNode]:
    return {term for t in triples for term in t if isinstance(term, ox.NamedNode)}


def _text(node: ox.NamedNode, names: Names) -> str:
    return names.texts[node].value if node in names.texts else short(node)
