"""SPARQL of the user: its prefixes are added, its mistakes have a place, and nothing leaves the machine."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import WrongUse
from kg.query import ask, from_text
from kg.query.sparql import kind_of, tokens, with_prefixes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT * { ?s ?p ?o }", "select"),
        ("# DELETE nothing\nPREFIX a: <b:c#> ask { ?s a:p 'INSERT' }", "ask"),
        ("BASE <a:b> CONSTRUCT WHERE { ?s ?p ?o }", "construct"),
        ("describe <a:b>", "describe"),
        ("SELECT ?service ?x { ?service <a:SERVICE> 'SERVICE', dm:Service # SERVICE\n }", "select"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "word", ["INSERT", "delete", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
def test_updates_are_refused(word: str) -> None:
    with pytest.raises(WrongUse, match=f"{word.upper()} changes the graph: kg query only reads"):
        kind_of(f"PREFIX a: <b:> {word} <a:b>")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { { SERVICE<http://192.0.2.1/>{ ?s ?p ?o } } } }",
        "SELECT * { \\u0053ERVICE <http://192.0.2.1/> { ?s ?p ?o } }",
        "SELECT * { SERVIC\\U00000045 <http://192.0.2.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '\\u0027 . SERVICE <http://192.0.2.1/> { ?s ?p '' } }",
    ],
)
def test_no_other_server_is_asked(text: str) -> None:
    with pytest.raises(WrongUse, match="SERVICE asks another server: kg uses no network"):
        from_text(text)


@pytest.mark.parametrize("text", ["", "hello world", "# SELECT", "'SELECT'"])
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="this is no SPARQL query"):
        kind_of(text)


def test_the_prefixes_that_are_missing_are_added_on_a_line_of_their_own() -> None:
    text = "PREFIX x: <a:b#>\nSELECT ?s { ?s x:y dm:Held ; rdfs:label 'org:Post' . _:b a dm:Meeting }"
    head, _, rest = with_prefixes(text).partition("\n")
    assert head == (
        "PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#> "
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    )
    assert rest == text


def test_a_prefix_of_the_user_is_the_users() -> None:
    text = "PREFIX dm: <a:b#> SELECT ?s { ?s a dm:Meeting }"
    assert with_prefixes(text) == "\n" + text


def test_an_unknown_prefix_is_named() -> None:
    with pytest.raises(WrongUse, match=r"the prefix foo: is not declared: add PREFIX foo: <...>; known are"):
        from_text("SELECT ?s { ?s a foo:Bar }")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "SELECT ?s {\n  ?s a dm:Meeting",
            "the query does not parse at line 2, column 18, at the end of the line",
        ),
        (
            "SELECT ?s {\n  ?s a dm:Meeting } }",
            "the query does not parse at line 2, column 22, at the end of the line",
        ),
        (
            "SELECT ?имя {\n  FILTR(?s) }",
            'the query does not parse at line 2, column 11, before ") }"',
        ),
        (
            "SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }",
            "the query does not parse at line 1, column 41, at the end of the line: "
            "The SELECT contains a variable that is unbound",
        ),
    ],
)
def test_mistakes_have_a_line_and_a_column(text: str, message: str) -> None:
    with pytest.raises(WrongUse) as error:
        from_text(text)
    assert str(error.value) == message


def test_all_kinds_are_answered(store: ox.Store) -> None:
    held = "?e dm:modality dm:Held"
    assert ask(store, f"ASK {{ {held} }}").truth is True
    assert ask(store, f"SELECT (COUNT(*) AS ?n) {{ {held} }}").columns == ("n",)
    constructed = ask(store, f"CONSTRUCT {{ ?e a dm:Meeting }} WHERE {{ {held} }}").triples
    assert list(constructed) == sorted(set(constructed), key=str) != []
    described = ask(store, "DESCRIBE <https://w3id.org/diplomatic-kg/id/state/KZ>").triples
    assert {
        triple.subject.value[-2:] for triple in described if isinstance(triple.subject, ox.NamedNode)
    } == {"KZ"}


@given(st.text())
def test_any_text_is_tokens_and_space(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_a_string_is_one_token(text: str) -> None:
    written = str(ox.Literal(text))
    assert [token.text for token in tokens(f"({written})")] == ["(", written, ")"]
