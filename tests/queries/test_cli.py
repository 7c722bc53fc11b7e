"""``kg query`` and ``kg queries`` as a user calls them, on a store in a folder."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main, query
from kg.packaged import folder as packaged
from kg.query import find, named
from kg.store import open_store
from kg.store.entries import Entry

from .rows import graph

Kg = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store that holds the small graph."""
    path = str(tmp_path_factory.mktemp("queries") / "store")
    triples = ox.serialize((quad.triple for quad in graph()), format=ox.RdfFormat.N_TRIPLES)
    assert triples is not None
    with open_store(path) as store:
        store.put(Entry(article="https://example.org/a", graph=triples, key="a", digest="0", fingerprint="0"))
    return path


@pytest.fixture
def kg(folder: str) -> Kg:
    def call(*args: str, stdin: str | bytes | None = None) -> Result:
        result = CliRunner(env={"KG_STORE": folder}).invoke(main, args, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


def test_a_named_query(kg: Kg) -> None:
    result = kg("query", "contacts", "--person", "ЭМИН САФАРОВ", "--from", "2025-11-01", "--lang", "ru")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.split("\n")[2].split() == [
        "Анна",
        "Линдквист",
        "1",
        "1",
        "0",
        "2025-11-21",
        "2025-11-21",
    ]


def test_what_a_name_was_taken_for_is_a_remark(kg: Kg) -> None:
    assert kg("query", "contacts", "--person", "Гулиев").stderr == (
        "person: 'Гулиев' taken for Нариман Гулиев\n"
    )
    assert kg("-q", "query", "contacts", "--person", "Гулиев").stderr == ""


def test_a_table_on_a_terminal_ends_where_nobody_reads_on(
    folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(query, "_READ", 2)
    state = {"party": "AZ"}
    with open_store(folder, read_only=True) as store:
        every = query._asked(store, find("timeline"), state, None, is_read=False).rows
        assert len(every) > 2
        assert capsys.readouterr().err == ""
        assert query._asked(store, find("timeline"), state, None, is_read=True).rows == every[:2]
        assert "the first 2 rows" in capsys.readouterr().err
        assert query._asked(store, find("timeline"), state, 3, is_read=True).rows == every[:3]
        graph_ = query._asked(store, find("CONSTRUCT { ?s a ?o } { ?s a ?o }"), {}, None, is_read=True)
        assert len(graph_.triples) > 2
    assert capsys.readouterr().err == ""


def test_no_rows_are_said_to_be_none(kg: Kg) -> None:
    result = kg("query", "contacts", "--person", "Нариман Гулиев", "--from", "2030")
    assert (result.exit_code, result.stderr) == (0, "no rows\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["query", "contact"], "no query is named 'contact': did you mean contacts"),
        (["query", "contacts"], "contacts needs person (person, required), whose contacts: it takes person"),
        (["query", "contacts", "--person", "Сафаров"], "person: 'Сафаров' may be Рауф Сафаров"),
        (["query", "find", "--topic", "x"], "find takes no topic: it takes name (name, required)"),
        (["query", "find", "--name", "x", "--param", "name=y"], "name is given twice"),
        (["query", "find", "--param", "name"], "--param name: write NAME=VALUE"),
        (["query", "missing.rq"], "missing.rq: No such file or directory"),
        (["query", "SELECT ?s { ?s ?p }"], "the query does not parse at line 1, column 20"),
        (["query", "DROP ALL"], "DROP changes the graph"),
        (["query", "ASK { SERVICE <http://192.0.2.1/> {} }"], "SERVICE asks another server"),
        (["query", "find", "--name", "x", "--spreadsheet"], "--spreadsheet is for csv and tsv, not table"),
        (["query", "find", "--name", "x", "--format", "ttl"], "SELECT gives no graph: write it as table"),
        (["queries", "nothing"], "no query is named 'nothing'"),
        (["queries", "ASK {}"], "'ASK {}' is no name of a query"),
        (["queries", "--sparql"], "--sparql prints one query: name it"),
    ],
)
def test_wrong_use_is_one_line(args: list[str], message: str, kg: Kg) -> None:
    result = kg(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"kg: {message}")
    assert result.stderr.count("\n") == 1


def test_csv_has_the_names_and_no_labels_has_not(kg: Kg) -> None:
    call = ("query", "visits-to", "--state", "kz", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(kg(*call, "--lang", "ru").stdout)))
    assert [row["visitorLabel"] for row in rows] == ["Лала Мамедзаде", "Эмин Сафаров"]
    head = kg(*call, "--no-labels").stdout.splitlines()[0]
    assert head == "date,event,visitor,post,body,origin,venue"


def test_tables_without_labels_show_what_parameters_take(kg: Kg) -> None:
    shown = kg("query", "sidelines", "--party", "МСЭ", "--from", "2025-11", "--no-labels").stdout
    event = shown.split("\n")[2].split()[1]
    assert event == "event/itu-meeting"
    quotes = kg("query", "evidence", "--event", event, "--format", "tsv", "--no-labels").stdout
    assert '"встретился"@ru' in quotes


def test_sparql_from_an_argument_a_file_and_standard_input(kg: Kg, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?e a dm:Call ; dm:modality dm:Held }"
    file = tmp_path / "calls.rq"
    file.write_text(text, encoding="utf-8-sig")
    answers = [kg("query", text), kg("query", str(file)), kg("query", "-", stdin=text)]
    assert {answer.stdout for answer in answers} == {"n\n─\n2\n"}


def test_a_file_may_have_parameters(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "where.rq"
    file.write_text(
        "# param person (person, required): who\n"
        "SELECT DISTINCT ?place { VALUES ?person { UNDEF } ?e dm:party ?person ; dm:place ?place }",
        encoding="utf-8",
    )
    result = kg("query", str(file), "--person", "anna lindqvist", "--lang", "ru", "--format", "md")
    assert sorted(result.stdout.split("\n")[2:4]) == ["| Баку |", "| Ташкент |"]


def test_a_file_that_is_no_text_is_refused(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "binary.rq"
    file.write_bytes(b"SELECT \xff")
    assert "byte 7 is not UTF-8" in kg("query", str(file)).stderr


def test_yes_or_no_and_graphs(kg: Kg) -> None:
    assert kg("query", "have-met", "--person", "Нариман Гулиев", "--state", "UZ").stdout == "true\n"
    turtle = kg("query", "CONSTRUCT { ?s a dm:State } WHERE { ?s a dm:State } ", "--limit", "2").stdout
    assert "@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .\n" in turtle
    assert turtle.count(" a dm:State") == 2
    assert 'dm:isoCode "UZ"' in kg("query", "DESCRIBE <https://w3id.org/diplomatic-kg/id/state/UZ>").stdout


def test_an_answer_goes_into_a_file(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    result = kg("query", "find", "--name", "баку", "--format", "json", "--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(json.loads(file.read_text(encoding="utf-8"))["results"]["bindings"]) == 1


def test_a_query_does_not_write_and_needs_a_store(kg: Kg, tmp_path: Path) -> None:
    result = kg("query", "coverage", "--store", str(tmp_path / "none"))
    assert result.exit_code == 2
    assert not (tmp_path / "none").exists()


def test_every_parameter_of_a_named_query_is_an_option() -> None:
    command = main.get_command(None, "query")  # type: ignore[arg-type]  # needs no context
    assert command is not None
    options = {option for param in command.params for option in param.opts}
    assert {f"--{param.name}" for query in named() for param in query.params} <= options


def test_the_list_of_queries(kg: Kg) -> None:
    lines = kg("queries", "--lang", "ru").stdout.splitlines()
    assert len(lines) == len(named()) + 1
    assert lines[1].startswith("announced-not-held\tЧто было объявлено")


def test_what_a_query_takes_and_gives(kg: Kg) -> None:
    shown = kg("queries", "visits-to").stdout
    assert shown.startswith("visits-to: Who visited a state\n")
    assert "  state (state, required): the state visited\n" in shown
    assert "  visitor: the person; empty when only a post, body or state is known\n" in shown


def test_what_a_query_is_for_is_said_in_each_language(kg: Kg) -> None:
    shown = kg("queries", "visits-to", "--lang", "ru").stdout
    assert "Состоявшиеся визиты на территорию государства" in shown
    assert "  state (state, required): принимающее государство\n" in shown


def test_no_description_and_no_parameter_lacks_a_language() -> None:
    told = tomllib.loads((packaged("queries") / "words.toml").read_text(encoding="utf-8"))
    assert set(told["descriptions"]) == {query.name for query in named()}
    assert set(told["params"]) == {param.description for query in named() for param in query.params}
    for words in (*told["descriptions"].values(), *told["params"].values()):
        russian, azerbaijani = words
        assert re.search("[а-я]", russian)
        assert not re.search("[а-яА-Я]", azerbaijani)


def test_the_text_of_a_query_runs_as_it_stands(kg: Kg) -> None:
    text = kg("queries", "coverage", "--sparql").stdout
    assert (
        kg("query", "-", "--format", "csv", stdin=text).stdout
        == kg("query", "coverage", "--format", "csv").stdout
    )


def test_the_list_for_machines(kg: Kg) -> None:
    queries = json.loads(kg("queries", "--json").stdout)
    assert [query["name"] for query in queries] == [query.name for query in named()]
    (one,) = json.loads(kg("queries", "chain", "--json").stdout)
    assert one["params"][0] == {
        "name": "person",
        "types": ["person"],
        "required": True,
        "description": "where the chain begins",
    }
    assert one["columns"][1] == {"name": "first", "thing": True, "description": "the first person in between"}


def test_a_state_has_a_code_of_three_letters_too(kg: Kg) -> None:
    call = ("query", "visits-to", "--format", "csv", "--state")
    two, three = kg(*call, "KZ"), kg(*call, "KAZ")
    assert two.stdout == three.stdout
    assert two.stdout.count("\n") > 1
    assert three.stderr == "state: 'KAZ' taken for Kazakhstan\n"
    assert kg(*call, "XYZ").exit_code == 2
