"""The calendar: who is at events of which type in which month, listed for questions that compare events.

It follows from the merged view, from all articles together: one may name a party, another give the date.
So no article graph holds it, nor the view; it lies in a graph beside the ledger, and no export has it.

    <event>     heldIn "Meeting 2024-03 IRI" .
    <calendar>  version "1" .        <event or article>  unlisted "true" .

The event took place; the IRI is that of a party or of a post at it. An event of a year is listed under each
of its months.
What changes is marked as unlisted in the same step; ``list_events`` lists it and takes the marks away. While
there is a mark, or no version, questions go without the calendar: it is quicker, and nothing depends on it.
The marks also tell resolution which articles have come, changed or gone (``Store.marked``): so with the first
of them goes what the ledger says resolution has ``seen``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import ledger
from kg.store.backend import VIEW, Pattern
from kg.store.change import Change
from kg.store.ledger import LEDGER
from kg.terms import DM, RDF

if TYPE_CHECKING:
    from kg.store.interface import Store

CALENDAR: Final = ledger.CALENDAR
UNLISTED: Final = ledger.UNLISTED
LISTED: Final = ledger.term("heldIn")
COMPLETE: Final = Quad(CALENDAR, ledger.term("version"), Literal("1"), CALENDAR)
"""Stands when all events have been listed once."""

_TYPES: Final = frozenset({DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing})
_MARKS: Final = (DM.party, DM.partyPost)
_READ: Final = (RDF.type, DM.modality, DM.date, *_MARKS)
_AT_ONCE: Final = 500  # events and articles that are listed in one atomic step
_MOST: Final = 20_000  # marks in memory together; the engine passes those taken away each time it looks

Facts = dict[NamedNode, list[NamedNode | Literal]]


def listings(event: NamedNode, facts: Facts) -> set[Quad]:
    """Return what the calendar says of an event; ``facts`` are the values of what it follows from."""
    types = [type.value.rpartition("#")[2] for type in facts.get(RDF.type, ()) if type in _TYPES]
    months = [month for date in facts.get(DM.date, ()) for month in _months(date.value)]
    marks = [mark.value for predicate in _MARKS for mark in facts.get(predicate, ())]
    if DM.Held not in facts.get(DM.modality, ()):
        return set()
    return {
        Quad(event, LISTED, Literal(f"{type} {month} {mark}"), CALENDAR)
        for type in types
        for month in months
        for mark in marks
    }


def _months(date: str) -> list[str]:
    """Return the months that a day, month or year may lie in."""
    return [date[:7]] if len(date) > 4 else [f"{date}-{month:02}" for month in range(1, 13)]


def unlisted(change: Change) -> set[Quad]:
    """Return the marks of the events that a change of the merged view is about."""
    changed = (q for q in chain(change.added, change.removed) if q.graph_name == VIEW)
    about = (
        quad.subject
        for quad in changed
        if quad.predicate in _READ and (quad.predicate != RDF.type or quad.object in _TYPES)
    )
    return {ledger.unlisted_quad(event) for event in about if isinstance(event, NamedNode)}


def list_events(store: Store) -> int:
    """Bring the calendar up to date; return how many listings came and went.

    In atomic steps: what was killed is finished by the next one. A store that has no calendar gets one.
    """
    changed = 0
    if next(store.matches(*COMPLETE), None) is None:
        changed = sum(_listed(store, nodes, ()) for nodes in _some(_events(store)))
    seen = set(store.matches(LEDGER, ledger.SEEN, None, LEDGER))
    while marks := list(islice(store.matches(None, UNLISTED, None, CALENDAR), _MOST)):
        for some in _some(_nodes(marks)):
            done = {*seen, *map(ledger.unlisted_quad, some)}
            changed += _listed(store, [*some, *_told_of(store, some)], done)
    if next(store.matches(*COMPLETE), None) is None:
        store.apply(Change(added={COMPLETE}))
    return changed


def begin(store: Store) -> None:
    """Begin the calendar of a new store: all that comes is marked, so nothing else is to be listed."""
    told = next(store.matches(LEDGER, ledger.FORMAT, None, LEDGER), None)
    if told is None and next(store.matches(graph=LEDGER), None) is None:
        store.apply(Change(added={COMPLETE}))


def wrong_listings(store: Store) -> Iterator[Quad]:
    """Yield what the calendar lacks or has too much; nothing of a store whose events are still to be listed.

    Reads all events, with as much of them in memory as ``list_events``.
    """
    is_due = next(store.matches(None, UNLISTED, None, CALENDAR), None) is not None
    if is_due or next(store.matches(*COMPLETE), None) is None:
        return
    for some in _some(_events(store)):
        held, made = _held_and_made(store, some)
        yield from held ^ made


def relist(store: Store) -> int:
    """Make the calendar anew, in atomic steps; return how many listings came and went."""
    changed = sum(_listed(store, nodes, ()) for nodes in _some(_events(store)))
    return changed + list_events(store)


def _listed(store: Store, events: Iterable[NamedNode], done: Iterable[Quad]) -> int:
    held, made = _held_and_made(store, list(dict.fromkeys(events)))
    change = Change(removed=(held - made) | set(done), added=made - held)
    if change:
        store.apply(change)
    return len(held ^ made)


def _held_and_made(store: Store, events: Iterable[NamedNode]) -> tuple[set[Quad], set[Quad]]:
    """Return the listings of events that there are, and those that there should be."""
    events = list(events)
    patterns: list[Pattern] = [(event, predicate, None, VIEW) for event in events for predicate in _READ]
    facts: dict[NamedNode, Facts] = defaultdict(lambda: defaultdict(list))
    for quad in store.find(patterns):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            facts[quad.subject][quad.predicate].append(quad.object)
    own: Iterator[Pattern] = ((event, LISTED, None, CALENDAR) for event in events)
    made = (listings(event, known) for event, known in facts.items())
    return set(store.find(own)), set(chain.from_iterable(made))


def _events(store: Store) -> Iterable[NamedNode]:
    """Return the events of the view, and what is listed though it is none any more, each once."""
    held = store.matches(None, DM.modality, DM.Held, VIEW)
    return dict.fromkeys(_nodes(chain(held, store.matches(None, LISTED, None, CALENDAR))))


def _told_of(store: Store, articles: Iterable[NamedNode]) -> Iterator[NamedNode]:
    """Yield the events that the graphs of articles speak of."""
    told = (DM.modality, DM.date, *_MARKS)
    return _nodes(store.find((None, predicate, None, article) for article in articles for predicate in told))


def _nodes(quads: Iterable[Quad]) -> Iterator[NamedNode]:
    return (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))


def _some(nodes: Iterable[NamedNode]) -> Iterator[list[NamedNode]]:
    coming = iter(nodes)
    while some := list(islice(coming, _AT_ONCE)):
        yield some
