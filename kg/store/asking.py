"""Patterns and triples -> SPARQL that asks for many of them at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias, TypeVar

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.store.backend import VIEW, Pattern
from kg.store.ledger import LEDGER

_NAMES: Final = ("s", "p", "o", "g")
_T = TypeVar("_T")
Shape: TypeAlias = tuple[bool, bool, bool, str]

AT_ONCE: Final = 400
"""Rows of one VALUES block: servers limit the length of a query; measured, more is not faster."""


def in_batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def by_shape(patterns: Iterable[Pattern]) -> dict[Shape, list[Pattern]]:
    """Return the patterns parted by what they leave open, each kind once, in order."""
    parted: dict[Shape, dict[Pattern, None]] = {}
    for pattern in patterns:
        subject, predicate, object, graph = pattern
        where = "any" if graph is None else "view" if graph == VIEW else "named"
        shape = (subject is not None, predicate is not None, object is not None, where)
        parted.setdefault(shape, {})[pattern] = None
    return {shape: list(alike) for shape, alike in parted.items()}


def question(shape: Shape, patterns: Sequence[Pattern]) -> str:
    """Return the SELECT of ?s ?p ?o ?g for patterns of one shape; ?g is unbound for the merged view."""
    *bound, where = (*shape[:3], shape[3] == "named")
    fixed = [name for name, is_bound in zip(_NAMES, (*bound, where), strict=True) if is_bound]
    rows = (
        " ".join(_written(term) for term, name in zip(pattern, _NAMES, strict=True) if name in fixed)
        for pattern in patterns
    )
    values = f"VALUES ({' '.join('?' + name for name in fixed)}) {{ {' '.join(f'({r})' for r in rows)} }}"
    body = {
        "view": "?s ?p ?o",
        "named": "GRAPH ?g { ?s ?p ?o }",
        "any": "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }",
    }[shape[3]]
    return f"SELECT ?s ?p ?o ?g {{ {values if fixed else ''} {body} }}"


def held_outside(triples: Iterable[ox.Triple], outside: Collection[ox.NamedNode]) -> str:
    """Return the SELECT of those triples that a named graph holds, but for the ledger and ``outside``."""
    rows = " ".join(f"({' '.join(_written(term) for term in triple)})" for triple in triples)
    without = ", ".join(map(str, (LEDGER, *outside)))
    elsewhere = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({without}))"
    return f"SELECT ?s ?p ?o {{ VALUES (?s ?p ?o) {{ {rows} }} FILTER EXISTS {{ {elsewhere} }} }}"


def _written(term: object) -> str:
    if isinstance(term, (ox.BlankNode, ox.Triple)):
        raise WrongUse(f"{term}: a server cannot be asked for a blank node or a triple term")
    return str(term)
