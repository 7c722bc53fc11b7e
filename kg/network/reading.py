"""Default graph -> Contacts: a handful of fixed questions, put together here.

Each question is a file in ``questions/`` and gives one plain fact a row, so that no row multiplies
another. What has no seat in an event is left out of events but stays an actor that can be looked up.
Lines ``# since:`` in questions count where only the newest events are read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from kg.network.contacts import Actor, Article, Contacts, Event, Name, Seat, Testimony, Topic
from kg.terms import DM

_QUESTIONS = Path(__file__).parent / "questions"
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_KINDS = {DM.Person.value: "person", DM.Body.value: "body", DM.State.value: "state"}

Row = dict[str, Any]


class Queryable(Protocol):
    """A store, or a graph in memory: answers SPARQL on its default graph with pyoxigraph's solutions."""

    def query(self, text: str, /) -> Any: ...


def read(graph: Queryable, *, most: int | None = None) -> Contacts:
    """Return everybody and every event of the default graph.

    Of a graph with more than ``most`` events, those on and after a day: as many of the newest as fit, and all
    of the newest day; of persons, those who take part in them.
    """
    since, earlier = _newest(graph, most) if most is not None else ("", 0)
    events = _Events(graph, since)
    actors = _actors(graph, {row["agent"] for row in events.seats} if since else None)
    return Contacts(actors, _events(events, actors), since=since, earlier=earlier)


def _newest(graph: Queryable, most: int) -> tuple[str, int]:
    """Return the date to begin with, and how many events are before it or have none; "" for all events."""
    counts: Counter[str] = Counter()
    for row in _rows(graph, "dates"):
        day = _DAY.match(_text(row["date"]))
        counts[day[0] if day else ""] += int(row["events"])
    since, kept = "", 0
    for day_ in sorted(counts.keys() - {""}, reverse=True):
        if since and kept + counts[day_] > most:
            break
        since, kept = day_, kept + counts[day_]
    is_whole = counts.total() <= most
    return ("", 0) if is_whole else (since, counts.total() - kept)


class _Events:
    """The graph as questions about events ask it: all of them, or those since a date."""

    def __init__(self, graph: Queryable, since: str) -> None:
        self._graph, self._since = graph, since
        self.seats = list(self.rows("seats"))

    def rows(self, question: str) -> Iterator[Row]:
        return _rows(self._graph, question, self._since)


def _rows(graph: Queryable, question: str, since: str = "") -> Iterator[Row]:
    """Yield the rows of a question: a text keeps its language as a Name, everything else becomes a string."""
    text = (_QUESTIONS / f"{question}.rq").read_text(encoding="utf-8")
    if since:
        text = text.replace("# since: ", "").replace("{since}", since)
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


def _actors(graph: Queryable, persons: set[str | None] | None) -> dict[str, Actor]:
    """Return bodies, states and persons: all of them, or these."""

    def is_wanted(row: Row) -> bool:
        return persons is None or row["kind"] != DM.Person.value or row["actor"] in persons

    named = list(filter(is_wanted, _rows(graph, "names")))
    names = _gather(named, "actor", "label")
    keys = _gather(filter(is_wanted, _rows(graph, "keys")), "actor", "key")
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


def _events(graph: _Events, actors: dict[str, Actor]) -> tuple[Event, ...]:
    names = _gather(graph.rows("titles"), "event", "label")
    places = list(graph.rows("places"))
    labels, venues = _gather(places, "event", "label"), _gather(places, "event", "state")
    topics, seats, testimonies = _topics(graph), _seats(graph, actors), _testimonies(graph)
    agents, backers = _gather(graph.seats, "event", "agent"), _gather(graph.seats, "event", "behalf")
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
            parties=tuple(sorted((agents[iri] | backers[iri]) & actors.keys())),
        )
        for iri, facts in _facts(graph).items()
    ]
    return tuple(sorted(events, key=lambda event: (event.date or "", event.iri)))


def _after_its_days(date: str) -> str:
    """Return a key by which a year and a month come after all of their days.

    >>> min(["2024-03", "2024-03-12", "2024-04-01"], key=_after_its_days)
    '2024-03-12'
    """
    return f"{date}~"


def _facts(graph: _Events) -> dict[str, Row]:
    """Return type, modality, date and whole of each event; the least value where a graph holds several.

    Of dates that may be the same day the most precise one counts, so that none is lost.
    """
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in graph.rows("events"):
        for column in ("type", "modality", "date", "whole"):
            if row[column] is not None:
                values[row["event"]][column].add(_text(row[column]))
    return {
        iri: {
            "type": _local(min(columns["type"])),
            "modality": _local(min(columns["modality"], default="")),
            "date": min(columns["date"], key=_after_its_days, default=None),
            "whole": min(columns["whole"], default=None),
        }
        for iri, columns in values.items()
    }


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _topics(graph: _Events) -> dict[str, list[Topic]]:
    rows = list(graph.rows("topics"))
    keys, concepts = _gather(rows, "item", "key"), _gather(rows, "item", "concept")
    found: dict[str, set[Topic]] = defaultdict(set)
    for row in rows:
        concept = min(concepts[row["item"]], default=None)
        skeletons = frozenset(_text(key) for key in keys[row["item"]])
        found[row["event"]].add(Topic(_name(row["label"]), concept, skeletons))
    return {
        event: sorted(topics, key=lambda t: (t.concept or "", t.label)) for event, topics in found.items()
    }


def _seats(graph: _Events, actors: dict[str, Actor]) -> dict[str, list[Seat]]:
    posts = _gather(graph.rows("posts"), "post", "label")
    sides: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in graph.seats:
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


def _testimonies(graph: _Events) -> dict[str, list[Testimony]]:
    articles = _articles(graph)
    rows = list(graph.rows("testimonies"))
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


def _articles(graph: _Events) -> dict[str, Article]:
    columns = ("headline", "published", "url", "publisher")
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in graph.rows("articles"):
        for column in columns:
            values[row["article"]][column].add(_text(row[column]))
    return {
        iri: Article(iri, **{column: max(found[column]) for column in columns})
        for iri, found in values.items()
    }
