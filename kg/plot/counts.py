"""What a picture shows, as plain numbers: distinct events, however many articles report them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import networkx as nx

from kg.network import Contacts, Event
from kg.network.graph import Choice, co_participation
from kg.network.slices import Step, names_between, slice_of
from kg.network.topics import with_topics
from kg.network.visits import visits

TYPES = ("Meeting", "Call", "Visit", "Conference", "Signing")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to draw: the events that ``choice`` takes and, where ``about`` names somebody, that they are in.

    ``about`` are addresses, several for one of several nodes of a name; ``top`` is how many rows at most.
    """

    choice: Choice
    about: tuple[str, ...] = ()
    step: Step = "quarter"
    top: int = 10
    lang: str = "en"

    def events(self, contacts: Contacts) -> Iterator[Event]:
        for event in filter(self.choice.takes, contacts.events):
            if not self.about or any(seat.everybody() & {*self.about} for seat in event.seats):
                yield event


class Series(NamedTuple):
    """Counts by row and slice; ``slices`` have no gaps; ``left_out`` are events whose date fits no slice."""

    slices: list[str]
    rows: dict[str, list[int]]
    left_out: int

    def total(self) -> int:
        return sum(map(sum, self.rows.values()))


def events_over_time(contacts: Contacts, wanted: Wanted) -> Series:
    """Return how many events of each type there are in each slice of time."""
    seen = [(event.type, event.date) for event in wanted.events(contacts)]
    return _series(seen, [name for name in TYPES if any(kind == name for kind, _ in seen)], wanted.step)


def topics_over_time(contacts: Contacts, wanted: Wanted) -> Series:
    """Return in how many events the most frequent topics were on the agenda, in each slice of time."""
    seen = [
        (concept, event.date)
        for event in wanted.events(contacts)
        for concept in {topic.concept for topic in event.topics if topic.concept}
    ]
    dated = Counter(concept for concept, date in seen if slice_of(date, wanted.step))
    chosen = sorted(dated, key=lambda concept: (-dated[concept], concept))[: wanted.top]
    return _series([pair for pair in seen if pair[0] in chosen], chosen, wanted.step)


def _series(seen: Sequence[tuple[str, str | None]], rows: Sequence[str], step: Step) -> Series:
    placed = [(row, name, date) for row, date in seen if date and (name := slice_of(date, step))]
    if not placed:
        return Series([], {}, len(seen))
    dates = sorted(date for _, _, date in placed)
    first = min(dates, key=lambda date: slice_of(date, step) or "")
    last = max(dates, key=lambda date: slice_of(date, step) or "")
    names = names_between(first, last, step)
    counts = Counter((row, name) for row, name, _ in placed)
    return Series(
        names, {row: [counts[row, name] for name in names] for row in rows}, len(seen) - len(placed)
    )


class Ties(NamedTuple):
    """``partners`` by number of common events, the most first; ``between`` are pairs of partners."""

    centre: str
    partners: list[tuple[str, int]]
    between: list[tuple[str, str, int]]


def ego(contacts: Contacts, wanted: Wanted) -> Ties:
    """Return with whom somebody shared a table most often, and which of those shared one with each other."""
    graph = co_participation(contacts, wanted.choice)
    found = [node for node in wanted.about if node in graph]
    if not found:
        return Ties(wanted.about[0], [], [])
    centre = max(found, key=lambda node: (graph.nodes[node]["events"], node))
    weights = {other: edge["weight"] for other, edge in graph[centre].items()}
    partners = sorted(weights, key=lambda node: (-weights[node], node))[: wanted.top]
    inner = nx.Graph(graph.subgraph(partners))
    pairs = ((min(a, b), max(a, b), int(data["weight"])) for a, b, data in inner.edges(data=True))
    return Ties(centre, [(node, weights[node]) for node in partners], sorted(pairs))


class Matrix(NamedTuple):
    """``counts`` of pairs, both ways; ``names`` are addresses, those with most events first."""

    names: list[str]
    counts: dict[tuple[str, str], int]


def dyads(contacts: Contacts, wanted: Wanted) -> Matrix:
    """Return how many events those with most events had with each other."""
    own = replace(contacts, events=tuple(wanted.events(contacts)))
    graph = co_participation(own, wanted.choice)
    strength = dict(graph.degree(weight="weight"))
    names = sorted(graph, key=lambda node: (-strength[node], node))[: wanted.top]
    inner = graph.subgraph(names)
    names = [node for node in names if inner.degree[node]]
    counts = {}
    for one, other, data in inner.edges(data=True):
        counts[one, other] = counts[other, one] = data["weight"]
    return Matrix(names, counts)


class Balance(NamedTuple):
    """``rows``: a partner, how often it was visited, how often it came; of nobody in particular, how often
    each travelled and received.
    """

    rows: list[tuple[str, int, int]]


def visit_balance(contacts: Contacts, wanted: Wanted) -> Balance:
    """Return visits there and back: of somebody with each partner, or of everybody in all."""
    graph = visits(contacts, wanted.choice)
    there: Counter[str] = Counter()
    back: Counter[str] = Counter()
    for guest, host, data in graph.edges(data=True):
        weight = data["weight"]
        if not wanted.about:
            there[guest] += weight
            back[host] += weight
        elif guest in wanted.about:
            there[host] += weight
        elif host in wanted.about:
            back[guest] += weight
    ordered = sorted({*there, *back}, key=lambda node: (-(there[node] + back[node]), node))
    return Balance([(node, there[node], back[node]) for node in ordered[: wanted.top]])


def label(contacts: Contacts, node: str, lang: str) -> str:
    """Return the name of an actor or topic."""
    actor = contacts.actors.get(node) or with_topics(contacts).actors.get(node)
    return actor.label(lang) if actor else node
