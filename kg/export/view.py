"""Contacts -> what the network view shows, as JSON: who, with whom, at which events, where on the picture.

``frontend/src/network`` reads it; ``data.ts`` there has the same shape as types. Everything that need not
change while people look is computed here, once and the same on every machine: places and communities.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import networkx as nx
from pyoxigraph import NamedNode

from kg.export.layout import layout
from kg.names import fold
from kg.network import Actor, Called, Contacts, Event, Kind, Name, Seat, best_name
from kg.network.contacts import Testimony, Topic
from kg.network.days import days
from kg.network.measures import communities
from kg.terms import DM, LANGUAGES, label

LEVELS: Final[tuple[Kind, ...]] = ("persons", "bodies", "states")
MOST_ACTORS: Final = 5000
"""A level shows at most this many names, those with most events; it says how many are left out."""

_TEXTS: Final = Path(__file__).parent / "page" / "labels.json"
_TERMS: Final = ("Meeting", "Call", "Visit", "Conference", "Signing", "Held", "Planned", "Cancelled")

Json = dict[str, Any]
Pairs = list[tuple[str, str]]


def texts() -> dict[str, dict[str, str]]:
    """Return what the view says in each language."""
    found: dict[str, dict[str, str]] = json.loads(_TEXTS.read_text(encoding="utf-8"))
    return found


def view(contacts: Contacts, *, lang: str, most: int = MOST_ACTORS) -> tuple[Json, list[list[Json]]]:
    """Return the view, and what articles say of each of its events, which is read only when somebody asks."""
    tables = {kind: [event.pairs(kind) for event in contacts.events] for kind in LEVELS}
    chosen = {kind: _busiest(tables[kind], most) for kind in LEVELS}
    shown = [n for n in range(len(contacts.events)) if any(chosen[k].fitting(tables[k][n]) for k in LEVELS)]
    seated = {iri for n in shown for seat in contacts.events[n].seats for iri in seat.everybody()}
    numbers = {iri: n for n, iri in enumerate(sorted(seated & contacts.actors.keys()))}
    topics = _topics(contacts.events[n] for n in shown)
    places = {key: n for n, key in enumerate(topics)}
    called = {lang: Called(contacts, lang) for lang in LANGUAGES}
    events = []
    for n in shown:
        event = contacts.events[n]
        told = _event(event, called, numbers, places)
        told["pairs"] = {
            kind: [[numbers[a], numbers[b]] for a, b in fitting]
            for kind in LEVELS
            if (fitting := chosen[kind].fitting(tables[kind][n]))
        }
        events.append(told)
    reports = [list(map(_report, contacts.events[n].testimonies)) for n in shown]
    homes = _homes(contacts)
    bounds = {"since": contacts.since, "earlier": contacts.earlier} if contacts.since else {}
    return bounds | {
        "lang": lang,
        "level": next((kind for kind in LEVELS if chosen[kind].actors), LEVELS[0]),
        "actors": [_actor(contacts.actors[iri], homes) for iri in numbers],
        "levels": {kind: _level(chosen[kind], tables[kind], numbers) for kind in LEVELS},
        "topics": list(topics.values()),
        "events": events,
        "labels": texts(),
        "terms": {name: _labels(DM[name]) for name in _TERMS},
        "fold": _folding(),
    }, reports


@dataclass(frozen=True)
class _Chosen:
    """The actors of a level, and how many did not fit."""

    actors: frozenset[str]
    omitted: int

    def fitting(self, pairs: Pairs) -> Pairs:
        return [(one, other) for one, other in pairs if one in self.actors and other in self.actors]


def _busiest(tables: Iterable[Pairs], most: int) -> _Chosen:
    seen: Counter[str] = Counter()
    for pairs in tables:
        seen.update({end for pair in pairs for end in pair})
    ranked = sorted(seen, key=lambda iri: (-seen[iri], iri))
    return _Chosen(frozenset(ranked[:most]), max(len(ranked) - most, 0))


def _level(chosen: _Chosen, tables: Iterable[Pairs], numbers: dict[str, int]) -> Json:
    """Return the nodes of a level with their places and communities, whatever filters hide later."""
    weights = Counter(pair for pairs in tables for pair in chosen.fitting(pairs))
    edges = [(one, other, weight) for (one, other), weight in sorted(weights.items())]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({end for pair in weights for end in pair}))
    graph.add_weighted_edges_from(edges)
    places, groups = layout(list(graph), edges), communities(graph)
    return {
        "omitted": chosen.omitted,
        "nodes": [numbers[iri] for iri in graph],
        "x": [places[iri][0] for iri in graph],
        "y": [places[iri][1] for iri in graph],
        "community": [groups[iri] for iri in graph],
    }


def _labels(term: NamedNode) -> dict[str, str]:
    return {lang: label(term, lang) for lang in LANGUAGES}


def _names(names: tuple[Name, ...]) -> dict[str, str]:
    """Return the name to show in each language."""
    languages = sorted({name.lang for name in names})
    return {lang: best_name(names, lang) for lang in languages}


def _homes(contacts: Contacts) -> dict[str, dict[str, str]]:
    """Return in which languages which state's name tells a body or person from others of its name.

    It is a state that the body acts for, and the one that the person sits at a table for most often.
    """
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    for event in contacts.events:
        for seat in event.seats:
            sides[seat.person or ""].update(seat.states)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for lang in LANGUAGES:
        alike: dict[tuple[str, str], list[Actor]] = defaultdict(list)
        for actor in contacts.actors.values():
            alike[actor.kind, best_name(actor.names, lang)].append(actor)
        for actor in (actor for own in alike.values() if len(own) > 1 for actor in own):
            counts = sides[actor.iri] if actor.kind == "person" else Counter(actor.states)
            known = sorted((-n, iri) for iri, n in counts.items() if iri in contacts.actors)
            if known:
                found[actor.iri][lang] = best_name(contacts.actors[known[0][1]].names, lang)
    return found


def _actor(actor: Actor, homes: Mapping[str, Json]) -> Json:
    home = homes.get(actor.iri)
    return ({"home": home} if home else {}) | {
        "iri": actor.iri,
        "kind": actor.kind,
        "code": actor.code,
        "names": _names(actor.names),
        "keys": sorted(actor.keys),
    }


def _topics(events: Iterable[Event]) -> dict[str, Json]:
    """Return the topics in the order of their keys: a concept once, however many wordings it has."""
    found: dict[str, Json] = {}
    for event in events:
        for topic in event.topics:
            found.setdefault(_key(topic), {"names": topic.names(), "concept": topic.concept is not None})
    return dict(sorted(found.items()))


def _key(topic: Topic) -> str:
    return topic.concept or f"{topic.label.text}@{topic.label.lang}"


def _event(
    event: Event, called: Mapping[str, Called], numbers: dict[str, int], topics: dict[str, int]
) -> Json:
    confidences = event.confidences()
    composed = {lang: name for lang, own in called.items() if (name := own.composed(event))}
    said = {
        "iri": event.iri,
        "type": event.type,
        "modality": event.modality,
        "date": event.date,
        "dated": bool(days(event.date)),
        "names": _names(event.names) | composed,
        "place": _names(event.places),
        "whole": event.whole,
        "topics": sorted({topics[_key(topic)] for topic in event.topics}),
        "langs": sorted({quote.lang for report in event.testimonies for quote in report.quotes}),
        "confidence": confidences[1] if confidences else None,
        "seats": [_seat(seat, numbers) for seat in event.seats],
    }
    return _filled(said)


def _filled(said: Json) -> Json:
    """Return what has a value: most events have no name and no place, and a page may hold many thousands."""
    return {key: value for key, value in said.items() if value not in (None, "", [], {}, False)}


def _seat(seat: Seat, numbers: dict[str, int]) -> Json:
    said = {
        "posts": [_names((post,)) for post in seat.posts],
        "bodies": [numbers[iri] for iri in seat.bodies if iri in numbers],
        "states": [numbers[iri] for iri in seat.states if iri in numbers],
    }
    person = numbers.get(seat.person or "")
    return _filled(said) | ({} if person is None else {"person": person})


def _report(testimony: Testimony) -> Json:
    article = testimony.article
    return {
        "iri": article.iri,
        "title": article.headline,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "confidence": testimony.confidence,
        "quotes": [{"text": quote.text, "lang": quote.lang} for quote in testimony.quotes],
    }


def _folding() -> dict[str, str]:
    """Return how the view folds letters as ``kg.names`` does, where Unicode alone would not tell it."""
    found = {}
    for code in range(0x80, 0x530):
        letter = chr(code)
        if letter != letter.lower() or unicodedata.combining(letter):
            continue
        folded = fold(f"a{letter}a")
        if folded != _unicode_only(f"a{letter}a"):
            found[letter] = folded[1:-1]
    return found


def _unicode_only(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(c if c.isascii() and c.isalnum() else " " for c in plain)
