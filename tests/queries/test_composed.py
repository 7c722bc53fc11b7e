"""Events that no source names are called by type, parties and date in the language that is asked for."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import kg.model
import kg.resolve
from kg.extract import extraction
from kg.query import labels
from kg.resolve import Resolution
from kg.terms import DM, LANGUAGES, RDFS, label
from tests.extract.reported import article

BASE = "https://w3id.org/diplomatic-kg/id/"
GRAPH = f"""
BASE <{BASE}>
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT DATA {{
  <state/GE> rdfs:label "Georgia"@en , "Грузия"@ru , "Gürcüstan"@az .
  <body/mfa> rdfs:label "Ministry of Foreign Affairs"@en , "МИД"@ru .
  <body/club> rdfs:label "Клуб, что на горе"@ru , "Hill Club"@en .
  <person/nino> rdfs:label "Nino Kapanadze"@en , "Нино Капанадзе"@ru , "Нина Капанадзе"@ru .
  <person/ivan> rdfs:label "Иван Лопухов"@ru .
  <event/known> rdfs:label "Встреча: Нина Капанадзе, Грузия, 2025-03-10"@ru ;
    dm:party <person/nino> , <state/GE> .
  <event/half> rdfs:label "Телефонный разговор: Иван Лопухов, Нино Капанадзе, 2025-03"@ru ;
    dm:party <person/ivan> , <person/nino> , <state/GE> .
  <event/many> rdfs:label "Конференция: Нино Капанадзе, Грузия, МИД (Грузия), …"@ru ;
    dm:party <person/nino> , <state/GE> , <body/mfa> .
  <event/comma> rdfs:label "Визит: Клуб, что на горе"@ru ; dm:party <body/club> .
  <event/both> rdfs:label "Подписание: Грузия"@ru , "Signing: Georgia"@en ; dm:party <state/GE> .
  <event/named> rdfs:label "Форум: Грузия сегодня"@ru ; dm:party <state/GE> .
  <event/strange> rdfs:label "Встреча: Кто-то"@ru .
  <event/turkish> rdfs:label "Nino Kapanadze, Ivan, 2025"@tr ; dm:party <person/nino> .
  <person/meeting> rdfs:label "Встреча: Грузия"@ru .
}}
"""
STRANGERS = (
    "Министр иностранных дел Казахстана Ерлан Сарбасов 12 марта 2024 года провел в Тбилиси переговоры "
    "с министром иностранных дел Грузии Георгием Мачаидзе."
)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    found = ox.Store()
    found.update(GRAPH)
    return found


CASES = [
    ("known", "en", "Meeting: Nino Kapanadze, Georgia, 2025-03-10", "en"),
    ("known", "ru", "Встреча: Нина Капанадзе, Грузия, 2025-03-10", "ru"),
    ("known", "az", "Görüş: Nino Kapanadze, Gürcüstan, 2025-03-10", None),
    ("half", "en", "Call: Иван Лопухов, Nino Kapanadze, 2025-03", None),
    ("many", "en", "Conference: Nino Kapanadze, Georgia, Ministry of Foreign Affairs (Georgia), …", "en"),
    ("many", "az", "Konfrans: Nino Kapanadze, Gürcüstan, МИД (Грузия), …", None),
    ("comma", "en", "Visit: Клуб, что на горе", None),
    ("both", "en", "Signing: Georgia", "en"),
    ("both", "ru", "Подписание: Грузия", "ru"),
    ("named", "en", "Форум: Грузия сегодня", "ru"),
    ("strange", "en", "Встреча: Кто-то", "ru"),
    ("turkish", "en", "Nino Kapanadze, Ivan, 2025", "tr"),
    ("known", "tr", "Встреча: Нина Капанадзе, Грузия, 2025-03-10", "ru"),
]


@pytest.mark.parametrize(("event", "lang", "expected", "tag"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_an_event_is_called_by_its_parties_as_the_language_knows_them(
    store: ox.Store, event: str, lang: str, expected: str, tag: str | None
) -> None:
    found = labels(store, [ox.NamedNode(f"{BASE}event/{event}")], lang)
    assert list(found.values()) == [ox.Literal(expected, language=tag) if tag else ox.Literal(expected)]


def test_what_is_no_event_keeps_its_name(store: ox.Store) -> None:
    person = ox.NamedNode(f"{BASE}person/meeting")
    assert labels(store, [person], "en") == {person: ox.Literal("Встреча: Грузия", language="ru")}


def test_the_labels_that_the_model_makes_are_understood() -> None:
    """Type and states of an article in one language are told in each of the others."""
    record = extraction(article(STRANGERS, lang="ru")).record
    store = ox.Store()
    for triple in kg.model.triples(record, kg.resolve.identities(record, Resolution())):
        store.add(ox.Quad(*triple))
    events = [quad.subject for quad in store.quads_for_pattern(None, DM.modality, None)]
    assert events
    for lang in LANGUAGES:
        told = labels(store, events, lang)
        assert {text.value.partition(":")[0] for text in told.values()} == {label(DM.Meeting, lang)}
    assert {quad.predicate for quad in store} >= {RDFS.label, DM.party}
