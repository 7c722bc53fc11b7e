"""Network formats: the exact files for the story, what networkx reads back, and tables that stay harmless.

The expected files are the specification; after a deliberate change, look at the difference and write them
anew: ``KG_WRITE_EXPECTED=1 pytest tests/export/test_networks.py``.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_memory import Memory, contact_quads, crowd

from kg.export import FORMATS, Options, export, neo4j
from kg.export.edges import EDGE_COLUMNS, NODE_COLUMNS, EdgeList, Node, merged
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.layout import layout
from kg.export.pairs import per_pair
from kg.export.tables import table
from kg.network import read
from kg.network.days import Days
from kg.network.graph import Choice, co_participation
from kg.xml import shown

READERS: dict[str, Any] = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
    "cyjs": lambda file: nx.cytoscape_graph(json.load(file)),
}
EXPECTED = Path(__file__).parent / "expected"
NETWORKS = ("graphml", "gexf", "cyjs", "neo4j", "csv", "dyads")
ID = "https://w3id.org/diplomatic-kg/id/"
GEXF = "{http://gexf.net/1.3}"


def files_of(graph: Memory, name: str, **options: Any) -> dict[str, str]:
    return {file: "".join(parts) for file, parts in export(graph, name, Options(**options)).items()}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_story_gives_exactly_these_files(contacts_graph: Memory, name: str) -> None:
    for file, text in files_of(contacts_graph, name, lang="ru").items():
        expected = EXPECTED / ("neo4j" if name == "neo4j" else "") / file
        if os.environ.get("KG_WRITE_EXPECTED"):
            expected.write_text(text, encoding="utf-8")
        assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_the_store_does_not_show(contacts_graph: Memory, name: str, seed: int) -> None:
    quads = contact_quads()
    random.Random(seed).shuffle(quads)
    assert files_of(Memory(quads), name) == files_of(contacts_graph, name)


@pytest.mark.parametrize("name", [*NETWORKS, "html"])
def test_a_graph_without_contacts_is_still_a_valid_file(name: str) -> None:
    files = files_of(Memory([]), name)
    assert all(files.values())
    if name in READERS:
        assert len(read_back(files, name)) == 0


# --- what networkx reads back


def read_back(files: dict[str, str], name: str) -> Any:
    (text,) = files.values()
    return READERS[name](io.BytesIO(text.encode()))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_every_event_as_an_edge_with_its_facts(contacts_graph: Memory, name: str) -> None:
    graph = read_back(files_of(contacts_graph, name, nodes="persons"), name)
    assert isinstance(graph, nx.MultiGraph)
    assert (len(graph), graph.number_of_edges()) == (4, 7)
    node = graph.nodes[ID + "person/mamedli"]
    assert (node["label"], node["kind"], node["events"]) == ("Eldar Mammadli", "person", 4)
    edges = graph.get_edge_data(ID + "person/mamedli", ID + "person/richter").values()
    (facts,) = edges
    expected = {
        "type": "meeting",
        "modality": "held",
        "date": "2025-11-21",
        "event": ID + "event/e1",
        "place": "Baku",
        "country": "AZ",
        "articles": 2,
        "confidence_min": 0.6,
        "confidence_max": 0.83,
        "source_article": "https://news.example/a1",
    }
    assert {key: facts[key] for key in expected} == expected


def test_gexf_has_the_time_of_every_edge_and_node(contacts_graph: Memory) -> None:
    graph = read_back(files_of(contacts_graph, "gexf", nodes="persons"), "gexf")
    assert graph.graph["mode"] == "dynamic"
    spells = {facts["event"][-2:]: facts.get("spells") for _, _, facts in graph.edges(data=True)}
    assert spells["e1"] == [("2025-11-21", "2025-11-21")]
    assert spells["e2"] == [("2025-12-01", "2025-12-31")]  # known by month
    assert spells["e4"] == [("2026-01-01", "2026-12-31")]  # known by year
    assert graph.nodes[ID + "person/solvik"]["spells"] == [
        ("2025-11-20", "2025-11-20"),
        ("2025-12-01", "2025-12-31"),
        ("2026-01-01", "2026-12-31"),
    ]


@pytest.mark.parametrize("quads", [contact_quads(), crowd(60, 90), []], ids=["story", "crowd", "empty"])
def test_gexf_follows_its_schema(quads: list[ox.Quad]) -> None:
    """The rules of GEXF 1.3 (gexf.net/schema.html): order, required attributes, listed values, references."""
    (text,) = files_of(Memory(quads), "gexf").values()
    root = ET.fromstring(text)
    assert (root.tag, root.attrib) == (f"{GEXF}gexf", {"version": "1.3"})
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    graph = root[1]
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    assert graph.get("mode") in ("static", "dynamic")
    nodes, edges = graph[2], graph[3]
    declared = {a.get("class"): {x.get("id"): x.get("type") for x in a} for a in graph[:2]}
    assert {kind for types in declared.values() for kind in types.values()} <= {"string", "integer", "double"}
    identifiers = [node.get("id") for node in nodes]
    for items in (nodes, edges):
        assert items.get("count") == str(len(items))
        assert len({item.get("id") for item in items}) == len(items)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= set(identifiers)
        float(edge.attrib["weight"])
    for kind, items in (("node", nodes), ("edge", edges)):
        for item in items:
            assert [child.tag.removeprefix(GEXF) for child in item] in (
                ["attvalues"],
                ["attvalues", "spells"],
            )
            assert {value.get("for") for value in item[0]} <= set(declared[kind])
            for spell in item.iter(f"{GEXF}spell"):
                assert date.fromisoformat(spell.attrib["start"]) <= date.fromisoformat(spell.attrib["end"])


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("label", ["<b>&\"'", "a\x00b\x1fc\ufffe", "line\nbreak\r\ttab", "\u202eabc", "😀"])
def test_any_label_is_shown_and_what_xml_lacks_is_replaced(name: str, label: str) -> None:
    quads = [
        ox.Quad(q.subject, q.predicate, ox.Literal(label, language="en"))
        if str(q.object) == '"Anna Richter"@en'
        else q
        for q in contact_quads()
    ]
    graph = read_back(files_of(Memory(quads), name), name)
    expected = "".join("\ufffd" if c in "\x00\x1f\ufffe" else c for c in label)
    assert graph.nodes[ID + "person/richter"]["label"] == expected


@given(st.text())
def test_text_in_xml_is_read_back(text: str) -> None:
    read_text = ET.fromstring(f"<x>{shown(text)}</x>").text or ""
    read_attribute = ET.fromstring(f'<x a="{shown(text)}"/>').get("a")
    assert read_text == read_attribute
    assert len(read_text) == len(text)
    assert all(a in (b, "\ufffd") for a, b in zip(read_text, text, strict=True))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_weighted_network_has_an_edge_a_pair(contacts_graph: Memory, name: str) -> None:
    contacts = read(contacts_graph)
    pairs = per_pair(contacts, co_participation(contacts, Choice()), {}, lang="en")
    graph = read_back({"x": "".join({"graphml": graphml, "gexf": gexf}[name](pairs))}, name)
    assert isinstance(graph, nx.Graph)
    edge = graph.edges[ID + "person/mamedli", ID + "person/solvik"]
    assert (edge["weight"], edge["events"], edge["types"]) == (2, 2, "call | visit")


def test_column_names_are_plain_words() -> None:
    """Gephi gives label, weight, id, start and end a meaning of their own."""
    names = [column.name for column in (*NODE_COLUMNS, *EDGE_COLUMNS)]
    assert not set(names) & {"id", "label", "weight", "start", "end", "source", "target"}


# --- tables


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_tables_hold_the_same_contacts(contacts_graph: Memory) -> None:
    files = files_of(contacts_graph, "csv", nodes="states")
    assert list(files) == ["edges.csv", "nodes.csv"]
    edges = [
        (row["source_label"], row["target_label"], row["type"], row["modality"])
        for row in rows_of(files["edges.csv"])
    ]
    assert edges == [
        ("Azerbaijan", "Uzbekistan", "signing", "held"),
        ("Azerbaijan", "Uzbekistan", "meeting", "cancelled"),
        ("Azerbaijan", "Norway", "visit", "held"),
        ("Norway", "Uzbekistan", "meeting", "held"),
        ("Azerbaijan", "Norway", "call", "held"),
        ("Norway", "Uzbekistan", "meeting", "planned"),
    ]
    nodes = {row["id"]: row["code"] for row in rows_of(files["nodes.csv"])}
    assert nodes == {ID + "state/AZ": "AZ", ID + "state/NO": "NO", ID + "state/UZ": "UZ"}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1", "''@x", "\n=1"]
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    (row,) = csv.reader(io.StringIO("".join(table(["'x"], [[cell]])).partition("\n")[2], newline=""))
    assert row == ["'" + cell]


@pytest.mark.parametrize("cell", ["", "Али", "'Abd", "a=b", "5 - 3", '"quoted"', "a,b;c", "two\nlines"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    (row,) = csv.reader(io.StringIO("".join(table([], [[cell]])).partition("\n")[2], newline=""))
    assert row == [cell]


@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), min_size=1))
def test_taking_off_one_apostrophe_gives_every_text_back(cells: list[str]) -> None:
    written = "".join(table(["head"] * len(cells), [cells]))
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert [unguarded(cell) for cell in rows[1]] == cells
    assert all(not cell or cell[0] not in "=+-@\t\r\n＝＋－＠" for cell in rows[1])


def unguarded(cell: str) -> str:
    """What docs/reference/formats.md tells readers to do."""
    rest = cell.lstrip("'")
    return cell[1:] if cell != rest and rest[:1] and rest[0] in "=+-@\t\r\n＝＋－＠" else cell


def test_numbers_stay_numbers() -> None:
    assert "".join(table(["n"], [[-1, 0.5, None]])) == '"n"\n-1,0.5,\n'


# --- dyad-years


DYADS = """
    @base <https://w3id.org/diplomatic-kg/id/> . @prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <state/AZ> a dm:State ; dm:isoCode "AZ" . <state/NO> a dm:State ; dm:isoCode "NO" .
    <state/UZ> a dm:State ; dm:isoCode "UZ" . <territory/UZ> dm:territoryOf <state/UZ> .
    <place/uz> a dm:Place ; dm:inTerritory <territory/UZ> .
    <az> dm:onBehalfOf <state/AZ> ; dm:role dm:GuestRole . <also-az> dm:onBehalfOf <state/AZ> .
    <no> dm:onBehalfOf <state/NO> ; dm:role dm:GuestRole .
    <uz> dm:onBehalfOf <state/UZ> ; dm:role dm:HostRole .
    <event/e> dm:date "2025-05-01"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("event", "seats", "expected"),
    [
        ("Meeting Held", "az no also-az", {"AZ NO 2025 meetings": 1}),
        ("Call Held", "az no", {"AZ NO 2025 calls": 1}),
        ("Signing Held", "az no", {"AZ NO 2025 signings": 1}),
        # every pair of a conference, in its own column
        (
            "Conference Held",
            "az no uz",
            {"AZ NO 2025 conferences": 1, "AZ UZ 2025 conferences": 1, "NO UZ 2025 conferences": 1},
        ),
        # the destination is where the place lies, and two guests do not visit each other
        ("Visit Held uz", "az no", {"AZ UZ 2025 visits_a_to_b": 1, "NO UZ 2025 visits_a_to_b": 1}),
        # without a place, the host tells
        ("Visit Held", "az uz", {"AZ UZ 2025 visits_a_to_b": 1}),
        # neither place nor host
        ("Visit Held", "az no", {"AZ NO 2025 visits_without_direction": 1}),
        # a visit at home is none to another state
        ("Visit Held uz", "uz", {}),
        ("Meeting Planned", "az no", {"AZ NO 2025 planned": 1}),
        ("Visit Cancelled", "az no", {"AZ NO 2025 cancelled": 1}),
    ],
)
def test_what_an_event_adds_to_the_dyads(event: str, seats: str, expected: dict[str, int]) -> None:
    kind, modality, *place = event.split()
    facts = [f"a dm:{kind}", f"dm:modality dm:{modality}", *(f"dm:place <place/{name}>" for name in place)]
    facts += [f"dm:hasParticipation <{seat}>" for seat in seats.split()]
    turtle = f"{DYADS} <event/e> {' ; '.join(facts)} ."
    assert dyad_counts(Memory(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))) == expected


def test_an_event_of_unknown_modality_is_not_counted_as_held() -> None:
    turtle = f"{DYADS} <event/e> a dm:Meeting ; dm:hasParticipation <az>, <no> ."
    assert dyad_counts(Memory(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))) == {}


def dyad_counts(graph: Memory) -> dict[str, int]:
    counts = {}
    for row in rows_of(files_of(graph, "dyads")["dyads.csv"]):
        dyad = " ".join((row.pop("state_a"), row.pop("state_b"), row.pop("year")))
        counts.update({f"{dyad} {column}": int(count) for column, count in row.items() if count != "0"})
    return counts


# --- layout


def test_the_layout_is_pinned_and_order_free() -> None:
    nodes, edges = ["a", "b", "c", "d"], [("a", "b", 1), ("b", "c", 2), ("d", "a", 1)]
    places = layout(nodes, edges)
    assert places == layout(nodes[::-1], edges[::-1])
    assert places == PINNED


PINNED = {"a": (-1.62, -0.81), "b": (-0.94, 1.36), "c": (0.54, 2.32), "d": (-0.63, -2.49)}


def test_neighbours_are_nearer_than_strangers() -> None:
    names = [f"{group}{n}" for group in "ab" for n in range(8)]
    edges = [(x, y, 1) for x in names for y in names if x < y and x[0] == y[0]]
    places = layout(names, [*edges, ("a0", "b0", 1)])

    def mean(pairs: list[tuple[str, str]]) -> float:
        squares = [(places[x][0] - places[y][0]) ** 2 + (places[x][1] - places[y][1]) ** 2 for x, y in pairs]
        return sum(squares) / len(squares)

    inside = [(x, y) for x in names for y in names if x < y and x[0] == y[0]]
    across = [(x, y) for x in names for y in names if x[0] == "a" and y[0] == "b"]
    assert mean(inside) < mean(across)


@given(st.integers(0, 12))
def test_layouts_of_any_size_have_a_place_for_everybody(count: int) -> None:
    names = [f"n{n}" for n in range(count)]
    assert set(layout(names, [])) == set(names)


def test_overlapping_spells_become_one() -> None:
    month, day, later = (
        Days("2025-11-01", "2025-11-30"),
        Days("2025-11-21", "2025-11-21"),
        Days("2025-12-05", "2025-12-05"),
    )
    assert merged([later, day, None, month, day]) == (month, later)


def test_neo4j_gets_one_line_a_record_doubled_quotes_and_no_formula() -> None:
    label = '=HYPERLINK("x")\nnext\\'
    node = Node("n1", label, ("person", None, label, 1, None, None))
    network = EdgeList(NODE_COLUMNS, EDGE_COLUMNS, (node,), ())
    head, row = list(csv.reader(io.StringIO("".join(neo4j.nodes(network)))))
    assert len("".join(neo4j.nodes(network)).splitlines()) == 2
    assert (head[0], head[-1]) == ("iri:ID", ":LABEL")
    assert row[:3] == ["n1", '\'=HYPERLINK("x") next\\', "person"]
    assert row[-1] == "Person"
