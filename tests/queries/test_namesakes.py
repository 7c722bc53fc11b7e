"""Whom things belong to whose names do not tell them apart; the others need nothing beside their names."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.query import labels
from kg.query.namesakes import homes

BASE = "https://w3id.org/diplomatic-kg/id/"
GRAPH = f"""
BASE <{BASE}>
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT DATA {{
  <state/GE> a dm:State ; rdfs:label "Georgia"@en , "Грузия"@ru .
  <state/KZ> a dm:State ; rdfs:label "Kazakhstan"@en , "Казахстан"@ru .
  <body/ge> a dm:Body ; rdfs:label "Ministry of Foreign Affairs"@en , "МИД Грузии"@ru ;
    dm:actsForState <state/GE> .
  <body/kz> a dm:Body ; rdfs:label "Ministry of Foreign Affairs"@en ; dm:actsForState <state/KZ> .
  <body/alone> a dm:Body ; rdfs:label "Parliament"@en ; dm:actsForState <state/GE> .
  <body/nowhere> a dm:Body ; rdfs:label "Council"@en .
  <body/council> a dm:Body ; rdfs:label "Council"@en ; dm:actsForState <state/KZ> .
  <body/un> a dm:Body ; rdfs:label "United Nations"@en .
  <person/one> a dm:Person ; rdfs:label "Nino Kapanadze"@en .
  <person/two> a dm:Person ; rdfs:label "Nino Kapanadze"@en .
  <person/council> a dm:Person ; rdfs:label "Parliament"@en .
  <office/1> org:member <person/one> ; org:organization <state/KZ> .
  <office/2> org:member <person/one> ; org:organization <body/ge> .
  <office/3> org:member <person/one> ; org:organization <state/GE> .
  <office/4> org:member <person/two> ; org:organization <body/un> .
  <post/ge> a org:Post ; rdfs:label "minister"@en ; org:postIn <body/ge> .
  <post/un> a org:Post ; rdfs:label "minister"@en ; org:postIn <body/un> .
}}
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    found = ox.Store()
    found.update(GRAPH)
    return found


def told(store: ox.Store, lang: str, *, posts: bool = False) -> dict[str, str]:
    things = {quad.subject for quad in store if isinstance(quad.subject, ox.NamedNode)}
    found = homes(store, labels(store, things, lang), lang, posts=posts)
    return {thing.value.removeprefix(BASE): home.value for thing, home in found.items()}


def test_bodies_and_persons_of_one_name_are_told_apart_by_their_states(store: ox.Store) -> None:
    assert told(store, "en") == {
        "body/ge": "Georgia",
        "body/kz": "Kazakhstan",
        "body/council": "Kazakhstan",
        "person/one": "Georgia",
    }


def test_a_name_that_is_alone_in_its_language_needs_nothing(store: ox.Store) -> None:
    russian = told(store, "ru")
    assert "body/ge" not in russian
    assert russian["body/kz"] == "Казахстан"


def test_posts_are_told_apart_where_asked(store: ox.Store) -> None:
    found = told(store, "en", posts=True)
    assert (found["post/ge"], found["post/un"]) == ("Georgia", "United Nations")
