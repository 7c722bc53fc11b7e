"""kg gazetteer: what it says, what it leaves in the store, and what a run makes of it."""

from __future__ import annotations

import bz2
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import gazetteer
from kg.extract.languages.ru.dictionary import analyser

from .conftest import Kg

OWN = """\
kind,en,ru,ru_acronyms,iso2,wikidata,same_as
body,Council of Lakes,Совет озёр,СОЗ,,Q99000001,
city,Nowhereville,Нигдевилль,,AZ,,
body,United Nations,,,,,
"""
NEWS = """\
22 ноября 2025

21 ноября премьер-министр Азербайджана Али Асадов встретился в Нигдевилле с премьер-министром Грузии
Ираклием Кобахидзе. На встрече присутствовал генеральный секретарь Совета озёр Иван Петров.
"""
SOURCED = ("--source", "a made-up list", "--licence", "CC0-1.0")
WIKIDATA = "http://www.wikidata.org/entity/Q99000001"


@pytest.fixture(autouse=True)
def packaged_alone_afterwards() -> Iterator[None]:
    yield
    gazetteer.use(None)


@pytest.fixture
def own(here: Path) -> Path:
    (here / "a.txt").write_text(NEWS, encoding="utf-8")
    file = here / "own.csv"
    file.write_text(OWN, encoding="utf-8")
    return file


def place(kg: Kg, *args: str, **env: str) -> tuple[str, str | None]:
    (event,) = json.loads(kg("extract", "a.txt", *args, **env).stdout)["events"]
    return event["place"]["name"], event["place"]["country"]


def test_add_tells_what_became_of_the_rows(kg: Kg, own: Path) -> None:
    result = kg("gazetteer", "add", "own.csv", *SOURCED)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "kg: own.csv:4: United Nations is left out: bears a name of body un: "
        "name that in the column same_as, or add with --join",
        "own: 3 rows: 2 new, 0 joined, 1 left out (a made-up list; CC0-1.0)",
        "what is stored changes when it is taken in again: kg ingest SOURCE...",
    ]


def test_add_reports_for_machines(kg: Kg, own: Path) -> None:
    own.write_text(OWN + "planet,Mars,,,,,\n", encoding="utf-8")
    (report,) = json.loads(kg("gazetteer", "add", "own.csv", *SOURCED, "--join", "--json").stdout)
    assert report.pop("broken_lines")[0]["line"] == 5
    assert report == {
        "table": "own",
        "source": "a made-up list",
        "licence": "CC0-1.0",
        "rows": 3,
        "new": 2,
        "joined": 1,
        "left_out": 0,
        "broken": 1,
        "findings": [],
    }


def test_exit_codes(kg: Kg, own: Path) -> None:
    own.write_text("kind,en\nbody,Council of Lakes\n", encoding="utf-8")
    assert kg("gazetteer", "add", "own.csv").exit_code == 0
    own.write_text("kind,en\nbody,United Nations\n", encoding="utf-8")
    assert kg("gazetteer", "add", "own.csv").exit_code == 2
    own.write_text("kind,en\nplanet,Mars\n", encoding="utf-8")
    assert kg("gazetteer", "add", "own.csv").exit_code == 2
    assert kg("gazetteer", "add", "none.csv").stderr == "kg: none.csv: No such file or directory\n"
    assert kg("gazetteer", "add", "own.csv", "--store", ":memory:").exit_code == 2
    assert kg("gazetteer", "add", "own.csv", "own.csv", "--name", "x").exit_code == 2
    assert kg("gazetteer", "add", "own.csv", "own.csv").stderr.startswith("kg: two files would be the table")
    assert kg("gazetteer", "remove", "nothing").exit_code == 2


def test_many_findings_are_counted_not_printed(kg: Kg, here: Path) -> None:
    (here / "own.csv").write_text("kind,en\nbody,Lakes\n" + "planet,Mars\n" * 50, encoding="utf-8")
    lines = kg("gazetteer", "add", "own.csv").stderr.splitlines()
    assert lines[19] == (lines[0].replace(":3:", ":22:"))
    assert lines[20] == "kg: own.csv: 30 more such lines (--json names them)"


def test_list_show_and_remove(kg: Kg, own: Path) -> None:
    kg("gazetteer", "add", "own.csv", *SOURCED)
    head, packaged, listed = kg("gazetteer").stdout.splitlines()
    assert head == "table\trows\tnew\tjoined\tleft out\tsource\tlicence"
    assert packaged.startswith("(packaged)\t")
    assert listed == "own\t3\t2\t0\t1\ta made-up list\tCC0-1.0"
    rows = json.loads(kg("gazetteer", "show", "own", "--json").stdout)
    assert [(row["line"], row["fate"], row["is"]) for row in rows] == [
        (2, "new", "body wikidata:Q99000001"),
        (3, "new", "city own:nowhereville"),
        (4, "left out", None),
    ]
    (thing,) = json.loads(kg("gazetteer", "show", "СОЗ", "--json").stdout)
    assert thing["identifiers"] == {"wikidata": "Q99000001 (a made-up list)"}
    assert "wikidata Q99000001 (a made-up list)" in kg("gazetteer", "show", "Совет озёр").stdout
    assert (
        kg("gazetteer", "show", "Atlantis").stderr == "kg: 'Atlantis' is neither a table nor a name in one\n"
    )
    assert kg("gazetteer", "remove", "own").stderr == "own: removed\n"
    assert len(kg("gazetteer", "list").stdout.splitlines()) == 2
    assert kg("gazetteer", "remove", "own").stderr == (
        "kg: kg-store/gazetteer: no table 'own'; tables: none\n"
    )


def test_extract_takes_the_tables_by_option_or_environment(kg: Kg, own: Path) -> None:
    kg("gazetteer", "add", "own.csv", *SOURCED)
    assert place(kg) == ("Нигдевилле", None)
    assert place(kg, "--gazetteer", "kg-store/gazetteer") == ("Нигдевилль", "AZ")
    assert place(kg, KG_GAZETTEER="kg-store/gazetteer") == ("Нигдевилль", "AZ")
    assert place(kg) == ("Нигдевилле", None)
    assert kg("extract", "a.txt", "--gazetteer", "nowhere").exit_code == 2
    explained = kg("explain", "a.txt", "--gazetteer", "kg-store/gazetteer").stdout
    assert "Нигдевилль" in explained


def test_other_tables_change_names_and_load_no_dictionary_anew(kg: Kg, own: Path) -> None:
    kg("gazetteer", "add", "own.csv", *SOURCED)
    gazetteer.use(None)
    before, loaded = gazetteer.states(), analyser()
    gazetteer.use("kg-store/gazetteer")
    assert gazetteer.states() is not before
    assert analyser() is loaded


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_is_stored_changes_when_it_is_taken_in_again(kg: Kg, own: Path, workers: str) -> None:
    ingest = ("ingest", "a.txt", "--workers", workers, "--json")
    kg(*ingest)
    before = kg("export", "--format", "nq").stdout
    assert WIKIDATA not in before
    assert json.loads(kg(*ingest).stdout)["unchanged"] == 1
    kg("gazetteer", "add", "own.csv", *SOURCED)
    assert json.loads(kg(*ingest).stdout)["stored"] == 1
    graph = kg("export", "--format", "ttl").stdout
    assert f"schema:sameAs <{WIKIDATA}>" in graph
    assert 'schema:value "Q99000001"' in graph
    assert 'dcterms:source "a made-up list"' in graph
    assert 'dcterms:license "CC0-1.0"' in graph
    assert '"Council of Lakes"@en' in graph
    assert json.loads(kg(*ingest).stdout)["unchanged"] == 1
    assert kg("validate").exit_code == 0
    assert kg("check").exit_code == 0
    kg("gazetteer", "remove", "own")
    assert json.loads(kg(*ingest).stdout)["stored"] == 1
    assert kg("export", "--format", "nq").stdout == before


def test_a_store_carries_its_tables(kg: Kg, own: Path, here: Path) -> None:
    kg("gazetteer", "add", "own.csv", *SOURCED, "--store", "one")
    shutil.copytree(here / "one" / "gazetteer", here / "two" / "gazetteer")
    for store in ("one", "two"):
        kg("ingest", "a.txt", "--store", store)
    first, second = (kg("export", "--format", "nq", "--store", store).stdout for store in ("one", "two"))
    assert first == second
    assert WIKIDATA in first


def test_a_damaged_table_stops_a_run_with_one_line(kg: Kg, own: Path, here: Path) -> None:
    kg("gazetteer", "add", "own.csv", *SOURCED)
    (here / "kg-store" / "gazetteer" / "own.jsonl").write_text("{\n", encoding="utf-8")
    result = kg("ingest", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("kg: kg-store/gazetteer/own.jsonl:1: no table of kg ")
    assert kg("gazetteer", "remove", "own").exit_code == 0
    assert kg("ingest", "a.txt").exit_code == 0


def test_a_slice_of_wikidata_goes_all_the_way_to_the_graph(kg: Kg, own: Path, here: Path) -> None:
    def entity(id: str, of: str, label: str, **claims: str) -> str:
        stated = {
            name: [{"mainsnak": {"datavalue": {"value": {"id": v} if v[0] == "Q" else v}}, "rank": "normal"}]
            for name, v in {"P31": of, **claims}.items()
        }
        labels = {"ru": {"language": "ru", "value": label}}
        return json.dumps({"type": "item", "id": id, "labels": labels, "claims": stated}, ensure_ascii=False)

    lines = [
        entity("Q99000002", "Q99000009", "Нигдевилль", P17="Q99000001", P1566="99000003"),
        entity("Q99000001", "Q6256", "Азербайджан", P297="AZ"),
    ]
    with bz2.open(here / "slice.json.bz2", "wt", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    result = kg("gazetteer", "add", "slice.json.bz2", "--class", "Q99000009=city")
    assert result.exit_code == 0
    assert result.stderr.startswith("slice: 2 rows: 1 new, 1 joined, 0 left out (Wikidata; CC0-1.0)\n")
    kg("ingest", "a.txt")
    graph = kg("export", "--format", "nt").stdout
    same = "<https://schema.org/sameAs>"
    assert f"/state/AZ> {same} <http://www.wikidata.org/entity/Q99000001>" in graph
    assert f"{same} <http://www.wikidata.org/entity/Q99000002>" in graph
    assert f"{same} <https://sws.geonames.org/99000003/>" in graph
    assert kg("validate").exit_code == 0
