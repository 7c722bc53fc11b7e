"""A SPARQL text -> what the engine gives, within what this service allows."""

from __future__ import annotations

from typing import Any, Final

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.query.sparql import refuse_service, refuse_update, syntax_complaint, tokens
from kg.terms import PREFIXES

_UPDATES: Final = "queries only read; an update is sent by POST as application/sparql-update, with the token"
Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def evaluated(
    store: ox.Store,
    query: str,
    *,
    base: str,
    default_graphs: tuple[str, ...] | None = None,
    named_graphs: tuple[str, ...] | None = None,
) -> Result:
    """Return the result of a query; the prefixes of the project need no declaration.

    None for the graphs means what the query itself says. Raises WrongUse for SERVICE, for an update, for no
    text, for one that does not parse, with line and column, and for a graph that is no IRI.
    """
    refuse_service(query)
    refuse_update(query, _UPDATES)
    if not tokens(query):
        raise WrongUse("the query is empty")
    try:
        return store.query(
            query,
            base_iri=base,
            prefixes=PREFIXES,
            default_graph=_graphs(default_graphs),
            named_graphs=_graphs(named_graphs),
        )
    except SyntaxError as error:
        raise WrongUse(syntax_complaint(str(error), query)) from error


def _graphs(iris: tuple[str, ...] | None) -> list[Any] | None:
    try:
        return None if iris is None else [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise WrongUse(f"a graph of the data set is no IRI: {error}") from error
