"""What is found ahead of a query, so that it begins with it: a line ``# ahead NAME: QUESTION given …``.

A query may look for the same things several times, once for each way in which rows may come about; an engine
finds them anew each time. The question (``lookups/QUESTION.rq``) is asked first, with the parameters of the
query, and what it finds is what seeds called NAME begin with (``kg.query.seeds``). It finds at least what the
query has rows about, so that rows are the same with and without it.

    # ahead event: announced given party

It is asked where all that stands behind ``given`` has values; where it finds more than ``MOST``, the query
goes without. Of what it finds, some may be known to give no row (``kg.query.confirmed``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import permutations
from typing import Final

from pyoxigraph import NamedNode

from kg.query.confirmed import unconfirmed
from kg.query.lookup import Ask, Queryable, Row, has_rolls, nodes, question
from kg.query.seeds import LISTED, periods, with_seeds
from kg.query.slots import Term, filled

MOST: Final = 400
"""Things that a query begins with; of more, the engine reads the text for longer than it would look."""

_LINE: Final = re.compile(r" *# ahead (\w+): (\w+) given ([\w ]+)")


def names_ahead(text: str) -> frozenset[str]:
    """Return the names of seeds that are found ahead of a query."""
    return frozenset(found[1] for found in _lines(text))


def ahead(store: Queryable, text: str, values: Mapping[str, Sequence[Term]]) -> dict[str, Sequence[Term]]:
    """Return what is found ahead of a query, by the name of its seed. Raises what the store raises."""
    found: dict[str, Sequence[Term]] = {}
    for name, asked, given in (line.groups() for line in _lines(text)):
        if all(each in values for each in given.split()):
            ask = partial(_rows, store, {**values, **periods(values)})
            things = _READ.get(asked, nodes)(ask(asked))
            if len(things) <= MOST:
                found[name] = _less(store, asked, values, ask, things)
    return found


def _rows(
    store: Queryable, known: Mapping[str, Sequence[Term]], name: str, /, **more: Sequence[Term]
) -> Iterable[Row]:
    known = {**known, **more}
    return map(tuple, store.query(filled(with_seeds(question(name), known), known)))


def _less(
    store: Queryable, asked: str, values: Collection[str], ask: Ask, things: Sequence[Term]
) -> Sequence[Term]:
    """Return things without those that give no row for sure, where the store has what tells it soon."""
    less = _LESS.get(asked)
    if not less or LISTED not in values or not has_rolls(store):
        return things
    return less(ask, [thing for thing in things if isinstance(thing, NamedNode)])


def _lines(text: str) -> list[re.Match[str]]:
    return [found for line in text.split("\n") if (found := _LINE.fullmatch(line))]


def _overlapping(rows: Iterable[Row]) -> list[Term]:
    """Return who may have been in a post between two days of another: of rows of a post, a person, and the
    first and last day of this person in it.
    """
    of_posts: dict[Term, list[tuple[Term, str, str]]] = defaultdict(list)
    for post, person, first, last in rows:
        of_posts[post].append((person, first.value, last.value))
    found: dict[Term, None] = {}
    for seen in of_posts.values():
        for (one, begin, end), (other, first, last) in permutations(seen, 2):
            # days at the precision that both have; a year comes before its days, so it may begin on the last
            if first[: len(end)] < end[: len(first)] and begin[: len(last)] <= last[: len(begin)]:
                found |= {one: None, other: None}
    return list(found)


_LESS: Final[Mapping[str, Callable[[Ask, Sequence[NamedNode]], Sequence[Term]]]] = {"announced": unconfirmed}
_READ: Final[Mapping[str, Callable[[Iterable[Row]], Sequence[Term]]]] = {"acting": _overlapping}
