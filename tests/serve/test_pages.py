"""Pages: in three languages, safe whatever the graph holds, and right in a real browser."""

from __future__ import annotations

import hashlib
import html
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.query import NamedQuery, find, named
from kg.serve import pages
from kg.serve.things import TABLES
from kg.settings import DEFAULT_BASE
from kg.terms import DM, LANGUAGES, RDF

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


def test_scripts_and_styles_have_addresses_that_change_with_them(served: httpx.Client) -> None:
    files = [link for link in Elements(_page(served, "/")).links if link.startswith("/static/")]
    assert {link.partition("?")[0] for link in files} == {"/static/style.css", "/static/search.js"}
    for link in files:
        address, _, version = link.partition("?v=")
        kept, other, bare = (served.get(path) for path in (link, f"{address}?v=0", address))
        assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert {other.headers["cache-control"], bare.headers["cache-control"]} == {"no-cache"}
        assert kept.content == other.content == bare.content
        assert hashlib.sha256(kept.content).hexdigest().startswith(version)
        assert len(version) == 16


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_in_each_language(lang: str, served: httpx.Client) -> None:
    for path in ("/", "/?q=a", "/ontology", "/topics", _some(DM.Person), _some(DM.Meeting), _some(DM.State)):
        page = _page(served, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert f'<html lang="{lang}">' in page
        assert f">{pages.texts(lang)['search']}</button>" in page


def _some(class_: ox.NamedNode) -> str:
    found = sorted(q.subject.value for q in view() if q.predicate == RDF.type and q.object == class_)
    return "/id/" + found[0].removeprefix(DEFAULT_BASE)


def test_the_browser_chooses_the_language_unless_the_address_does(served: httpx.Client) -> None:
    headers = {"accept-language": "fr, az;q=0.8, ru;q=0.5"}
    assert served.get("/", headers=headers).headers["content-language"] == "az"
    assert served.get("/?lang=ru", headers=headers).headers["content-language"] == "ru"


def test_texts_and_heads_are_complete() -> None:
    texts = tomllib.loads(Path(pages.__file__).with_name("texts.toml").read_text(encoding="utf-8"))
    columns, sections, plurals, editor = (texts.pop(part) for part in pages._PARTS)
    every = [*texts.values(), *columns.values(), *sections.values(), *plurals.values(), *editor.values()]
    assert all(set(values) == set(LANGUAGES) for values in every)
    shown = {name for asked in TABLES.values() for name, _ in asked} | set(sections)
    assert {column.name for name in shown for column in find(name).columns} <= set(columns)


def test_a_page_shows_the_questions_with_their_sparql_and_as_csv(served: httpx.Client) -> None:
    page = _page(served, _some(DM.Meeting))
    links = [link for link in Elements(page).links if link.startswith("/api/queries/evidence")]
    assert served.get(links[0].replace("&amp;", "&")).headers["content-type"] == "text/csv; charset=utf-8"


def test_a_name_that_two_languages_share_stands_once(hostile: httpx.Client) -> None:
    """Latin names are alike in English and Azerbaijani: "Yerlan Sarbasov · Yerlan Sarbasov"."""
    names = _page(hostile, f"/id/{PERSON}").partition('<p class="names">')[2].partition("</p>")[0]
    shown = [text for tag, text in Elements(names).texts if tag == "bdi"]
    assert len(shown) > 1
    assert len(shown) == len(set(shown))


def test_the_sparql_of_a_page_runs_as_it_stands(served: httpx.Client) -> None:
    page = _page(served, _some(DM.Meeting))
    query = html.unescape(page.partition('<pre tabindex="0">')[2].partition("</pre>")[0])
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


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/id/person/nobody", 404, "the graph knows nothing of"),
        ("/topics/<script>", 404, "the topic scheme has no &#39;&lt;script&gt;"),
        ("/topics/nothing", 404, "the topic scheme has no"),
        ("/nothing", 404, pages.texts("ru")["look_else"]),
        ("/?kind=person&page=0", 400, "page is a number from 1"),
        ("/events?when=2024-13", 400, "when: &#39;2024-13&#39; is no date here: write YYYY or YYYY-MM"),
        ("/events?when=2024-03-12", 400, "write YYYY or YYYY-MM"),
        ("/events?other=KZ", 400, "other: &#39;KZ&#39; is no party: write the end of its address"),
    ],
)
def test_who_reads_pages_is_refused_by_a_page(
    path: str, status: int, told: str, served: httpx.Client
) -> None:
    given = {"accept": "text/html,*/*;q=0.8", "accept-language": "ru"}
    answer = served.get(path, headers=given)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == "ru"
    assert pages.texts("ru")["not_here" if status == 404 else "not_so"] in answer.text
    assert told in answer.text
    assert '<form action="/"' in answer.text


def test_a_page_that_is_not_there_says_so_once_and_in_its_language(served: httpx.Client) -> None:
    answer = served.get("/nothing", headers={"accept": "text/html", "accept-language": "az"})
    assert "Not Found" not in answer.text


@pytest.mark.parametrize(
    "path", ["/sparql?query=SELECT", "/store?graph=urn:none", "/static/none", "/id/person/x"]
)
def test_programs_are_refused_in_plain_text(path: str, served: httpx.Client) -> None:
    accept = "*/*" if path.startswith("/id") else "text/html"
    answer = served.get(path, headers={"accept": accept})
    assert answer.status_code >= 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
