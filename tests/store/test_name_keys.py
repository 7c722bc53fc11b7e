"""The name keys beside a store: looking there finds what looking through the whole graph finds."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import WrongUse
from kg.query import ask
from kg.query.things import resolve
from kg.store import Entry, Store, open_store
from kg.store.backup import backup
from kg.store.embedded import EmbeddedStore
from kg.store.keys import FILE, known
from kg.store.restoring import restore
from kg.store.snapshot import stamp
from kg.terms import DM, RDF

from .conftest import BASE, entry

NAMES = ["ilham aliev", "aliev ilkham", "ali asadov", "asadov", "dzhon smit", "j smith", "kassym tokayev"]
ASKED = [*NAMES, "ali", "sad", "aliyev", "smith", "smit d", "tokaev", "kasym tokaev", "a", "nobody"]


class Bare:
    """A store of which nobody can tell the name keys: everything is read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def query(self, text: str, /) -> object:
        return self._store.query(text)


def told(name: str, people: str) -> Entry:
    """Return an article about people, whose names are named by digits."""
    triples = []
    for digit in people:
        person = ox.NamedNode(f"{BASE}person/{digit}")
        triples += [
            ox.Triple(person, RDF.type, DM.Person),
            ox.Triple(person, DM.nameKey, ox.Literal(NAMES[int(digit)])),
        ]
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    made = entry(name, "", text=people + name)
    return Entry(
        article=made.article, graph=lines, key=made.key, digest=made.digest, fingerprint=made.fingerprint
    )


def found(store: object, text: str) -> object:
    try:
        return resolve(store, ["person"], text, name="x")  # type: ignore[arg-type]  # it answers queries
    except WrongUse as error:
        return str(error)


def agrees(location: str) -> None:
    """Assert that the index, which is up to date now, and the graph give the same."""
    with open_store(location, read_only=True) as store:
        assert store.name_keys()
        for text in ASKED:
            expected = ask(Bare(store), "find", params={"name": text})
            assert ask(store, "find", params={"name": text}).rows == expected.rows, text
            assert found(store, text) == found(Bare(store), text), text


@pytest.fixture
def place() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "store")


def index_of(location: str) -> Path:
    return Path(location) / "cache" / FILE


def is_current(location: str) -> bool:
    return known(index_of(location)) == stamp(Path(location) / "graph")


people = st.text(st.sampled_from("0123456"), min_size=1, max_size=3)
puts = st.tuples(st.just("put"), st.sampled_from("abc"), people)
removes = st.tuples(st.just("remove"), st.sampled_from("abc"), st.just(""))
looks = st.just(("look", "", ""))
losses = st.just(("lose", "", ""))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(st.one_of(puts, puts, removes, looks, losses), min_size=1, max_size=6), max_size=3))
def test_the_index_finds_what_the_graph_holds(sessions: list[list[tuple[str, str, str]]]) -> None:
    """Over articles that come, change and go, readers in between, and an index that is lost."""
    with tempfile.TemporaryDirectory() as folder:
        location = str(Path(folder) / "store")
        for session in [[("put", "a", "0")], *sessions]:
            with open_store(location) as store:
                for kind, name, text in session:
                    if kind == "put":
                        store.put_many([told(f"{name}{n}", text) for n in range(1 + 5 * (name == "c"))])
                    elif kind == "remove":
                        store.remove(told(f"{name}0", "0").article)
                    elif kind == "look":
                        agrees(location)
                    else:
                        index_of(location).unlink(missing_ok=True)
            agrees(location)


def test_a_writer_keeps_an_index_that_is_up_to_date(place: str) -> None:
    with open_store(place) as store:
        store.put(told("a", "0"))
    assert not index_of(place).exists(), "nobody has looked for a name yet"
    agrees(place)
    with open_store(place) as store:
        store.put_many([told(name, "12") for name in "bcdefg"])
        assert not is_current(place)
    assert is_current(place), "and so nobody has to make it anew"
    agrees(place)


def test_a_writer_that_is_killed_leaves_an_index_that_is_made_anew(place: str) -> None:
    with open_store(place) as store:
        store.put(told("a", "0"))
    agrees(place)
    code = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[2])\n"
        "from kg.store import open_store\nfrom tests.store.test_name_keys import told\n"
        "store = open_store(sys.argv[1]); store.put(told('b', '3'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run([sys.executable, "-c", code, place, root], env={**os.environ, "PYTHONPATH": path})
    assert run.returncode == -signal.SIGKILL
    assert not is_current(place)
    agrees(place)
    assert is_current(place)


def test_an_index_of_another_store_or_a_damaged_one_is_made_anew(place: str, tmp_path: Path) -> None:
    with open_store(place) as store:
        store.put(told("a", "0"))
        backup(store, None, tmp_path / "kept.zip")
        store.put(told("b", "3"))
    agrees(place)
    restore(tmp_path / "kept.zip", place, data=Path(place), replace=True)
    agrees(place)
    index_of(place).write_bytes(b"no database")
    agrees(place)
    with sqlite3.connect(index_of(place)) as database:
        database.execute("DELETE FROM known")
    agrees(place)


def test_where_none_can_be_kept_the_graph_is_read(place: str) -> None:
    with open_store(place) as store:
        store.put(told("a", "0"))
        assert store.name_keys() is None, "a writer changes them"
    (Path(place) / "cache").write_text("a file is in the way")
    with open_store(place, read_only=True) as store:
        assert store.name_keys() is None
        assert len(ask(store, "find", params={"name": "aliev"}).rows) == 1
    with EmbeddedStore(None, name=":memory:") as store:
        assert store.name_keys() is None
