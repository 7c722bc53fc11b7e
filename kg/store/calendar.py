"""The calendar: who is at events of which type in which month, listed for questions that compare events.

It follows from the merged view, from all articles together: one may name a party, another give the date.
So no article graph holds it, nor the view; it lies in a graph beside the ledger, and no export has it.

    <event>     heldIn "Meeting 2024-03 IRI" ;  <post> <person> .
    <event>     cancelledIn "Meeting 2024-03" ,  "Meeting 2024-03 IRI" .
    <event>     roll "…" ;  told "…" ;  evidence "…" ;  alike <event> .
    <event>     <post;roll> "…" ;  <state;state> "2024-03-05 M" .
    <calendar>  version "6" .        <event, article or what leads to an event>  unlisted "true" .
    <article>   unlisted "false" .

The event took place, or was cancelled; the IRI is that of a party or of a post at it. An event of a year is
listed under each of its months. A post, as a property, leads to the persons who acted in it at an event that
took place: the seats of a post lie anywhere in a store, its listings one after another. The roll says who is
at the event, whatever became of it, for whom and in which post (``kg.rolls``).
What changes is marked as unlisted in the same step; ``list_events`` lists it and takes the marks away. While
there is a mark, or no version, questions go without the calendar: it is quicker, and nothing depends on it.
The marks also tell resolution which articles have come, changed or gone (``Store.marked``): so with the first
of them goes what the ledger says resolution has ``seen``. The mark "false" says that the article came with
the listings of its events (``kg.store.listing``): which others they are alike is to be found yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import ledger, passages
from kg.store.alike import ALIKE, LISTINGS, back, pairs
from kg.store.backend import VIEW, Pattern
from kg.store.change import Change
from kg.store.ledger import LEDGER
from kg.store.listing import (
    EVENTS,
    LEADING,
    MARKS,
    OF_OTHERS,
    OF_SEATS,
    READ,
    Around,
    Facts,
    Seat,
    listings,
)
from kg.terms import DM, GAF, OA, RDF

if TYPE_CHECKING:
    from kg.store.interface import Store

CALENDAR: Final = ledger.CALENDAR
UNLISTED: Final = ledger.UNLISTED
VERSION: Final = ledger.term("version")
COMPLETE: Final = Quad(CALENDAR, VERSION, Literal("6"), CALENDAR)
"""Stands when all events have been listed once."""

_SEATS: Final = f"""
SELECT ?event ?seat ?agent ?side ?post ?role
WHERE {{{{
  VALUES ?event {{{{ {{}} }}}}
  ?seat {DM.participationIn} ?event .
  OPTIONAL {{{{ ?seat {DM.agent} ?agent }}}}
  OPTIONAL {{{{ ?seat {DM.onBehalfOf} ?side }}}}
  OPTIONAL {{{{ ?seat {DM.inCapacity} ?post }}}}
  OPTIONAL {{{{ ?seat {DM.role} ?role }}}}
}}}}"""
_NAMED: Final = f"""
SELECT ?event ?item ?article
WHERE {{{{
  VALUES ?event {{{{ {{}} }}}}
  ?event {DM.hasAgendaItem} ?item .
  ?item {DM.namedIn} ?article .
}}}}"""
_ATTENDANCES: Final = f"""
SELECT ?event ?attendance
WHERE {{{{
  VALUES ?event {{{{ {{}} }}}}
  ?claim {DM.about} ?event .
  OPTIONAL {{{{ ?claim {DM.claimedAttendance} ?attendance }}}}
}}}}"""
_AROUND: Final = frozenset({*OF_SEATS, *OF_OTHERS, *passages.OF_FACTS, *passages.OF_PASSAGES})
_LEADING: Final = frozenset({*LEADING, *passages.LEADING})
_TELLING: Final = frozenset({*passages.PARTS, GAF.denotedBy, OA.hasSelector})  # of what is behind them
_MODALITIES: Final = (DM.Held, DM.Planned, DM.Cancelled)
_AT_ONCE: Final = 500  # events and articles that are listed in one atomic step
_MOST: Final = 20_000  # marks in memory together; the engine passes those taken away each time it looks


def unlisted(change: Change) -> set[Quad]:
    """Return the marks of the events that a change of the merged view is about, and of seats, claims, agenda
    items and others that support an event which it does not tell.
    """
    about, around, told = set[object](), set[object](), set[object]()
    for quad in chain(change.added, change.removed):
        predicate = quad.predicate
        if quad.graph_name != VIEW:
            continue
        if predicate in _TELLING:
            told.add(quad.object)
        if predicate in READ or predicate in passages.PARTS:
            if predicate != RDF.type or quad.object in EVENTS:
                about.add(quad.subject)
            elif quad.object in passages.KINDS:
                around.add(quad.subject)
        elif predicate in _AROUND:
            around.add(quad.subject)
        elif predicate in _LEADING:
            told.add(quad.subject)
            about.add(quad.object)
    return {ledger.unlisted_quad(node) for node in about | (around - told) if isinstance(node, NamedNode)}


def list_events(store: Store) -> int:
    """Bring the calendar up to date; return how many listings came and went.

    In atomic steps: what was killed is finished by the next one. A store that has no calendar gets one.
    """
    changed = 0
    if next(store.matches(*COMPLETE), None) is None:
        changed = sum(_listed(store, nodes, ()) for nodes in _some(_events(store)))
    seen = set(store.matches(LEDGER, ledger.SEEN, None, LEDGER))
    while marks := list(islice(store.matches(None, UNLISTED, None, CALENDAR), _MOST)):
        store.apply(Change(removed=seen))
        for some in _some(_nodes(mark for mark in marks if mark.object == ledger.COME)):
            changed += _paired(store, some)
        for some in _some(_nodes(mark for mark in marks if mark.object != ledger.COME)):
            done = set(map(ledger.unlisted_quad, some))
            changed += _listed(store, [*some, *_told_of(store, some), *_led_to(store, some)], done)
    if next(store.matches(*COMPLETE), None) is None:
        store.apply(Change(added={COMPLETE}))
    return changed


def pair_come(store: Store, articles: Sequence[NamedNode]) -> int:
    """Find what events are alike of articles that came with their listings, ahead of ``list_events``; return
    how many listings came and went.
    """
    return sum(_paired(store, some) for some in _some(articles)) if _may_list_ahead(store) else 0


def list_whole(store: Store, events: Sequence[NamedNode]) -> int:
    """List events of whose articles no other will come, ahead of ``list_events``; return how many listings
    came and went.
    """
    if not _may_list_ahead(store):
        return 0
    return sum(_listed(store, some, map(ledger.unlisted_quad, some)) for some in _some(events))


def _may_list_ahead(store: Store) -> bool:
    """Whether there is a calendar, and no mark is to tell resolution what is another than it has seen."""
    is_complete = next(store.matches(*COMPLETE), None) is not None
    return is_complete and next(store.matches(LEDGER, ledger.SEEN, None, LEDGER), None) is None


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
    return _changed(store, held, made, done)


def _paired(store: Store, articles: Sequence[NamedNode]) -> int:
    """Find what events are alike of which articles came with their other listings; take the marks away."""
    events = set(_nodes(store.find((None, DM.modality, None, article) for article in articles)))
    listed: dict[NamedNode, list[Quad]] = {event: [] for event in events}
    held: set[Quad] = set()
    # the texts that lie beside these are long
    patterns: Iterator[Pattern] = (
        (event, predicate, None, CALENDAR) for event in events for predicate in (ALIKE, *LISTINGS)
    )
    for quad in store.find(patterns):
        if quad.predicate == ALIKE:
            held.add(quad)
        else:
            listed[_node(quad)].append(quad)
    return _changed(store, held, pairs(store, listed), map(ledger.come_quad, articles))


def _changed(store: Store, held: set[Quad], made: set[Quad], done: Iterable[Quad]) -> int:
    """Change in one step what events have in the calendar, and what leads back; return how many listings."""
    gone, new = held - made, made - held
    change = Change(removed=gone | (back(gone) - made) | set(done), added=new | back(new))
    if change:
        store.apply(change)
    return len(gone) + len(new)


def _held_and_made(store: Store, events: Iterable[NamedNode]) -> tuple[set[Quad], set[Quad]]:
    """Return the listings of events that there are, and those that there should be."""
    events = list(events)
    patterns: list[Pattern] = [(event, predicate, None, VIEW) for event in events for predicate in READ]
    facts: dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for quad in store.find(patterns):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            facts[quad.subject][quad.predicate].append(quad.object)
    own: Iterator[Pattern] = ((event, None, None, CALENDAR) for event in events)
    around = _around(store, {event: known for event, known in facts.items() if DM.modality in known})
    made = set(
        chain.from_iterable(
            listings(event, known, around.get(event, Around())) for event, known in facts.items()
        )
    )
    listed: dict[NamedNode, list[Quad]] = {event: [] for event in events}
    for quad in made:
        if quad.predicate in LISTINGS:
            listed[_node(quad)].append(quad)
    held = (quad for quad in store.find(own) if quad.predicate != UNLISTED)
    return set(held), made | pairs(store, listed)


def _around(store: Store, events: Mapping[NamedNode, Facts]) -> dict[NamedNode, Around]:
    """Return what leads to events, by event: by a few questions, not with look-ups for each seat."""
    seats: dict[NamedNode, dict[object, tuple[set[NamedNode], ...]]] = defaultdict(dict)
    for event, seat, *values in _asked(store, _SEATS, events):
        own = seats[event].setdefault(seat, (set(), set(), set(), set()))
        for value, nodes in zip(values, own, strict=True):
            if isinstance(value, NamedNode):
                nodes.add(value)
    named: dict[NamedNode, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    told = (event for event, facts in events.items() if len(facts.get(DM.reportedIn, ())) > 1)
    for event, item, article in _asked(store, _NAMED, told):
        named[event][item.value].add(article.value)
    said: dict[NamedNode, set[Literal]] = defaultdict(set)
    for event, attendance in _asked(store, _ATTENDANCES, events):
        said[event].update([attendance] if attendance else ())
    supported = passages.in_view(lambda question: _asked(store, question, events))
    return {
        event: Around(
            [Seat(*known) for known in seats[event].values()],
            named[event],
            said[event],
            supported.get(event, ()),
        )
        for event in events
    }


def _asked(store: Store, question: str, events: Iterable[NamedNode]) -> Iterator[tuple[Any, ...]]:
    every = " ".join(map(str, events))
    rows = store.query(question.format(every)) if every else ()
    return map(tuple, rows)  # type: ignore[arg-type]  # rows of terms


def _events(store: Store) -> Iterable[NamedNode]:
    """Return the events of the view, and what is listed though it is none any more, each once."""
    told = (store.matches(None, DM.modality, modality, VIEW) for modality in _MODALITIES)
    listed = (q for q in store.matches(graph=CALENDAR) if q.predicate != UNLISTED and q.subject != CALENDAR)
    return dict.fromkeys(_nodes(chain(*told, listed)))


def _led_to(store: Store, nodes: Iterable[NamedNode]) -> Iterator[NamedNode]:
    """Yield the events that seats are at, claims are about, agenda items are of, and passages support."""
    for node in nodes:
        passing = [node, *_leading_to(store, node, OA.hasSelector)]
        facts = {node, *chain.from_iterable(_leading_to(store, each, GAF.denotedBy) for each in passing)}
        for fact in facts:
            patterns: list[Pattern] = [(fact, predicate, None, VIEW) for predicate in _LEADING]
            led = (quad.object for quad in store.find(patterns))
            yield from (event for event in led if isinstance(event, NamedNode))
            yield from _leading_to(store, fact, *passages.PARTS)


def _leading_to(store: Store, node: NamedNode, *predicates: NamedNode) -> Iterator[NamedNode]:
    return _nodes(store.find((None, predicate, node, VIEW) for predicate in predicates))


def _told_of(store: Store, articles: Iterable[NamedNode]) -> Iterator[NamedNode]:
    """Yield the events that the graphs of articles speak of."""
    told = (DM.modality, DM.date, *MARKS)
    return _nodes(store.find((None, predicate, None, article) for article in articles for predicate in told))


def _nodes(quads: Iterable[Quad]) -> Iterator[NamedNode]:
    return (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))


def _node(quad: Quad) -> NamedNode:
    assert isinstance(quad.subject, NamedNode)
    return quad.subject


def _some(nodes: Iterable[NamedNode]) -> Iterator[list[NamedNode]]:
    coming = iter(nodes)
    while some := list(islice(coming, _AT_ONCE)):
        yield some
