"""/network: the view as a page of the server, its data, and what is said where it was not built."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from in_memory import contact_quads
from playwright.sync_api import Browser, Page
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve import drawing
from kg.serve.copies import DRAWN
from kg.serve.network import NetworkView
from kg.serve.pages import Pages
from kg.serve.service import Service
from kg.settings import DEFAULT_BASE
from tests.frontend.viewing import View

from .browser import DRAWING, chromium, tab
from .conftest import fill, serving


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with serving(
        fill(tmp_path_factory.mktemp("story") / "store", contact_quads()), "--workers", "1"
    ) as client:
        yield client


def data_of(client: httpx.Client) -> httpx.Response:
    """Ask until the network is drawn, as the page does."""
    for _ in range(60):
        answer = client.get("/network/data")
        if answer.status_code != 202:
            return answer
        assert answer.headers["retry-after"] == "1"
    raise AssertionError(answer.text)


def test_the_data_are_those_of_the_graph_without_its_passages(story: httpx.Client) -> None:
    answer = data_of(story)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-encoding"] == "gzip"
    found = answer.json()
    assert {actor["iri"] for actor in found["actors"]} >= {f"{DEFAULT_BASE}person/mamedli"}
    assert len(found["events"]) == 8
    assert not any("reports" in event for event in found["events"])
    plain = story.get("/network/data", headers={"accept-encoding": "identity"})
    assert plain.json() == found


def test_the_same_graph_is_drawn_in_the_same_bytes(tmp_path: Path) -> None:
    drawn = []
    for quads in (contact_quads(), contact_quads()[::-1]):
        folder = tmp_path / str(len(drawn))
        store = ox.Store(folder)
        store.extend(quads)
        store.flush()
        del store
        drawing.draw(folder)
        drawn.append((folder / DRAWN).read_bytes())
    assert drawn[0] == drawn[1]


def test_of_a_large_graph_the_newest_events_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "MOST_EVENTS", 3)
    store = ox.Store(tmp_path)
    store.extend(contact_quads())
    store.flush()
    del store
    drawing.draw(tmp_path)
    found = json.loads(gzip.decompress((tmp_path / DRAWN).read_bytes()))
    assert found["since"] == min(event["date"] for event in found["events"])
    assert found["earlier"] == 8 - len(found["events"])
    assert all(
        "{since}" in words["since"] and "{earlier}" in words["since"] for words in found["labels"].values()
    )


def test_pages_lead_there_and_it_opens_at_a_thing(story: httpx.Client) -> None:
    html = {"accept": "text/html"}
    assert '"/network?lang=en"' in story.get("/?lang=en", headers=html).text
    page = story.get("/id/person/mamedli?lang=en", headers=html).text
    assert '"/network?focus=person/mamedli&amp;lang=en"' in page
    hostile = story.get('/network?focus="><script>alert(1)</script>', headers=html).text
    assert hostile.count("<script") == 2


def test_where_it_was_not_built_the_page_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.assets.bundle", lambda _name: None)
    service, unused = Service(store=""), Any
    site = Pages(service, unused)
    asked = {"type": "http", "path": "/network", "query_string": b"lang=az", "headers": []}
    page = asyncio.run(NetworkView(service, unused, site).page(Request(asked))).body.decode()  # type: ignore[union-attr]
    assert "make frontend" in page
    assert "network.js" not in page
    with pytest.raises(HTTPException, match="make frontend"):
        asyncio.run(site.static(Request({**asked, "path_params": {"name": "network.js"}})))


@pytest.fixture(scope="module")
def browser(front_end: Path) -> Iterator[Browser]:
    with chromium(*DRAWING) as found:
        yield found


def test_it_works_in_a_browser(story: httpx.Client, browser: Browser, tmp_path: Path) -> None:
    home = str(story.base_url)
    with tab(browser) as opened:
        view = View(opened, tmp_path)
        view.open(f"{home}network?focus=person/mamedli&lang=ru")
        assert view.counts() == (3, 2, 3)
        assert "Эльдар Мамедли" in view.details().inner_text()
        view.page.click("button:has-text('Показать всех')")
        view.page.locator("#picture").press("n")
        view.page.wait_for_selector("aside blockquote")
        links = view.page.locator("aside a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
        assert "/id/person/richter?lang=ru" in links
        assert any(link.startswith("/id/article/") for link in links)
        assert opened.complaints == []
        assert opened.foreign(home, "blob:") == []


def test_axe_finds_nothing(story: httpx.Client, browser: Browser, tmp_path: Path) -> None:
    for size in ("phone", "desktop"):
        with tab(browser, size=size, dark=size == "phone", bypass_csp=True) as opened:  # type: ignore[arg-type]
            View(opened, tmp_path).open(f"{story.base_url}network")
            assert opened.findings() == []
            assert opened.overflow() == 0


def test_what_is_chosen_is_in_the_address(story: httpx.Client, browser: Browser, tmp_path: Path) -> None:
    home = str(story.base_url)
    with tab(browser) as opened:
        view = View(opened, tmp_path)
        view.open(f"{home}network?lang=ru")
        assert opened.page.url == f"{home}network?lang=ru", "nothing is chosen yet"
        opened.page.check("[value=states]")
        opened.page.uncheck("[value=Call]")
        opened.page.uncheck("[name=undated]")
        view.slide("at_least", 0.5)
        view.choose("topic", 1)
        opened.page.check("input[value=table]")
        chosen, counts = opened.page.url, view.counts()
        assert counts != (3, 3, 5)
        for again in (opened.page.reload, lambda: _away_and_back(opened.page, f"{home}places")):
            again()
            opened.page.wait_for_selector("#network[data-ready]")
            assert opened.page.url == chosen
            assert view.counts() == counts
            assert opened.page.is_checked("input[value=table]")
            assert opened.page.is_checked("[value=states]")
            assert not opened.page.is_checked("[value=Call]")
        opened.page.click("header a[hreflang=az]")
        opened.page.wait_for_selector("#network[data-ready]")
        assert opened.page.url == chosen.replace("lang=ru", "lang=az")
        assert view.counts() == counts
        assert opened.complaints == []


def _away_and_back(page: Page, elsewhere: str) -> None:
    page.goto(elsewhere)
    page.go_back()


def test_a_focus_is_in_the_address_until_it_is_left(
    story: httpx.Client, browser: Browser, tmp_path: Path
) -> None:
    home = str(story.base_url)
    with tab(browser) as opened:
        view = View(opened, tmp_path)
        view.open(f"{home}network?focus=person/mamedli&lang=en")
        opened.page.check("input[name=neighbourhood][value='2']")
        assert "focus=person/mamedli&steps=2" in opened.page.url
        counts = view.counts()
        view.open(opened.page.url)
        assert view.counts() == counts
        opened.page.click("button:has-text('Show everybody')")
        assert "focus" not in opened.page.url


def test_a_focus_that_the_network_has_not_is_told(
    story: httpx.Client, browser: Browser, tmp_path: Path
) -> None:
    with tab(browser) as opened:
        view = View(opened, tmp_path)
        view.open(f"{story.base_url}network?focus=person/nobody&level=galaxies&topic=x&from=soon&lang=az")
        assert "person/nobody" in opened.page.get_by_role("alert").inner_text()
        assert view.counts()[0] > 0
        assert opened.complaints == []
