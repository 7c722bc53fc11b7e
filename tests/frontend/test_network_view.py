"""The page of ``kg export --format html`` in a browser: it draws, obeys, saves, and asks nobody anything."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hostile import HOSTILE, with_labels
from in_memory import Memory, contact_quads, crowd
from playwright.sync_api import Browser

from kg.export import Options, export
from kg.export.view import texts
from kg.terms import LANGUAGES
from tests.serve.browser import DRAWING, chromium, tab

from .viewing import Box, View

_ARE_ON_TOP = """buttons => buttons.map(button => {
    const {left, right, top, bottom} = button.getBoundingClientRect();
    return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === button;
})"""


@pytest.fixture(scope="module")
def browser(front_end: Path) -> Iterator[Browser]:
    with chromium(*DRAWING) as found:
        yield found


def written(graph: Any, file: Path, lang: str = "en") -> str:
    """Write the page of a graph and return its address."""
    page = "".join(export(graph, "html", Options(lang=lang))["network.html"])
    file.write_text(page, encoding="utf-8")
    return file.resolve().as_uri()


@pytest.fixture(scope="module")
def address(front_end: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(Memory(contact_quads()), tmp_path_factory.mktemp("page") / "network.html")


@pytest.fixture
def view(browser: Browser, address: str, tmp_path: Path) -> Iterator[View]:
    """The page of the small story; afterwards it has logged nothing and asked for nothing but itself."""
    with tab(browser) as opened:
        seen = View(opened, tmp_path)
        seen.open(address)
        yield seen
        assert opened.complaints == []
        assert opened.foreign(address) == []


def test_it_counts_what_it_shows(view: View) -> None:
    assert view.counts() == (4, 3, 5)


def test_a_node_and_an_edge_open_their_events_with_sentences(view: View) -> None:
    nodes, edges = view.drawn()
    assert set(nodes) == {"Eldar Mammadli", "Anna Richter", "Ингрид Сольвик", "Отабек Рашидов"}
    view.click(nodes["Eldar Mammadli"])
    view.page.wait_for_selector("aside h2:has-text('Eldar Mammadli')")
    middle = [(a + b) / 2 for a, b in zip(nodes["Eldar Mammadli"], nodes["Anna Richter"], strict=True)]
    assert min(math.dist(middle, edge) for edge in edges) < 1
    view.click((middle[0], middle[1]))
    view.page.wait_for_selector("aside h2:has-text('—')")
    text = view.details().inner_text()
    for expected in (
        "Meeting · 2025-11-21",
        "Part of: Форум рек",
        "Eldar Mammadli, премьер-министр (Azerbaijan)",
        "Премьер-министр Эльдар Мамедли принял Анну Рихтер.",
        "Eldar Mammadli received Anna Richter.",
        "confidence 0.83",
    ):
        assert expected in text
    assert view.page.locator("aside blockquote a").get_attribute("href") == "https://news.example/a1"
    view.page.locator("#picture").press("Escape")
    assert view.page.locator("aside h2").count() == 0


def test_a_passage_within_another_is_not_shown_beside_it(view: View) -> None:
    view.page.evaluate("""() => {
        const reports = document.getElementById("reports"), all = JSON.parse(reports.textContent);
        for (const own of all) for (const report of own)
            report.quotes = ["received", "Anna received Ann twice", "Anna", "Anna received Ann twice", "Bob"]
                .map(text => ({text, lang: "en"}));
        const told = document.createElement("div"); // a script of a trusted page cannot be changed
        Object.assign(told, {id: "reports", hidden: true, textContent: JSON.stringify(all)});
        reports.replaceWith(told);
    }""")
    nodes, _ = view.drawn()
    view.click(nodes["Eldar Mammadli"])
    quotes = view.page.locator("aside blockquote").first.locator("p")
    quotes.first.wait_for()
    assert quotes.all_inner_texts() == ["Anna received Ann twice", "Bob"]


def test_filters_and_levels_change_what_is_seen(view: View) -> None:
    page = view.page
    acts: list[tuple[Callable[[], object], Callable[[], object], tuple[int, ...]]] = [
        (lambda: page.check("[value=Planned]"), lambda: page.uncheck("[value=Planned]"), (4, 4, 6)),
        (lambda: page.uncheck("[value=Call]"), lambda: page.check("[value=Call]"), (4, 3, 4)),
        (lambda: page.uncheck("[value=en]"), lambda: page.check("[value=en]"), (4, 3, 4)),
        (lambda: view.choose("topic", 1), lambda: view.choose("topic", 0), (2, 1, 1)),
        (lambda: view.slide("at_least", 0.75), lambda: view.slide("at_least", 0), (4, 3, 3)),
        (lambda: view.slide("to", 2025 * 12 + 10), lambda: view.slide("to", 2026 * 12), (4, 3, 4)),
        (lambda: view.slide("from", 2025 * 12 + 11), lambda: view.slide("from", 0), (2, 1, 1)),
        (lambda: page.check("[value=states]"), lambda: page.uncheck("[name=undated]"), (3, 3, 4)),
        (lambda: page.check("[value=persons]"), lambda: page.check("[value=states]"), (4, 3, 5)),
    ]
    for act, back, counts in acts:
        before = view.picture()
        act()
        assert view.counts() == counts
        assert view.picture() != before
        back()
    assert view.counts() == (3, 2, 3), "states, without those of unknown date"


def test_names_are_found_in_any_script(view: View) -> None:
    for written in ("мамедли", "MAMEDLI", "Mammədli", "eldar mamm"):
        view.page.fill("#find", written)
        assert view.names() == ["Eldar Mammadli"]
    view.page.press("#find", "Enter")
    assert view.page.locator("aside h2").inner_text() == "Eldar Mammadli"


def test_a_neighbourhood_can_be_looked_at_alone(view: View) -> None:
    view.page.fill("#find", "solvik")
    view.page.press("#find", "ArrowDown")
    view.page.keyboard.press("Enter")
    view.page.click("aside button:has-text('neighbourhood')")
    assert view.counts() == (2, 1, 2)
    view.page.check("input[name=neighbourhood][value='2']")
    assert view.counts() == (3, 2, 3)
    view.page.click("button:has-text('Show everybody')")
    assert view.counts() == (4, 3, 5)


def test_the_keyboard_is_enough(view: View) -> None:
    view.page.locator("#picture").focus()
    whole = view.picture()
    for key in ("ArrowLeft", "+", "0"):
        before = view.picture()
        view.page.keyboard.press(key)
        assert view.picture() != before
    assert view.picture() == whole
    view.page.keyboard.press("n")
    first = view.page.locator("aside h2").inner_text()
    view.page.keyboard.press("n")
    assert view.page.locator("aside h2").inner_text() != first
    view.page.keyboard.press("p")
    assert view.page.locator("aside h2").inner_text() == first
    view.page.keyboard.press("Enter")
    assert view.page.evaluate("document.activeElement.tagName") == "ASIDE"


def test_what_is_seen_can_be_saved(view: View) -> None:
    view.page.check("input[value=Planned]")
    graph = nx.read_gexf(view.saved("gexf"))
    assert (len(graph), graph.number_of_edges()) == (4, 4)
    labels = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert labels["Eldar Mammadli"]["iri"].endswith("/person/mamedli")
    assert labels["Eldar Mammadli"]["events"] == 3
    assert max(weight for _, _, weight in graph.edges(data="weight")) == 2
    for _, data in graph.nodes(data=True):
        assert {"color", "size", "position"} <= set(data["viz"]), "where and how it is drawn"
    assert {frozenset(data) for _, _, data in graph.edges(data=True)} == {
        frozenset({"id", "weight", "first", "last"})
    }
    nodes, edges = view.drawn()
    assert (len(nodes), len(edges)) == (4, 4)
    content = view.saved("png").read_bytes()
    assert content.startswith(b"\x89PNG")
    colours = view.page.evaluate(COLOURS, list(content))
    assert colours > 20


# How many colours a PNG has; decoded without an address, since the page may open none.
COLOURS = """async bytes => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], {type: "image/png"}));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
}"""


def _name(n: int) -> str:
    return f"Person {n} " + (
        "of a house with a name that no phone has the room for" if n % 3 == 0 else "of Ys"
    )


def _overlap(one: Box, other: Box) -> bool:
    """Whether letters of two names touch: their boxes have some room above and below them."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 3


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_no_name_lies_over_another_or_is_cut(size: Any, browser: Browser, tmp_path: Path) -> None:
    with tab(browser, size=size) as opened:
        seen = View(opened, tmp_path)
        seen.open(written(Memory(crowd(60, 150, _name)), tmp_path / "crowd.html"))
        (width, height), tools = seen.size(), seen.tools()
        for keys in ("", "n", "++", "+++", "ArrowLeft", "ArrowUp", "0"):
            for key in [keys] if keys.startswith("A") else keys:
                seen.page.locator("#picture").press(key)
                seen.page.wait_for_timeout(350)  # of flying to a name
            boxes = seen.boxes()
            assert len(boxes) > 2, keys
            for left, top, right, bottom in boxes.values():
                assert -1 < left < right < width + 1
                assert -2 < top < bottom < height + 2
            assert not [pair for pair in combinations([*boxes.values(), tools], 2) if _overlap(*pair)], keys


def test_the_table_holds_the_same_contacts_and_opens_them(browser: Browser, tmp_path: Path) -> None:
    with tab(browser) as opened:
        seen = View(opened, tmp_path)
        seen.open(written(Memory(contact_quads()), tmp_path / "ru.html", "ru"))
        seen.page.check("input[value=table]")
        rows = seen.page.locator("tbody tr")
        assert [row.locator("td").all_inner_texts()[:5] for row in rows.all()] == [
            ["Эльдар Мамедли", "Ингрид Сольвик", "2", "2025-11-20", "2025-12"],
            ["Отабек Рашидов", "Анна Рихтер", "2", "2025-11", "2025-11-22"],
            ["Эльдар Мамедли", "Анна Рихтер", "1", "2025-11-21", "2025-11-21"],
        ]
        rows.first.locator("button").click()
        assert "Телефонный" in seen.details().inner_text()
        assert seen.page.evaluate("document.activeElement.tagName") == "ASIDE"
        seen.page.select_option("select[name=language]", "az")
        assert seen.page.locator("h1").inner_text() == texts()["az"]["title"]
        assert seen.page.evaluate("document.documentElement.lang") == "az"


def test_hostile_labels_stay_text(browser: Browser, tmp_path: Path) -> None:
    with tab(browser) as opened:
        seen = View(opened, tmp_path)
        seen.open(address := written(with_labels(HOSTILE), tmp_path / "hostile.html"))
        seen.page.fill("#find", "hostile")
        assert len(seen.names()) == len(HOSTILE)
        seen.page.press("#find", "Enter")
        saved = {kind: seen.saved(kind) for kind in ("gexf", "svg")}
        labels = {data["label"] for _, data in nx.read_gexf(saved["gexf"]).nodes(data=True)}
        assert set(HOSTILE) <= labels
        assert "<script" not in saved["svg"].read_text(encoding="utf-8")
        seen.page.check("input[value=table]")
        for row in seen.page.locator("tbody tr button").all():
            row.click()
            assert seen.page.locator("aside :is(script, img, a)").count() == 0
        shown = seen.page.locator("tbody bdi").all_text_contents()
        assert set(HOSTILE) <= set(shown)
        assert seen.page.evaluate("window.caught") is None
        assert opened.complaints == []
        assert opened.foreign(address) == []


def test_a_browser_that_cannot_draw_shows_the_table_and_says_so(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with tab(browser) as opened:
        seen = View(opened, tmp_path)
        seen.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        seen.open(address)
        assert "WebGL" in seen.page.get_by_role("alert").inner_text()
        assert seen.page.locator("tbody tr").count() == 3
        assert seen.page.locator("input[value=picture]").is_disabled()
        assert opened.complaints == []


def test_what_saves_is_in_view_however_many_filters_there_are(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with tab(browser) as opened:
        seen = View(opened, tmp_path)
        seen.open(address)
        for height in (900, 600):
            seen.page.set_viewport_size({"width": 1400, "height": height})
            for lang in LANGUAGES:
                seen.page.select_option("select[name=language]", lang)
                seen.page.locator(".controls").evaluate("controls => controls.scrollTop = 0")
                assert seen.page.locator(".files button").evaluate_all(_ARE_ON_TOP) == [True] * 3


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_it_fits_any_screen_and_axe_finds_nothing(
    size: Any, dark: bool, browser: Browser, address: str, tmp_path: Path
) -> None:
    with tab(browser, size=size, dark=dark, bypass_csp=True) as opened:  # for axe, which is injected
        seen = View(opened, tmp_path)
        seen.open(address)
        seen.page.locator("#picture").press("n")
        assert opened.findings() == []
        assert opened.overflow() == 0
        seen.page.check("input[value=table]")
        assert opened.findings() == []
        assert opened.overflow() == 0
