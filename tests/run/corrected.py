"""Three articles about one meeting and a call, corrections of them, and a store that is put right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from msgspec.structs import replace

import kg.model
from kg.corrections import Change, Correction, Fact, Part, event_fact, event_names, item_fact
from kg.records import Event, Participant, Place, Record, Topic, to_json
from kg.resolve import Log, identities
from kg.run import resolve_store
from kg.store import Entry, Store
from tests.story import Story


def _meeting(id: str, lang: str, text: str, *, names: Sequence[str], date: str) -> Record:
    story = Story(text, id=id, lang=lang)
    one, other, verb = names
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        date=date,
        place=Place(name="Баку" if lang == "ru" else "Baku", country="AZ"),
        participants=(
            Participant(name=one, country="AZ", role="host", evidence=story.at(one)),
            Participant(name=other, country="PL", evidence=story.at(other)),
        ),
        topics=(Topic(label=text.split()[-1], concept="trade", evidence=story.at(text.split()[-1])),),
        evidence=story.at(verb),
        confidence=0.9,
    )
    call = replace(event, id="e2", type="call", date="2025-11-20", topics=(), place=None)
    return story.record(events=(event, call))


RECORDS = {
    record.article.id: record
    for record in (
        _meeting(
            "a1",
            "ru",
            "Али Асадов принял в Баку Ян Новак, тема торговля",
            names=("Али Асадов", "Ян Новак", "принял"),
            date="2025-11-21",
        ),
        _meeting(
            "a2",
            "en",
            "Ali Asadov met Jan Nowak to discuss trade",
            names=("Ali Asadov", "Jan Nowak", "met"),
            date="2025-11-21",
        ),
        _meeting(
            "a3",
            "ru",
            "Али Асадов встретился, Ян Новак молчал, тема торговля",
            names=("Али Асадов", "Ян Новак", "встретился"),
            date="2025-11-19",
        ),
    )
}


def put(store: Store, *ids: str) -> None:
    store.put_many(entry(RECORDS[id]) for id in ids or RECORDS)


def entry(record: Record) -> Entry:
    graph = kg.model.triples(record, identities(record))
    return Entry(
        article=kg.model.article_iri(record.article, kg.model.DEFAULT_BASE).value,
        graph=ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES) or b"",
        key=record.article.id,
        digest=record.article.sha256,
        fingerprint="1",
        record=to_json(record),
    )


def of_event(article: str, part: Part, number: int = 0) -> Fact:
    record = RECORDS[article]
    return event_fact(article, event_names(record), record.events[number], part)


def of_participant(article: str, number: int, event: int = 0) -> Fact:
    record = RECORDS[article]
    told = record.events[event]
    return item_fact(article, told.participants[number], event_names(record)[told.id])


def of_topic(article: str) -> Fact:
    record = RECORDS[article]
    return item_fact(article, record.events[0].topics[0], event_names(record)["e1"])


def correct(
    *facts: Fact, author: str = "L. Aliyeva", after: Iterable[Correction] = (), **now: str
) -> Correction:
    return Correction(
        changes=tuple(Change(fact=fact, now=now) for fact in facts),
        author=author,
        reason="misread",
        date="2026-01-02",
        after=tuple(earlier.id for earlier in after),
    )


def settle(store: Store, log: Log) -> int:
    """Put the store right and return how many articles changed."""
    return resolve_store(store, log.standing()).changed


def graphs(store: Store) -> bytes:
    """Return all article graphs as sorted N-Quads."""
    return b"".join(sorted(f"{quad} .\n".encode() for quad in store.quads()))


def dates(store: Store) -> dict[str, set[str]]:
    """Return by article the dates of its meetings, as its graph has them."""
    rows = store.query(
        "PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#> "
        "SELECT ?g ?date { GRAPH ?g { ?event a dm:Meeting ; dm:date ?date } }"
    )
    found: dict[str, set[str]] = {}
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        found.setdefault(row["g"].value.rpartition("/")[2], set()).add(row["date"].value)
    return found
