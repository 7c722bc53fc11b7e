"""Generated graphs: the same for the same seed, valid, and what they say is in their articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import graphs
from bench.latency import measured, opened
from bench.questions import CASES, subjects
from kg.model import triples
from kg.query import named
from kg.records import misquoted
from kg.store import open_store
from kg.validate import Validator

COUNT = 60


@pytest.fixture(scope="module")
def told() -> list[graphs.Told]:
    return list(graphs.articles(COUNT))


def test_so_many_articles_in_three_languages_each_its_own(told: list[graphs.Told]) -> None:
    assert len({one.record.article.id for one in told}) == COUNT
    assert {one.record.article.lang for one in told} == {"ru", "en", "az"}


def test_a_seed_gives_one_graph_whatever_is_asked_for_besides(told: list[graphs.Told]) -> None:
    assert list(graphs.articles(10)) == told[:10]
    assert next(graphs.articles(1, seed=2)) != told[0]
    assert b"".join(graphs.quads(20)) == b"".join(map(graphs.stored, told[:20]))


def test_quotes_are_in_the_texts(told: list[graphs.Told]) -> None:
    assert [misquoted(one.record, one.text) for one in told] == [[]] * COUNT


def test_graphs_are_valid(told: list[graphs.Told]) -> None:
    made = [triples(one.record, one.identities) for one in told]
    assert [report.reason() for report in Validator().validate_many(made) if not report.conforms] == []


def test_one_event_has_reports_of_several_articles(told: list[graphs.Told]) -> None:
    events = [identity.parts for one in told for identity in one.identities.events]
    assert len(events) > len(set(events))


def test_every_query_is_measured() -> None:
    assert {case.query for case in CASES} == {query.name for query in named()}


def test_a_store_is_checked_and_asked(tmp_path: Path) -> None:
    graphs.make_store(tmp_path / "store", COUNT)
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        assert store.stats().articles == COUNT
    found = opened(str(tmp_path / "store"))
    about = subjects(found)
    asked = [case for case in CASES if case.query in ("meetings", "timeline")]
    results = [measured(found, case, about, runs=1) for case in asked]
    assert all(result["rows"] > 0 for result in results if result["case"] == "party=busy")
