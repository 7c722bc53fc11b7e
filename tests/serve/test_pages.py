"""Pages: in three languages, safe whatever the graph holds, and right in a real browser."""

from __future__ import annotations

import html
import shutil
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from kg.query import NamedQuery, find, named
from kg.serve import pages
from kg.serve.things import TABLES
from kg.settings import DEFAULT_BASE
from kg.terms import DM, LANGUAGES, RDF
from tests.export.browser import Page, browser

from .conftest import HOSTILE, PERSON, view


class Elements(HTMLParser):
    """Collects tags, attributes that run code, addresses of links, and texts that are not isolated."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))


def _page(client: httpx.Client, path: str) -> str:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.mark.parametrize("path", [f"/id/{PERSON}", "/?q=hostile", *(f"/?q={text}" for text in HOSTILE)])
def test_no_text_becomes_code(path: str, hostile: httpx.Client) -> None:
    page = Elements(_page(hostile, httpx.URL(path.replace("#", "%23")).raw_path.decode()))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert page.handlers == []
    assert all(link.startswith(("/", "#", "data:,", "http")) for link in page.links)
    assert not any("49" in text for _, text in page.texts)


def test_what_turns_the_direction_of_writing_is_isolated(hostile: httpx.Client) -> None:
    shown = [tag for tag, text in Elements(_page(hostile, f"/id/{PERSON}")).texts if "\u202e" in text]
    assert shown
    assert set(shown) <= {"bdi", "title"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_in_each_language(lang: str, served: httpx.Client) -> None:
    for path in ("/", "/?q=a", "/ontology", "/topics", _some(DM.Person), _some(DM.Meeting), _some(DM.State)):
        page = _page(served, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert f'<html lang="{lang}">' in page
        assert f">{pages._texts(lang)['search']}</button>" in page


def _some(class_: ox.NamedNode) -> str:
    found = sorted(q.subject.value for q in view() if q.predicate == RDF.type and q.object == class_)
    return "/id/" + found[0].removeprefix(DEFAULT_BASE)


def test_the_browser_chooses_the_language_unless_the_address_does(served: httpx.Client) -> None:
    headers = {"accept-language": "fr, az;q=0.8, ru;q=0.5"}
    assert served.get("/", headers=headers).headers["content-language"] == "az"
    assert served.get("/?lang=ru", headers=headers).headers["content-language"] == "ru"


def test_texts_and_heads_are_complete() -> None:
    texts = tomllib.loads(Path(pages.__file__).with_name("texts.toml").read_text(encoding="utf-8"))
    columns = texts.pop("columns")
    assert all(set(values) == set(LANGUAGES) for values in [*texts.values(), *columns.values()])
    shown = {name for asked in TABLES.values() for name, _ in asked}
    assert {column.name for name in shown for column in find(name).columns} <= set(columns)


def test_a_page_shows_the_questions_with_their_sparql_and_as_csv(served: httpx.Client) -> None:
    page = _page(served, _some(DM.Meeting))
    assert find("evidence").title() in page
    links = [link for link in Elements(page).links if link.startswith("/api/queries/evidence")]
    assert served.get(links[0].replace("&amp;", "&")).headers["content-type"] == "text/csv; charset=utf-8"


def test_the_sparql_of_a_page_runs_as_it_stands(served: httpx.Client) -> None:
    page = _page(served, _some(DM.Meeting))
    query = html.unescape(page.partition("<pre>")[2].partition("</pre>")[0])
    rows = served.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {row["event"]["value"] for row in rows} == {DEFAULT_BASE + _some(DM.Meeting).removeprefix("/id/")}


@pytest.mark.parametrize("query", named(), ids=lambda query: query.name)
def test_each_question_has_a_form(query: NamedQuery, served: httpx.Client) -> None:
    page = _page(served, f"/questions/{query.name}?lang=ru")
    assert query.title("ru") in page
    assert all(f'name="{param.name}"' in page for param in query.params)


def test_a_question_is_answered_and_a_mistake_explained(served: httpx.Client) -> None:
    assert "<tbody>" in _page(served, "/questions/timeline?ask=1&party=KZ")
    wrong = served.get("/questions/timeline?ask=1&party=<b>Nobody</b>", headers={"accept": "text/html"})
    assert wrong.status_code == 400
    assert "&lt;b&gt;Nobody" in wrong.text
    assert served.get("/questions/nothing").status_code == 404


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no Chromium here")
    with browser(program, tmp_path_factory.mktemp("profile")) as page:
        yield page


def _visit(page: Page, address: str) -> Any:
    page._loaded = False
    page.call("Page.navigate", url=address)
    while not page._loaded:
        page._hear(page._message())
    page.settle()
    return page.run("window.caught")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_finds_nothing_to_complain_of(
    width: int, chromium: Page, served: httpx.Client, hostile: httpx.Client
) -> None:
    chromium.call(
        "Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=False
    )
    chromium.complaints.clear()
    chromium.requests.clear()
    home = str(served.base_url).rstrip("/")
    paths = [
        "/",
        "/?q=a",
        "/ontology",
        "/questions/timeline?ask=1&party=KZ",
        _some(DM.Person),
        _some(DM.Meeting),
        _some(DM.State),
    ]
    for address in [*(home + path for path in paths), f"{hostile.base_url}id/{PERSON}"]:
        assert _visit(chromium, address) is None
        assert chromium.run("document.documentElement.scrollWidth") <= width, address
    assert chromium.complaints == []
    origins = {home + "/", str(hostile.base_url)}
    assert [r for r in chromium.requests if not r.startswith((*origins, "data:"))] == []


# Looks a hundred times, so that a browser that never gets an answer fails the test and does not hang it.
HITS = """new Promise(done => {
    let looks = 0;
    const look = () =>
        hits.options.length || ++looks > 100 ? done(hits.options.length) : setTimeout(look, 50);
    look();
})"""


def test_names_come_as_you_type(chromium: Page, served: httpx.Client) -> None:
    name = min(q.object.value for q in view() if q.predicate == DM.nameKey and len(q.object.value) > 6)
    _visit(chromium, str(served.base_url))
    chromium.run("document.getElementById('q').focus()")
    chromium.call("Input.insertText", text=name[:4])
    assert chromium.run(HITS) > 0, chromium.complaints


def test_controls_have_names_and_the_page_an_order(chromium: Page, served: httpx.Client) -> None:
    _visit(chromium, str(served.base_url).rstrip("/") + _some(DM.Person))
    nameless = """[...document.querySelectorAll("a, button, input:not([type=hidden])")]
        .filter(e => !(e.textContent.trim() || e.labels?.length || e.ariaLabel)).length"""
    assert chromium.run(nameless) == 0
    assert chromium.run("document.querySelectorAll('h1').length") == 1
    assert chromium.run("[...document.querySelectorAll('th')].every(th => th.scope === 'col')") is True
    assert chromium.run("document.querySelector('.skip').getAttribute('href')") == "#content"
