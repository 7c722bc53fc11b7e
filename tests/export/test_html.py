"""The page: safe whatever the graph holds, the same for the same graph, and usable in a real browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_memory import Memory, crowd

from kg.export import Options, export
from kg.export.html import _embedded, html
from kg.network import read

from .browser import Page, browser

HOSTILE = [
    "<script>window.caught = 1</script>",
    "</script><script>window.caught = 1</script>",
    '"><img src=x onerror="window.caught = 1">',
    "<!--<script>",
    "${window.caught = 1}",
    "javascript:window.caught=1",
    "\u202egnirts\u2028\u2029",
    "&lt;b&gt;",
]


class Scripts(HTMLParser):
    """Collects what a browser would take for scripts, styles and event handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.blocks and self.cdata_elem == self.blocks[-1][0]:
            tag, attributes, text = self.blocks[-1]
            self.blocks[-1] = (tag, attributes, text + data)


def page_of(graph: Any, **options: Any) -> str:
    return "".join(export(graph, "html", Options(**options))["network.html"])


def scripts(page: str) -> Scripts:
    found = Scripts()
    found.feed(page)
    return found


def with_labels(labels: list[str]) -> Any:
    """Return a graph whose names, posts, topics, places, headlines and passages are hostile."""
    iri = "https://w3id.org/diplomatic-kg/id/"
    dm = "https://w3id.org/diplomatic-kg/ontology#"
    lines = [f"@prefix dm: <{dm}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @base <{iri}> ."]
    lines.append("@prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .")
    lines.append("@prefix oa: <http://www.w3.org/ns/oa#> . @prefix org: <http://www.w3.org/ns/org#> .")
    lines.append("@prefix gaf: <http://groundedannotationframework.org/gaf#> .")
    for n, text in enumerate(labels):
        label = ox.Literal(text, language="en")
        lines.append(
            f"<person/p{n}> a dm:Person ; rdfs:label {label} ; dm:nameKey 'hostile' ."
            f"<person/q{n}> a dm:Person ; rdfs:label 'Host {n}'@en ; dm:nameKey 'host {n}' ."
            f"<post/t{n}> a org:Post ; rdfs:label {label} . <place/l{n}> a dm:Place ; rdfs:label {label} ."
            f"<event/e{n}> a dm:Meeting ; dm:modality dm:Held ; dm:place <place/l{n}> ; rdfs:label {label} ;"
            f" dm:hasParticipation <x/a{n}>, <x/b{n}> ; dm:hasAgendaItem <agenda/g{n}> ."
            f"<x/a{n}> dm:agent <person/p{n}> ; dm:inCapacity <post/t{n}> . <x/b{n}> dm:agent <person/q{n}> ."
            f"<agenda/g{n}> rdfs:label {label} ."
            f"<article/r{n}> a schema:NewsArticle ; schema:headline {label} ; dm:publisherName {label} ;"
            f" schema:url <javascript:window.caught=1> ."
            f"<report/r{n}> dm:reports <event/e{n}> ; prov:hadPrimarySource <article/r{n}> ;"
            f" gaf:denotedBy <quote/r{n}> . <quote/r{n}> oa:hasSelector <selector/r{n}> ."
            f"<selector/r{n}> oa:start 0 ; oa:exact {label} ."
        )
    return Memory(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.TURTLE))


# --- the file


def test_only_the_two_hashed_blocks_can_run(contacts_graph: Memory) -> None:
    page = page_of(contacts_graph)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    found = scripts(page)
    assert [(tag, attributes.get("type")) for tag, attributes, _ in found.blocks] == [
        ("style", None),
        ("script", "application/json"),
        ("script", None),
    ]
    for (tag, _, text), directive in zip(found.blocks[::2], ("style-src", "script-src"), strict=True):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1], tag
    assert not found.handlers


def test_the_page_names_nothing_outside_itself(contacts_graph: Memory) -> None:
    page = page_of(contacts_graph)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"https?:|//|\bsrc=", markup)
    code = "".join(text for tag, attributes, text in scripts(page).blocks if "type" not in attributes)
    assert not re.search(
        r"fetch|XMLHttp|WebSocket|import\(|innerHTML|outerHTML|insertAdjacent|eval|@import|url\(", code
    )


@given(st.text() | st.sampled_from(HOSTILE))
def test_embedded_data_cannot_leave_their_element(text: str) -> None:
    written = _embedded({"label": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"label": text}


def test_hostile_labels_add_no_element() -> None:
    assert [block[:2] for block in scripts(page_of(with_labels(HOSTILE))).blocks] == [
        block[:2] for block in scripts(page_of(with_labels(["x"]))).blocks
    ]


def test_the_same_graph_gives_the_same_bytes(contacts_graph: Memory) -> None:
    quads = [ox.Quad(*triple) for triple in contacts_graph.triples()]
    assert page_of(Memory(reversed(quads))) == page_of(Memory(quads))


def test_every_language_has_every_label(checkout: Path) -> None:
    labels = json.loads((checkout / "kg/export/page/labels.json").read_text(encoding="utf-8"))
    assert set(labels) == {"en", "ru", "az"}
    assert len({frozenset(texts) for texts in labels.values()}) == 1
    sources = "".join((checkout / "kg/export/page" / f"page.{kind}").read_text() for kind in ("html", "js"))
    used = set(re.findall(r'(?:data-label="|data-title="|label\(")(\w+)"', sources))
    assert used <= set(labels["en"])


def test_more_names_than_a_page_takes_are_counted(contacts_graph: Memory) -> None:
    page = "".join(html(read(contacts_graph), lang="en", most=4))
    data = json.loads(next(text for _, attributes, text in scripts(page).blocks if "type" in attributes))
    assert (len(data["actors"]), data["omitted"]) == (4, 5)


# --- in a browser


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no Chromium here")
    with browser(program, tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def visit(chromium: Page, tmp_path: Path) -> Iterator[Any]:
    """Open a graph's page; afterwards it must have logged nothing and asked for nothing but itself."""
    chromium.complaints.clear()
    chromium.requests.clear()

    def opened(graph: Any, **options: Any) -> Page:
        file = tmp_path / "network.html"
        file.write_text(page_of(graph, **options), encoding="utf-8")
        chromium.open(file)
        chromium.settle()
        return chromium

    yield opened
    assert chromium.complaints == []
    foreign = [url for url in chromium.requests if not url.startswith(("data:", tmp_path.as_uri()))]
    assert foreign == []


def type_into_search(page: Page, text: str) -> list[str]:
    page.run(f"search.value = {json.dumps(text)}; search.dispatchEvent(new Event('input'))")
    found: list[str] = page.run("[...found.querySelectorAll('button')].map(button => button.textContent)")
    return found


def test_the_page_draws_and_counts(visit: Any, contacts_graph: Memory) -> None:
    page = visit(contacts_graph)
    assert page.run("counts.textContent") == "4 names, 3 contacts, 5 events"
    drawn = "canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(v => v)"
    assert page.run(drawn)


@pytest.mark.parametrize("written", ["мамедли", "MAMEDLI", "Mammədli", "eldar mamm"])
def test_names_are_found_in_any_script(visit: Any, contacts_graph: Memory, written: str) -> None:
    assert type_into_search(visit(contacts_graph), written) == ["Eldar Mammadli"]


def test_a_line_opens_its_events_and_sentences(visit: Any, contacts_graph: Memory) -> None:
    page = visit(contacts_graph)
    middle = page.run(
        "(() => { const lines = JSON.parse(data.textContent), p = lines.positions.persons;"
        " const places = Object.values(p), xs = places.map(q => q[0]), ys = places.map(q => q[1]);"
        " const mid = values => (Math.min(...values) + Math.max(...values)) / 2;"
        " const span = values => Math.max(...values) - Math.min(...values);"
        " const w = canvas.clientWidth, h = canvas.clientHeight;"
        " const scale = Math.min(150, (w - 150) / span(xs), (h - 90) / span(ys));"
        " const pair = lines.events.find(e => e.iri.endsWith('/e1')).pairs.persons[0].map(n => p[n]);"
        " const box = canvas.getBoundingClientRect();"
        " return [box.left + w / 2 + ((pair[0][0] + pair[1][0]) / 2 - mid(xs)) * scale,"
        "         box.top + h / 2 + ((pair[0][1] + pair[1][1]) / 2 - mid(ys)) * scale]; })()"
    )
    page.click(*middle)
    text = page.run("details.textContent")
    for expected in (
        "Meeting · 2025-11-21",
        "Part of: Форум рек",
        "Eldar Mammadli, премьер-министр (Azerbaijan)",
        "Премьер-министр Эльдар Мамедли принял Анну Рихтер.",
        "Eldar Mammadli received Anna Richter.",
        "confidence 0.83",
    ):
        assert expected in text
    assert page.run("details.querySelector('blockquote a').href") == "https://news.example/a1"


def test_filters_and_levels_change_what_counts(visit: Any, contacts_graph: Memory) -> None:
    page = visit(contacts_graph)
    page.run("document.querySelector('[value=Planned]').click()")
    assert page.run("counts.textContent") == "4 names, 4 contacts, 6 events"
    page.run("since.value = '2025-11-21'; since.dispatchEvent(new Event('change'))")
    page.run("until.value = '2025-11-22'; until.dispatchEvent(new Event('change'))")
    page.run("undated.click()")
    assert page.run("counts.textContent") == "3 names, 2 contacts, 2 events"
    page.run("document.querySelector('[value=states]').click()")
    assert page.run("counts.textContent") == "2 names, 1 contacts, 1 events"


def test_the_table_holds_the_same_contacts_and_opens_them(visit: Any, contacts_graph: Memory) -> None:
    page = visit(contacts_graph, lang="ru")
    page.run("document.querySelector('[value=table]').click()")
    rows = page.run("[...rows.rows].map(row => [...row.cells].slice(0, 5).map(cell => cell.textContent))")
    assert rows == [
        ["Эльдар Мамедли", "Ингрид Сольвик", "2", "2025-11-20", "2025-12"],
        ["Отабек Рашидов", "Анна Рихтер", "2", "2025-11", "2025-11-22"],
        ["Эльдар Мамедли", "Анна Рихтер", "1", "2025-11-21", "2025-11-21"],
    ]
    page.run("rows.querySelector('button').click()")
    assert "Телефонный" in page.run("details.textContent")
    assert page.run("document.activeElement.id") == "details"


@pytest.mark.parametrize("lang", ["en", "ru", "az"])
def test_every_language_can_be_chosen(visit: Any, contacts_graph: Memory, checkout: Path, lang: str) -> None:
    labels = json.loads((checkout / "kg/export/page/labels.json").read_text(encoding="utf-8"))
    page = visit(contacts_graph)
    page.run(f"language.value = '{lang}'; language.dispatchEvent(new Event('change'))")
    assert page.run("document.querySelector('h1').textContent") == labels[lang]["title"]
    assert page.run("document.documentElement.lang") == lang


def test_hostile_labels_stay_text(visit: Any) -> None:
    page = visit(with_labels(HOSTILE))
    page.run("document.querySelector('[value=table]').click()")
    for number in range(len(HOSTILE)):
        page.run(f"rows.querySelectorAll('button')[{number}].click()")
        assert page.run("details.querySelectorAll('script, img, a').length") == 0
    assert len(type_into_search(page, "hostile")) == len(HOSTILE)
    page.run("found.querySelector('button').click()")
    assert page.run("window.caught === undefined")
    shown = page.run("[...rows.querySelectorAll('bdi')].map(name => name.textContent)")
    assert set(HOSTILE) <= set(shown)


def test_the_keyboard_moves_and_zooms_the_picture(visit: Any, contacts_graph: Memory) -> None:
    page = visit(contacts_graph)
    picture = "canvas.toDataURL()"
    whole = page.run(picture)
    for key in ("ArrowLeft", "+"):
        before = page.run(picture)
        page.run(f"canvas.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}'}}))")
        page.settle()
        assert page.run(picture) != before
    page.run("canvas.dispatchEvent(new KeyboardEvent('keydown', {key: '0'}))")
    page.settle()
    assert page.run(picture) == whole


def test_a_thousand_names_are_drawn(
    visit: Any,
) -> None:
    page = visit(Memory(crowd(1000, 2500)))
    assert page.run("counts.textContent") == "989 names, 2477 contacts, 2500 events"
    assert type_into_search(page, "персон 107") == ["Person 107"]
