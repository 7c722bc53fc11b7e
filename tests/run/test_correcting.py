"""Corrections over a store: they go into the graphs, stay there, and leave no trace when they are undone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.corrections import Correction
from kg.resolve import Judgement, Log, Ref, local_parts
from kg.resolve.judgements import read
from kg.run.correcting import Replay
from kg.store import Store, open_store
from kg.terms import DM, PROV
from kg.validate import Validator

from .corrected import (
    RECORDS,
    correct,
    dates,
    entry,
    graphs,
    of_event,
    of_participant,
    of_topic,
    put,
    settle,
)

VIEW = ox.DefaultGraph()
DATE = correct(of_event("a3", "date"), date="2025-11-21")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        put(opened)
        yield opened


def undo(log: Log, decision: Correction | Judgement) -> Judgement:
    entry = Judgement(undoes=decision.id, author="P. Orlov", reason="it was right", date="2026-01-03")
    log.add(entry)
    return entry


def test_only_the_articles_that_are_concerned_change(store: Store) -> None:
    log = Log(None)
    settle(store, log)
    log.add(correct(of_topic("a1")))
    assert settle(store, log) == 1
    assert settle(store, log) == 0
    assert not store.check()


def test_undoing_gives_the_same_bytes(store: Store) -> None:
    log = Log(None)
    settle(store, log)
    before = graphs(store)
    log.add(DATE)
    settle(store, log)
    assert dates(store)["a3"] == {"2025-11-21"}
    undoing = undo(log, DATE)
    settle(store, log)
    assert graphs(store) == before
    undo(log, undoing)
    settle(store, log)
    assert dates(store)["a3"] == {"2025-11-21"}


def test_a_correction_can_make_two_events_one(store: Store) -> None:
    log = Log(None)
    settle(store, log)
    log.add(DATE)
    settle(store, log)
    meetings = {q.subject for q in store.matches(None, None, DM.Meeting, ox.DefaultGraph())}
    assert len(meetings) == 1


def test_it_holds_when_articles_come_again_or_go_and_come_back(store: Store) -> None:
    log = Log(None)
    log.add(DATE)
    settle(store, log)
    corrected = graphs(store)
    put(store)
    settle(store, log)
    assert graphs(store) == corrected
    store.remove(entry(RECORDS["a3"]).article)
    settle(store, log)
    assert b"Correction" not in graphs(store)
    put(store, "a3")
    settle(store, log)
    assert graphs(store) == corrected


def test_it_does_nothing_in_an_article_that_changed_and_says_so(store: Store) -> None:
    log = Log(None)
    log.add(DATE)
    newer = replace(RECORDS["a3"], events=(replace(RECORDS["a3"].events[0], date="2025-11-18"),))
    store.put(entry(newer))
    settle(store, log)
    assert dates(store)["a3"] == {"2025-11-18"}
    replay = Replay(log.standing())
    replay.corrected(newer)
    assert [(correction.id, "no article states" in why) for correction, why in replay.idle()] == [
        (DATE.id, True)
    ]


def test_what_a_graph_cannot_bear_is_left_out_alone(store: Store) -> None:
    """An event that is held after the article was published fails validation."""
    log = Log(None)
    later = correct(of_event("a3", "date"), date="2030-01-01")
    log.add(later, correct(of_topic("a3")))
    settle(store, log)
    assert dates(store)["a3"] == {"2025-11-19"}
    replay = Replay(log.standing())
    assert replay.corrected(RECORDS["a3"]).record.events[0].topics == ()
    ((idle, why),) = replay.idle()
    assert idle == later
    assert "after its publication" in why


def test_a_flawed_correction_costs_nothing(store: Store) -> None:
    log = Log(None)
    log.add(correct(of_event("a3", "date"), date="soon"), DATE)
    settle(store, log)
    assert dates(store)["a3"] == {"2025-11-21"}


def test_corrected_graphs_are_valid_and_keep_what_was_stated(store: Store) -> None:
    log = Log(None)
    log.add(DATE, correct(of_participant("a1", 1), name="Ян Новацкий"), correct(of_event("a2", "event")))
    settle(store, log)
    assert Validator().validate(store.triples()).conforms
    befores = {q.object.value for q in store.matches(None, DM.statedBefore, None, VIEW)}
    assert {"2025-11-19", "Ян Новак, PL"} < befores
    concerned = {q.subject.value for q in store.matches(None, PROV.wasInfluencedBy, None, VIEW)}
    assert {iri.rsplit("/", 2)[1] for iri in concerned} == {"event", "participation", "article"}


def test_a_judgement_holds_whatever_the_type_is_corrected_to(store: Store) -> None:
    log = Log(None)
    log.add(*(correct(of_event(article, "type"), type="signing") for article in ("a1", "a3")))
    settle(store, log)
    assert len(signings(store)) == 2
    one, other = (Ref(local_parts(RECORDS[article].events[0]), article) for article in ("a1", "a3"))
    log.add(
        Judgement(
            kind="event", verdict="same", one=(one,), other=(other,), author="P. Orlov", date="2026-01-01"
        )
    )
    settle(store, log)
    assert len(signings(store)) == 1


def signings(store: Store) -> set[object]:
    return {quad.subject for quad in store.matches(None, None, DM.Signing, VIEW)}


def test_order_of_log_and_articles_does_not_matter() -> None:
    one = correct(of_event("a1", "date"), of_event("a2", "date"), date="2025-11-19")
    other = correct(of_event("a1", "date"), date="2025-11-18", author="P. Orlov")
    found = set()
    for entries in ((one, other), (other, one)):
        for ids in (("a1", "a2", "a3"), ("a3", "a1", "a2")):
            with open_store(":memory:") as store:
                log = Log(None)
                log.add(*entries)
                for id in ids:
                    put(store, id)
                    settle(store, log)
                found.add(graphs(store))
    assert len(found) == 1


POSSIBLE = [
    DATE,
    correct(of_event("a3", "date")),
    correct(of_event("a1", "place"), name="Шуша"),
    correct(of_event("a2", "type"), type="visit"),
    correct(of_event("a1", "event", 1)),
    correct(of_participant("a1", 1), of_participant("a3", 1), name="Ян Новацкий"),
    correct(of_participant("a1", 1), country="", position="посол"),
    correct(of_participant("a2", 0)),
    correct(of_topic("a1"), concept="energy"),
    correct(of_event("a2", "event"), author="P. Orlov"),
    correct(of_event("a3", "date"), date="2031-01-01"),
    correct(of_event("a1", "date"), date="2025-11-20", author="P. Orlov"),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(range(len(POSSIBLE))), st.booleans()), max_size=8))
def test_whatever_is_decided_undoing_it_all_gives_the_same_bytes(steps: list[tuple[int, bool]]) -> None:
    """Also: little by little and at once are the same, and the view stays the union of the graphs."""
    with open_store(":memory:") as store, open_store(":memory:") as other:
        put(store)
        log = Log(None)
        settle(store, log)
        before = graphs(store)
        for number, is_undone in steps:
            decided = log.decide(POSSIBLE[number])
            settle(store, log)
            if is_undone:
                undo(log, decided)
        settle(store, log)
        assert not store.check()
        put(other)
        settle(other, log)
        assert graphs(other) == graphs(store)
        for decision in log.standing():
            undo(log, decision)
        settle(store, log)
        assert graphs(store) == before


def test_the_log_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    log = Log(file)
    judgement = Judgement(verdict="same", one=(Ref(("name", "a b")),), author="x", date="2026-01-01")
    assert log.add(judgement, DATE, DATE) == 2
    undo(log, DATE)
    assert Log(file).all()[:2] == [judgement, DATE]
    assert [entry.id for entry in Log(file).standing()] == [judgement.id]
    again = log.decide(DATE)
    assert again.id != DATE.id
    assert Log(file).standing() == [judgement, again]


def test_lines_of_older_logs_stay_readable(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    line = b'{"verdict":"same","one":[{"parts":["name","a b"]}],"author":"x","date":"2026-01-01"}\n'
    file.write_bytes(line)
    (judgement,) = Log(file).all()
    assert isinstance(judgement, Judgement)
    assert judgement.id == hashlib.sha256(line.strip()).hexdigest()[:12]


def test_a_torn_line_was_not_decided_but_counts_in_a_file_from_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    Log(file).add(DATE, POSSIBLE[1])
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    assert Log(file).all() == [DATE]
    assert list(read(file, to_the_end=True)) == [DATE, POSSIBLE[1]]
    Log(file).add(POSSIBLE[2])
    assert Log(file).all() == [DATE, POSSIBLE[2]]
