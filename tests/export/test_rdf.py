"""RDF formats hold the graph: what they write is read back as the same graph, by us and by others."""

from __future__ import annotations

import json
import random
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from in_memory import Memory

from kg.errors import WrongUse
from kg.export import FORMATS, Options, context, export
from kg.settings import DEFAULT_BASE

TRIPLE_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
QUAD_FORMATS = ("trig", "nq", "jsonld")
RDFLIB = {"ttl": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
XSD = "http://www.w3.org/2001/XMLSchema#"
ID = "https://w3id.org/diplomatic-kg/id/"
DM = "https://w3id.org/diplomatic-kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

# --- graphs that are hard to write

languages = st.sampled_from(["ru", "en", "az", "az-latn", "zh-hant-tw", "x-private"])
awkward = st.sampled_from(
    ["", " ", "\t", "\n", "\r", "\r\n", '"', '"""', "'", "\\", "\\u0041", "<b>&amp;]]>",
     "\u200f\u202eabc\u202c", "\u0085", "\u2028", "\ufeff", "é", "e\u0301", "Əliyev", "😀", "#", "@ru", "^^",
     "true", "12", "1.50", "-0"]
)  # fmt: skip
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
texts = st.one_of(awkward, printable, st.builds("".join, st.lists(st.one_of(awkward, printable), max_size=4)))
controls = st.text(st.characters(categories=["Cc"], include_characters="\ufffe\uffff"), min_size=1)
iris = st.sampled_from(
    [ID, ID + "event/12ab", ID + "article/1#char=1,2", ID + "article/1#char=1,2;selector",
     ID + "a/../b", ID + "a//b", ID + "./x",
     ID + "a?b=c&d", ID + "дом/стол", ID + "e:f/g", DM + "Meeting", DM + "a.b.", DM, "http://a/b#",
     "urn:isbn:1", "mailto:a@b.c", "http://www.w3.org/2001/XMLSchema#date", "http://example.org/%20x'()*"]
)  # fmt: skip
nodes = iris.map(ox.NamedNode)
predicates = st.one_of(
    st.sampled_from([DM + "date", DM + "party", DM + "confidence", DM + "former", DM + "claimedAttendance",
                     "http://www.w3.org/2000/01/rdf-schema#label", "https://schema.org/url", "http://a/b/c",
                     "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://a/b-1#x.y", ID + "p/q"]),
).map(ox.NamedNode)  # fmt: skip
datatypes = st.sampled_from(
    [XSD + name for name in ("integer", "decimal", "boolean", "date", "gYear", "double", "string")]
    + ["http://example.org/type"]
).map(ox.NamedNode)


def literals(values: st.SearchStrategy[str]) -> st.SearchStrategy[ox.Literal]:
    return st.one_of(
        st.builds(ox.Literal, values),
        st.builds(lambda text, language: ox.Literal(text, language=language), values, languages),
        st.builds(lambda text, datatype: ox.Literal(text, datatype=datatype), values, datatypes),
    )


def graphs(values: st.SearchStrategy[str]) -> st.SearchStrategy[list[ox.Quad]]:
    objects = st.one_of(nodes, literals(values))
    return st.lists(st.builds(ox.Quad, nodes, predicates, objects), max_size=12)


def written(quads: list[ox.Quad], name: str, **options: Any) -> bytes:
    files = export(Memory(quads), name, Options(**options))
    return "".join(next(iter(files.values()))).encode()


# --- properties


@pytest.mark.parametrize("name", TRIPLE_FORMATS)
@settings(deadline=None)
@given(quads=graphs(texts))
def test_every_format_is_read_back_as_the_same_graph(name: str, quads: list[ox.Quad]) -> None:
    assert set(ox.parse(written(quads, name), format=TRIPLE_FORMATS[name])) == set(quads)


@pytest.mark.parametrize("name", [name for name in TRIPLE_FORMATS if name != "rdfxml"])
@settings(deadline=None)
@given(quads=graphs(controls))
def test_control_characters_survive_outside_xml(name: str, quads: list[ox.Quad]) -> None:
    assert set(ox.parse(written(quads, name), format=TRIPLE_FORMATS[name])) == set(quads)


@pytest.mark.parametrize("name", QUAD_FORMATS)
@settings(deadline=None)
@given(quads=graphs(texts), names=st.lists(nodes, min_size=1, max_size=3))
def test_article_graphs_stay_apart(name: str, quads: list[ox.Quad], names: list[ox.NamedNode]) -> None:
    named = [ox.Quad(*quad.triple, names[n % len(names)]) for n, quad in enumerate(quads)]
    data = written([*named, *quads], name, by_article=True)
    assert set(ox.parse(data, format=TRIPLE_FORMATS[name])) == set(named)


@pytest.mark.parametrize("name", TRIPLE_FORMATS)
@settings(deadline=None, max_examples=30)
@given(quads=graphs(texts), seed=st.integers())
def test_the_order_of_arrival_does_not_show(name: str, quads: list[ox.Quad], seed: int) -> None:
    shuffled = [*quads, *quads]
    random.Random(seed).shuffle(shuffled)
    assert written(shuffled, name) == written(quads, name)


# --- what others read


@pytest.mark.parametrize("name", TRIPLE_FORMATS)
def test_rdflib_reads_the_same_graph(
    contacts_graph: Memory, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    data = "".join(next(iter(export(contacts_graph, name, Options()).values())))
    graph = rdflib.Dataset() if name in QUAD_FORMATS else rdflib.Graph()
    graph.parse(data=data, format=RDFLIB[name])
    expected = rdflib.Graph()
    nt = ox.serialize(contacts_graph.triples(), format=ox.RdfFormat.N_TRIPLES)
    expected.parse(data=nt, format="nt")
    read = graph.default_graph if isinstance(graph, rdflib.Dataset) else graph
    assert set(read) == set(expected)


@pytest.mark.parametrize("name", QUAD_FORMATS)
def test_rdflib_reads_the_same_article_graphs(contacts_graph: Memory, name: str) -> None:
    data = "".join(next(iter(export(contacts_graph, name, Options(by_article=True)).values())))
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB[name])
    expected = rdflib.Dataset()
    nq = ox.serialize(contacts_graph.quads(), format=ox.RdfFormat.N_QUADS)
    expected.parse(data=nq, format="nquads")
    assert set(dataset.quads()) == set(expected.quads())


@settings(deadline=None)
@given(quads=graphs(texts))
def test_rdflib_reads_any_jsonld_as_we_do(quads: list[ox.Quad]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        found = rdflib.Graph().parse(data=written(quads, "jsonld"), format="json-ld")
        lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        assert set(found) == set(rdflib.Graph().parse(data=lines, format="nt"))


def test_blank_nodes_get_the_same_names_on_any_machine() -> None:
    def graph(*names: str) -> list[ox.Quad]:
        one, other = (ox.BlankNode(name) for name in names)
        p, q = ox.NamedNode(DM + "party"), ox.NamedNode(DM + "nameKey")
        return [ox.Quad(one, p, other), ox.Quad(other, q, ox.Literal("x"))]

    for name in TRIPLE_FORMATS:
        assert written(graph("x", "y"), name) == written(graph("b", "a"), name)


# --- how it looks


def test_turtle_is_grouped_by_subject_and_short() -> None:
    source = f"""
        <{ID}event/1> a <{DM}Meeting> ; <{DM}party> <{ID}person/2>, <{ID}person/1> ;
            <{DM}date> "2025-11-21"^^<{XSD}date> ; <{DM}modality> <{DM}Held> .
        <{ID}person/1> <http://www.w3.org/2000/01/rdf-schema#label> "Али Асадов"@ru ; a <{DM}Person> .
        <{ID}article/7#char=3,9;selector> <http://www.w3.org/ns/oa#start> 3 .
    """
    quads = list(ox.parse(source.encode(), format=ox.RdfFormat.TURTLE))
    head, _, body = written(quads, "ttl").decode().partition("\n\n")
    assert f"@base <{ID}> ." in head
    assert body == (
        "<article/7#char=3,9;selector> oa:start 3 .\n"
        "\n"
        "<event/1> a dm:Meeting ;\n"
        '    dm:date "2025-11-21"^^xsd:date ;\n'
        "    dm:modality dm:Held ;\n"
        "    dm:party\n"
        "        <person/1>,\n"
        "        <person/2> .\n"
        "\n"
        "<person/1> a dm:Person ;\n"
        '    rdfs:label "Али Асадов"@ru .\n'
    )


def test_jsonld_names_are_those_of_the_ontology(contacts_graph: Memory) -> None:
    document = json.loads("".join(next(iter(export(contacts_graph, "jsonld", Options()).values()))))
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes["id:participation/e1-1"] == {
        "@id": "id:participation/e1-1",
        "@type": ["Participation"],
        "agent": "id:person/mamedli",
        "inCapacity": ["id:post/pm"],
        "onBehalfOf": ["id:state/AZ"],
        "participationIn": "id:event/e1",
        "role": "dm:HostRole",
    }
    assert nodes["id:state/AZ"]["rdfs:label"] == {"az": "Azərbaycan", "en": "Azerbaijan", "ru": "Азербайджан"}
    assert nodes["id:article/a1#report-e1"]["confidence"] == "0.83"
    assert nodes["id:article/a1#char=0,52;selector"]["oa:start"] == [0]


def test_jsonld_can_name_its_context_instead(contacts_graph: Memory) -> None:
    whole = "".join(next(iter(export(contacts_graph, "jsonld", Options()).values())))
    short = "".join(next(iter(export(contacts_graph, "jsonld", Options(context="iri")).values())))
    document = json.loads(short)
    assert document["@context"] == context.IRI
    document["@context"] = context.published()
    assert document == json.loads(whole)


def test_the_published_context_is_derived_from_the_ontology(checkout: Any) -> None:
    published = (checkout / "ontology" / context.FILE).read_text(encoding="utf-8")
    derived = context.text(context.derive(DEFAULT_BASE))
    assert published == derived, "run: python tools/derive_context.py > ontology/context.jsonld"


# --- what a format cannot hold is one clear error

RLO = ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL)


@pytest.mark.parametrize(
    ("name", "predicate", "value", "message"),
    [
        ("rdfxml", DM + "nameKey", ox.Literal("a\x08"), "cannot hold the character U+0008 in"),
        ("rdfxml", DM + "nameKey", ox.Literal("\ufffe"), "cannot hold the character U+FFFE in"),
        ("rdfxml", "http://a/1", ox.Literal("x"), "cannot name the predicate <http://a/1>"),
        ("rdfxml", RDF + "li", ox.Literal("x"), "reserves the name rdf:li"),
        ("rdfxml", DM + "nameKey", RLO, "cannot hold the text direction"),
        ("jsonld", DM + "nameKey", RLO, "cannot hold the text direction"),
        ("jsonld", DM + "party", ox.NamedNode("schema:foo"), "cannot hold <schema:foo>"),
        ("jsonld", DM + "party", ox.NamedNode("about:blank"), "cannot hold <about:blank>"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(
    name: str, predicate: str, value: ox.Literal | ox.NamedNode, message: str
) -> None:
    quads = [ox.Quad(ox.NamedNode(ID + "x/1"), ox.NamedNode(predicate), value)]
    with pytest.raises(WrongUse, match="--format ttl") as refusal:
        written(quads, name)
    assert message in str(refusal.value)
    assert set(ox.parse(written(quads, "ttl"), format=ox.RdfFormat.TURTLE)) == set(quads)


def test_an_empty_graph_is_a_valid_file_in_every_format() -> None:
    for name, form in TRIPLE_FORMATS.items():
        assert list(ox.parse(written([], name), format=form)) == []


def test_the_list_of_formats_is_pinned() -> None:
    rdf = ["ttl", "trig", "nt", "nq", "jsonld", "rdfxml"]
    networks = ["graphml", "gexf", "cyjs", "neo4j", "csv", "dyads", "html"]
    assert list(FORMATS) == [*rdf, *networks]  # a lost exporter is noticed here
