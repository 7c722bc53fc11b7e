"""``kg validate``: what it reads, prints and returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import Entry, open_store
from kg.terms import DM, RDF
from tests.shapes.articles import article_graph

SHAPES = Path(__file__).parent.parent / "shapes"
BASE = SHAPES / "base.ttl"
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *args, **options: CliRunner().invoke(main, ["validate", *map(str, args)], **options)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.ttl"
    file.write_text(
        BASE.read_text("utf-8") + (SHAPES / "person/fail.ttl").read_text("utf-8"), encoding="utf-8"
    )
    return file


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Two articles, of which the second states a person without a name."""
    location = str(tmp_path / "store")
    with open_store(location) as opened:
        for number in (1, 2):
            graph = article_graph(number)
            article = next(t.subject for t in graph if "/article/" in str(t.subject)).value.partition("#")[0]
            if number == 2:
                graph.append(ox.Triple(ox.NamedNode("https://e.org/nameless"), RDF.type, DM.Person))
            text = ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES) or b""
            opened.put(Entry(article=article, graph=text, key=article, digest=article, fingerprint="1"))
    return location


def test_a_good_file_gives_no_rows(run: Run) -> None:
    result = run(BASE)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("1 graph: 0 violations, 0 warnings, 0 infos (engine ")


@pytest.mark.parametrize("engine", ["auto", "pyshacl"])
def test_a_bad_file_gives_a_row_for_each_finding(run: Run, bad: Path, engine: str) -> None:
    result = run(bad, "--engine", engine)
    head, *rows = result.stdout.splitlines()
    assert result.exit_code == 1
    assert head == "severity\tnode\tpath\tvalue\tmessage"
    assert len(rows) == 6
    severity, node, path, value, message = rows[-1].split("\t")
    assert (severity, path, value) == ("Violation", "rdfs:label", '"Берг"')
    assert node == "<https://w3id.org/diplomatic-kg/id/person/plain>"
    assert message.startswith("A person needs a name")


def test_messages_come_in_the_language_asked_for(run: Run, bad: Path) -> None:
    assert "У человека должно быть непустое имя" in run(bad, "--lang", "ru").stdout
    assert "Şəxsin boş olmayan" in run(bad, "--lang", "az").stdout


def test_json_tells_everything_to_machines(run: Run, bad: Path) -> None:
    result = run(bad, "--json")
    report = json.loads(result.stdout)
    assert (report["conforms"], report["graphs"], report["count"]["Violation"]) == (False, 1, 6)
    assert report["findings"][0]["graph"] == str(bad)
    assert report["findings"][0]["message"].keys() == {"en", "ru", "az"}
    assert result.exit_code == 1


def test_milder_findings_show_when_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "post.nt"
    post, label = "<https://e.org/p>", "<http://www.w3.org/2000/01/rdf-schema#label>"
    file.write_text(f'{post} <{RDF.type.value}> <http://www.w3.org/ns/org#Post> .\n{post} {label} "a"@en .\n')
    shown = {name: run(file, "--severity", name).stdout.count("\n") - 1 for name in ("warning", "info")}
    assert shown == {"warning": 1, "info": 2}
    assert run(file).exit_code == 0


def test_every_graph_of_a_file_is_judged_by_itself(run: Run, tmp_path: Path) -> None:
    """Together the two graphs would conform; alone, the second has a person without a name."""
    file = tmp_path / "two.trig"
    file.write_text(
        f"""@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <urn:g1> {{ <urn:p> a <{DM.Person.value}> ; rdfs:label "Берг"@ru ; <{DM.nameKey.value}> "berg" . }}
        <urn:g2> {{ <urn:p> a <{DM.Person.value}> ; <{DM.nameKey.value}> "berg" . }}""",
        encoding="utf-8",
    )
    head, row = run(file).stdout.splitlines()
    assert (head.split("\t")[-1], row.split("\t")[-1]) == ("graph", "urn:g2")


def test_a_store_is_judged_by_article_and_its_view_adds_only_what_is_new(run: Run, store: str) -> None:
    result = run("--store", store, "--json")
    report = json.loads(result.stdout)
    assert report["graphs"] == 3
    assert [f["focus"] for f in report["findings"] if f["severity"] == "Violation"] == [
        "<https://e.org/nameless>"
    ]
    assert report["findings"][0]["graph"].endswith("/article/0000000000000002")
    assert json.loads(run("--store", store, "--articles-only", "--json").stdout)["graphs"] == 2


def test_the_export_of_a_store_agrees_with_the_store(run: Run, store: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    CliRunner().invoke(main, ["export", "--store", store, "--output", str(file)])
    found = json.loads(run(file, "--engine", "pyshacl", "--json").stdout)
    assert found["count"] == json.loads(run("--store", store, "--json").stdout)["count"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("table.csv", b"a,b", "the ending tells the format, one of .ttl, .trig"),
        ("broken.ttl", b"<urn:a> <urn:b>", "broken.ttl: Parser error at line 1"),
        ("latin.ttl", "<urn:a> <urn:b> 'é' .".encode("latin-1"), "latin.ttl: "),
        ("empty.ttl", b"", "no triples to check"),
        ("misspelt.ttl", f"<urn:a> a <{DM.Meeting.value}s> .".encode(), "nothing in it that a shape judges"),
        ("foreign.nq", b'<urn:a> <urn:b> "c" <urn:g> .', "nothing in it that a shape judges"),
    ],
)
def test_a_file_that_is_no_graph_gives_one_line(
    run: Run, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_is_not_there_and_no_store(run: Run) -> None:
    assert run("missing.ttl").stderr == "kg: missing.ttl: no such file\n"
    assert run().exit_code == 2


def test_standard_input_is_read_as_trig(run: Run) -> None:
    result = run("-", input=BASE.read_bytes())
    assert result.exit_code == 0
    assert result.stderr.startswith("1 graph: 0 violations")
