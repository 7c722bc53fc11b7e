"""What pages and the API ask of the graph, by name. Runs in workers; values come in and go out as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import pyoxigraph as ox

from kg.errors import WrongUse
from kg.export.context import published
from kg.export.jsonld import jsonld
from kg.export.order import in_order
from kg.export.turtle import turtle
from kg.query import Queryable, ask, find
from kg.query.answers import question_of
from kg.query.formats import for_spreadsheets, names_of, with_names, written
from kg.query.labels import short
from kg.query.seeds import without_notes
from kg.serve import exploring, results, subjects, things
from kg.serve.addresses import local
from kg.serve.cells import names_of_nodes
from kg.serve.examples import completed
from kg.serve.media import GRAPH, content_type
from kg.serve.messages import Call, Reply, refusal
from kg.serve.searching import count, nearest, search
from kg.terms import PREFIXES
from kg.xml import finished, nameable

_COUNTS: Final = "SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class"
_TABLE_TYPES: Final = {"csv": "text/csv", "tsv": "text/tab-separated-values"}
_UNKNOWN: Final = "the graph knows nothing of {}"


def called(store: ox.Store, folder: Path, call: Call) -> Reply:
    """Return the answer of the function that a call names. Raises WrongUse for values that do not fit."""
    found = _FUNCTIONS[call.name](store, folder=folder, **call.values)
    reply = found if isinstance(found, Reply) else Reply(200, "application/json", msgspec.json.encode(found))
    if len(reply.body) > call.limit:
        return refusal(500, f"the answer is larger than {call.limit:,} bytes: ask for less")
    return reply


def counts(store: Queryable, *, folder: Path) -> dict[str, Any]:
    """Return how many triples there are, and how many things of each class, the most frequent first."""
    (row,) = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    classes = [(row["class"].value, int(row["n"].value)) for row in store.query(_COUNTS)]
    return {"triples": int(row["n"].value), "classes": classes}


def found(
    store: ox.Store, *, folder: Path, text: str, kind: str | None, lang: str, limit: int, base: str
) -> dict[str, Any]:
    """Return the things whose names begin like the text; where nothing does, none."""
    return {"results": _shown(store, search(folder, text, kind=kind, limit=limit), lang, base)}


def listed(
    store: ox.Store, *, folder: Path, text: str, kind: str | None, lang: str, page: int, per: int, base: str
) -> dict[str, Any]:
    """Return one page of what is found, ``per`` things, and how many there are; see ``found``."""
    total = count(folder, text, kind=kind)
    pages = max(1, -(-total // per))
    page = min(page, pages)
    hits = search(folder, text, kind=kind, limit=per, after=(page - 1) * per)
    return {"results": _shown(store, hits, lang, base), "total": total, "page": page, "pages": pages}


def near(
    store: ox.Store, *, folder: Path, text: str, kind: str | None, lang: str, limit: int, base: str
) -> dict[str, Any]:
    """Return the things that have nearly this name."""
    return {"results": _shown(store, nearest(folder, text, kind=kind, limit=limit), lang, base)}


def names(store: ox.Store, *, folder: Path, iris: Sequence[str], lang: str) -> dict[str, str]:
    """Return what things are called on pages in a language; those without a name are left out."""
    texts = names_of_nodes(store, map(things.node_of, iris), lang).texts
    return {node.value: text.value for node, text in texts.items()}


def _shown(store: ox.Store, hits: Sequence[tuple[str, str]], lang: str, base: str) -> list[dict[str, Any]]:
    names = names_of_nodes(store, (ox.NamedNode(iri) for iri, _ in hits), lang, posts=True)
    results = []
    for iri, own in hits:
        node = ox.NamedNode(iri)
        name = names.texts.get(node)
        results.append(
            {
                "iri": iri,
                "kind": own,
                "page": local(iri, base),
                "label": name.value if name else short(node),
                "lang": name.language if name else None,
                "home": names.home(node),
            }
        )
    return results


def described(store: ox.Store, *, folder: Path, iri: str, media: str, base: str) -> Reply:
    """Return what the graph says of a thing, in an RDF format; the same graph gives the same bytes."""
    triples = things.description(store, things.node_of(iri)) | subjects.stated(things.node_of(iri))
    if not triples:
        return refusal(404, _UNKNOWN.format(f"<{iri}>"))
    quads = in_order(ox.Quad(*triple) for triple in triples)
    form = GRAPH[media]
    if form == ox.RdfFormat.TURTLE:
        body = "".join(turtle(quads, prefixes=PREFIXES, base=base)).encode()
    elif form == ox.RdfFormat.JSON_LD:
        body = "".join(jsonld(quads, context=published(), inline=True, named=False)).encode()
    elif form == ox.RdfFormat.RDF_XML:
        body = finished(ox.serialize(nameable(quads), format=form) or b"")
    else:
        body = ox.serialize(quads, format=form) or b""
    return Reply(200, content_type(media), body)


def page(store: ox.Store, *, folder: Path, iri: str, lang: str) -> Any:
    """Return what a page shows of a thing."""
    return things.page(store, things.node_of(iri), lang) or refusal(404, _UNKNOWN.format(f"<{iri}>"))


def evidence(store: ox.Store, *, folder: Path, iri: str, lang: str, limit: int) -> Any:
    """Return the passages that support an event, or all of an article."""
    node = things.node_of(iri)
    kind = things.kind_of(store, node)
    if kind not in ("event", "article"):
        return refusal(404, f"<{iri}> is no event and no article of the graph")
    return things.table(store, "evidence", {kind: node}, lang, limit)


def answered(
    store: ox.Store, *, folder: Path, name: str, params: dict[str, str], lang: str, limit: int, form: str
) -> Any:
    """Return the answer to a named question: cells as JSON, or a table or graph in a format.

    Texts that a spreadsheet would run as formulas are disarmed in csv and tsv.
    """
    query = find(name)
    if form == "json" and query.kind == "select":
        return things.table(store, name, dict(params), lang, limit)
    if query.kind != "select":
        return Reply(
            200,
            content_type("text/turtle"),
            written(ask(store, query, params=params, limit=limit), "ttl", {}),
        )
    if form not in _TABLE_TYPES:
        raise WrongUse(f"{name} gives rows: json, csv or tsv")
    answer = ask(store, query, params=params, limit=limit)
    table = for_spreadsheets(with_names(answer, names_of(store, answer, lang)))
    return Reply(200, content_type(_TABLE_TYPES[form]), written(table, form, {}))  # type: ignore[arg-type]


def question(store: ox.Store, *, folder: Path, name: str, params: dict[str, str] | None, lang: str) -> Any:
    """Return the SPARQL of a named question, with examples for parameters (``kg.serve.examples``).

    Where a required parameter has neither value nor example, it is ``missing`` and the query is open.
    """
    query = find(name)
    values = completed(store, folder, query, params, lang)
    missing = [param.name for param in query.params if param.required and param.name not in values]
    if not values.keys() <= {param.name for param in query.params}:
        missing = []  # a name that is none, or that stands for another: let the question itself say
    sparql = without_notes(query.text) if missing else question_of(store, query, values)
    return {"sparql": sparql, "params": values, "missing": missing}


def rows(store: ox.Store, *, folder: Path, query: str, base: str, lang: str, limit: int) -> Any:
    """Return the answer to a SPARQL text as cells."""
    return results.shown(store, query, base, lang, limit)


def spreadsheet(store: ox.Store, *, folder: Path, query: str, base: str, form: str, limit: int) -> Reply:
    """Return the rows of a SPARQL text as a table in which no text is a formula."""
    table = results.spreadsheet(store, query, base, form)  # type: ignore[arg-type]
    if table is None:
        return refusal(406, f"this query gives no rows: it has no {form}")
    if len(table) > limit:
        return refusal(500, f"the answer is larger than {limit:,} bytes: ask for less, with LIMIT")
    return Reply(200, content_type(_TABLE_TYPES[form]), table)


_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    function.__name__: function
    for function in (
        counts,
        found,
        listed,
        near,
        names,
        described,
        page,
        evidence,
        answered,
        question,
        rows,
        spreadsheet,
        *exploring.FUNCTIONS,
    )
}
