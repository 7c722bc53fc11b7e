"""Resolution over a store: the same in any order and by steps, kept through judgements and crashes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from resolve.gold.reading import reports

import kg.model
from kg.records import Record, to_json
from kg.resolve import Judgement, Log, Ref, identities
from kg.run import resolve_store
from kg.run.curation import Curation
from kg.settings import DEFAULT_BASE
from kg.store import Entry, Store, open_store
from kg.validate import Validator

RECORDS = [report.record for report in reports()]


def entry(record: Record) -> Entry:
    graph = kg.model.triples(record, identities(record), base=DEFAULT_BASE)
    return Entry(
        article=kg.model.article_iri(record.article, DEFAULT_BASE).value,
        graph=ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES) or b"",
        key=record.article.id,
        digest=record.article.sha256,
        fingerprint="1",
        record=to_json(record),
    )


def graphs(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store.quads())


def stored(records: list[Record], *, steps: int = 1) -> list[str]:
    """Return the graphs of a store that took in the records in so many steps, each resolved."""
    with open_store(":memory:") as store:
        size = -(-len(records) // steps)
        for first in range(0, len(records), size):
            store.put_many(map(entry, records[first : first + size]))
            resolve_store(store)
        assert not store.check()
        return graphs(store)


@cache
def stored_in_order() -> list[str]:
    return stored(RECORDS)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_partition_give_the_same_graphs(seed: int) -> None:
    chance = random.Random(seed)
    shuffled = RECORDS[:]
    chance.shuffle(shuffled)
    assert stored(shuffled, steps=chance.randrange(2, 9)) == stored_in_order()


def test_what_is_resolved_conforms_to_the_shapes() -> None:
    with open_store(":memory:") as store:
        store.put_many(map(entry, RECORDS))
        assert resolve_store(store).changed > 50
        made = [[q.triple for q in store.matches(graph=ox.NamedNode(a))] for a in store.articles()]
    assert [report.reason() for report in Validator().validate_many(made) if not report.conforms] == []


def test_a_second_run_changes_nothing() -> None:
    with open_store(":memory:") as store:
        store.put_many(map(entry, RECORDS[:60]))
        resolve_store(store)
        before = graphs(store)
        assert resolve_store(store).changed == 0
        assert graphs(store) == before


def test_an_article_that_goes_leaves_what_the_others_give() -> None:
    with open_store(":memory:") as store:
        store.put_many(map(entry, RECORDS[:40]))
        resolve_store(store)
        store.remove(entry(RECORDS[0]).article)
        resolve_store(store)
        assert graphs(store) == stored(RECORDS[1:40])


# -- judgements


def test_a_judgement_is_kept_through_new_ingestion_and_gone_when_undone(tmp_path: Path) -> None:
    log = Log(tmp_path / "judgements.jsonl")
    with open_store(":memory:") as store:
        store.put_many(map(entry, RECORDS[:30]))
        resolve_store(store)
        before = graphs(store)
        known = Curation(store, log)
        one, other = [thing for thing in known.things if thing.kind == "person"][:2]
        judgement = known.merge(one, other, author="a linguist", reason="a test", date="2025-11-21")
        log.add(judgement)
        resolve_store(store, log.standing())
        merged = graphs(store)
        assert merged != before

        store.put_many(map(entry, RECORDS[:30]))  # the articles come again as they came at first
        resolve_store(store, log.standing())
        assert graphs(store) == merged

        log.add(Judgement(undoes=judgement.id, author="a linguist", date="2025-11-22"))
        resolve_store(store, log.standing())
        assert graphs(store) == before


def test_a_log_is_read_up_to_the_line_that_was_being_written(tmp_path: Path) -> None:
    log = Log(tmp_path / "judgements.jsonl")
    entries = [judgement(number) for number in range(3)]
    for one in entries:
        assert log.add(one)
    assert not log.add(entries[0])
    (tmp_path / "judgements.jsonl").write_bytes((tmp_path / "judgements.jsonl").read_bytes()[:-20])
    assert log.all() == entries[:2]
    log.add(entries[2])
    assert log.all() == entries


def judgement(number: int) -> Judgement:
    refs = Ref(("name", f"a {number}")), Ref(("name", f"b {number}"))
    return Judgement(verdict="same", one=refs[:1], other=refs[1:], author="x", date="2025-11-21")


# -- crashes

_WRITER = """
import sys
sys.path[:0] = sys.argv[2:]
from run.test_resolving import RECORDS, entry
from kg.run import resolve_store
from kg.store import open_store
with open_store(sys.argv[1]) as store:
    store.put_many(map(entry, RECORDS[:60]))
    print("stored", flush=True)
    resolve_store(store)
    print("resolved", flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2])
def test_a_killed_run_leaves_the_old_state_or_the_new_one(tmp_path: Path, after: float) -> None:
    folder = str(tmp_path / "kg-store")
    paths = [str(Path(__file__).parents[1]), str(Path(kg.model.__file__).parents[2])]
    process = subprocess.Popen([sys.executable, "-c", _WRITER, folder, *paths], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.kill()
    process.stdout.close()
    assert process.wait() in (-signal.SIGKILL, 0)
    with open_store(":memory:") as fresh:
        fresh.put_many(map(entry, RECORDS[:60]))
        old = graphs(fresh)
    with open_store(folder) as store:
        assert not store.check()
        assert graphs(store) in (old, stored(RECORDS[:60]))
        resolve_store(store)
        assert graphs(store) == stored(RECORDS[:60])
