"""The small graph is one that kg could have made: it passes the shapes and its shortcuts are right."""

from __future__ import annotations

import pyoxigraph as ox

from kg.shortcuts import SHORTCUTS, shortcuts
from kg.validate import Validator


def test_it_passes_the_shapes(store: ox.Store) -> None:
    report = Validator().validate(quad.triple for quad in store)
    assert [str(finding) for finding in report.findings if finding.severity != "Info"] == []


def test_who_met_whom_follows_from_the_meetings(store: ox.Store) -> None:
    """``dm:met`` ties the persons of each held meeting and call, and nobody else."""
    derived = """
        PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
        SELECT DISTINCT ?one ?other WHERE {
          VALUES ?type { dm:Meeting dm:Call }
          ?event a ?type ; dm:modality dm:Held ; dm:party ?one , ?other .
          ?one a dm:Person . ?other a dm:Person . FILTER (?one != ?other)
        }"""
    stated = "PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#> SELECT ?one ?other { ?one dm:met ?other }"
    assert _rows(store, derived) == _rows(store, stated)


def test_the_parties_are_those_who_take_part_or_are_acted_for(store: ox.Store) -> None:
    derived = """
        PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
        SELECT DISTINCT ?event ?party { ?event dm:hasParticipation/(dm:agent|dm:onBehalfOf) ?party }"""
    stated = """
        PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
        SELECT ?event ?party { ?event dm:party ?party }"""
    assert _rows(store, derived) == _rows(store, stated)


def test_the_shortcuts_are_those_that_follow(store: ox.Store) -> None:
    graph = {quad.triple for quad in store}
    assert {triple for triple in graph if triple.predicate in SHORTCUTS} == shortcuts(graph)


def _rows(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    solutions = store.query(text)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(tuple(map(str, row)) for row in solutions)
