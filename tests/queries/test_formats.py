"""Answers as the W3C formats, as RDF, as tables; what sources wrote does no harm in any of them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import NotInXml, WrongUse
from kg.query import Answer, ask
from kg.query.formats import Format, for_spreadsheets, names_of, with_names, written
from kg.query.labels import best, labels, short

THING = ox.NamedNode("https://w3id.org/diplomatic-kg/id/person/x")
EVIL = '=HYPERLINK("http://192.0.2.1/";"x")'
ROWS = Answer(
    "select",
    columns=("thing", "text", "number", "date"),
    rows=(
        (THING, ox.Literal(EVIL), ox.Literal(-5), None),
        (
            None,
            ox.Literal("<b>|`x`\x1b[31m\n", language="ru"),
            ox.Literal("0.50", datatype=ox.Literal(0.5).datatype),
            None,
        ),
    ),
    things=frozenset({"thing"}),
)
NAMES = {THING: ox.Literal("[bold]Али[/bold]", language="ru")}
IN_XML = replace(ROWS, rows=(ROWS.rows[0], (None, ox.Literal("<b>|`x`\n", language="ru"), *ROWS.rows[1][2:])))
RESULTS = "{http://www.w3.org/2005/sparql-results#}"
GRAPH = Answer("construct", triples=(ox.Triple(THING, ox.NamedNode("https://schema.org/url"), THING),))
YES = Answer("ask", truth=True)
W3C = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


def text(answer: Answer, format_: Format, width: int | None = None) -> str:
    return written(answer, format_, NAMES, width=width).decode()


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "xml"])
def test_w3c_formats_are_what_the_library_writes(format_: Format, store: ox.Store) -> None:
    """The answer of a query, written by kg and by Oxigraph itself, is the same byte for byte."""
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    library = solutions.serialize(format=W3C[format_])
    assert written(ask(store, query), format_, {}) == library


@pytest.mark.parametrize("format_", ["json", "xml", "tsv"])
def test_results_survive_the_round_trip(format_: Format) -> None:
    answer = IN_XML if format_ == "xml" else ROWS
    read = ox.parse_query_results(written(answer, format_, {}), format=W3C[format_])
    assert isinstance(read, ox.QuerySolutions)
    assert [tuple(row) for row in read] == list(answer.rows)


@pytest.mark.parametrize("text", ["a\r\nb", "\r", "a\tb\n", " a ", "<&>]]>", "e\u0301 \U0001f91d \x85\u2028"])
def test_readers_of_xml_get_each_text_as_it_is(text: str) -> None:
    rows = Answer("select", columns=("text",), rows=((ox.Literal(text),),))
    (cell,) = ElementTree.fromstring(written(rows, "xml", {})).iter(f"{RESULTS}literal")
    assert cell.text == text
    graph = Answer("construct", triples=(ox.Triple(THING, ox.NamedNode("urn:x#p"), ox.Literal(text)),))
    (value,) = rdflib.Graph().parse(data=written(graph, "xml", {}), format="xml").objects()
    assert str(value) == text


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused_by_its_name(character: str) -> None:
    literal = ox.Literal(f"a{character}b")
    rows = Answer("select", columns=("text",), rows=((literal,),))
    graph = Answer("construct", triples=(ox.Triple(THING, ox.NamedNode("urn:x#p"), literal),))
    for answer in (rows, graph):
        with pytest.raises(NotInXml, match=rf"U\+{ord(character):04X}.*take another format"):
            written(answer, "xml", {})


@pytest.mark.parametrize(
    "predicate", ["https://example.org/1", "https://example.org/p(1)", "https://example.org/"]
)
def test_a_predicate_without_a_name_is_refused_in_xml(predicate: str) -> None:
    graph = Answer("construct", triples=(ox.Triple(THING, ox.NamedNode(predicate), THING),))
    with pytest.raises(NotInXml, match="cannot name the predicate <https://example"):
        written(graph, "xml", {})
    assert predicate.encode() in written(graph, "nt", {})


def test_csv_is_exact() -> None:
    rows = list(csv.reader(io.StringIO(text(ROWS, "csv"), newline="")))
    assert rows[0] == ["thing", "text", "number", "date"]
    assert rows[1] == [THING.value, EVIL, "-5", ""]


def test_a_spreadsheet_gets_no_formulas_and_numbers_stay_numbers() -> None:
    rows = list(csv.reader(io.StringIO(text(for_spreadsheets(ROWS), "csv"), newline="")))
    assert rows[1] == [THING.value, "'" + EVIL, "-5", ""]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_every_beginning_of_a_formula_is_disarmed(sign: str) -> None:
    answer = Answer("select", columns=("x",), rows=((ox.Literal(sign + "1", language="en"),),))
    assert for_spreadsheets(answer).rows == ((ox.Literal(f"'{sign}1", language="en"),),)


def test_names_stand_beside_the_things() -> None:
    answer = with_names(ROWS, NAMES)
    assert answer.columns == ("thing", "thingLabel", "text", "number", "date")
    assert [row[:2] for row in answer.rows] == [(THING, NAMES[THING]), (None, None)]


def test_a_table_shows_names_and_obeys_nothing() -> None:
    assert text(ROWS, "table").split("\n") == [
        "thing              text                                  number   date",
        "──────────────────────────────────────────────────────────────────────",
        '[bold]Али[/bold]   =HYPERLINK("http://192.0.2.1/";"x")   -5',
        "                   <b>|`x` [31m                          0.50",
        "",
    ]


def test_a_table_fits_the_terminal() -> None:
    assert all(len(line) <= 40 for line in text(ROWS, "table", width=40).split("\n"))


WIDE = Answer(
    "select",
    ("date", "event", "first", "second"),
    (
        (ox.Literal("2024-03-12"), ox.Literal("Встреча Сарбасова"), ox.Literal("1"), None),
        (ox.Literal("2024-03-13"), ox.Literal("Сельскохозяйственная-выставка"), ox.Literal("2"), None),
    ),
)


def test_a_narrow_table_breaks_long_words_and_cuts_nothing() -> None:
    """At 80 columns dates ended in an ellipsis, and so did most words."""
    assert text(WIDE, "table", width=44).split("\n")[2:] == [
        "2024-03-12   Встреча          1",
        "             Сарбасова",
        "2024-03-13   Сельскохозяйст   2",
        "             венная-выставк",
        "             а",
        "",
    ]


def test_words_stay_whole_where_a_table_has_the_room() -> None:
    """At 120 columns "Participation" was broken up, though a wide column beside it had characters to give."""
    rows = ((ox.Literal("Participation"), ox.Literal("Министр иностранных дел принял посла"), None),)
    lines = text(Answer("select", ("kind", "quote", "at"), rows), "table", width=32).split("\n")
    assert lines[2:] == [
        "Participation   Министр",
        "                иностранных",
        "                дел принял",
        "                посла",
        "",
    ]


def test_where_no_table_fits_each_row_is_a_block() -> None:
    assert text(WIDE, "table", width=30).split("\n") == [
        "date   2024-03-12",
        "event  Встреча Сарбасова",
        "first  1",
        "",
        "date   2024-03-13",
        "event  Сельскохозяйственная-вы",
        "       ставка",
        "first  2",
        "",
    ]


def test_markdown_is_escaped() -> None:
    assert text(ROWS, "md").split("\n") == [
        "| thing | text | number | date |",
        "| --- | --- | --- | --- |",
        '| \\[bold\\]Али\\[/bold\\] | =HYPERLINK("http://192.0.2.1/";"x") | -5 |  |',
        "|  | &lt;b&gt;\\|\\`x\\` \\[31m  | 0.50 |  |",
        "",
    ]


def test_yes_or_no() -> None:
    assert text(YES, "table") == text(YES, "md") == "true\n"
    assert text(YES, "csv") == text(YES, "tsv") == "true"
    assert json.loads(text(YES, "json")) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in text(YES, "xml")


def test_a_graph_is_turtle_with_the_prefixes_that_it_uses() -> None:
    turtle = f"@prefix schema: <https://schema.org/> .\n<{THING.value}> schema:url <{THING.value}> .\n"
    assert text(GRAPH, "ttl") == text(GRAPH, "table") == turtle
    assert text(GRAPH, "nt") == f"<{THING.value}> <https://schema.org/url> <{THING.value}> .\n"
    assert json.loads(text(GRAPH, "json"))[0]["@id"] == THING.value
    assert text(GRAPH, "xml").startswith("<?xml")


@pytest.mark.parametrize(
    ("answer", "format_", "message"),
    [
        (ROWS, "ttl", "SELECT gives no graph: write it as table, md, csv, tsv, json, xml, not ttl"),
        (YES, "nt", "ASK gives no graph: write it as table, md, csv, tsv, json, xml, not nt"),
        (GRAPH, "csv", "CONSTRUCT gives a graph: write it as ttl, nt, json, xml, not csv"),
        (GRAPH, "md", "CONSTRUCT gives a graph: write it as ttl, nt, json, xml, not md"),
    ],
)
def test_formats_that_do_not_fit(answer: Answer, format_: Format, message: str) -> None:
    with pytest.raises(WrongUse) as error:
        text(answer, format_)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("lang", "name"), [("ru", "Эмин Сафаров"), ("az", "Emin Səfərov"), ("en", "Emin Safarov")]
)
def test_names_in_the_language_asked_for(lang: str, name: str, store: ox.Store) -> None:
    answer = ask(store, "chain", params={"person": "Линдквист", "other": "Гулиев"})
    names = names_of(store, answer, lang)
    assert {short(node): text.value for node, text in names.items()}["person/safarov"] == name


def test_other_languages_stand_in_and_terms_have_names(store: ox.Store) -> None:
    guliev, held = (
        ox.NamedNode("https://w3id.org/diplomatic-kg/id/person/guliev"),
        ox.NamedNode("https://w3id.org/diplomatic-kg/ontology#Held"),
    )
    found = labels(store, [guliev, held, THING], "az")
    assert {short(node): text.value for node, text in found.items()} == {
        "person/guliev": "Нариман Гулиев",
        "dm:Held": "baş tutub",
    }


@pytest.mark.parametrize(
    ("told", "lang", "shown"),
    [
        ("en Aliyev; az İlham Əliyev; ru Ильхам Алиев", "en", "İlham Əliyev"),
        ("en Aliyev; ru Ильхам Алиев", "en", "Aliyev"),
        ("ru Алиев; az İlham Əliyev", "ru", "Алиев"),
        ("en NATO; az Şimali Atlantika Müqaviləsi Təşkilatı", "en", "NATO"),
        ("en Aliyev; az İlham Əliyev", "az", "İlham Əliyev"),
    ],
)
def test_a_surname_alone_gives_way_to_the_full_name_in_the_same_letters(
    told: str, lang: str, shown: str
) -> None:
    texts = [ox.Literal(text[3:], language=text[:2]) for text in told.split("; ")]
    assert best(texts, lang).value == shown


def test_of_several_labels_the_fullest_is_shown() -> None:
    texts = [
        ox.Literal("Асадов", language="ru"),
        ox.Literal("Али Асадов", language="ru"),
        ox.Literal("x", language="de"),
    ]
    assert best(texts, "en").value == "Али Асадов"
    assert best(texts, "de").value == "x"
