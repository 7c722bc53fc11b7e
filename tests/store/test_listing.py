"""An article comes with the listings of the events that it alone tells of; of others the store makes them."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
import pytest

from kg.evidence import read as evidence
from kg.query.lookup import has_calendar
from kg.rolls import read
from kg.store import Entry, Store
from kg.store.alike import ALIKE
from kg.store.calendar import CALENDAR, COMPLETE, list_events, relist
from kg.store.ledger import UNLISTED, come_quad, unlisted_quad
from kg.store.listing import EVIDENCE, LISTED, ROLL
from kg.terms import DM, GAF, OA, PROV, RDF, SCHEMA, XSD

from .conftest import iri

ALONE, TOGETHER = (ox.NamedNode(f"https://e.org/event/{name}") for name in ("alone", "together"))
ANN, BO, PM, MP = (ox.NamedNode(f"https://e.org/{name}") for name in ("person/ann", "person/bo", "pm", "mp"))
STATE = ox.NamedNode("https://e.org/state")


def happened(
    event: ox.NamedNode, modality: ox.NamedNode, date: str, *parties: ox.NamedNode
) -> set[ox.Triple]:
    datatype = XSD.date if len(date) > 7 else XSD.gYear
    return {
        ox.Triple(event, RDF.type, DM.Meeting),
        ox.Triple(event, RDF.type, SCHEMA.Event),
        ox.Triple(event, DM.modality, modality),
        ox.Triple(event, DM.date, ox.Literal(date, datatype=datatype)),
        *(ox.Triple(event, DM.party, party) for party in parties),
    }


def acted(event: ox.NamedNode, person: ox.NamedNode, *posts: ox.NamedNode) -> set[ox.Triple]:
    seat = ox.NamedNode(f"https://e.org/seat/{hashlib.sha256(f'{event}{person}'.encode()).hexdigest()}")
    return {
        ox.Triple(seat, DM.participationIn, event),
        ox.Triple(seat, DM.agent, person),
        ox.Triple(seat, DM.onBehalfOf, STATE),
        *(ox.Triple(seat, DM.inCapacity, post) for post in posts),
        *(ox.Triple(event, DM.partyPost, post) for post in posts),
    }


def supported(event: ox.NamedNode, name: str) -> set[ox.Triple]:
    """Return how an article reports the event, what it is about and what was said of it, in passages."""
    nodes = {
        part: ox.NamedNode(f"https://e.org/{part}/{event.value[-1]}")
        for part in ("report", "seat", "item", "document", "claim")
    }
    triples = {
        ox.Triple(nodes["report"], DM.reports, event),
        ox.Triple(nodes["report"], PROV.hadPrimarySource, ox.NamedNode(iri(name))),
        ox.Triple(nodes["report"], DM.confidence, ox.Literal("0.9", datatype=XSD.decimal)),
        ox.Triple(event, DM.hasParticipation, nodes["seat"]),
        ox.Triple(nodes["seat"], DM.inCapacity, PM),
        ox.Triple(event, DM.hasAgendaItem, nodes["item"]),
        ox.Triple(event, DM.hasDocument, nodes["document"]),
        ox.Triple(nodes["claim"], DM.about, event),
    }
    kinds = (DM.Report, DM.Participation, DM.AgendaItem, DM.Document, DM.Statement)
    for number, (fact, kind) in enumerate(zip(nodes.values(), kinds, strict=True)):
        passage, selector = (ox.NamedNode(f"{iri(name)}#char={number}{end}") for end in ("", ";selector"))
        triples |= {
            ox.Triple(fact, RDF.type, kind),
            ox.Triple(fact, GAF.denotedBy, passage),
            ox.Triple(passage, OA.hasSource, ox.NamedNode(iri(name))),
            ox.Triple(passage, OA.hasSelector, selector),
            ox.Triple(selector, OA.exact, ox.Literal("abcdefgh"[number : number + 2], language="en")),
            ox.Triple(selector, OA.start, ox.Literal(number)),
            ox.Triple(selector, OA.end, ox.Literal(number + 2)),
        }
    return triples


def coming(name: str, triples: set[ox.Triple], *shared: ox.NamedNode) -> Entry:
    graph = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES) or b""
    digest = hashlib.sha256(graph + name.encode()).hexdigest()
    bare = Entry(article=iri(name), graph=graph, key=f"/{name}.txt", digest=digest, fingerprint=digest)
    return bare.listed(graph, [event.value for event in shared])


def calendar(store: Store) -> set[ox.Quad]:
    return set(store.matches(graph=CALENDAR)) - {COMPLETE}


GRAPHS = {
    "held, on a day": happened(ALONE, DM.Held, "2024-03-05", ANN, BO),
    "held, in a year": happened(ALONE, DM.Held, "2024", ANN),
    "held, by people in two posts": happened(ALONE, DM.Held, "2024-03-05", ANN)
    | acted(ALONE, ANN, PM, MP)
    | acted(ALONE, BO, MP),
    "cancelled": happened(ALONE, DM.Cancelled, "2024-03-05", ANN) | acted(ALONE, ANN, PM),
    "planned": happened(ALONE, DM.Planned, "2024-03-05", ANN) | acted(ALONE, ANN, PM),
    "without a day": {t for t in happened(ALONE, DM.Held, "2024", ANN) if t.predicate != DM.date},
    "two events": happened(ALONE, DM.Held, "2024-03-05", ANN)
    | acted(ALONE, ANN, PM)
    | happened(TOGETHER, DM.Cancelled, "2024-04-05", BO)
    | acted(TOGETHER, BO, MP),
    "several numbers of people": happened(ALONE, DM.Held, "2024-03-05", ANN, BO)
    | {
        triple
        for number in (9, 10)
        for triple in (
            ox.Triple(ox.NamedNode(f"https://e.org/claim/{number}"), DM.about, ALONE),
            ox.Triple(
                ox.NamedNode(f"https://e.org/claim/{number}"), DM.claimedAttendance, ox.Literal(number)
            ),
        )
    },
    "passages that support two events": happened(ALONE, DM.Held, "2024-03-05", ANN, BO)
    | supported(ALONE, "a")
    | happened(TOGETHER, DM.Planned, "2024-04-05", BO)
    | supported(TOGETHER, "a"),
    "no event": {ox.Triple(ANN, RDF.type, DM.Person)},
}


@pytest.mark.parametrize("triples", GRAPHS.values(), ids=list(GRAPHS))
def test_what_comes_with_an_article_is_what_the_store_would_list(
    store: Store, triples: set[ox.Triple]
) -> None:
    store.put_new([coming("a", triples)])
    assert calendar(store) >= {come_quad(ox.NamedNode(iri("a")))}
    assert not has_calendar(store), "resolution has yet to see it"
    assert list(store.marked()) == [iri("a")]
    came = {quad for quad in calendar(store) if quad.predicate != UNLISTED}
    assert list_events(store) == 0, "nothing is left to be listed"
    assert has_calendar(store)
    assert calendar(store) == came
    assert relist(store) == 0, "nor is anything wrong"
    assert not store.check()


def test_passages_come_with_an_article(store: Store) -> None:
    store.put_new([coming("a", happened(ALONE, DM.Held, "2024-03-05", ANN) | supported(ALONE, "a"))])
    (text,) = (quad.object for quad in calendar(store) if quad.predicate == EVIDENCE)
    assert isinstance(text, ox.Literal)
    event, (account,) = evidence(text.value)
    assert (event, account.article, account.confidences) == (ALONE.value, iri("a"), ["0.9"])
    assert [passage.quote for passage in account.passages] == ["ab", "bc", "cd", "de", "ef"]
    assert [passage.facts for passage in account.passages] == [
        ["Report"],
        [f"Participation {PM.value}"],
        ["AgendaItem https://e.org/item/e"],
        ["Document https://e.org/document/e"],
        ["Statement"],
    ]


def test_events_that_came_with_their_listings_are_found_to_be_alike(store: Store) -> None:
    for name, event, day in (("a", ALONE, "2024-03-05"), ("b", TOGETHER, "2024-03-09")):
        store.put_new([coming(name, happened(event, DM.Held, day, ANN, BO))])
    store.mark_resolved(done=True)
    found = {(quad.subject, quad.object) for quad in store.matches(None, ALIKE, None, CALENDAR)}
    assert found == {(ALONE, TOGETHER), (TOGETHER, ALONE)}
    assert relist(store) == 0
    assert not store.check()


def test_events_of_what_has_come_are_paired_while_more_comes(store: Store) -> None:
    days = {"a": (ALONE, "2024-03-05"), "b": (TOGETHER, "2024-03-09")}
    entries = [coming(name, happened(event, DM.Held, day, ANN, BO)) for name, (event, day) in days.items()]
    store.mark_resolved(done=True)
    store.put_new(entries[:1])
    assert store.pair([iri("a")]) == 0, "there is no other yet"
    assert come_quad(ox.NamedNode(iri("a"))) not in calendar(store)
    assert has_calendar(store), "all that is there is listed"
    store.put_new(entries[1:])
    assert store.pair([iri("b")]) == 1
    paired = calendar(store)
    assert {(quad.subject, quad.object) for quad in paired if quad.predicate == ALIKE} == {
        (ALONE, TOGETHER),
        (TOGETHER, ALONE),
    }
    assert list_events(store) == 0, "nothing is left to be done"
    assert (calendar(store), relist(store)) == (paired, 0)
    assert not store.check()


def test_an_event_whose_articles_have_all_come_is_listed_while_others_come(store: Store) -> None:
    store.mark_resolved(done=True)
    told = {name: happened(TOGETHER, DM.Held, "2024-03-05", who) for name, who in (("a", ANN), ("b", BO))}
    store.put_new([coming(name, graph, TOGETHER) for name, graph in told.items()])
    assert store.pair([iri("a"), iri("b")]) == 0
    assert calendar(store) == {unlisted_quad(TOGETHER)}
    assert store.list_whole([TOGETHER.value]) > 0
    assert has_calendar(store)
    assert relist(store) == 0


def test_marks_of_what_has_come_stay_where_resolution_asks_for_them(store: Store) -> None:
    store.mark_resolved(done=True, seen="a state")
    store.put_new([coming("a", happened(ALONE, DM.Held, "2024-03-05", ANN, BO))])
    assert store.pair([iri("a")]) == store.list_whole([ALONE.value]) == 0
    assert (store.seen(), list(store.marked())) == ("a state", [iri("a")])
    store.mark_resolved(done=True, seen="another")
    assert (store.seen(), list(store.marked()), relist(store)) == ("another", [], 0)


def test_what_several_articles_tell_is_listed_by_the_store(store: Store) -> None:
    told = {
        "a": {t for t in happened(TOGETHER, DM.Held, "2024-03-05") if t.predicate != DM.date},
        "b": happened(TOGETHER, DM.Held, "2024-03-05") | happened(ALONE, DM.Held, "2024", BO),
    }
    told["a"] |= acted(TOGETHER, ANN, PM)
    store.put_new([coming(name, graph, TOGETHER) for name, graph in told.items()])
    assert unlisted_quad(TOGETHER) in calendar(store)
    listed = {quad for quad in calendar(store) if quad.subject == ALONE}
    assert len(listed) == 14, "a month each, the roll and the evidence"
    assert list_events(store) > 0
    assert listed < calendar(store)
    assert ox.Quad(TOGETHER, PM, ANN, CALENDAR) in calendar(store)
    assert relist(store) == 0


def test_what_came_with_its_listings_is_listed_anew_when_it_changes(store: Store) -> None:
    store.put_new([coming("a", happened(ALONE, DM.Held, "2024-03-05", ANN))])
    store.put_new([coming("b", happened(ALONE, DM.Held, "2024-04-05", BO), ALONE)])
    store.mark_resolved(done=True)
    assert relist(store) == 0
    store.remove(iri("b"))
    store.mark_resolved(done=True)
    assert {quad.object for quad in store.matches(ALONE, LISTED, None, CALENDAR)} == {
        ox.Literal(f"Meeting 2024-03 {ANN.value}")
    }
    (roll,) = store.matches(ALONE, ROLL, None, CALENDAR)
    assert isinstance(roll.object, ox.Literal)
    assert (read(roll.object.value).dates, read(roll.object.value).guests) == (["2024-03-05"], [ANN.value])
