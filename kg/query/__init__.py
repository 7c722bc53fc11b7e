"""question -> rows: the named queries of ``queries/`` and SPARQL of the user, parameters bound as terms."""

from kg.query.answers import Answer, ask
from kg.query.catalogue import Column, NamedQuery, Parameter, find, from_text, named
from kg.query.labels import labels
from kg.query.lookup import Queryable

__all__ = [
    "Answer",
    "Column",
    "NamedQuery",
    "Parameter",
    "Queryable",
    "ask",
    "find",
    "from_text",
    "labels",
    "named",
]
