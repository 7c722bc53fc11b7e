"""``kg.open``: answers, networks and the page, as docs/python.md tells them."""

from __future__ import annotations

import doctest
import subprocess
import sys
import warnings
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import StoreUnavailable, WrongUse
from kg.network import read
from kg.network.days import days
from kg.notebook import TakenFor
from kg.notebook.frames import frame, rows
from kg.notebook.page import NetworkPage
from kg.query import Answer


def test_the_page_about_python_shows_what_happens(
    checkout: Path, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(examples)
    page = checkout / "docs" / "python.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert failed == 0
    assert tried > 15


def test_importing_kg_loads_nothing() -> None:
    code = "import sys, kg; print([m for m in ('pyoxigraph', 'networkx', 'kg.store') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert shown.stdout == "[]\n"
    with pytest.raises(AttributeError, match="'opne'"):
        kg.opne  # type: ignore[attr-defined]  # noqa: B018


def test_a_language_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="lang 'xx': names are in en, ru, az"):
        kg.open(tmp_path, lang="xx")
    with kg.open(":memory:", lang="ru") as graph, pytest.raises(WrongUse, match="lang 'xx'"):
        graph.query("SELECT ?s { ?s ?p ?o }", lang="xx")


def test_no_store_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no store here; make one with: kg ingest"):
        kg.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_frame_holds_what_the_command_line_gives(graph: kg.Graph) -> None:
    for name in ("meetings", "visits-balance", "contacts"):
        params = {"state": "KZ"} if name == "visits-balance" else {"person": "Giorgi Machaidze"}
        found = graph.query(name, **params)
        plain = graph.rows(name, **params)
        assert list(found.columns) == list(plain[0])
        again = found.astype(object).where(found.notna(), None).to_dict(orient="records")
        assert again == plain
        things = {column.name for column in graph.queries()[name].columns if column.thing}
        assert {f"{thing}Label" for thing in things} <= set(found.columns)
        bare = graph.query(name, labels=False, **params)
        assert not [column for column in bare.columns if column.endswith("Label")]


def literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))


@pytest.mark.parametrize(
    ("terms", "dtype", "values"),
    [
        ([literal("3", "integer"), None], "Int64", [3, None]),
        ([literal("3", "integer"), literal("0.5", "decimal")], "Float64", [3.0, 0.5]),
        ([literal("1e3", "double")], "Float64", [1000.0]),
        ([literal("true", "boolean"), None], "boolean", [True, None]),
        ([literal("2025-11", "gYearMonth"), literal("2025", "gYear")], "string", ["2025-11", "2025"]),
        ([literal("2025-11-21", "date"), None], "string", ["2025-11-21", None]),
        ([ox.NamedNode("https://x.example/a")], "string", ["https://x.example/a"]),
        ([literal("3", "integer"), ox.Literal("three")], "string", ["3", "three"]),
        ([None], "string", [None]),
        ([], "string", []),
    ],
)
def test_every_column_has_the_type_of_its_values(terms: list[Any], dtype: str, values: list[Any]) -> None:
    answer = Answer("select", columns=("x",), rows=tuple((term,) for term in terms))
    column = frame(answer)["x"]
    assert str(column.dtype) == dtype
    assert [None if pd.isna(value) else value for value in column] == values
    assert rows(answer) == [{"x": value} for value in values] or dtype in ("Float64", "string")


dates = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4], "", "soon", None]))


@settings(max_examples=20, deadline=None)
@given(st.lists(dates, min_size=5))
def test_no_date_becomes_more_precise_than_it_is(given_dates: list[str | None]) -> None:
    found = kg.spans(pd.Series(given_dates, index=[f"r{n}" for n in range(len(given_dates))], dtype="string"))
    assert list(found.index) == [f"r{n}" for n in range(len(given_dates))]
    for text, (first, last, precision) in zip(given_dates, found.itertuples(index=False), strict=True):
        span = days(text)
        if span is None:
            assert pd.isna(first)
            assert pd.isna(precision)
        else:
            assert (str(first)[:10], str(last)[:10]) == span
            assert precision == {4: "year", 7: "month", 10: "day"}[len(text or "")]


def test_parameters_are_what_a_program_has(graph: kg.Graph) -> None:
    day = graph.query("meetings", person="Giorgi Machaidze", from_=date(2024, 1, 1), to=None)
    assert day.equals(graph.query("meetings", person="Giorgi Machaidze", from_="2024-01-01"))
    assert day.attrs["params"] == {"person": "Giorgi Machaidze", "from": "2024-01-01"}
    one = graph.query("contacts", person="Giorgi Machaidze", limit=1)
    assert len(one) == 1
    again = graph.query("meetings", person=one["contact"].iloc[0])  # an address from a frame
    assert len(again) > 0


def test_names_are_taken_as_on_the_command_line(graph: kg.Graph) -> None:
    with pytest.warns(TakenFor, match="person: 'Мачаидзе' taken for Giorgi Machaidze") as caught:
        graph.query("meetings", person="Мачаидзе")
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        graph.query("meetings", person="Георгий Мачаидзе")  # the name itself, in another script
    with pytest.raises(WrongUse, match="the store knows no person named 'Napoleon'"):
        graph.query("meetings", person="Napoleon")
    with pytest.raises(WrongUse, match="did you mean meetings"):
        graph.query("meeting")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda graph: graph.network("visit"), "kind 'visit': there are co-participation, visits, topics"),
        (lambda graph: graph.network(nodes="person"), "nodes 'person': there are persons, bodies"),
        (lambda graph: graph.network(types=["Meetings"]), "types 'Meetings': there are meeting, call"),
        (lambda graph: graph.network(modalities=["hold"]), "modalities 'hold': there are held, planned"),
        (lambda graph: graph.slices("week"), "step 'week': there are month, quarter, year"),
        (lambda graph: graph.measures("fame"), "measure 'fame': there are degree, strength"),
        (lambda graph: graph.network(since=2025, until="2024-12"), "from 2025 is after to 2024-12: swap"),
    ],
)
def test_a_word_that_chooses_nothing_is_an_error_that_lists_the_others(
    graph: kg.Graph, wrong: Callable[[kg.Graph], object], says: str
) -> None:
    with pytest.raises(WrongUse, match=says):
        wrong(graph)


def test_an_ambiguous_name_lists_whom_it_may_be(graph: kg.Graph) -> None:
    with pytest.raises(WrongUse, match=r"'minister' may be .*, .*: give the full name"):
        graph.query("post-meetings", post="minister")


def test_each_kind_of_question_has_its_method(graph: kg.Graph, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"this question is ASK: use graph\.ask"):
        graph.query("ASK { ?s ?p ?o }")
    with pytest.raises(WrongUse, match=r"this question is SELECT: use graph\.query"):
        graph.construct("meetings", person="Giorgi Machaidze")
    file = tmp_path / "count.rq"
    file.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s a dm:Meeting }", encoding="utf-8")
    assert graph.rows(file) == graph.rows(file.read_text(encoding="utf-8"))
    assert (
        len(graph.construct("CONSTRUCT { ?s a dm:Meeting } WHERE { ?s a dm:Meeting }"))
        == graph.rows(file)[0]["n"]
    )
    with pytest.raises(WrongUse, match="changes the graph"):
        graph.query("DELETE WHERE { ?s ?p ?o }")


def test_without_pandas_rows_stay_and_frames_say_what_to_install(
    graph: kg.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert graph.rows("contacts", person="Giorgi Machaidze")
    with pytest.raises(WrongUse, match=r"pip install 'diplomatic-kg\[pandas\]'"):
        graph.query("contacts", person="Giorgi Machaidze")


def test_evidence_of_an_event_by_its_address(graph: kg.Graph) -> None:
    event = graph.rows("meetings", person="Giorgi Machaidze")[0]["event"]
    proof = graph.evidence(event)
    assert set(proof["event"]) == {event}
    assert proof["quote"].notna().all()


# --- networks


def test_networks_are_those_of_the_command_line(graph: kg.Graph, tmp_path: Path) -> None:
    met = graph.network(nodes="states", since="2024", modalities="any")
    assert {data["kind"] for _, data in met.nodes(data=True)} == {"state"}
    nx.write_gexf(met, tmp_path / "met.gexf")
    assert graph.network("visits").is_directed()
    assert nx.is_bipartite(graph.network("topics", nodes="states", lang="ru"))
    ranked = graph.measures("strength", "constraint", communities=True)
    assert list(ranked["strength"]) == sorted(ranked["strength"], reverse=True)
    assert str(ranked["community"].dtype) == "Int64"
    with pytest.raises(WrongUse, match="there is no option from_: a network takes nodes, since, until"):
        graph.network(from_="2024")
    with pytest.raises(WrongUse, match="since soon: write YYYY"):
        graph.network(since="soon")


def test_weights_of_slices_add_up(graph: kg.Graph) -> None:
    parts = graph.slices("month", nodes="states")
    whole = graph.slices("month", nodes="states", cumulative=True)
    total = sum(part.size(weight="weight") for part in parts.values())
    assert list(whole.values())[-1].size(weight="weight") == total


class Frame(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.usefixtures("front_end")
def test_the_page_of_a_notebook_is_one_sandboxed_frame(graph: kg.Graph, tmp_path: Path) -> None:
    page = graph.network_view(lang="az", most=5)
    parser = Frame()
    parser.feed(page._repr_html_())
    ((tag, attributes),) = parser.found
    assert (tag, attributes["sandbox"]) == ("iframe", "allow-scripts allow-downloads")
    assert attributes["srcdoc"] == page.html
    page.save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page.html
    assert '<html lang="az"' in page.html


@given(st.text())
def test_no_page_leaves_its_frame(html: str) -> None:
    parser = Frame()
    parser.feed(NetworkPage(html, title=html)._repr_html_())
    assert [tag for tag, _ in parser.found] == ["iframe"]


def test_contacts_are_read_once(graph: kg.Graph) -> None:
    assert graph._contacts is graph._contacts
    assert graph._contacts == read(graph._store)
