"""What two articles say of one event: the same, more or less of it, or what cannot both be."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.serve.testimonies import testimonies as compared  # pytest would take it for a test

EVENT = ox.NamedNode("https://w3id.org/diplomatic-kg/id/event/e")
HEAD = """
@base <https://w3id.org/diplomatic-kg/id/> .
@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix topic: <https://w3id.org/diplomatic-kg/topics#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
PLACES = "<place/baku> dm:inTerritory <territory/AZ> ."


def _states(first: str, second: str) -> dict[str, str]:
    """Return how the rows compare when two articles say these things of the event, by aspect or subject."""
    store = ox.Store()
    for name, said in (("a", first), ("b", second)):
        report = f"<report/{name}> dm:reports <event/e> ; prov:hadPrimarySource <article/{name}> ."
        text = f"{HEAD} {report} <event/e> a dm:Meeting . {PLACES} {said}"
        for graph in (ox.DefaultGraph(), ox.NamedNode(f"https://w3id.org/diplomatic-kg/id/article/{name}")):
            store.load(text.encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    told = compared(store, EVENT)
    assert [one["article"].value[-1] for one in told["articles"]] == ["a", "b"]
    return {
        row["aspect"] if row["subject"] is None else row["subject"].value.rpartition("/")[2]: row["state"]
        for row in told["rows"]
    }


def _date(value: str, type_: str) -> str:
    return f'<event/e> dm:date "{value}"^^xsd:{type_} .'


def _seat(name: str) -> str:
    seat = f"<participation/{name}>"
    return f"<event/e> dm:hasParticipation {seat} . {seat} dm:agent <person/{name}> ."


def _number(article: str, n: int) -> str:
    source = f"prov:hadPrimarySource <article/{article}>"
    return f"<claim/{article}> dm:about <event/e> ; dm:claimedAttendance {n} ; {source} ."


def _swapped(said: str) -> str:
    """Return what article a says as said by b, and the reverse."""
    return said.replace("/a>", "/c>").replace("/b>", "/a>").replace("/c>", "/b>")


@pytest.mark.parametrize(
    ("first", "second", "row", "state"),
    [
        ("", "", "type", "same"),
        (_date("2024-03-12", "date"), _date("2024-03-12", "date"), "date", "same"),
        (_date("2024-03", "gYearMonth"), _date("2024-03-12", "date"), "date", "partly"),
        (_date("2024-03-11", "date"), _date("2024-03-12", "date"), "date", "differ"),
        (_date("2024-03-11", "date"), "", "date", "partly"),
        ("<event/e> dm:place <place/baku> .", "<event/e> dm:place <territory/AZ> .", "venue", "partly"),
        ("<event/e> dm:place <place/baku> .", "<event/e> dm:place <place/astana> .", "venue", "differ"),
        ("<event/e> dm:modality dm:Held .", "<event/e> dm:modality dm:Cancelled .", "modality", "differ"),
        (_seat("x"), _seat("x"), "x", "same"),
        (_seat("x"), "", "x", "partly"),
        (_number("a", 20), _number("b", 2500), "attendance", "differ"),
        (_number("a", 20), _number("b", 20), "attendance", "same"),
        (_number("a", 20), "", "attendance", "partly"),
    ],
)
def test_how_two_articles_compare(first: str, second: str, row: str, state: str) -> None:
    assert _states(first, second)[row] == state
    assert _states(_swapped(second), _swapped(first))[row] == state


def test_one_article_is_compared_with_nothing() -> None:
    store = ox.Store()
    report = "<report/a> dm:reports <event/e> ; prov:hadPrimarySource <article/a> ."
    store.load(f"{HEAD} {report}".encode(), format=ox.RdfFormat.TURTLE)
    assert compared(store, EVENT)["rows"] == []
