"""What a user types as the value of a parameter -> a term, for all types that need no look into the graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.identities import skeleton
from kg.query.slots import Term
from kg.terms import PREFIXES, XSD

Type = Literal[
    "person", "body", "state", "post", "topic", "place", "event", "article",
    "date", "text", "name", "integer", "lang", "term",
]  # fmt: skip

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CURIE = re.compile(r"([A-Za-z][\w-]*):([\w-]+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain(type_: Type, value: str, *, name: str) -> Term:
    """Return the term for the value of the parameter ``name``. Raises WrongUse when it is none of its type.

    A date stays a string, because the dates of events have several precisions and are compared as such.
    A name is folded as the names of the graph are.
    """
    if _CONTROL.search(value):
        raise WrongUse(f"{name}: {value!r} contains control characters: take them out")
    if not value.strip():
        raise WrongUse(f"{name} is empty: give a value or leave it out")
    term = PLAIN[type_](value.strip())
    if term is None:
        raise WrongUse(f"{name}: {value!r} is no {_EXPECTED[type_]}")
    return term


def _date(value: str) -> Term | None:
    found = _DATE.fullmatch(value)
    if not found:
        return None
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return ox.Literal(value)


def _integer(value: str) -> Term | None:
    return ox.Literal(str(int(value)), datatype=XSD.integer) if re.fullmatch(r"[0-9]{1,18}", value) else None


def _lang(value: str) -> Term | None:
    return ox.Literal(value.lower()) if re.fullmatch(r"[A-Za-z]{2,3}", value) else None


def _name(value: str) -> Term:
    return ox.Literal(skeleton(value))


def _term(value: str) -> Term | None:
    """Read ``<iri>``, ``"text"@lang``, ``"text"^^<type>``, ``prefix:name`` and whole numbers; else a text."""
    curie = _CURIE.fullmatch(value)
    if curie and curie[1] in PREFIXES:
        return ox.NamedNode(PREFIXES[curie[1]] + curie[2])
    if value[0] in '<"':
        return _parsed(value)
    return _integer(value) or ox.Literal(value)


def _parsed(value: str) -> Term | None:
    try:
        found = list(ox.parse(f"<a:a> <a:a> {value} .\n", format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError:
        return None
    term = found[0].object if len(found) == 1 else None
    return term if isinstance(term, ox.NamedNode | ox.Literal) else None


PLAIN: Mapping[Type, Callable[[str], Term | None]] = {
    "date": _date,
    "integer": _integer,
    "lang": _lang,
    "name": _name,
    "text": ox.Literal,
    "term": _term,
}
_EXPECTED: Mapping[Type, str] = {
    "date": "date: write YYYY, YYYY-MM or YYYY-MM-DD",
    "integer": "whole number",
    "lang": "language: write a code such as ru",
    "term": 'term: write <address>, "text"@language or a plain text',
}
