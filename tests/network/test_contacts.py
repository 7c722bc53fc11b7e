"""Who shares the table with whom: read from the story in contacts.ttl."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from in_memory import Memory, contact_quads

from kg.network import KINDS, Contacts, Event, read
from kg.network.days import Days, days
from kg.terms import DM, RDF, XSD, declared

QUESTIONS = Path(__file__).parents[2] / "kg" / "network" / "questions"


def event(contacts: Contacts, name: str) -> Event:
    return next(event for event in contacts.events if event.iri.endswith(f"/{name}"))


def pairs(contacts: Contacts, name: str, kind: str) -> list[str]:
    found = event(contacts, name).pairs(kind)  # type: ignore[arg-type]
    return [" ".join(iri.rpartition("/")[2] for iri in pair) for pair in found]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        # two capacities of one person are one seat
        ("e1", "persons", ["mamedli richter"]),
        ("e1", "bodies", ["rivers AZ"]),  # no body is named for the host: his state takes its place
        ("e1", "states", []),  # an international body has no state
        ("e2", "persons", ["mamedli solvik"]),
        ("e2", "bodies", ["mfa-no AZ"]),
        ("e2", "states", ["AZ NO"]),
        ("e3", "states", ["AZ NO"]),  # through the ministry that acts for Norway
        ("e7", "persons", []),
        ("e7", "states", ["AZ UZ"]),
        ("e7", "actors", ["AZ UZ"]),
        # only the post is known: no person is invented, its body and state are there
        ("e8", "persons", ["rashidov richter"]),
        ("e8", "bodies", ["mfa-no rivers", "mfa-no UZ", "rivers UZ"]),
        ("e8", "states", ["NO UZ"]),
        ("e8", "actors", ["mfa-no rashidov", "mfa-no richter", "rashidov richter"]),
    ],
)
def test_pairs_at_a_table(contacts: Contacts, name: str, kind: str, expected: list[str]) -> None:
    assert pairs(contacts, name, kind) == expected


def test_an_event_counts_once_however_many_articles_report_it(contacts: Contacts) -> None:
    assert len(contacts.events) == 8
    meeting = event(contacts, "e1")
    assert meeting.articles() == 2
    assert meeting.confidences() == (0.6, 0.83)


def test_the_passage_is_that_of_the_surest_report(contacts: Contacts) -> None:
    passage = event(contacts, "e1").passage()
    assert passage is not None
    text, article = passage
    assert text.text == "Премьер-министр Эльдар Мамедли принял Анну Рихтер."
    assert article.url == "https://news.example/a1"
    assert event(contacts, "e2").passage() is None


def test_capacities_roles_and_backers_of_a_seat(contacts: Contacts) -> None:
    host, guest = event(contacts, "e1").seats
    assert [name.text for name in host.posts] == ["премьер-министр"]
    assert host.roles == ("HostRole",)
    assert [iri.rpartition("/")[2] for iri in guest.bodies] == ["rivers"]


def test_events_come_by_date_those_without_first(contacts: Contacts) -> None:
    dates = [event.date for event in contacts.events]
    assert dates == [
        None, "2025-10-01", "2025-11", "2025-11-20", "2025-11-21", "2025-11-22", "2025-12", "2026"
    ]  # fmt: skip


def test_of_two_dates_that_may_be_one_day_the_day_counts() -> None:
    """One source of an event tells the month, another the day: nothing that is known is lost."""
    meeting = event(read(Memory(contact_quads())), "e1")
    month = ox.Quad(ox.NamedNode(meeting.iri), DM.date, ox.Literal("2025-11", datatype=XSD.gYearMonth))
    assert meeting.date == "2025-11-21"
    assert event(read(Memory([*contact_quads(), month])), "e1").date == "2025-11-21"


def test_two_of_one_side_do_not_make_their_state_meet_itself() -> None:
    lines = """
        @base <https://w3id.org/diplomatic-kg/id/> . @prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
        <state/AZ> a dm:State . <state/NO> a dm:State . <person/a> a dm:Person . <person/b> a dm:Person .
        <body/m> a dm:Body ; dm:actsForState <state/AZ> .
        <event/e> a dm:Meeting ; dm:modality dm:Held ; dm:hasParticipation <x/1>, <x/2>, <x/3> .
        <x/1> dm:agent <person/a> ; dm:onBehalfOf <state/AZ> .
        <x/2> dm:agent <person/b> ; dm:onBehalfOf <body/m> .
        <x/3> dm:agent <state/NO> ; dm:onBehalfOf <state/NO> .
    """
    found = read(Memory(ox.parse(lines.encode(), format=ox.RdfFormat.TURTLE)))
    assert pairs(found, "e", "states") == ["AZ NO"]
    assert pairs(found, "e", "bodies") == ["m NO", "AZ NO"]
    assert pairs(found, "e", "actors") == ["a b", "a NO", "b NO"]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_store_does_not_show(contacts: Contacts, seed: int) -> None:
    quads = contact_quads()
    random.Random(seed).shuffle(quads)
    assert read(Memory(quads)) == contacts


def test_an_empty_graph_has_no_contacts() -> None:
    assert read(Memory([])) == Contacts({}, ())


def test_every_level_is_listed() -> None:
    assert KINDS == ("persons", "bodies", "states", "actors")


@pytest.mark.parametrize("file", sorted(QUESTIONS.glob("*.rq")), ids=lambda file: file.stem)
def test_every_term_of_a_question_is_declared(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("# since: ", "")
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    body = re.sub(r"(PREFIX|#).*", "", text)
    used = re.findall(r"\b(\w+):(\w+)", body)
    assert used
    for prefix, name in used:
        assert declared(ox.NamedNode(prefixes[prefix] + name)), f"{prefix}:{name}"
    assert {prefix for prefix, _ in used} == set(prefixes), "a prefix that nothing uses"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-11-21", ("2025-11-21", "2025-11-21")),
        ("2025-11-21Z", ("2025-11-21", "2025-11-21")),
        ("2025-11-21T10:00:00+04:00", ("2025-11-21", "2025-11-21")),
        ("2025-02-30", None),
        ("2025-13", None),
        ("0000", None),
        ("-0044", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_days_that_a_date_may_mean(date: str | None, expected: tuple[str, str] | None) -> None:
    assert days(date) == (expected and Days(*expected))


@pytest.mark.parametrize("most", range(1, 12))
def test_the_newest_events_of_a_large_graph(most: int) -> None:
    everything, found = read(Memory(contact_quads())), read(Memory(contact_quads()), most=most)
    if len(everything.events) <= most:
        assert found == everything
        return
    newest = tuple(event for event in everything.events if (event.date or "") >= found.since)
    assert found.events == newest
    assert newest
    assert len(newest) <= most or len({event.date for event in newest}) == 1
    assert found.earlier == len(everything.events) - len(newest)
    seated = {iri for event in newest for seat in event.seats for iri in seat.everybody()}
    assert seated <= found.actors.keys()
    assert {iri: everything.actors[iri] for iri in found.actors} == found.actors


def test_a_day_is_never_more_than_a_day() -> None:
    hostile = ox.Literal('2031-01-01T"} DROP ALL #')
    event_ = ox.NamedNode("https://e.org/e")
    quads = [ox.Quad(event_, RDF.type, DM.Meeting), ox.Quad(event_, DM.date, hostile)]
    assert read(Memory([*contact_quads(), *quads]), most=1).since == "2031-01-01"
