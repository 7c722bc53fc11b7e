"""Rows in the order of a query, put in order here.

An engine evaluates the keys of ``ORDER BY`` at each comparison, and looks up the address behind a node each
time: putting in order costs up to 60 microseconds a row, half of some answers. Where all rows are wanted,
their terms are here anyway. So the clause is taken off what an engine is asked, and the rows are sorted by
the rules of section 15.1 of SPARQL 1.1: what is not bound, then addresses, then literals; rows with the same
keys stay as they came.

Only for keys that stand here in full: columns, ``STR`` of them, ``COALESCE(STR(?x), "")``, ``DESC`` of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from kg.terms import XSD

Row: TypeAlias = tuple[Any, ...]
Value: TypeAlias = tuple[int, str | Decimal]

_CLAUSE: Final = "\nORDER BY "
_KEY: Final = re.compile(
    r"\s*(?:"
    r"(?P<desc>DESC\()?(?:\?(?P<node>\w+)|STR\(\?(?P<text>\w+)\)|COALESCE\(STR\(\?(?P<open>\w+)\), \"\"\))"
    r"(?(desc)\)))(?=\s|$)"
)
_OPEN, _ADDRESS, _TEXT, _NUMBER, _TRUTH = range(5)
_LITERALS: Final = frozenset((_TEXT, _NUMBER, _TRUTH))


class Key(NamedTuple):
    """``form`` is node, text or open: the column itself, its text, its text or nothing."""

    column: str
    form: str
    is_descending: bool


class UnknownOrder(ValueError):
    """Terms that only the engine itself can compare as it would."""


def without_order(text: str, columns: Collection[str]) -> tuple[str, tuple[Key, ...]]:
    """Return a query without its last clause, and the keys of that; as it is where keys are no columns."""
    body, clause, tail = text.rpartition(_CLAUSE)
    keys = _keys(tail) if clause else ()
    known = all(key.column in columns for key in keys)
    return (body + "\n", keys) if keys and known else (text, ())


def _keys(text: str) -> tuple[Key, ...]:
    found, at = [], 0
    while match := _KEY.match(text, at):
        form = str(match.lastgroup)
        found.append(Key(match[form], form, match["desc"] is not None))
        at = match.end()
    return tuple(found) if not text[at:].strip() else ()


def ordered(rows: Iterable[Row], columns: Sequence[str], keys: Sequence[Key]) -> tuple[Row, ...]:
    """Return the rows in order. Raises UnknownOrder where a column has dates, or numbers beside words."""
    return tuple(_ordered(list(rows), [(columns.index(key.column), key) for key in keys]))


def _ordered(rows: list[Row], keys: Sequence[tuple[int, Key]]) -> list[Row]:
    if len(rows) < 2 or not keys:
        return rows
    (at, key), rest = keys[0], keys[1:]
    groups: dict[Value, list[Row]] = {}
    for row in rows:
        groups.setdefault(_value(row[at], key.form), []).append(row)
    if len(_LITERALS & {kind for kind, _ in groups}) > 1:
        raise UnknownOrder(key.column)
    values = sorted(groups, reverse=key.is_descending)
    found: list[Row] = []
    for value in values:
        group = groups[value]
        found += _ordered(group, rest) if len(group) > 1 else group
    return found


def _value(term: Any, form: str) -> Value:
    """Return what a term is compared by: the kind first."""
    if term is None:
        return (_TEXT if form == "open" else _OPEN), ""
    if isinstance(term, ox.NamedNode):
        return (_ADDRESS if form == "node" else _TEXT), term.value
    if form != "node" and isinstance(term, ox.Literal):
        return _TEXT, term.value
    if isinstance(term, ox.Literal) and term.language is None:
        kind = _KINDS.get(term.datatype)
        # "NaN"^^xsd:decimal and "1"^^xsd:boolean, in a graph of a user, are for the engine
        if kind is not None and (pattern := _WRITTEN.get(kind)) and not pattern.fullmatch(term.value):
            raise UnknownOrder(str(term))
        if kind is not None:
            return kind, Decimal(term.value) if kind == _NUMBER else term.value
    raise UnknownOrder(str(term))


_WRITTEN: Final[Mapping[int, re.Pattern[str]]] = {
    _NUMBER: re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII),
    _TRUTH: re.compile("true|false"),
}

# "false" comes before "true" as a text does
_KINDS: Final[Mapping[ox.NamedNode, int]] = {
    XSD.string: _TEXT,
    XSD.integer: _NUMBER,
    XSD.decimal: _NUMBER,
    XSD.boolean: _TRUTH,
}
