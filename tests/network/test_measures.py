"""Networks, centralities, communities, brokers and chains."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import Memory, contact_quads, crowd

from kg.errors import WrongUse
from kg.network import Contacts, read
from kg.network.chain import chain, find
from kg.network.graph import Choice, co_participation
from kg.network.measures import LEAST_FIRST, MEASURES, brokers, centrality, communities
from kg.network.standing import standings

UNDIRECTED = [name for name in MEASURES if not name.startswith(("in-", "out-"))]
ID = "https://w3id.org/diplomatic-kg/id/"


def edges(contacts: Contacts, **choice: Any) -> dict[str, int]:
    graph = co_participation(contacts, Choice(**choice))
    return {
        " ".join(iri.rpartition("/")[2] for iri in sorted((one, other))): weight
        for one, other, weight in graph.edges(data="weight")
    }


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({}, {"mamedli richter": 1, "mamedli solvik": 2, "rashidov richter": 2}),
        ({"nodes": "states"}, {"AZ NO": 2, "AZ UZ": 1, "NO UZ": 1}),
        ({"types": frozenset({"call", "visit"})}, {"mamedli solvik": 2}),
        ({"modalities": frozenset({"planned"})}, {"rashidov solvik": 1}),
        ({"modalities": frozenset({"cancelled"})}, {"mamedli rashidov": 1}),
        # a date known by month counts when the whole month lies in the period
        (
            {"since": "2025-11", "until": "2025-11"},
            {"mamedli richter": 1, "mamedli solvik": 1, "rashidov richter": 2},
        ),
        (
            {"since": "2025-11-15", "until": "2025-11-30"},
            {"mamedli richter": 1, "mamedli solvik": 1, "rashidov richter": 1},
        ),
        ({"since": "2025-12"}, {"mamedli solvik": 1}),
        ({"nodes": "states", "until": "2025"}, {"AZ NO": 2, "NO UZ": 1}),  # the signing has no date
        # topics by the name of a concept, its label in any language, or the wording
        ({"topic": "cybersecurity"}, {"mamedli richter": 1}),
        ({"topic": "Кибербезопасность"}, {"mamedli richter": 1}),
        ({"topic": "уровень воды в Куре"}, {"mamedli richter": 1}),
        ({"topic": "energy"}, {}),
    ],
)  # fmt: skip
def test_an_edge_weighs_distinct_events(
    contacts: Contacts, choice: dict[str, Any], expected: dict[str, int]
) -> None:
    assert edges(contacts, **choice) == expected


def test_a_node_counts_an_event_once_however_many_partners_it_has(contacts: Contacts) -> None:
    graph = co_participation(contacts, Choice(nodes="actors"))
    assert graph.nodes[ID + "person/rashidov"]["events"] == 2
    assert graph.degree[ID + "person/rashidov"] == 2


# --- measures


def weighted(*links: str) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    for link in links:
        one, other, *weight = link.split()
        graph.add_edge(one, other, weight=int(weight[0]) if weight else 1, events=[])
    return graph


def test_a_star_has_one_centre_by_every_measure() -> None:
    star = weighted("c a", "c b", "c d", "c e")
    for measure in UNDIRECTED:
        scores = centrality(star, measure)
        best = min if measure in LEAST_FIRST else max
        assert best(scores, key=lambda node: scores[node]) == "c", measure
        assert len({scores[node] for node in "abde"}) == 1, measure


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("degree", {"a": 0.333333, "b": 0.666667, "c": 0.666667, "d": 0.333333}),
        ("betweenness", {"a": 0.0, "b": 0.666667, "c": 0.666667, "d": 0.0}),
        ("closeness", {"a": 0.5, "b": 0.75, "c": 0.75, "d": 0.5}),
    ],
)
def test_numbers_on_a_line_of_four(measure: str, expected: dict[str, float]) -> None:
    assert centrality(weighted("a b", "b c", "c d"), measure) == expected


def test_pagerank_and_eigenvector_heed_weights() -> None:
    graph = weighted("c a 5", "c b 1")
    for measure in ("pagerank", "eigenvector"):
        scores = centrality(graph, measure)
        assert scores["a"] > scores["b"], measure


small_graphs = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.integers(1, 5)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    min_size=1,
    max_size=15,
).map(lambda triples: weighted(*(f"{a} {b} {w}" for a, b, w in triples)))


@settings(deadline=None)
@given(small_graphs)
def test_pagerank_is_a_distribution_that_its_own_equation_keeps(graph: nx.Graph[str]) -> None:
    rank = centrality(graph, "pagerank")
    assert sum(rank.values()) == pytest.approx(1, abs=1e-4)
    strength = dict(graph.degree(weight="weight"))
    for node in graph:
        inflow = sum(rank[other] * edge["weight"] / strength[other] for other, edge in graph[node].items())
        assert rank[node] == pytest.approx(0.15 / len(graph) + 0.85 * inflow, abs=1e-4)


@settings(deadline=None)
@given(small_graphs)
def test_every_measure_works_on_any_graph(graph: nx.Graph[str]) -> None:
    for measure in UNDIRECTED:
        assert set(centrality(graph, measure)) == set(graph)
    assert set(communities(graph)) == set(graph)


def test_no_nodes_no_scores() -> None:
    empty: nx.Graph[str] = nx.Graph()
    assert [centrality(empty, measure) for measure in UNDIRECTED] == [{}] * len(UNDIRECTED)
    assert communities(empty) == {}
    assert brokers(empty) == []


TWO_GROUPS = ["a b", "b c", "a c", "x y", "y z", "x z", "c m", "m x"]


def test_communities_and_the_broker_between_them() -> None:
    graph = weighted(*TWO_GROUPS)
    groups = communities(graph)
    assert groups["a"] == groups["b"] == groups["c"]
    assert groups["x"] == groups["y"] == groups["z"] != groups["a"]
    found = brokers(graph)
    assert "m" in [broker.node for broker in found]
    assert all(len(broker.groups) > 1 for broker in found)
    assert [broker.betweenness for broker in found] == sorted((b.betweenness for b in found), reverse=True)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_store_changes_no_number(seed: int) -> None:
    def everything(quads: list[Any]) -> list[Any]:
        contacts = read(Memory(quads))
        graph = co_participation(contacts, Choice())
        rows = [
            standings(contacts, graph, centrality(graph, measure), lang="ru")
            for measure in ("degree", "pagerank", "eigenvector")
        ]
        return [rows, communities(graph)]

    quads = crowd(120, 300)
    shuffled = list(quads)
    random.Random(seed).shuffle(shuffled)
    assert everything(shuffled) == everything(quads)


def test_equal_scores_share_a_rank_and_are_ordered_by_name(contacts: Contacts) -> None:
    graph = co_participation(contacts, Choice())
    rows = standings(contacts, graph, centrality(graph, "degree"), lang="ru")
    assert [(row.rank, row.name) for row in rows] == [
        (1, "Анна Рихтер"),
        (1, "Эльдар Мамедли"),
        (3, "Ингрид Сольвик"),
        (3, "Отабек Рашидов"),
    ]


# --- chains


def test_a_chain_names_every_link_with_its_events(contacts: Contacts) -> None:
    graph = co_participation(contacts, Choice())
    links = chain(graph, ID + "person/solvik", ID + "person/rashidov")
    assert [(link.source[len(ID) :], link.target[len(ID) :], len(link.events)) for link in links] == [
        ("person/solvik", "person/mamedli", 2),
        ("person/mamedli", "person/richter", 1),
        ("person/richter", "person/rashidov", 2),
    ]


def test_of_equally_short_chains_the_busier_link_goes_first() -> None:
    graph = weighted("a x 1", "x b 9", "a y 3", "y b 1")
    assert [link.target for link in chain(graph, "a", "b")] == ["y", "b"]
    assert chain(graph, "a", "a") == []
    graph.add_node("alone")
    assert chain(graph, "a", "alone") == []


@settings(deadline=None)
@given(small_graphs)
def test_no_chain_is_longer_than_it_must_be(graph: nx.Graph[str]) -> None:
    start, end = min(graph), max(graph)
    links = chain(graph, start, end)
    shortest = nx.shortest_path_length(graph, start, end) if nx.has_path(graph, start, end) else 0
    assert len(links) == shortest


@pytest.mark.parametrize("name", ["Эльдар Мамедли", "ELDAR MAMMADLI", "eldar mamedli", ID + "person/mamedli"])
def test_a_name_is_found_in_any_script_and_as_an_iri(contacts: Contacts, name: str) -> None:
    assert find(contacts, name, co_participation(contacts, Choice())) == ID + "person/mamedli"


def test_a_name_that_does_not_settle_it_says_what_to_do(contacts: Contacts) -> None:
    graph = co_participation(contacts, Choice())
    with pytest.raises(WrongUse, match=r"nobody is called 'Мамедли'.*there is Eldar Mammadli"):
        find(contacts, "Мамедли", graph)
    with pytest.raises(WrongUse, match="'Норвегия' has no contact in this network: widen --nodes"):
        find(contacts, "Норвегия", graph)
    twin = [
        quad
        for line in (
            f"<{ID}person/other> a <https://w3id.org/diplomatic-kg/ontology#Person> ;"
            f" <https://w3id.org/diplomatic-kg/ontology#nameKey> 'anna rikhter' .",
            f"<{ID}event/e1> <https://w3id.org/diplomatic-kg/ontology#hasParticipation> <{ID}x/1> ."
            f"<{ID}x/1> <https://w3id.org/diplomatic-kg/ontology#agent> <{ID}person/other> .",
        )
        for quad in parse(line)
    ]
    twofold = read(Memory([*contact_quads(), *twin]))
    with pytest.raises(WrongUse, match=r"may be .*<.*person/other>.*: give the IRI"):
        find(twofold, "Анна Рихтер", co_participation(twofold, Choice()))


def parse(text: str) -> list[Any]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
