"""Where only the first rows of an answer are wanted: a line ``# first ?x by ?date`` in a query's text.

Rows are ordered, so an engine finds all of them before it gives one, and what a row costs is its columns.
With such a line, the things that the first rows are about (events, mostly) are asked for, then the query
about these alone. Its order begins with ``COALESCE(STR(?date), "")`` and ``?x``, both of them columns.

To find the things, what stands above the line is asked, but for lines that end in ``# later``: what nearly
every thing fulfils, whatever its dates. ``# seed first: PATTERN`` is for this alone.

    # seed first: ?event dm:party ?party .
    ?seat dm:onBehalfOf ?party ; dm:participationIn ?event .  # later
    OPTIONAL { ?event dm:date ?date }
    # first ?event by ?date

``# seed chosen: PATTERN`` is for the query about them, where it best goes on from them: in place of a line
that ends in ``# later, unless chosen``. A thing may turn out to have no row; ``are_settled`` says whether
rows are the first ones for sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from kg.query.seeds import with_seeds
from kg.query.slots import Term, written

FIRST: Final = "first"
"""The name of seeds that are taken where the first things are looked for."""
CHOSEN: Final = "chosen"
"""The name of those that are taken where rows are asked for about things that have been found."""

_LINE: Final = re.compile(r" *# first \?(\w+) by \?(\w+)")
_BODY: Final = "WHERE {"
_LATER: Final = re.compile(r".*# later(, unless chosen)?(  # unless seed .*)?")
_NOTE: Final = re.compile(r" *#.*|.*, unless chosen(  # unless seed .*)?")


class _Parts(NamedTuple):
    """A query, cut at the begin of its body and at the line."""

    head: list[str]
    above: list[str]
    below: list[str]
    thing: str
    date: str


def has_firsts(text: str) -> bool:
    return any(map(_LINE.fullmatch, text.split("\n")))


def firsts(text: str, count: int, *, latest: bool = False) -> str:
    """Return the query for the things of the first rows, each with its first date; no more than ``count``.

    ``latest``: of the rows by descending date, each with its last date.
    """
    parts = _parts(text)
    prefixes = [line for line in parts.head if line.startswith("PREFIX")]
    above = [line for line in parts.above if not _LATER.fullmatch(line)]
    key = f'{"MAX" if latest else "MIN"}(COALESCE(STR(?{parts.date}), ""))'
    order = f"{'DESC(?key)' if latest else '?key'} ?{parts.thing}"
    select = [f"SELECT ?{parts.thing} ({key} AS ?key)", _BODY, *above, "}", f"GROUP BY ?{parts.thing}"]
    return "\n".join([*prefixes, *select, f"ORDER BY {order}", f"LIMIT {count}"])


def about(text: str, things: Sequence[Term]) -> str:
    """Return the query about these things alone. They are where it begins: it needs no other seeds."""
    parts = _parts(text)
    values = f"  VALUES ?{parts.thing} {{ {' '.join(map(written, things))} }}"
    above = with_seeds("\n".join(parts.above), {CHOSEN}).split("\n")
    above = [line for line in above if not _NOTE.fullmatch(line)]
    return "\n".join([*parts.head, values, *above, *parts.below])


def are_settled(
    text: str, columns: Sequence[str], row: Sequence[Any], thing: Sequence[Any], *, latest: bool
) -> bool:
    """Whether no row of another thing comes before ``row``; ``thing``, its date is the last looked at."""
    parts = _parts(text)
    date, node = (row[columns.index(name)] for name in (parts.date, parts.thing))
    own: tuple[str, str] = (date.value if date else "", node.value)
    last: tuple[str, str] = (thing[1].value, thing[0].value)
    is_earlier = own[0] > last[0] if latest else own[0] < last[0]
    return is_earlier or (own[0] == last[0] and own[1] <= last[1])


def _parts(text: str) -> _Parts:
    lines = text.split("\n")
    at, found = next((n, found) for n, line in enumerate(lines) if (found := _LINE.fullmatch(line)))
    begin = lines.index(_BODY) + 1
    return _Parts(lines[:begin], lines[begin:at], lines[at + 1 :], found[1], found[2])
