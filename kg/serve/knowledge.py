"""What pages and the API ask of the graph, by name. Runs in workers; values come in and go out as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
import pyoxigraph as ox

from kg.query import Queryable
from kg.serve.messages import Call, Reply

_COUNTS: Final = "SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class"


def called(store: ox.Store, call: Call) -> Reply:
    found = _FUNCTIONS[call.name](store, **call.values)
    return Reply(200, "application/json", msgspec.json.encode(found))


def counts(store: Queryable) -> dict[str, Any]:
    """Return how many triples there are, and how many things of each class, the most frequent first."""
    (row,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    classes = [(row["class"].value, int(row["n"].value)) for row in store.query(_COUNTS)]
    return {"triples": int(row["n"].value), "classes": classes}


_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {"counts": counts}
