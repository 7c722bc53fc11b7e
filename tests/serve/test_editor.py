"""The page of queries without JavaScript: whatever a page shows can be asked again, and is only ever text."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

from kg.packaged import HOW_TO_BUILD
from kg.query import NamedQuery, named
from kg.serve import assets, editor, pages
from kg.serve.app import application
from kg.serve.examples import NARROWED
from kg.serve.service import Service
from kg.settings import DEFAULT_BASE
from kg.terms import DM, LANGUAGES

from .conftest import FORMULA, HOSTILE, PERSON, fill, serving
from .test_pages import Elements, _page, _some

NAMES = "SELECT ?name { <person/hostile> rdfs:label ?name }"


class Blocks(HTMLParser):
    """Collects the texts of <pre> and <textarea>, of alerts, and links to the page of queries."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {"pre": [], "textarea": [], "alert": []}
        self.links: list[str] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("role") == "alert":
            tag = "alert"
        if tag in self.texts:
            self._open = tag
            self.texts[tag].append("")
        if tag == "a" and (given.get("href") or "").startswith("/query?question="):
            self.links.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("pre", "textarea", "p"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data


def _written(client: httpx.Client, **fields: str) -> str:
    (text,) = Blocks(client.get("/query", params=fields).text).texts["textarea"]
    return text


@pytest.mark.parametrize("class_", [DM.Person, DM.State, DM.Body, DM.Meeting], ids=lambda node: node.value)
def test_the_query_behind_a_page_is_the_one_that_the_editor_opens(
    class_: object, served: httpx.Client
) -> None:
    blocks = Blocks(_page(served, _some(class_)))
    assert blocks.texts["pre"]
    for shown, link in zip(blocks.texts["pre"], blocks.links, strict=True):
        (opened,) = Blocks(_page(served, link)).texts["textarea"]
        assert opened == shown
        assert served.get("/sparql", params={"query": shown}).json()["results"]["bindings"]


def test_a_seed_is_part_of_what_is_shown(served: httpx.Client) -> None:
    text = _written(served, question="meetings", party="KZ")
    assert "VALUES ?party { <https://w3id.org/diplomatic-kg/id/state/KZ> }" in text
    assert "\n  ?event dm:meetingParty|dm:callParty ?party .\n" in text


@pytest.mark.parametrize("query", named(), ids=lambda query: query.name)
def test_each_example_has_values_and_runs(query: NamedQuery, served: httpx.Client) -> None:
    page = served.get("/query", params={"question": query.name, "run": "1"})
    assert page.status_code == 200, Blocks(page.text).texts["alert"]
    text = Blocks(page.text).texts["textarea"][0]
    assert not any(f"VALUES ?{p.name} {{ UNDEF }}" in text for p in query.params if p.required)


def test_an_example_is_about_one_thing_unless_somebody_asks_for_all(served: httpx.Client) -> None:
    assert "VALUES ?party { <" in _written(served, question="meetings")
    assert "VALUES ?party { UNDEF }" in _written(served, question="meetings", party="")
    assert "VALUES ?party { UNDEF }" in _written(served, question="meetings", place="KZ")
    optional = {query.name: {p.name for p in query.params if not p.required} for query in named()}
    assert all(param in optional[name] for name, param in NARROWED.items())


def test_no_parameter_of_a_question_has_a_name_of_the_page() -> None:
    assert not {param.name for query in named() for param in query.params} & set(editor._OWN)


def test_what_stands_there_at_first_runs_anywhere(served: httpx.Client) -> None:
    assert _written(served) == editor.example()
    assert 'role="alert"' not in _page(served, "/query?run=1")


def test_rows_triples_and_truth_are_shown(served: httpx.Client) -> None:
    rows = served.get("/query", params={"query": "SELECT ?s { ?s a dm:State }", "run": "1"}).text
    assert '<th scope="col">s</th>' in rows
    assert f'href="/id/state/{_some(DM.State).rpartition("/")[2]}?lang=en"' in rows
    graph = served.get("/query", params={"query": "CONSTRUCT WHERE { ?s a dm:State }", "run": "1"}).text
    assert '<th scope="col">predicate</th>' in graph
    truth = served.get("/query", params={"query": "ASK { ?s a dm:State }", "run": "1", "lang": "ru"}).text
    assert "Да." in truth


def test_more_rows_than_a_page_holds_are_said_to_be_more(served: httpx.Client) -> None:
    page = served.get("/query", params={"query": "SELECT * { ?a ?b ?c . ?d a ?e } LIMIT 1001", "run": "1"})
    assert page.text.count("<tr>") == 1 + editor._ROWS
    assert "There are more rows" in page.text


def test_a_mistake_is_told_with_its_place_and_the_text_stays(served: httpx.Client) -> None:
    page = served.get("/query", params={"query": "SELECT ?s {\n  ?s a <b>", "run": "1"})
    assert page.status_code == 400
    blocks = Blocks(page.text)
    assert "line 2, column 11" in blocks.texts["alert"][0]
    assert blocks.texts["textarea"] == ["SELECT ?s {\n  ?s a <b>"]


def test_a_parameter_that_means_nothing_is_told(served: httpx.Client) -> None:
    page = served.get("/query", params={"question": "timeline", "party": "<b>Nobody</b>"})
    assert page.status_code == 400
    assert "Nobody" in Blocks(page.text).texts["alert"][0]
    assert "<b>" not in page.text


def test_results_are_text_and_links_go_nowhere_strange(hostile: httpx.Client) -> None:
    query = "SELECT * { <person/hostile> ?p ?o } ORDER BY ?p ?o"
    page = Elements(hostile.get("/query", params={"query": query, "run": "1"}).text)
    assert not {"img", "b"} & set(page.tags)
    assert page.handlers == []
    assert all(link.startswith(("/", "#", "data:,", "http")) for link in page.links)
    assert {tag for tag, text in page.texts if "\u202e" in text} == {"bdi"}


@pytest.mark.parametrize("text", ["</textarea><script>1</script>", *HOSTILE])
def test_a_query_is_text(text: str, hostile: httpx.Client) -> None:
    page = hostile.get("/query", params={"query": text, "run": "1"}).text
    assert Blocks(page).texts["textarea"] == [text]
    assert Elements(page).tags.count("textarea") == 1


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_saved_table_has_no_formulas(form: str, hostile: httpx.Client) -> None:
    answer = hostile.get("/query", params={"query": NAMES, "format": form})
    assert answer.headers["content-disposition"] == f'attachment; filename="answer.{form}"'
    cells = {row[0] for row in csv.reader(io.StringIO(answer.text), delimiter="\t" if form == "tsv" else ",")}
    assert any(cell.strip('"').startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.strip('"').startswith("=") for cell in cells)
    values = hostile.get("/sparql", params={"query": NAMES}).json()["results"]["bindings"]
    assert FORMULA in {row["name"]["value"] for row in values}


def test_answers_are_saved_in_the_form_that_fits(served: httpx.Client) -> None:
    rows, graph = "SELECT ?s { ?s a dm:State }", "CONSTRUCT WHERE { ?s a dm:State }"
    for form, media in {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
    }.items():
        assert served.post("/query", data={"query": rows, "format": form}).headers["content-type"] == media
    for form in ("ttl", "nt", "rdf", "jsonld"):
        assert served.get("/query", params={"query": graph, "format": form}).status_code == 200
        assert served.get("/query", params={"query": rows, "format": form}).status_code == 406
    assert served.get("/query", params={"query": graph, "format": "csv"}).status_code == 406
    assert served.get("/query", params={"query": rows, "format": "exe"}).status_code == 400


async def _of_no_store(address: str) -> str:
    """Return a page that asks nothing, of a service in this process that was never started."""
    transport = httpx.ASGITransport(application(Service(store="nowhere")))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return (await client.get(address)).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_was_built_the_page_says_how_to_get_it(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "bundle", lambda name: None)
    page = asyncio.run(_of_no_store(f"/query?lang={lang}"))
    assert pages.texts(lang)["not_built"] in page
    assert HOW_TO_BUILD in page
    assert "/static/sparql" not in page
    assert Blocks(page).texts["textarea"] == [editor.example()]


def test_browsers_that_open_the_endpoint_are_sent_to_the_page(served: httpx.Client) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    answer = served.get("/sparql", headers=browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")
    assert served.get("/sparql").headers["content-type"].startswith("text/turtle")
    asked = served.get("/sparql", params={"query": "ASK { }"}, headers=browser)
    assert asked.status_code == 200


def test_no_other_server_is_asked(served: httpx.Client) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    for fields in (
        {"query": query, "run": "1"},
        {"query": query, "format": "csv"},
        {"query": query, "format": "ttl"},
    ):
        answer = served.get("/query", params=fields)
        assert answer.status_code == 400
        assert "SERVICE" in answer.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_in_each_language(lang: str, served: httpx.Client) -> None:
    page = _page(served, f"/query?question=timeline&lang={lang}")
    assert named()[0].title(lang) in page
    assert f'<html lang="{lang}">' in page


def test_the_base_of_examples_is_that_of_the_graph(served: httpx.Client) -> None:
    assert DEFAULT_BASE in _written(served, question="event-graph")
    assert PERSON not in _written(served, question="event-graph")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with serving(fill(tmp_path_factory.mktemp("empty") / "store", []), "--workers", "1") as client:
        yield client


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_the_graph_has_no_example_the_page_asks_for_values(lang: str, empty: httpx.Client) -> None:
    sentence = pages.texts(lang)["no_example"]
    for query in named():
        page = _page(empty, f"/query?question={query.name}&lang={lang}")
        needed = ", ".join(param.name for param in query.params if param.required)
        told = [text for tag, text in Elements(page).texts if tag == "p" and sentence in text]
        assert all(text.removeprefix(f"{sentence} ") in needed for text in told)
        if query.name == "holder":
            assert told == [f"{sentence} {needed}"]


def test_what_does_not_fit_is_still_refused_in_an_empty_graph(empty: httpx.Client) -> None:
    answer = empty.get("/query?question=holder&nothing=1&lang=ru")
    assert answer.status_code == 400
    assert "nothing" in answer.text


def test_the_first_query_has_each_person_once_at_a_meeting(explored: httpx.Client) -> None:
    answer = explored.get("/sparql", params={"query": editor.example()}, headers={"accept": "text/csv"})
    _, *lines = answer.text.splitlines()
    assert len(lines) > 10
    assert len({line.partition(",")[2] for line in lines}) == len(lines)
