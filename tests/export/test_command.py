"""``kg export`` on a real store: what goes where, and what is refused."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from in_memory import Memory, contact_quads, stored

from kg.cli import main
from kg.export import FORMATS, Options, export
from kg.store import Entry, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return stored(tmp_path_factory.mktemp("export") / "kg-store")


def kg(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "--store", store, *arguments])


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_comes_out_of_a_store_as_from_memory(store: str, name: str) -> None:
    result = kg(store, "--format", name)
    assert result.exit_code == 0, result.output
    by_article = FORMATS[name].graphs[0] == "by-article"
    files = export(Memory(contact_quads()), name, Options(by_article=by_article))
    assert result.stdout == "".join(next(iter(files.values())))


def test_two_processes_write_the_same_bytes(store: str, tmp_path: Path) -> None:
    """Sets and dicts of strings come in another order in every process: none of that may show."""
    script = (
        "import sys; from kg.cli import main\n"
        "for line in sys.argv[1:]: main(line.split('|'), standalone_mode=False)"
    )
    for seed in ("1", "2"):
        folder = tmp_path / seed
        exports = [f"export|--store|{store}|--format|{name}|--output|{folder}/" for name in FORMATS]
        networks = [
            f"network|--store|{store}|--communities|--format|{name}|--output|{folder}/pairs.{name}"
            for name in ("csv", "json", "graphml", "gexf")
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, *exports, *networks], env=environment, check=True)
    first, second = ({f.name: f.read_bytes() for f in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert len(first) == len(FORMATS) + 1 + 4
    assert first == second


def test_turtle_holds_the_merged_view_and_nquads_the_articles(store: str) -> None:
    merged = {quad for quad in contact_quads() if isinstance(quad.graph_name, ox.DefaultGraph)}
    articles = set(contact_quads()) - merged
    nquads = ox.RdfFormat.N_QUADS
    assert set(ox.parse(kg(store).stdout, format=ox.RdfFormat.TURTLE)) == merged
    assert set(ox.parse(kg(store, "--format", "nq").stdout, format=nquads)) == articles
    assert set(ox.parse(kg(store, "--format", "nq", "--merged").stdout, format=nquads)) == merged


@pytest.mark.usefixtures("front_end")
@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("graph.ttl", "@base"),
        ("graph.jsonld", '{"@context"'),
        ("graph.rdf", "<?xml"),
        ("NET.GEXF", "<?xml"),
        ("page.html", "<!doctype html>"),
        ("graph", "@base"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(store: str, tmp_path: Path, file: str, start: str) -> None:
    result = kg(store, "--output", str(tmp_path / file))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(start)
    assert f"{file}: " in result.stderr


def test_an_ending_that_is_no_format_is_wrong_use(store: str, tmp_path: Path) -> None:
    """It was Turtle, in a file for a spreadsheet or one that says it is packed."""
    for name in ("table.xlsx", "graph.ttl.gz"):
        result = kg(store, "--output", str(tmp_path / name))
        assert result.exit_code == 2
        assert f"{name}: the ending tells the format, one of .csv, " in result.stderr
    assert list(tmp_path.iterdir()) == []
    assert kg(store, "--format", "ttl", "--output", str(tmp_path / "graph.txt")).exit_code == 0


@pytest.mark.parametrize(
    "command", [["export", "--format", "dyads"], ["query", "ASK {}"], ["network", "--format", "csv"]]
)
def test_a_pipe_or_device_is_written_to_and_never_replaced(
    store: str, tmp_path: Path, command: list[str]
) -> None:
    """``--output /dev/null`` as root made a file of it, for all programs of the machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    result = CliRunner().invoke(main, [*command, "--store", store, "--output", str(pipe)])
    assert result.exit_code == 0, result.output
    assert pipe.is_fifo()
    assert os.read(reader, 100)
    os.close(reader)


def test_csv_has_both_tables_in_a_folder_or_a_zip(store: str, tmp_path: Path) -> None:
    for folder in (f"{tmp_path}/new/", str(tmp_path)):
        assert kg(store, "--format", "csv", "--output", folder).exit_code == 0
        assert {path.name for path in Path(folder).glob("*.csv")} == {"edges.csv", "nodes.csv"}
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    for archive in (first, second):
        assert kg(store, "--format", "csv", "--output", str(archive)).exit_code == 0
    with zipfile.ZipFile(first) as opened:
        assert opened.namelist() == ["edges.csv", "nodes.csv"]
        assert opened.read("nodes.csv") == (tmp_path / "nodes.csv").read_bytes()
    digests = {hashlib.sha256(archive.read_bytes()).hexdigest() for archive in (first, second)}
    assert len(digests) == 1


def test_csv_on_a_pipe_is_the_edges_and_says_where_the_nodes_are(store: str) -> None:
    result = kg(store, "--format", "csv")
    assert result.stdout.startswith('"id","source","target"')
    assert "nodes.csv comes too with --output FOLDER/" in result.stderr


def test_the_language_and_level_of_a_network(store: str) -> None:
    result = kg(store, "--format", "graphml", "--nodes", "states", "--lang", "az")
    assert "Azərbaycan" in result.stdout
    assert "/person/" not in result.stdout


def test_the_context_can_be_an_address(store: str) -> None:
    document = json.loads(kg(store, "--format", "jsonld", "--context", "iri").stdout)
    assert document["@context"] == "https://w3id.org/diplomatic-kg/context.jsonld"


def test_a_format_for_one_graph_refuses_many(store: str) -> None:
    result = kg(store, "--format", "ttl", "--by-article")
    assert result.exit_code == 2
    assert result.stderr.strip() == (
        "kg: ttl holds one graph: leave out --by-article, or use --format trig, nq, jsonld"
    )


def test_nothing_is_written_when_the_format_cannot_hold_the_graph(tmp_path: Path) -> None:
    location = str(tmp_path / "kg-store")
    label = b'<https://x/a> <https://w3id.org/diplomatic-kg/ontology#nameKey> "a\\u0008b" .\n'
    with open_store(location) as opened:
        opened.put(Entry(article="https://x/a", graph=label, key="a", digest="a", fingerprint="1"))
    output = tmp_path / "graph.rdf"
    result = kg(location, "--output", str(output))
    assert result.exit_code == 2
    assert "rdfxml cannot hold the character U+0008 in <https://x/a>" in result.stderr
    assert not output.exists()


def test_no_store_is_one_clear_line(tmp_path: Path) -> None:
    result = kg(str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "no store here" in result.stderr
