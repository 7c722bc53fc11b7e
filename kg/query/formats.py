"""An answer -> bytes: the W3C result formats and RDF for machines, a table and Markdown for people.

CSV, TSV, JSON and XML come from the RDF library and hold the values as they are; ``for_spreadsheets``
changes what a spreadsheet would run as a formula. In a table and in Markdown, names stand for addresses,
and what a terminal or a page would obey (control characters, markup) is taken out or escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.query.answers import Answer
from kg.query.labels import labels, short
from kg.query.lookup import Queryable
from kg.terms import PREFIXES, XSD
from kg.xml import finished, nameable

Format = Literal["table", "csv", "tsv", "json", "xml", "md", "ttl", "nt"]

_RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "json": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Names = Mapping[ox.NamedNode, ox.Literal]


def written(answer: Answer, format_: Format, names: Names, *, width: int | None = None) -> bytes:
    """Return the answer in a format; ``names`` stand for addresses in a table and in Markdown.

    A graph is a table only as Turtle; its JSON and XML are JSON-LD and RDF/XML. ``width`` is that of the
    terminal (see ``kg.query.tables``); None for a table as wide as it needs to be.
    Raises WrongUse for a format that this kind of answer does not have, NotInXml for what XML cannot hold.
    """
    if answer.kind in ("construct", "describe"):
        return _graph(answer, "ttl" if format_ == "table" else format_)
    if format_ in _RESULTS:
        results = ox.parse_query_results(_json(answer), format=ox.QueryResultsFormat.JSON)
        body = results.serialize(format=_RESULTS[format_]) or b""
        return finished(body) if format_ == "xml" else body
    if format_ not in ("table", "md"):
        kind = answer.kind.upper()
        raise WrongUse(f"{kind} gives no graph: write it as table, md, {', '.join(_RESULTS)}, not {format_}")
    if answer.kind == "ask":
        return f"{str(answer.truth).lower()}\n".encode()
    cells = [[_cell(term, names) for term in row] for row in answer.rows]
    if format_ == "md":
        return _markdown(answer.columns, cells).encode()
    from kg.query.tables import table  # rich is half of the start-up time of a short command

    return table(answer.columns, cells, width).encode()


def names_of(store: Queryable, answer: Answer, lang: str) -> Names:
    """Return the labels of all nodes in the rows of an answer."""
    terms = (term for row in answer.rows for term in row)
    return labels(store, (term for term in terms if isinstance(term, ox.NamedNode)), lang)


def with_names(answer: Answer, names: Names) -> Answer:
    """Return the answer with a column ``xLabel`` after each column ``x`` that the header marks as things."""
    marked = [column in answer.things for column in answer.columns]
    columns = _beside(answer.columns, [f"{column}Label" for column in answer.columns], marked)
    rows = tuple(_beside(row, [_name(term, names) for term in row], marked) for row in answer.rows)
    return replace(answer, columns=columns, rows=rows, things=frozenset())


def _beside(cells: Sequence[Any], companions: Sequence[Any], marked: Sequence[bool]) -> tuple[Any, ...]:
    triples = zip(cells, companions, marked, strict=True)
    return tuple(c for cell, companion, both in triples for c in ((cell, companion) if both else (cell,)))


def _name(term: Any, names: Names) -> Any:
    if isinstance(term, ox.NamedNode):
        return names.get(term)
    return ox.Literal(term.value, language=term.language) if isinstance(term, ox.Literal) else None


def for_spreadsheets(answer: Answer) -> Answer:
    """Return the answer with an apostrophe before texts that a spreadsheet would take for a formula.

    The texts are no longer as in the graph; numbers and dates stay as they are.
    """
    return replace(answer, rows=tuple(tuple(map(_defused, row)) for row in answer.rows))


def _defused(term: Any) -> Any:
    is_text = isinstance(term, ox.Literal) and (term.language or term.datatype == XSD.string)
    if is_text and term.value.startswith(_FORMULA):
        return ox.Literal("'" + term.value, language=term.language)
    return term


def _graph(answer: Answer, format_: str) -> bytes:
    if format_ not in _GRAPHS:
        kind = answer.kind.upper()
        raise WrongUse(f"{kind} gives a graph: write it as {', '.join(_GRAPHS)}, not {format_}")
    prefixes = _used_prefixes(answer.triples) if format_ in ("ttl", "xml") else {}
    if format_ == "xml":
        return finished(
            ox.serialize(nameable(answer.triples), format=_GRAPHS["xml"], prefixes=prefixes) or b""
        )
    return ox.serialize(answer.triples, format=_GRAPHS[format_], prefixes=prefixes) or b""


def _used_prefixes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the prefixes of the properties, classes and datatypes: what a reader of Turtle meets."""
    text = "\n".join(map(str, triples))
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in text}


def _json(answer: Answer) -> bytes:
    """Write the answer as SPARQL 1.1 Query Results JSON, from which the library makes the others."""
    if answer.kind == "ask":
        return json.dumps({"head": {}, "boolean": answer.truth}).encode()
    named = (zip(answer.columns, row, strict=True) for row in answer.rows)
    rows = [{column: _json_term(term) for column, term in row if term is not None} for row in named]
    return json.dumps({"head": {"vars": answer.columns}, "results": {"bindings": rows}}).encode()


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {part: _json_term(value) for part, value in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _cell(term: Any, names: Names) -> str:
    """Return a term for people, on one line and without control characters."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        text = names[term].value if term in names else short(term)
    else:
        text = term.value if isinstance(term, ox.Literal) else str(term)
    return "".join(c if c.isprintable() else " " for c in text)


def _markdown(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(columns)
    lines = [head, ["---"] * len(head), *([_escaped(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(cell: str) -> str:
    for sign in "\\`*_[]|~#":
        cell = cell.replace(sign, "\\" + sign)
    return cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
