"""kg check finds what is wrong with a store and says what to do; kg rebuild does it."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.settings import DEFAULT_BASE
from kg.store import open_store
from kg.store.change import Change
from kg.store.ledger import LEDGER

from .conftest import Kg

SOUND = "the store is sound\n"
NODE = ox.NamedNode("https://e.org/x")
ASTRAY = ox.Triple(NODE, NODE, NODE)


@pytest.fixture
def taken_in(kg: Kg, news: Path) -> str:
    """A store with two articles."""
    assert kg("ingest", "news").exit_code == 0
    assert kg("check", "--deep").stderr == SOUND
    return "kg-store"


def test_a_view_that_is_wrong_is_made_anew(kg: Kg, taken_in: str) -> None:
    _add(ox.Quad(*ASTRAY, ox.DefaultGraph()))
    found = kg("check")
    assert (found.exit_code, found.stdout.splitlines()) == (
        1,
        [
            "finding\twhere\twhat to do",
            "triples in the merged view that no article holds\t1\tkg rebuild",
        ],
    )
    assert [finding["where"] for finding in json.loads(kg("check", "--json").stdout)["findings"]] == ["1"]
    assert kg("rebuild").stderr == "1 triples of the merged view put right\n"
    assert kg("check").stderr == SOUND


def test_what_is_not_there_is_not_made_by_a_rebuild(kg: Kg, here: Path) -> None:
    result = kg("rebuild", "--store", "nowhere")
    assert result.exit_code == 2
    assert "nowhere: no store here; make one with: kg ingest" in result.stderr
    assert not Path("nowhere").exists()


def test_repair_is_rebuild(kg: Kg, taken_in: str) -> None:
    _add(ox.Quad(*ASTRAY, ox.DefaultGraph()))
    repaired = kg("check", "--repair")
    assert (repaired.exit_code, repaired.stderr) == (0, f"1 triples of the merged view put right\n{SOUND}")


@pytest.mark.parametrize("spoil", ["add", "take"])
def test_a_graph_that_is_not_what_its_record_gives_is_made_anew(kg: Kg, taken_in: str, spoil: str) -> None:
    before = kg("export", "--format", "nq").stdout
    with open_store(taken_in) as store:
        article = min(store.articles())
        graph = ox.NamedNode(article)
        quads = set(store.matches(graph=graph))
        extra = {ox.Quad(*ASTRAY, graph), ox.Quad(*ASTRAY, ox.DefaultGraph())}
        in_view = {ox.Quad(*q.triple, ox.DefaultGraph()) for q in quads}
        store.apply(Change(added=extra) if spoil == "add" else Change(removed=quads | in_view))
    found = kg("check", "--json")
    assert found.exit_code == 1
    assert article in {finding["where"] for finding in json.loads(found.stdout)["findings"]}
    assert "1 article graphs made anew" in kg("rebuild", "--graphs").stderr
    assert kg("check", "--deep").stderr == SOUND
    assert kg("export", "--format", "nq").stdout == before


def test_a_graph_that_the_ledger_does_not_know_goes_and_comes_again(kg: Kg, taken_in: str) -> None:
    before = kg("export", "--format", "nq").stdout
    with open_store(taken_in) as store:
        store.apply(Change(removed=set(store.matches(ox.NamedNode(min(store.articles())), graph=LEDGER))))
    assert {f["what"] for f in json.loads(kg("check", "--json").stdout)["findings"]} == {
        "graph of an article that the ledger does not know",
        "source whose article is not there",
    }
    assert "1 articles and sources let go" in kg("rebuild").stderr
    assert kg("check").stderr == SOUND
    assert json.loads(kg("ingest", "news", "--json").stdout)["stored"] == 1
    assert kg("export", "--format", "nq").stdout == before


def test_a_damaged_file_of_the_quarantine_and_a_line_that_is_no_judgement_are_told(
    kg: Kg, taken_in: str
) -> None:
    quarantine = Path(taken_in) / "quarantine"
    quarantine.mkdir(exist_ok=True)
    (quarantine / "u1.json").write_text('{"article": {')
    Path(taken_in, "judgements.jsonl").write_text("{}\n")
    found = kg("check", "--json")
    assert found.exit_code == 1
    said = {f["what"]: f["where"] for f in json.loads(found.stdout)["findings"]}
    assert "u1.json: damaged" in said["file of the quarantine"]
    assert "judgements.jsonl:1: no judgement" in said["log of judgements"]
    assert kg("rebuild", "--graphs").exit_code == 2, (
        "without the decisions nobody knows what a graph should be"
    )


def _add(*quads: ox.Quad) -> None:
    with open_store("kg-store") as store:
        store.apply(Change(added=set(quads)))


def test_articles_under_several_bases_are_found(kg: Kg, taken_in: str, news: Path) -> None:
    """One person under two bases is two, and whom he met is counted in halves."""
    other = "https://example.org/kg/"
    assert kg("ingest", "news/call.txt", "--base", other, "--store", "other").exit_code == 0
    with open_store("other", read_only=True) as opened:
        quads = [q for graph in (None, LEDGER) for q in opened.matches(graph=graph)]
    _add(*quads)
    found = [f for f in json.loads(kg("check", "--json").stdout)["findings"] if "bases" in f["what"]]
    assert [(f["what"], f["where"], f["to_do"]) for f in found] == [
        (
            "articles under several bases",
            f"{DEFAULT_BASE} (2), {other} (1)",
            f"kg remove those not under {DEFAULT_BASE}, and ingest them again",
        )
    ]
