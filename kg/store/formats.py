"""The version of how things lie in a store, and how an older store becomes one of today.

A change of the layout is a step at the end of ``STEPS``. A step may be killed at any moment and is then done
again as a whole, so it has to give the same when part of it is done already. The version is written down
after each step: in the ledger, so that servers and backups carry it, and of a folder in ``format.json`` too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import StoreUnavailable
from kg.shortcuts import shortcuts
from kg.store import ledger
from kg.store.backend import VIEW
from kg.store.calendar import CALENDAR, VERSION, list_events
from kg.store.change import Change
from kg.store.ledger import LEDGER

if TYPE_CHECKING:
    from kg.store.interface import Store

_AT_ONCE: Final = 200  # articles of which a step is made at a time


@dataclass(frozen=True, kw_only=True)
class Step:
    """``work`` makes a store of version ``to`` out of one of the version before; ``what`` tells people."""

    to: int
    what: str
    work: Callable[[Store], None]


def _nothing_else(_store: Store) -> None:
    """Version 2 only has its number in the ledger, which ``migrate`` writes after every step. So has version
    5: an older kg would change articles without a mark; and version 7: an older one would never be done
    with the mark of an article that came with its listings. What versions 4, 6, 8, 9 and 10 brought, 11 makes
    anew.
    """


def _add_shortcuts(store: Store) -> None:
    """Version 3 has the shortcuts of ``kg.shortcuts`` in each article graph, and so in the view."""
    articles = iter(list(store.articles()))
    while some := list(islice(articles, _AT_ONCE)):
        graphs: dict[NamedNode, list[Triple]] = defaultdict(list)
        for quad in store.find((None, None, None, NamedNode(article)) for article in some):
            if isinstance(quad.graph_name, NamedNode):
                graphs[quad.graph_name].append(quad.triple)
        added: set[Quad] = set()
        for article, graph in graphs.items():
            for triple in shortcuts(graph):
                said = triple.subject, triple.predicate, triple.object
                added |= {Quad(*said, article), Quad(*said, VIEW)}
        store.apply(Change(added=added))


def _make_calendar(store: Store) -> None:
    """Version 11 has in the calendar the passages that support each event; without a calendar, questions are
    only slower. What calendar there is counts for none: an older kg may have changed it.
    """
    store.apply(Change(removed=set(store.matches(CALENDAR, VERSION, None, CALENDAR))))
    list_events(store)


STEPS: Final[Sequence[Step]] = (
    Step(to=2, what="the store itself says its format, as it does on a server", work=_nothing_else),
    Step(to=3, what="questions find what they ask for most by shortcuts", work=_add_shortcuts),
    Step(to=4, what="questions that compare events have a calendar of them", work=_nothing_else),
    Step(to=5, what="who is who is asked of what is marked as another alone", work=_nothing_else),
    Step(to=6, what="the calendar has who acted in which post, and what was cancelled", work=_nothing_else),
    Step(to=7, what="an article comes with what the calendar says of its events", work=_nothing_else),
    Step(to=8, what="the calendar says at once who is at an event", work=_nothing_else),
    Step(to=9, what="the calendar says what sources tell differently", work=_nothing_else),
    Step(to=10, what="the calendar leads from posts and from two states to events", work=_nothing_else),
    Step(to=11, what="the calendar says which passages support an event", work=_make_calendar),
)
FORMAT: Final = 11
"""What this version of kg makes and works on."""
READABLE: Final = 3
"""The oldest version that is read as it is; an older one must be migrated before it can be read."""


def check(found: object, name: str, *, read_only: bool) -> int:
    """Return the version of a store that this kg can work with. Raises StoreUnavailable for another one."""
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise StoreUnavailable(f"{name}: not a store of kg (its format is {found!r})")
    if found > FORMAT:
        raise StoreUnavailable(
            f"{name}: made by a newer kg (format {found}; this one knows {FORMAT}): upgrade kg"
        )
    if read_only and found < READABLE:
        raise StoreUnavailable(
            f"{name}: made by an older kg (format {found}): bring it up to date: kg migrate --store {name}"
        )
    return found


def migrate(
    store: Store, found: int, *, steps: Sequence[Step] = STEPS, noted: Callable[[int], None] = lambda _: None
) -> list[Step]:
    """Bring a store up to date, step by step; return the steps. ``noted`` is told each version reached."""
    due = [step for step in steps if step.to > found]
    for step in due:
        step.work(store)
        note_format(store, step.to)
        noted(step.to)
    return due


def note_format(store: Store, version: int) -> None:
    """Write the version into the ledger."""
    old = set(store.matches(LEDGER, ledger.FORMAT, None, LEDGER))
    new = ledger.format_quad(version)
    if old != {new}:
        store.apply(Change(removed=old, added={new}))
