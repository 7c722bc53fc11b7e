"""Default graph -> Contacts: a handful of fixed questions, put together here.

Each question is a file in ``questions/`` and gives one plain fact a row, so that no row multiplies
another. What has no seat in an event is left out of events but stays an actor that can be looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from kg.network.contacts import Actor, Article, Contacts, Event, Name, Seat, Testimony, Topic
from kg.terms import DM

_QUESTIONS = Path(__file__).parent / "questions"
_KINDS = {DM.Person.value: "person", DM.Body.value: "body", DM.State.value: "state"}

Row = dict[str, Any]


class Queryable(Protocol):
    """A store, or a graph in memory: answers SPARQL on its default graph with pyoxigraph's solutions."""

    def query(self, text: str, /) -> Any: ...


def read(graph: Queryable) -> Contacts:
    """Return everybody and every event of the default graph."""
    actors = _actors(graph)
    return Contacts(actors, _events(graph, actors))


def _rows(graph: Queryable, question: str) -> Iterator[Row]:
    """Yield the rows of a question: a text keeps its language as a Name, everything else becomes a string."""
    text = (_QUESTIONS / f"{question}.rq").read_text(encoding="utf-8")
    solutions = graph.query(text)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: _plain(solution[name]) for name in names}


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | None) -> str | Name | None:
    if isinstance(term, ox.Literal) and term.language:
        return Name(term.value, term.language)
    return None if term is None else term.value


def _name(value: str | Name) -> Name:
    return value if isinstance(value, Name) else Name(value, "")


def _text(value: str | Name | None) -> str:
    return value.text if isinstance(value, Name) else value or ""


def _gather(rows: Iterable[Row], key: str, value: str) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = defaultdict(set)
    for row in rows:
        if row[value] is not None:
            found[row[key]].add(row[value])
    return found


def _ordered_names(values: Iterable[str | Name]) -> tuple[Name, ...]:
    return tuple(sorted(_name(value) for value in values))


def _actors(graph: Queryable) -> dict[str, Actor]:
    named = list(_rows(graph, "names"))
    names = _gather(named, "actor", "label")
    keys = _gather(_rows(graph, "keys"), "actor", "key")
    homes = list(_rows(graph, "states"))
    states, codes = _gather(homes, "actor", "state"), _gather(homes, "state", "code")
    kinds = {row["actor"]: _KINDS[row["kind"]] for row in named}
    return {
        iri: Actor(
            iri=iri,
            kind=kinds[iri],  # type: ignore[arg-type]  # the values of _KINDS
            names=_ordered_names(names[iri]),
            keys=frozenset(_text(key) for key in keys[iri]),
            states=tuple(sorted(states[iri] - {iri})),
            code=min(codes[iri], default=None),
        )
        for iri in sorted(kinds)
    }


def _events(graph: Queryable, actors: dict[str, Actor]) -> tuple[Event, ...]:
    names = _gather(_rows(graph, "titles"), "event", "label")
    places = list(_rows(graph, "places"))
    labels, venues = _gather(places, "event", "label"), _gather(places, "event", "state")
    topics, seats, testimonies = _topics(graph), _seats(graph, actors), _testimonies(graph)
    events = [
        Event(
            iri=iri,
            type=facts["type"],
            modality=facts["modality"],
            date=facts["date"],
            names=_ordered_names(names[iri]),
            places=_ordered_names(labels[iri]),
            venues=tuple(sorted(venues[iri])),
            whole=facts["whole"],
            topics=tuple(topics.get(iri, ())),
            seats=tuple(seats.get(iri, ())),
            testimonies=tuple(testimonies.get(iri, ())),
        )
        for iri, facts in _facts(graph).items()
    ]
    return tuple(sorted(events, key=lambda event: (event.date or "", event.iri)))


def _facts(graph: Queryable) -> dict[str, Row]:
    """Return type, modality, date and whole of each event; the least value where a graph holds several."""
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows(graph, "events"):
        for column in ("type", "modality", "date", "whole"):
            if row[column] is not None:
                values[row["event"]][column].add(_text(row[column]))
    return {
        iri: {
            "type": _local(min(columns["type"])),
            "modality": _local(min(columns["modality"], default="")),
            "date": min(columns["date"], default=None),
            "whole": min(columns["whole"], default=None),
        }
        for iri, columns in values.items()
    }


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _topics(graph: Queryable) -> dict[str, list[Topic]]:
    rows = list(_rows(graph, "topics"))
    keys, concepts = _gather(rows, "item", "key"), _gather(rows, "item", "concept")
    found: dict[str, set[Topic]] = defaultdict(set)
    for row in rows:
        concept = min(concepts[row["item"]], default=None)
        skeletons = frozenset(_text(key) for key in keys[row["item"]])
        found[row["event"]].add(Topic(_name(row["label"]), concept, skeletons))
    return {
        event: sorted(topics, key=lambda t: (t.concept or "", t.label)) for event, topics in found.items()
    }


def _seats(graph: Queryable, actors: dict[str, Actor]) -> dict[str, list[Seat]]:
    posts = _gather(_rows(graph, "posts"), "post", "label")
    sides: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(graph, "seats"):
        person = row["agent"] if row["agent"] in actors and actors[row["agent"]].kind == "person" else None
        sides[row["event"]][person or row["seat"]].append({**row, "person": person})
    return {
        event: [_seat(rows, actors, posts) for _, rows in sorted(seats.items())]
        for event, seats in sides.items()
    }


def _seat(rows: list[Row], actors: dict[str, Actor], posts: dict[str, set[Any]]) -> Seat:
    backers = {row[column] for row in rows for column in ("behalf", "agent") if row[column] in actors}
    if not any(row["behalf"] for row in rows):
        backers |= {row["home"] for row in rows if row["home"] in actors}
    bodies = sorted(iri for iri in backers if actors[iri].kind == "body")
    states = {iri for iri in backers if actors[iri].kind == "state"}
    states |= {state for body in bodies for state in actors[body].states if state in actors}
    return Seat(
        person=rows[0]["person"],
        bodies=tuple(bodies),
        states=tuple(sorted(states)),
        posts=tuple(sorted({name for row in rows for name in _ordered_names(posts[row["post"]])})),
        roles=tuple(sorted({_local(row["role"]) for row in rows if row["role"]})),
    )


def _testimonies(graph: Queryable) -> dict[str, list[Testimony]]:
    articles = _articles(graph)
    rows = list(_rows(graph, "testimonies"))
    confidence = _gather(rows, "report", "confidence")
    quotes: dict[str, set[tuple[int, Name]]] = defaultdict(set)
    sources = {(row["event"], row["report"], row["article"]) for row in rows}
    for row in rows:
        if row["quote"] is not None:
            quotes[row["report"]].add((int(row["start"]), _name(row["quote"])))
    found: dict[str, list[Testimony]] = defaultdict(list)
    for event, report, article in sorted(sources):
        sure = min((float(value) for value in confidence[report]), default=None)
        passages = tuple(quote for _, quote in sorted(quotes[report]))
        found[event].append(Testimony(articles.get(article, Article(article)), sure, passages))
    return found


def _articles(graph: Queryable) -> dict[str, Article]:
    columns = ("headline", "published", "url", "publisher")
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows(graph, "articles"):
        for column in columns:
            values[row["article"]][column].add(_text(row[column]))
    return {
        iri: Article(iri, **{column: max(found[column]) for column in columns})
        for iri, found in values.items()
    }
