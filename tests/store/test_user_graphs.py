"""Graphs of users beside a store: a file that two services may change, in whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreUnavailable, WrongUse
from kg.store import open_store
from kg.store.usergraphs import FILE, UserGraphs, lines

NODES = st.sampled_from([ox.NamedNode(f"urn:{name}") for name in "abc"] + [ox.BlankNode("b1")])
VALUES = st.builds(ox.Literal, st.text(max_size=4)) | NODES
QUADS = st.builds(
    ox.Quad,
    NODES,
    st.sampled_from([ox.NamedNode("urn:p"), ox.NamedNode("urn:q")]),
    VALUES,
    st.sampled_from([ox.NamedNode("urn:g"), ox.NamedNode("urn:h")]),
)
CHANGES = st.lists(st.tuples(st.sets(QUADS, max_size=5), st.sets(QUADS, max_size=5)), max_size=6)


@given(changes=CHANGES)
def test_any_sequence_of_changes_gives_what_a_set_gives(
    changes: list[tuple[set[ox.Quad], set[ox.Quad]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("users")
    model: set[ox.Quad] = set()
    for gone, come in changes:
        model = model - gone | come
        state = UserGraphs(folder).state()
        change = UserGraphs(folder).change(gone=lines(gone), come=lines(come))
        assert (change.before, change.after) == (state, UserGraphs(folder).state())
        assert set(UserGraphs(folder).quads()) == model
    content = (folder / FILE).read_bytes().splitlines() if changes else []
    assert content == sorted(content)


def test_there_need_not_be_any(tmp_path: Path) -> None:
    assert UserGraphs(tmp_path).state() is None
    assert list(UserGraphs(tmp_path).quads()) == []


def test_too_many_are_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    UserGraphs(tmp_path, most=2).change(gone=[], come=[b"<a:a> <a:b> <a:c> <a:g> ."])
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(WrongUse, match="would hold 3 triples, and may hold 2"):
        UserGraphs(tmp_path, most=2).change(
            gone=[], come=[b"<a:a> <a:b> <a:d> <a:g> .", b"<a:a> <a:b> <a:e> <a:g> ."]
        )
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no quads\n", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match=f"{FILE}: cannot be read.*mend it"):
        list(UserGraphs(tmp_path).quads())


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        UserGraphs(tmp_path / "nowhere").change(gone=[], come=[b"<a:a> <a:b> <a:c> <a:g> ."])


def test_a_store_opens_where_only_they_are(tmp_path: Path) -> None:
    UserGraphs(tmp_path).change(gone=[], come=[b"<a:a> <a:b> <a:c> <a:g> ."])
    with open_store(str(tmp_path)) as store:
        assert store.count_articles() == 0
        assert list(store.triples()) == []
