"""The events of a thing: by year and month, by kind and place, and page by page with their sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.query.concepts import scheme
from kg.query.things import CLASSES
from kg.serve.charts import bars
from kg.serve.passages import of_event
from kg.terms import DM, PREFIXES, SCHEMA

PER_PAGE: Final = 30
LARGE: Final = 20_000  # events; half a second of one processor
_PASSAGES: Final = 3  # of one event in a list
_PLACES: Final = 24
_TYPES: Final = {class_.value.rpartition("#")[2]: class_ for class_ in CLASSES["event"]}
_TAIL: Final = r"[a-z]+/[\w.-]+"
# What a value of an address looks like, and what to write instead of one that does not.
_RULES: Final = {
    "when": (r"\d{4}(-(0[1-9]|1[0-2]))?", "is no date here: write YYYY or YYYY-MM"),
    "before": (r"\d{4}", "is no year: write YYYY"),
    "place": (_TAIL, "is no place: write the end of its address, such as territory/GE"),
    "other": (_TAIL, "is no party: write the end of its address, such as state/GE"),
    "topic": (r"[\w-]+", "is no topic: write its name in the scheme, such as trade"),
}
_VIEW: Final = ox.DefaultGraph()

# How an event is tied to a thing of a kind; the rest of the question is the same for all.
_TIES: Final = {
    "person": f"?event {DM.party} ?thing",
    "body": f"?event {DM.party} ?thing",
    "state": f"?event {DM.party} ?thing",
    "post": f"?seat {DM.inCapacity} ?thing ; {DM.participationIn} ?event",
    "place": f"?place {DM.inTerritory}? ?thing . ?event {DM.place} ?place",
    "topic": f"VALUES ?topic {{ ?thing }} ?event {SCHEMA.about} ?topic",
    "": "",
}
# What ties most of them alone, to count.
_TIED_BY: Final = {"": DM.modality, "post": DM.inCapacity, "place": DM.place, "topic": SCHEMA.about}
_ASKED: Final = """
SELECT ?event ?date ?type ?modality ?venue {{
  {tie}
  {within}
  ?event a ?type ; {modality} ?modality .
  FILTER (?type IN ({types}))
  OPTIONAL {{ ?event {date} ?date }}
  OPTIONAL {{ ?event {place} ?venue }}
}}"""


@dataclass(frozen=True, kw_only=True)
class Event:
    """``date`` is as precise as the sources are, '' for none."""

    node: ox.NamedNode
    date: str
    type: ox.NamedNode
    held: bool
    modality: ox.NamedNode
    places: tuple[ox.NamedNode, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which events are wanted: of a year or month, before a year, a type, a place, another party, a topic.

    And which page of them.
    """

    when: str = ""
    before: str = ""
    type: str = ""
    place: str = ""
    other: str = ""
    topic: str = ""
    page: int = 1

    @classmethod
    def of(cls, given: dict[str, str]) -> Choice:
        """Return the choice that an address names. Raises WrongUse for values that are none."""
        for name, (rule, advice) in _RULES.items():
            if given.get(name) and not re.fullmatch(rule, given[name]):
                raise WrongUse(f"{name}: {given[name][:60]!r} {advice}")
        if given.get("type") and given["type"] not in _TYPES:
            raise WrongUse(f"type is one of {', '.join(_TYPES)}")
        page = given.get("page") or "1"
        if not re.fullmatch(r"[1-9]\d{0,5}", page):
            raise WrongUse("page is a number from 1")
        return cls(**{name: given.get(name, "") for name in (*_RULES, "type")}, page=int(page))


def with_narrower(topic: ox.NamedNode | None) -> list[ox.NamedNode]:
    """Return a topic with all that is narrower, sorted."""
    return sorted(scheme().with_narrower(frozenset({topic} if topic else ())), key=str)


def is_large(store: ox.Store, kind: str, thing: ox.NamedNode | None) -> bool:
    """Whether a thing has so many events that a page cannot go through all of them."""
    tied = store.quads_for_pattern(None, _TIED_BY.get(kind, DM.party), thing, _VIEW)
    return next(islice(tied, LARGE, None), None) is not None


def events(
    store: ox.Store, kind: str, thing: ox.NamedNode | None, year: str = "", *, before: str = ""
) -> tuple[Event, ...]:
    """Return the events of a thing, or those of or before a year; the latest first, those undated last."""
    things = " ".join(map(str, with_narrower(thing))) if kind == "topic" else str(thing)
    tie = _TIES[kind].replace("?thing", things)
    types = ", ".join(map(str, CLASSES["event"]))
    asked = _ASKED.format(
        tie=f"{tie} ." if tie else "",
        within=_within(year, before),
        modality=DM.modality,
        types=types,
        date=DM.date,
        place=DM.place,
    )
    rows: dict[Any, list[Any]] = {}
    for event, date, type_, modality, venue in store.query(asked):  # type: ignore[union-attr]
        own = rows.setdefault(event, [date.value if date else "", type_, modality, set()])
        own[0] = max(own[0], date.value if date else "")
        own[3] |= {venue} - {None}
    found = [
        Event(
            node=node,
            date=date,
            type=type_,
            held=modality == DM.Held,
            modality=modality,
            places=tuple(sorted(venues, key=str)),
        )
        for node, (date, type_, modality, venues) in rows.items()
    ]
    return tuple(sorted(found, key=lambda e: (e.date, e.node.value), reverse=True))


def _within(year: str, before: str) -> str:
    if not year and not before:
        return ""
    rule = f'STRSTARTS(STR(?day), "{year}")' if year else f'STR(?day) < "{before}"'
    return f"?event {DM.date} ?day . FILTER ({rule})"


def chosen(store: ox.Store, found: Iterable[Event], choice: Choice, base: str) -> list[Event]:
    """Return the events that a choice leaves."""
    left = [event for event in found if event.date.startswith(choice.when)]
    if choice.before:
        left = [event for event in left if event.date and event.date < choice.before]
    if choice.type:
        left = [event for event in left if event.type == _TYPES[choice.type]]
    if choice.place:
        place = ox.NamedNode(base + choice.place)
        inside = _of(store, DM.inTerritory, place) | {place}
        left = [event for event in left if inside.intersection(event.places)]
    if choice.other:
        among = _of(store, DM.party, ox.NamedNode(base + choice.other))
        left = [event for event in left if event.node in among]
    if choice.topic:
        topics = with_narrower(ox.NamedNode(PREFIXES["topic"] + choice.topic))
        among = set().union(*(_of(store, SCHEMA.about, topic) for topic in topics))
        left = [event for event in left if event.node in among]
    return left


def _of(store: ox.Store, predicate: ox.NamedNode, object: ox.NamedNode) -> set[Any]:
    return {quad.subject for quad in store.quads_for_pattern(None, predicate, object, _VIEW)}


def listing(store: ox.Store, found: Sequence[Event], choice: Choice, base: str) -> dict[str, Any]:
    """Return what a page shows of events: counts to choose from, a chart, and one page of them."""
    ever = chosen(store, found, replace(choice, when=""), base)
    left = [event for event in ever if event.date.startswith(choice.when)]
    pages = max(1, -(-len(left) // PER_PAGE))
    start = (min(choice.page, pages) - 1) * PER_PAGE
    types = Counter(event.type for event in left)
    places = Counter(place for event in left for place in event.places)
    return {
        "all": len(found),
        "total": len(left),
        "undated": sum(not event.date for event in left),
        "page": min(choice.page, pages),
        "pages": pages,
        "chart": bars([(event.date, event.held) for event in ever], choice.when[:4]),
        "types": [(type_, type_.value.rpartition("#")[2], n) for type_, n in types.most_common()],
        "places": [
            (place, place.value.removeprefix(base), n)
            for place, n in sorted(places.items(), key=lambda own: (-own[1], own[0].value))[:_PLACES]
        ],
        "more_places": max(0, len(places) - _PLACES),
        "rows": [_row(store, event) for event in left[start : start + PER_PAGE]],
        "choice": {name: value for name, value in vars(choice).items() if name != "page"},
        "other": ox.NamedNode(base + choice.other) if choice.other else None,
        "place": ox.NamedNode(base + choice.place) if choice.place else None,
        "topic": ox.NamedNode(PREFIXES["topic"] + choice.topic) if choice.topic else None,
        "type": _TYPES[choice.type] if choice.type else None,
    }


def _row(store: ox.Store, event: Event) -> dict[str, Any]:
    return {
        "date": event.date,
        "event": event.node,
        "type": event.type,
        "modality": None if event.held else event.modality,
        "places": event.places,
        "passages": [passage.shown() for passage in of_event(store, event.node, _PASSAGES)],
    }
