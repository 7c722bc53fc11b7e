"""Which graphs an update changes is known before it runs: over the W3C suite, and over any update at all."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import WrongUse
from kg.serve.targets import Forbidden, changed, with_dataset

from .suite import Changing, Syntax, changing, syntaxes

BASE = "http://suite.test/"
ALL, SYNTAX = list(changing()), list(syntaxes())


def _graphs(store: ox.Store) -> dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, frozenset[ox.Quad]]:
    found: dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, set[ox.Quad]] = {}
    for quad in store:
        found.setdefault(quad.graph_name, set()).add(quad)
    return {name: frozenset(quads) for name, quads in found.items()}


def _differing(store: ox.Store, text: str) -> set[object]:
    """Carry out an update; return the graphs that it has changed."""
    before = _graphs(store)
    store.update(text, base_iri=BASE)
    after = _graphs(store)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.shared
@pytest.mark.parametrize("test", ALL or [None], ids=lambda test: test.name if test else "none")
def test_no_graph_is_changed_that_was_not_named(test: Changing, shared: object) -> None:
    store = ox.Store()
    for file, graph in test.data:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE, base_iri=f"{BASE}{file.name}"):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    try:
        named = changed(test.text, BASE)
    except Forbidden:
        return
    assert _differing(store, test.text) <= named


@pytest.mark.shared
def test_the_suite_has_all_kinds(shared: object) -> None:
    assert Counter(_outcome(test.text) for test in ALL) == {"allowed": 49, "forbidden": 45}


@pytest.mark.shared
@pytest.mark.parametrize("test", SYNTAX or [None], ids=lambda test: test.name if test else "none")
def test_what_parses_is_told_from_what_does_not(test: Syntax, shared: object) -> None:
    assert _outcome(test.text) != ("wrong" if test.is_good else "allowed")


def _outcome(text: str) -> str:
    """Tell what becomes of an update."""
    try:
        changed(text, BASE)
        ox.Store().update(text, base_iri=BASE)
    except Forbidden:
        return "forbidden"
    except (WrongUse, SyntaxError):
        return "wrong"
    except RuntimeError:  # of a graph that is not there
        return "allowed"
    return "allowed"


GRAPHS = st.sampled_from(["<urn:g>", "<urn:h>", "p:i", "<j>"])
ANY_GRAPH = GRAPHS | st.sampled_from(["?g", "DEFAULT", "ALL", "NAMED"])
TRIPLES = st.sampled_from(["<urn:a> <urn:b> 1", "<urn:c> <urn:b> 'GRAPH <urn:x> {'", "?s ?p ?o"])
BLOCKS = st.builds("GRAPH {} {{ {} }}".format, ANY_GRAPH, TRIPLES) | TRIPLES
OPERATIONS = st.one_of(
    st.builds("INSERT DATA {{ {} }}".format, BLOCKS),
    st.builds("DELETE DATA {{ {} }}".format, BLOCKS),
    st.builds("DELETE WHERE {{ {} }}".format, BLOCKS),
    st.builds(
        "{}DELETE {{ {} }} INSERT {{ {} }} # INSERT {{ GRAPH <urn:x> {{ }} }}\n WHERE {{ {} }}".format,
        st.sampled_from(["", "WITH <urn:g> ", "WITH p:i "]),
        BLOCKS,
        BLOCKS,
        BLOCKS,
    ),
    st.builds(
        "{} {}GRAPH {}".format,
        st.sampled_from(["CLEAR", "DROP", "CREATE"]),
        st.sampled_from(["", "SILENT "]),
        GRAPHS,
    ),
    st.builds(
        "{} SILENT {}".format,
        st.sampled_from(["CLEAR", "DROP"]),
        st.sampled_from(["ALL", "NAMED", "DEFAULT"]),
    ),
    st.builds(
        "{} SILENT {} TO {}".format,
        st.sampled_from(["COPY", "MOVE", "ADD"]),
        GRAPHS | st.just("DEFAULT"),
        GRAPHS | st.just("DEFAULT"),
    ),
)


@given(operations=st.lists(OPERATIONS, min_size=1, max_size=4))
def test_no_update_changes_a_graph_that_was_not_named(operations: list[str]) -> None:
    text = "PREFIX p: <urn:>\n" + " ;\n".join(operations)
    try:
        named = changed(text, BASE)
    except WrongUse:
        return
    store = ox.Store()
    for name in ("urn:g", "urn:h", "urn:i", f"{BASE}j", "urn:x"):
        store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(1), ox.NamedNode(name)))
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(name), ox.DefaultGraph()))
    try:
        assert _differing(store, text) <= named
    except (SyntaxError, RuntimeError):  # the engine refuses it as a whole
        return


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "INSERT { GRAPH <urn:g> { ?s ?p 'WHERE' } } WHERE { ?s ?p ?o }",
            "INSERT { GRAPH <urn:g> { ?s ?p 'WHERE' } } USING <urn:d> USING NAMED <urn:n> WHERE { ?s ?p ?o }",
        ),
        (
            "DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } } ; DELETE { GRAPH <urn:g> { ?s ?p ?o } } "
            "WHERE { ?s ?p ?o { SELECT * WHERE { ?s ?p ?o } } }",
            "DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } } ; DELETE { GRAPH <urn:g> { ?s ?p ?o } } "
            "USING <urn:d> USING NAMED <urn:n> WHERE { ?s ?p ?o { SELECT * WHERE { ?s ?p ?o } } }",
        ),
        (
            "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
            "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }",
        ),
    ],
)
def test_graphs_of_the_request_are_written_into_it(text: str, expected: str) -> None:
    assert with_dataset(text, ["urn:d"], ["urn:n"]) == expected
    assert with_dataset(text, [], []) == text


@pytest.mark.parametrize(
    "text",
    [
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { GRAPH <urn:g> { ?s ?p ?o } } USING <urn:h> WHERE { ?s ?p ?o }",
    ],
)
def test_graphs_are_named_once(text: str) -> None:
    with pytest.raises(WrongUse, match="do one"):
        with_dataset(text, ["urn:d"], [])


@pytest.mark.parametrize("graph", ["nope:x", ":x"])
def test_a_prefix_that_is_not_declared_is_wrong_use(graph: str) -> None:
    with pytest.raises(WrongUse, match=f"the prefix {graph[:-1]} is not declared"):
        changed(f"INSERT DATA {{ GRAPH {graph} {{ <a:b> <a:c> 1 }} }}", "https://e.org/")
