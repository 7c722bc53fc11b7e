"""A real server as a store: what only a server can get wrong, and what must be the same on every back end."""

from __future__ import annotations

import subprocess
import sys
import time

import pyoxigraph as ox
import pytest
import servers
import urllib3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreUnavailable
from kg.store import formats, lease, open_store
from kg.store import remote as remote_module
from kg.store.entries import Entry
from kg.store.ledger import LEDGER, WRITER

from .conftest import article_graphs, entry, iri, view
from .test_any_sequence import KEYS, follow, forgets, puts, removes


@pytest.mark.parametrize("kind", ["oxigraph", "rdflib"])
def test_a_union_as_default_graph_is_refused(kind: str) -> None:
    server = servers.oxigraph("--union-default-graph") if kind == "oxigraph" else servers.rdflib(union=True)
    with server as address, pytest.raises(StoreUnavailable, match="is the union of all graphs"):
        open_store(address)


def test_a_server_with_other_data_is_left_alone(oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    _update(oxigraph_server, "INSERT DATA { <u:a> <u:b> <u:c> }")
    with pytest.raises(StoreUnavailable, match="holds other data and is no store; name an empty one"):
        open_store(oxigraph_server)
    with open_store(oxigraph_server, read_only=True) as store:
        assert len(list(store.triples())) == 1, "but it can be asked"


def test_reading_makes_no_store(oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    with pytest.raises(StoreUnavailable, match="no store here; make one with: kg ingest FILE"):
        open_store(oxigraph_server, read_only=True)
    with open_store(oxigraph_server) as store:
        assert store.format() == formats.FORMAT
    with open_store(oxigraph_server, read_only=True) as store:
        assert list(store.articles()) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.one_of(puts, puts, forgets, removes), min_size=1, max_size=4), max_size=4))
def test_after_any_sequence_a_server_equals_the_model(
    oxigraph_server: str, batches: list[list[tuple[str, str, str]]]
) -> None:
    servers.empty(oxigraph_server)
    with open_store(oxigraph_server) as store:
        model = follow(store, batches)
        assert article_graphs(store) == {"t-" + t: t for t in model.values()}
        assert view(store) == "".join(sorted(set("".join(model.values()))))
        assert {k for k in KEYS if store.known(k)} == set(model)
        assert not store.check()


def test_a_large_batch_goes_in_several_requests_and_articles_stay_whole(
    oxigraph_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers.empty(oxigraph_server)
    monkeypatch.setattr(remote_module, "_ONE_REQUEST", 2000)
    with open_store(oxigraph_server) as store:
        sent: list[str] = []
        send = store._update
        monkeypatch.setattr(store, "_update", lambda text: (sent.append(text), send(text)))
        store.put_many([_large(name) for name in "abcdefgh"])
        assert len(sent) == 8
        assert all(text.count("INSERT DATA") == 1 for text in sent)
        assert set(article_graphs(store)) == set("abcdefgh")
        assert not store.check()


def test_many_things_are_asked_in_few_requests(oxigraph_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    servers.empty(oxigraph_server)
    with open_store(oxigraph_server) as store:
        batch = [entry(f"a{n}", "xyz", text=str(n)) for n in range(300)]
        store.put_many(batch)
        asked: list[str] = []
        ask = store._ask
        monkeypatch.setattr(store, "_ask", lambda text: (asked.append(text), ask(text))[1])
        assert len(store.known_many([e.key for e in batch])) == 300
        assert len(asked) <= 2
        assert len(list(store.quads())) == 900
        assert len(asked) <= 4
        assert (
            store.held([t for e in batch for t in e.triples()], outside=[batch[0].node]) == batch[0].triples()
        )
        assert len(asked) <= 8


def test_what_a_reader_sees_is_what_is_there_when_it_asks(oxigraph_server: str) -> None:
    """A folder gives readers a frozen state; a server has none to give."""
    servers.empty(oxigraph_server)
    with open_store(oxigraph_server) as writer:
        writer.put(entry("a", "x"))
        with open_store(oxigraph_server, read_only=True) as reader:
            writer.remove(iri("a"))
            assert article_graphs(reader) == {}


HOLD = """
import sys
from kg.store import open_store
store = open_store(sys.argv[1])
print(flush=True)
input()
"""


def test_a_second_writer_is_told_who_is_in_the_way_until_that_one_is_dead(oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, oxigraph_server], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdout is not None
    first.stdout.readline()
    with pytest.raises(StoreUnavailable, match=rf"writing to it \(process {first.pid} on "):
        open_store(oxigraph_server)
    with open_store(oxigraph_server, read_only=True) as reader:
        assert list(reader.articles()) == []
    first.kill()
    first.communicate()
    with open_store(oxigraph_server) as store:
        store.put(entry("a", "x"))
    with open_store(oxigraph_server, read_only=True) as reader:
        assert list(reader.matches(None, WRITER)) == [], "nobody writes"


def test_a_writer_elsewhere_is_dead_after_half_an_hour(oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    open_store(oxigraph_server).close()
    for age, is_dead in ((1700, False), (1900, True)):
        mark = ox.Literal(f"t0ken elsewhere 1 {int(time.time()) - age}")
        _update(oxigraph_server, f"INSERT DATA {{ GRAPH {LEDGER} {{ {LEDGER} {WRITER} {mark} }} }}")
        if is_dead:
            open_store(oxigraph_server).close()
        else:
            with pytest.raises(StoreUnavailable, match="process 1 on elsewhere"):
                open_store(oxigraph_server)
        _update(oxigraph_server, f"DELETE DATA {{ GRAPH {LEDGER} {{ {LEDGER} {WRITER} {mark} }} }}")


def test_who_was_taken_over_writes_no_more(oxigraph_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    servers.empty(oxigraph_server)
    store = open_store(oxigraph_server)
    monkeypatch.setattr(lease, "_RENEWED", -1.0)
    store.put(entry("a", "x"))
    mark = ox.Literal("t0ken elsewhere 1 9999999999")
    _update(oxigraph_server, f"INSERT DATA {{ GRAPH {LEDGER} {{ {LEDGER} {WRITER} {mark} }} }}")
    with pytest.raises(StoreUnavailable, match="another process is writing to it"):
        store.put(entry("b", "y"))
    store.close()


def _large(name: str) -> Entry:
    return entry(name, "".join(chr(0x430 + n) for n in range(30)) + name, text=name)


def _update(address: str, text: str) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    assert urllib3.request("POST", f"{address}/update", body=text.encode(), headers=headers).status < 300
