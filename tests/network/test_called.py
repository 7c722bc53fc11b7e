"""Events that no source names are called in networks as pages and ``kg query`` call them, in every format."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
from in_memory import Memory

from kg.export import Options, export
from kg.export.view import view
from kg.network import Called, Contacts, read
from kg.network.chain import Link
from kg.network.tables import chain_links
from kg.query import labels
from kg.terms import LANGUAGES
from tests.queries.test_composed import BASE, CASES, GRAPH

KINDS = {"person": "Person", "body": "Body", "state": "State"}
PREFIX = "PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>"
KIND = """
INSERT {{ ?who a dm:{} }}
WHERE {{ ?who ?is ?what FILTER(STRSTARTS(STR(?who), "{}/")) }}
"""
SEATED = """
INSERT { ?event a dm:Meeting ; dm:modality dm:Held ; dm:hasParticipation ?seat . ?seat dm:agent ?party }
WHERE { ?event dm:party ?party . BIND(IRI(CONCAT(STR(?event), "-", SHA1(STR(?party)))) AS ?seat) }
"""
FORMATS = ("gexf", "graphml", "cyjs", "csv", "neo4j")
NAMED = {
    "en": "Meeting: Nino Kapanadze, Georgia, 2025-03-10",
    "ru": "Встреча: Нина Капанадзе, Грузия, 2025-03-10",
    "az": "Görüş: Nino Kapanadze, Gürcüstan, 2025-03-10",
}


@pytest.fixture(scope="module")
def graph() -> Memory:
    """The graph of the questions' cases, with a seat for each party."""
    store = ox.Store()
    store.update(GRAPH)
    for name, kind in KINDS.items():
        store.update(PREFIX + KIND.format(kind, BASE + name))
    store.update(PREFIX + SEATED)
    return Memory(store)


@pytest.fixture(scope="module")
def contacts(graph: Memory) -> Contacts:
    return read(graph)


def named(contacts: Contacts, called: Called) -> dict[str, str]:
    return {event.iri.removeprefix(f"{BASE}event/"): called(event) for event in contacts.events}


@pytest.mark.parametrize(
    ("event", "lang", "expected"),
    [case[:3] for case in CASES if case[0] != "strange"],  # nobody takes part in it: no event of a network
)
def test_a_network_says_what_answers_say(contacts: Contacts, event: str, lang: str, expected: str) -> None:
    assert named(contacts, Called(contacts, lang))[event] == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_event_is_called_as_labels_call_it(graph: Memory, contacts: Contacts, lang: str) -> None:
    found = labels(graph, [ox.NamedNode(event.iri) for event in contacts.events], lang)
    called = {f"{BASE}event/{event}": name for event, name in named(contacts, Called(contacts, lang)).items()}
    assert called == {event.value: text.value for event, text in found.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_the_name_in_its_language(graph: Memory, name: str, lang: str) -> None:
    files = export(graph, name, Options(lang=lang))
    text = "".join(part for parts in files.values() for part in parts)
    if name == "cyjs":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    assert {one for one, wanted in NAMED.items() if wanted in text} == {lang}


def test_the_view_has_the_name_in_each_language(contacts: Contacts) -> None:
    shown, _ = view(contacts, lang="en")
    names: dict[str, Any] = {event["iri"].rpartition("/")[2]: event["names"] for event in shown["events"]}
    assert names["half"] == {
        "en": "Call: Иван Лопухов, Nino Kapanadze, 2025-03",
        "ru": "Телефонный разговор: Иван Лопухов, Нино Капанадзе, 2025-03",
        "az": "Telefon danışığı: Иван Лопухов, Nino Kapanadze, 2025-03",
    }


def test_a_chain_has_the_name_in_its_language(contacts: Contacts) -> None:
    event = next(event for event in contacts.events if event.iri.endswith("/known"))
    (link,) = chain_links(contacts, [Link(*event.parties, (event,))], lang="az")
    assert [told["name"] for told in link["events"]] == [NAMED["az"]]
