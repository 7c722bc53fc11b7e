"""Pages in a real browser: axe-core and the console have nothing to say; keyboard, phone, no JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import httpx
import pytest
from playwright.sync_api import Browser, expect

from kg.terms import DM

from .browser import Tab, chromium, tab
from .conftest import view
from .kinds import paths

Way = tuple[str, Literal["phone", "desktop"], bool]
# Language, size, and whether it is dark: the first two for each second kind of page, the others for the rest.
WAYS: list[Way] = [
    ("en", "desktop", False),
    ("ru", "phone", True),
    ("az", "desktop", True),
    ("ru", "phone", False),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def _open(one: Tab, client: httpx.Client, path: str, lang: str = "en") -> None:
    base = str(client.base_url).rstrip("/")
    one.page.goto(f"{base}{path}{'&' if '?' in path else '?'}lang={lang}")


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_nothing_serious_is_wrong_with_any_page(way: Way, browser: Browser, explored: httpx.Client) -> None:
    lang, size, dark = way
    with tab(browser, size=size, dark=dark) as one:
        for kind, path in list(paths(explored).items())[WAYS.index(way) // 2 :: 2]:
            _open(one, explored, path, lang)
            # What is folded is read, too; a page of queries waits for its editor.
            one.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert one.findings() == [], kind
            assert one.overflow() == 0, (kind, path)
            assert one.page.locator("h1").count() == 1, kind
        assert one.complaints == []
        assert one.foreign(str(explored.base_url).rstrip("/")) == []


def test_harm_does_nothing_and_breaks_nothing(browser: Browser, harmful: httpx.Client) -> None:
    with tab(browser, size="phone") as one:
        for kind, path in paths(harmful).items():
            if kind in ("query", "question", "topics", "ontology"):
                continue
            _open(one, harmful, path)
            one.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert one.page.evaluate("window.caught") is None, kind
            assert one.overflow() == 0, (kind, path)
        assert one.complaints == []
        assert one.foreign(str(harmful.base_url).rstrip("/")) == []


def test_everything_works_without_javascript(browser: Browser, explored: httpx.Client) -> None:
    with tab(browser, scripts=False) as one:
        for path in paths(explored).values():
            _open(one, explored, path)
            expect(one.page.locator("main h1")).to_be_visible()
        _open(one, explored, "/")
        one.page.get_by_role("searchbox").fill("Сарбасов")
        one.page.keyboard.press("Enter")
        one.page.locator(".results a").first.click()
        expect(one.page.locator("h1")).to_contain_text("Sarbasov")
        sentences = one.page.locator("details.why").first
        expect(sentences.locator("q").first).to_be_hidden()
        sentences.locator("summary").click()
        expect(sentences.locator("q").first).to_be_visible()
        sentences.locator("a.from").first.click()
        expect(one.page.locator(".text")).to_be_visible()
        assert "#char=" in one.page.url


def test_search_as_you_type_is_a_combobox(browser: Browser, served: httpx.Client) -> None:
    people = {q.subject for q in view() if q.object == DM.Person}
    name = min(q.object.value for q in view() if q.predicate == DM.nameKey and q.subject in people)
    with tab(browser) as one:
        _open(one, served, "/")
        field = one.page.get_by_role("combobox")
        field.press_sequentially(name[:4])
        options = one.page.get_by_role("option")
        expect(options.first).to_be_visible()
        expect(field).to_have_attribute("aria-expanded", "true")
        field.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
        assert one.findings() == []
        field.press("ArrowUp")
        expect(one.page.locator("[role=option][aria-selected=true]")).to_have_count(0)
        field.press("Escape")
        expect(options.first).to_be_hidden()
        expect(field).to_have_attribute("aria-expanded", "false")
        field.press("ArrowDown")
        field.press("Enter")
        one.page.wait_for_url("**/id/**")
        assert one.complaints == []


def test_the_skip_link_and_focus_are_seen(browser: Browser, served: httpx.Client) -> None:
    with tab(browser) as one:
        _open(one, served, "/")
        one.page.keyboard.press("Tab")
        skip = one.page.locator(".skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        one.page.keyboard.press("Enter")
        expect(one.page.locator("main")).to_be_focused()
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_a_bar_of_the_chart_leads_to_its_events(browser: Browser, explored: httpx.Client) -> None:
    with tab(browser) as one:
        _open(one, explored, "/events")
        bar = one.page.locator("svg.chart a").last
        when = (bar.locator("title").text_content() or "").partition(":")[0]
        bar.click()
        assert f"when={when}" in one.page.url
        dates = one.page.locator(".timeline time").all_text_contents()
        assert dates
        assert all(date.startswith(when) for date in dates)
