"""Where a query begins: lines ``# seed NAME: PATTERN`` in its text.

An engine plans a query without knowing that a parameter has one value or a month only 31 days, and cannot
look into a filter for it. A seed is a pattern that says no more than a filter of the query says, in a form
that the engine can begin with: rows are the same with and without it. Of the seeds on lines that follow each
other, the first whose parameter has values becomes part of the query; a line that goes on with three blanks
belongs to the seed above it. As it stands, a query has none of them.

    # seed days: VALUES ?days { UNDEF } ?event dm:date ?days .
    # seed party: ?event dm:party ?party .

``days`` and ``period`` stand for ``from`` and ``to``: all days, months and years that lie between, as far as
they are no more than ``SHORT`` or ``LONG``; ``months`` for all of the months that they lie in, and ``coarse``
for these months and their years themselves. Where these are too many, the query goes without. ``key`` stands
for a name that is looked for: the name keys that hold it, where the store has an index of them. ``otherwise``
is taken where no other seed of its block is. ``many`` is taken where the party has very many events,
``listed`` where the store has a calendar (``kg.store.calendar``) that is up to date. What is found ahead of a
query has a name, too (``kg.query.ahead``).

A filter that says what a seed says costs a look-up a row: a line that ends in ``# unless seed party`` is left
out where the last block above it that knows ``party`` begins with it; ``# unless seed many or party`` where
it begins with either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from kg.terms import XSD

SHORT: Final = 40
"""Dates of a month, and some more: fewer events than a busy person has."""
LONG: Final = 1200
"""Dates of three years; beyond that, going through all events costs no more (300,000 articles)."""
OTHERWISE: Final = "otherwise"
MANY: Final = "many"
LISTED: Final = "listed"

_TEXTS: Final = 256
"""Texts of questions that are kept as they are asked, whatever they are asked about."""

_SEED: Final = re.compile(r"( *)# seed (\w+): (.*)")
_MORE: Final = re.compile(r"( *)#   +(.*)")
_UNLESS: Final = re.compile(r"(.*\S) +# unless seed ([\w ]+)")
_OTHER: Final = re.compile(r" *# (first|ahead|counted) .*")  # of the modules of these names
_LATER: Final = re.compile(r"  # later(, unless chosen)?$")
_PRECISIONS: Final[tuple[tuple[int, ox.NamedNode], ...]] = (
    (4, XSD.gYear),
    (7, XSD.gYearMonth),
    (10, XSD.date),
)


def seeds(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and pattern of each seed, in the order of the text."""
    for line in text.split("\n"):
        if found := _SEED.fullmatch(line):
            yield found[2], found[3]


def takes(text: str, name: str) -> bool:
    """Whether a query has a seed of this name."""
    return any(own == name for own, _ in seeds(text))


def with_seeds(text: str, given: Collection[str]) -> str:
    """Return the query with the first seed of each block that is about a parameter with values."""
    return _with_seeds(text, frozenset(given))


@lru_cache(maxsize=_TEXTS)
def _with_seeds(text: str, given: frozenset[str]) -> str:
    lines, is_chosen, is_open = [], False, False
    begun: dict[str, bool] = {}
    for line in text.split("\n"):
        seed, more, unless = (pattern.fullmatch(line) for pattern in (_SEED, _MORE, _UNLESS))
        if unless and any(begun.get(name) for name in unless[2].split(" or ")):
            continue
        if seed:
            is_open = not is_chosen and seed[2] in given
            is_chosen = is_chosen or is_open
            begun[seed[2]] = is_open
        elif not more:
            is_chosen = is_open = False
        if is_open and seed:
            line = seed[1] + seed[3]
        elif is_open and more:
            line = more[1] + more[2]
        lines.append(line)
    return "\n".join(lines)


@lru_cache(maxsize=_TEXTS)
def without_notes(text: str) -> str:
    """Return a named query without its header and the seeds that it does not begin with, for readers."""
    lines: list[str] = []
    is_note = True
    for line in text.split("\n"):
        is_head = is_note and not lines and (line.startswith("#") or not line)
        is_note = (
            is_head
            or bool(_SEED.fullmatch(line) or _OTHER.fullmatch(line))
            or (is_note and bool(_MORE.fullmatch(line)))
        )
        if not is_note:
            unless = _UNLESS.fullmatch(line)
            lines.append(_LATER.sub("", unless[1] if unless else line))
    return "\n".join(lines)


def periods(values: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> dict[str, list[ox.Literal]]:
    """Return what ``days`` and ``period`` stand for; nothing where there is no end, no begin, or too much."""
    if "from" not in values or "to" not in values:
        return {}
    first, last = values["from"][0].value, values["to"][0].value
    dates, around = _dates(first, last), _dates(first[:7], last[:7])
    coarse = [date for date in around if date.datatype != XSD.date]
    limits = (
        ("days", dates, SHORT),
        ("period", dates, LONG),
        ("months", around, LONG),
        ("coarse", coarse, LONG),
    )
    return {name: found for name, found, most in limits if found and len(found) <= most}


def _dates(first: str, last: str) -> list[ox.Literal]:
    """Return every date that begins neither before ``first`` nor after ``last``, compared as queries do.

    Two dates are compared at the precision that both have. Empty when there are more than ``LONG``.
    """
    begin = date.fromisoformat((first + "-01-01")[:10])
    end = _last_day(last)
    if (end - begin).days > LONG:
        return []
    days = [(begin + timedelta(days=n)).isoformat() for n in range((end - begin).days + 1)]
    return [
        ox.Literal(written, datatype=type_)
        for length, type_ in _PRECISIONS
        for written in sorted({day[:length] for day in days})
    ]


def _last_day(written: str) -> date:
    """Return the last day of a day, month or year."""
    if len(written) == 4:
        return date(int(written), 12, 31)
    if len(written) == 7:
        first = date.fromisoformat(written + "-01")
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return date.fromisoformat(written)
