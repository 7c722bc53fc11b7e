"""Questions that kg itself asks of a store while it reads parameters and shows answers: ``lookups/*.rq``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, Protocol

import pyoxigraph as ox

from kg.query.slots import Term, filled

Row = tuple[Any, ...]
MANY_EVENTS: Final = 5_000
"""A look-up takes some 5 microseconds, a triple of a range 0.3: 300,000 articles name 50,000 documents."""

_FOLDER = Path(__file__).parent / "lookups"
# Of ``kg.store.calendar``: all events have been listed, and none has changed since. Version 3 has rolls, 4
# accounts, 5 what leads to events, 6 evidence, too; 4 is used as 3 is.
_CALENDAR: Final = "<https://w3id.org/diplomatic-kg/store/calendar>"
_TERM: Final = "https://w3id.org/diplomatic-kg/store#"
_IS_LISTED: Final = (
    "ASK {{ VALUES ?version {{ {} }} "
    f"GRAPH {_CALENDAR} {{{{ {_CALENDAR} <{_TERM}version> ?version }}}} "
    f"FILTER NOT EXISTS {{{{ GRAPH {_CALENDAR} {{{{ ?changed <{_TERM}unlisted> ?how }}}} }}}} }}}}"
)


class Ask(Protocol):
    """Asks one of the questions; ``more`` fills slots of it, and is known to its seeds."""

    def __call__(self, name: str, /, **more: Sequence[Term]) -> Iterable[Row]: ...


class Found(Ask, Protocol):
    """Asks the questions about the parameters of a query, and begins with them where they are seeds.

    ``values`` are those of the query. ``beside`` returns the rows of several questions, asked at the same
    time where that is sooner; those in ``halves`` may be asked twice, of one half of the events and of the
    other.
    """

    @property
    def values(self) -> Mapping[str, Sequence[Term]]: ...

    def beside(self, *names: str, halves: Collection[str] = ()) -> list[Iterable[Row]]: ...


class Queryable(Protocol):
    """A store, or a graph in memory: answers SPARQL on its default graph with pyoxigraph's results."""

    def query(self, text: str, /) -> Any: ...


Column = Literal["key", "folded", "sounds"]


class KeyIndex(Protocol):
    """Name keys beside a store: ``having`` returns at least those of the graph that hold a part, or None."""

    def having(self, part: str, *, column: Column = "key") -> list[str] | None: ...


def keys_having(store: Queryable, part: str, column: Column) -> list[Term] | None:
    """Return keys that hold the part, and maybe some that are no longer there; None where nobody can tell."""
    find: Callable[[], KeyIndex | None] = getattr(store, "name_keys", lambda: None)
    index = find() if part else None
    keys = index.having(part, column=column) if index else None
    return None if keys is None else [ox.Literal(key) for key in keys]


def has_calendar(store: Queryable) -> bool:
    """Whether the store has listed all events in its calendar, and none has changed since."""
    return bool(store.query(_IS_LISTED.format('"2" "3" "4" "5" "6"')))


def has_rolls(store: Queryable) -> bool:
    """Whether the calendar has the roll of each event, too (``kg.rolls``)."""
    return bool(store.query(_IS_LISTED.format('"3" "4" "5" "6"')))


def has_leads(store: Queryable) -> bool:
    """Whether the calendar also has what articles tell otherwise than each other (``kg.accounts``), which
    events may be one, and what leads from posts and from two states to events (``kg.leads``).
    """
    return bool(store.query(_IS_LISTED.format('"5" "6"')))


def has_evidence(store: Queryable) -> bool:
    """Whether the calendar also has the passages that support each event (``kg.evidence``)."""
    return bool(store.query(_IS_LISTED.format('"6"')))


def has_many(found: Found) -> bool:
    """Whether a party has so many events that a range of all things of a kind is read sooner than these are
    looked up.
    """
    return any(int(events.value) >= MANY_EVENTS for (events,) in found("events-of"))


def lookup(store: Queryable, name: str, values: Mapping[str, Sequence[Term]]) -> Iterator[Row]:
    """Yield the rows of a question as terms, in its own order; an empty sequence of values gives no rows."""
    if all(values.values()):
        for solution in store.query(filled(question(name), values)):
            yield tuple(solution)


@cache
def question(name: str) -> str:
    """Return the text of a question."""
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def in_batches(terms: Iterable[Term], size: int = 500) -> Iterator[list[Term]]:
    """Yield the terms in lists of at most ``size``: servers limit the length of a query."""
    batch: list[Term] = []
    for term in terms:
        batch.append(term)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def nodes(rows: Iterable[Row]) -> list[ox.NamedNode]:
    """Return the addresses in the first column."""
    return [row[0] for row in rows if isinstance(row[0], ox.NamedNode)]
