"""Visits, topics, slices and brokers' roles: what each counts; and networkit, which must give the same."""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network import Contacts, Event, Seat, fast, holes
from kg.network.days import days
from kg.network.graph import Choice
from kg.network.measures import MEASURES, centrality
from kg.network.networks import NETWORK_KINDS, network
from kg.network.roles import ROLES, roles, states_of
from kg.network.slices import STEPS, slice_of, slices
from kg.network.tables import plain_graph, ranking
from kg.network.visits import travel

ID = "https://w3id.org/diplomatic-kg/id/"


def short(iri: str) -> str:
    return iri.replace(ID, "").rpartition("#")[2]


def edges(contacts: Contacts, kind: Any, **choice: Any) -> set[tuple[str, str, int]]:
    graph = network(contacts, kind, Choice(**choice)).graph
    return {(short(one), short(other), weight) for one, other, weight in graph.edges(data="weight")}


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ("persons", {("person/solvik", "person/mamedli", 1)}),
        ("states", {("state/NO", "state/AZ", 1)}),
        ("bodies", {("body/mfa-no", "state/AZ", 1)}),  # a state stands in where no body is named
    ],
)
def test_a_visit_leads_from_the_guest_to_the_host(
    contacts: Contacts, nodes: Any, expected: set[tuple[str, str, int]]
) -> None:
    assert edges(contacts, "visits", nodes=nodes) == expected


def visit(*seats: Seat, venues: tuple[str, ...] = ()) -> Event:
    return Event("e", "Visit", "Held", None, (), (), venues, None, (), seats, ())


def seat(person: str, state: str, *given: str) -> Seat:
    return Seat(person, (), (state,) if state else (), (), given)


def test_the_place_tells_who_receives_when_no_role_does() -> None:
    sides = travel(visit(seat("a", "AZ"), seat("n", "NO"), venues=("AZ",)))
    assert sides is not None
    assert ([s.person for s in sides.hosts], [s.person for s in sides.guests]) == (["a"], ["n"])


def test_a_visit_without_place_and_host_has_no_direction() -> None:
    assert travel(visit(seat("a", "AZ"), seat("n", "NO"))) is None


def test_the_host_of_an_international_body_receives_without_a_state() -> None:
    sides = travel(visit(seat("a", "", "HostRole"), seat("n", "NO")))
    assert sides is not None
    assert (sides.arrivals("persons"), sides.arrivals("states")) == ({"a"}, set())


def test_topics_join_actors_by_concept(contacts: Contacts) -> None:
    assert edges(contacts, "topics") == {
        ("person/mamedli", "cybersecurity", 1),
        ("person/richter", "cybersecurity", 1),
    }
    found = network(contacts, "topics", Choice())
    assert nx.is_bipartite(found.graph)
    sides = nx.get_node_attributes(found.graph, "bipartite")
    assert Counter(sides.values()) == {0: 2, 1: 1}
    (topic,) = (node for node, side in sides.items() if side)
    assert found.contacts.actors[topic].label("ru") == "кибербезопасность"


def test_a_plain_graph_can_be_written_as_any_format(contacts: Contacts) -> None:
    for kind in NETWORK_KINDS:
        plain = plain_graph(network(contacts, kind, Choice()), lang="ru")
        assert "\n".join(nx.generate_graphml(plain))
        assert "\n".join(nx.generate_gexf(plain))


def test_every_measure_of_a_directed_network_is_there_or_refused(contacts: Contacts) -> None:
    found = network(contacts, "visits", Choice())
    possible = [name for name in MEASURES if name != "eigenvector"]
    assert len(ranking(found, possible, grouped=True, lang="en").rows) == 2


# --- slices


@pytest.mark.parametrize("step", STEPS)
def test_slices_part_the_events_and_cumulative_ones_add_up(contacts: Contacts, step: Any) -> None:
    parts = list(slices(contacts, step))
    inside = [event.iri for part in parts for event in part.contacts.events]
    assert len(inside) == len(set(inside))
    fitting = {event.iri for event in contacts.events if slice_of(event.date, step)}
    assert set(inside) == fitting
    grown = [len(part.contacts.events) for part in slices(contacts, step, cumulative=True)]
    assert grown == sorted(grown)
    assert grown[-1] == len(fitting)
    assert [part.name for part in parts] == sorted(part.name for part in parts)


def test_a_year_without_events_is_a_slice_too(contacts: Contacts) -> None:
    first, *_ = contacts.events
    far = replace(contacts, events=(replace(first, date="2020-01"), replace(first, date="2022-05-01")))
    assert [(p.name, len(p.contacts.events)) for p in slices(far, "year")] == [
        ("2020", 1),
        ("2021", 0),
        ("2022", 1),
    ]


dates = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


@given(dates, st.sampled_from(STEPS))
def test_a_date_lies_in_one_slice_or_may_lie_in_several(date: str, step: Any) -> None:
    found, span = slice_of(date, step), days(date)
    assert span is not None
    ends = {slice_of(span.first, step), slice_of(span.last, step)}
    assert {found} == ends if found else len(ends) == 2


# --- roles


def arrows(*links: str) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(link.split() for link in links)
    return graph


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("xxx", "coordinator"),
        ("xyx", "itinerant"),
        ("xyy", "gatekeeper"),
        ("xxy", "representative"),
        ("xyz", "liaison"),
    ],
)
def test_the_groups_of_three_make_the_role(groups: str, role: str) -> None:
    group = dict(zip("abc", groups, strict=True))
    assert roles(arrows("a b", "b c"), group)["b"] == Counter({role: 1})
    undirected = roles(arrows("a b", "b c").to_undirected(), group)["b"]
    assert undirected == Counter({"gatekeeper" if role == "representative" else role: 1})
    assert not roles(arrows("a b", "b c", "a c"), group)["b"]  # they do not need b


links = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda e: e[0] != e[1]), min_size=1
)


@settings(deadline=None)
@given(links, st.booleans())
def test_every_open_triple_gives_one_role(pairs: list[tuple[str, str]], directed: bool) -> None:
    graph: Any = nx.DiGraph(pairs) if directed else nx.Graph(pairs)
    groups = {node: "ab".index(node) if node in "ab" else 2 for node in graph}
    found = roles(graph, groups)
    back = graph.pred if directed else graph.adj
    open_triples = sum(1 for b in graph for a in back[b] for c in graph[b] if a != c and c not in graph[a])
    assert sum(counts.total() for counts in found.values()) * (1 if directed else 2) == open_triples
    assert {role for counts in found.values() for role in counts} <= set(ROLES)


def test_whoever_acts_for_a_body_without_state_belongs_to_it(contacts: Contacts) -> None:
    graph = network(contacts, "co-participation", Choice()).graph
    groups = states_of(contacts, graph)
    assert {short(node): short(group) for node, group in groups.items()} == {
        "person/mamedli": "state/AZ",
        "person/solvik": "state/NO",
        "person/rashidov": "state/UZ",
        "person/richter": "body/rivers",
    }


# --- with and without libraries


def crowd(directed: bool) -> Any:
    chance = random.Random(7)
    graph: Any = nx.DiGraph() if directed else nx.Graph()
    while graph.number_of_edges() < 600:
        one, other = chance.randrange(200), chance.randrange(200)
        if one != other:
            graph.add_edge(f"n{one}", f"n{other}", weight=chance.randrange(1, 5))
    return graph


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("measure", ["betweenness", "pagerank"])
def test_networkit_gives_the_same_numbers(
    measure: str, directed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("networkit")
    graph = crowd(directed)
    plain = centrality(graph, measure)
    monkeypatch.setattr(fast, "FROM", 10)
    assert fast.serves(graph)
    assert centrality(graph, measure) == pytest.approx(plain, abs=2e-6)


def test_no_measure_asks_for_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    graph = crowd(directed=False)
    for measure in MEASURES:
        if not measure.startswith(("in-", "out-")):
            assert centrality(graph, measure)


@pytest.mark.parametrize("directed", [False, True])
def test_structural_holes_are_those_of_networkx(directed: bool) -> None:
    graph = crowd(directed)
    nodes = list(graph)  # without, networkx asks scipy
    sending = {node for node in nodes if graph[node]}  # networkx has no number for the others
    for ours, theirs in ((holes.constraint, nx.constraint), (holes.effective_size, nx.effective_size)):
        found, expected = ours(graph), theirs(graph, nodes, weight="weight")
        assert set(found) == set(nodes)
        assert [found[n] for n in nodes if n in sending] == pytest.approx(
            [expected[n] for n in nodes if n in sending]
        )
