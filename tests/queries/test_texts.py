"""What holds for the text of every query: a complete header, terms that exist, plain and safe SPARQL."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.packaged import folder
from kg.query import NamedQuery, ask, named
from kg.query import lookup as lookup_module
from kg.query.slots import slots
from kg.query.sparql import check_syntax, tokens
from kg.terms import LANGUAGES, PREFIXES, declared

from .rows import cases

QUESTIONS = range(1, 24)
"""The competency questions that the graph is for."""

LOOKUPS = sorted((Path(lookup_module.__file__).parent / "lookups").glob("*.rq"))
TEXTS = [*sorted(folder("queries").glob("*.rq")), *LOOKUPS]


def by_name(value: NamedQuery | Path) -> str:
    return value.name if isinstance(value, NamedQuery) else value.stem


every_query = pytest.mark.parametrize("query", named(), ids=by_name)
every_text = pytest.mark.parametrize("path", TEXTS, ids=by_name)


def test_all_competency_questions_are_answered() -> None:
    assert {number for query in named() for number in query.questions} == set(QUESTIONS)


@every_query
def test_the_header_says_everything(query: NamedQuery) -> None:
    assert set(query.titles) == set(LANGUAGES)
    assert query.description.endswith(".")
    assert all(param.description and not param.description.endswith(".") for param in query.params)
    assert [column.name for column in query.columns] == columns_of(query)


def columns_of(query: NamedQuery) -> list[str]:
    result = ox.Store().query(query.text)
    return [v.value for v in result.variables] if isinstance(result, ox.QuerySolutions) else []


def test_titles_are_different() -> None:
    for lang in LANGUAGES:
        assert len({query.title(lang) for query in named()}) == len(named())


@every_query
def test_columns_of_things_are_marked(query: NamedQuery, store: ox.Store) -> None:
    """Marked are exactly the columns in which a case has nodes."""
    answers = [ask(store, query, params=case.params) for case in cases() if case.name == query.name]
    rows = [dict(zip(a.columns, row, strict=True)) for a in answers for row in a.rows]
    seen = {name for row in rows for name, term in row.items() if isinstance(term, ox.NamedNode)}
    assert {column.name for column in query.columns if column.thing} == seen


@every_query
def test_every_slot_is_a_parameter(query: NamedQuery) -> None:
    assert {slot.name for slot in slots(query.text)} == {param.name for param in query.params}


@every_text
def test_every_iri_is_declared(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    terms = [token.text for token in tokens(text) if token.kind == "name" and not token.text.endswith(":")]
    iris = [ox.NamedNode(PREFIXES[prefix] + name) for prefix, _, name in (t.partition(":") for t in terms)]
    assert [iri for iri in iris if not declared(iri)] == []
    assert {token.text[1:-1] for token in tokens(text) if token.kind == "iri"} <= set(PREFIXES.values())


@every_text
def test_prefixes_are_those_of_the_project_and_all_used(path: Path) -> None:
    words = tokens(path.read_text(encoding="utf-8"))
    prefixes = [word.text.partition(":")[0] for word in words if word.kind == "name"]
    head = re.findall(r"^PREFIX (\w+): <([^>]*)>$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(head).items() <= PREFIXES.items()
    assert {prefix for prefix, _ in head} == set(prefixes)
    assert all(prefixes.count(prefix) > 1 for prefix, _ in head)


@every_text
def test_it_runs_with_all_parameters_open(path: Path) -> None:
    check_syntax(path.read_text(encoding="utf-8"))


@every_text
def test_it_reads_the_merged_view_alone(path: Path) -> None:
    words = {token.text.upper() for token in tokens(path.read_text(encoding="utf-8")) if token.kind == "word"}
    assert words.isdisjoint({"GRAPH", "FROM", "NAMED", "SERVICE", "RAND", "NOW", "UUID", "STRUUID", "BNODE"})


@every_query
def test_rows_are_ordered(query: NamedQuery) -> None:
    assert query.kind != "select" or "ORDER BY" in query.text


def test_levels_are_read_in_one_way() -> None:
    """SPARQL has no functions: two queries hold the same lines."""
    texts = {query.name: query.text for query in named()}
    assert _levels(texts["visits-balance"]) == _levels(texts["reciprocity"])


def _levels(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n")]
    begin = next(at for at, line in enumerate(lines) if line.startswith("# The level is read"))
    return lines[begin : lines.index("GROUP BY ?direction ?partner ?event")]
