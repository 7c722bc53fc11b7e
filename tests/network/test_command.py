"""``kg network`` on a real store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner, Result
from in_memory import stored

from kg.cli import main
from kg.network.measures import MEASURES

READERS: dict[str, Any] = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
    "cyjs": lambda file: nx.cytoscape_graph(json.loads(file.read_text(encoding="utf-8"))),
}
ID = "https://w3id.org/diplomatic-kg/id/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return stored(tmp_path_factory.mktemp("network") / "kg-store")


def kg(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["network", "--store", store, *arguments])


def lines(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [line.split("\t") for line in result.stdout.splitlines()]


def test_the_table_ranks_by_degree(store: str) -> None:
    assert lines(kg(store, "--lang", "ru")) == [
        ["rank", "name", "kind", "degree", "contacts", "events"],
        ["1", "Анна Рихтер", "person", "0.666667", "2", "3"],
        ["1", "Эльдар Мамедли", "person", "0.666667", "2", "3"],
        ["3", "Ингрид Сольвик", "person", "0.333333", "1", "2"],
        ["3", "Отабек Рашидов", "person", "0.333333", "1", "2"],
    ]


def test_options_narrow_the_network(store: str) -> None:
    table = lines(kg(store, "--nodes", "states", "--from", "2025-12", "--modality", "any"))
    assert {row[1] for row in table[1:]} == {"Azerbaijan", "Norway", "Uzbekistan"}
    assert len(lines(kg(store, "--type", "call"))) == 1 + 2
    assert len(lines(kg(store, "--top", "3"))) == 1 + 3


@pytest.mark.parametrize("measure", [name for name in MEASURES if not name.startswith(("in-", "out-"))])
def test_every_measure_has_its_column(store: str, measure: str) -> None:
    assert lines(kg(store, "--measure", measure))[0][3] == measure


def test_communities_and_brokers(store: str) -> None:
    rows = json.loads(kg(store, "--communities", "--format", "json").stdout)
    assert all(isinstance(row["community"], int) for row in rows)
    head, *brokers = lines(kg(store, "--brokers"))
    burt = ["constraint", "effective-size"]
    assert head == ["rank", "name", "kind", "betweenness", *burt, "groups", "communities"]
    assert {row[1] for row in brokers} == {"Anna Richter", "Eldar Mammadli"}


def test_a_chain_opens_every_link(store: str) -> None:
    result = kg(store, "--path", "ИНГРИД СОЛЬВИК", "anna richter", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    columns = ("step", "from", "to", "event", "date", "events")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("1", "Ингрид Сольвик", "Eldar Mammadli", "visit", "2025-11-20", "2"),
        ("2", "Eldar Mammadli", "Anna Richter", "meeting", "2025-11-21", "1"),
    ]
    assert rows[1]["evidence"] == "Премьер-министр Эльдар Мамедли принял Анну Рихтер."
    assert rows[1]["source"] == "https://news.example/a1"
    links = json.loads(kg(store, "--path", "ИНГРИД СОЛЬВИК", "anna richter", "--format", "json").stdout)
    assert [len(link["events"]) for link in links] == [2, 1]
    assert links[0]["from"] == {"iri": f"{ID}person/solvik", "name": "Ингрид Сольвик"}


def test_no_chain_is_a_finding(store: str) -> None:
    ends = ("--path", "Ингрид Сольвик", "Анна Рихтер")
    assert kg(store, *ends).exit_code == 0
    result = kg(store, *ends, "--type", "call", "--type", "conference")
    assert result.exit_code == 1
    assert "no chain of contacts joins Ингрид Сольвик and Анна Рихтер here" in result.stderr


@pytest.mark.parametrize("name", ["graphml", "gexf", "cyjs"])
def test_files_carry_weights_measure_and_community(store: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"network.{name}"
    result = kg(store, "--communities", "--measure", "pagerank", "--format", name, "--output", str(file))
    assert result.exit_code == 0, result.output
    graph = READERS[name](file)
    (edge,) = (
        graph.get_edge_data(f"{ID}person/mamedli", f"{ID}person/solvik").values()
        if (graph.is_multigraph())
        else [graph.edges[f"{ID}person/mamedli", f"{ID}person/solvik"]]
    )
    assert edge["weight"] == 2
    shown = "name" if name == "cyjs" else "label"
    assert set(graph.nodes[f"{ID}person/richter"]) >= {shown, "pagerank", "community", "kind", "events"}


def test_visits_have_a_direction_in_rows_and_files(store: str, tmp_path: Path) -> None:
    head, *rows = lines(
        kg(
            store,
            "--kind",
            "visits",
            "--nodes",
            "states",
            "--measure",
            "in-strength",
            "--measure",
            "pagerank",
        )
    )
    assert head == ["rank", "name", "kind", "in-strength", "pagerank", "contacts", "events"]
    assert [(row[1], row[3]) for row in rows] == [("Azerbaijan", "1.0"), ("Norway", "0.0")]
    for name, reader in READERS.items():
        file = tmp_path / f"visits.{name}"
        assert kg(store, "--kind", "visits", "--format", name, "--output", str(file)).exit_code == 0
        assert reader(file).is_directed()


def test_topics_stand_beside_actors(store: str) -> None:
    rows = lines(kg(store, "--kind", "topics", "--nodes", "states", "--lang", "ru"))[1:]
    assert {row[2] for row in rows} == {"state", "topic"}
    assert "кибербезопасность" in {row[1] for row in rows}


def test_slices_rank_each_month_for_itself_or_with_all_before(store: str) -> None:
    head, *rows = lines(kg(store, "--slices", "month"))
    assert head[:3] == ["slice", "rank", "name"]
    assert {row[0] for row in rows} == {"2025-11", "2025-12"}
    alone = [row for row in rows if row[0] == "2025-12"]
    grown = [r for r in lines(kg(store, "--slices", "month", "--cumulative"))[1:] if r[0] == "2025-12"]
    assert len(alone) == 2
    assert len(grown) == 3  # the table shows three of each slice
    everybody = json.loads(kg(store, "--slices", "month", "--cumulative", "--format", "json").stdout)
    assert len([row for row in everybody if row["slice"] == "2025-12"]) == 4


def test_roles_name_the_group_of_each_broker(store: str) -> None:
    head, *rows = lines(kg(store, "--roles", "states"))
    assert head == [
        "rank", "name", "kind", "coordinator", "itinerant", "gatekeeper", "liaison", "total", "group",
    ]  # fmt: skip
    assert {row[1] for row in rows} == {"Anna Richter", "Eldar Mammadli"}
    assert "representative" in lines(kg(store, "--kind", "visits", "--roles", "communities"))[0]


@pytest.mark.parametrize("format_", ["table", "csv", "json", "graphml", "gexf", "cyjs"])
def test_the_same_store_gives_the_same_bytes(store: str, format_: str) -> None:
    once, again = (kg(store, "--communities", "--format", format_).stdout_bytes for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "soon"], "--from soon: write YYYY, YYYY-MM or YYYY-MM-DD"),
        (["--from", "2025", "--to", "2024-12"], "from 2025 is after to 2024-12: swap them"),
        (["--path", "Никто", "Анна Рихтер"], "nobody is called 'Никто' here"),
        (["--path", "a", "b", "--brokers"], "ask one at a time"),
        (["--path", "Анна Рихтер", "Эльдар Мамедли", "--format", "gexf"], "use --format table, csv or json"),
        (["--format", "graphml", "--top", "3"], "leave out --brokers, --roles, --slices and --top"),
        (["--cumulative"], "add --slices month, quarter or year"),
        (["--measure", "in-degree"], "in-degree needs a network with directions: visits"),
        (["--kind", "visits", "--measure", "eigenvector"], "take pagerank"),
        (["--kind", "topics", "--path", "a", "b"], "leave out --kind"),
        (["--output", "x.txt"], "use --format csv with --output"),
    ],
)
def test_wrong_use_is_one_clear_line(store: str, arguments: list[str], message: str) -> None:
    result = kg(store, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_network_without_contacts_says_so(store: str) -> None:
    result = kg(store, "--topic", "нет такой темы")
    assert result.exit_code == 0
    assert "no contact fits these options" in result.stderr


def test_a_chain_from_somebody_to_himself_is_told_to_be_none(store: str) -> None:
    result = kg(store, "--path", "Анна Рихтер", "anna richter", "--format", "csv")
    assert result.exit_code == 0
    assert result.stderr.endswith("Анна Рихтер and anna richter are the same: a chain joins two\n")
