"""Two ministries of one name are told apart wherever pages, search and the network name them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.frontend.viewing import View

from .browser import DRAWING, chromium, tab
from .test_network import data_of

NAMES = {
    "en": ("Ministry of Foreign Affairs", {"Georgia", "Kazakhstan"}),
    "ru": ("Министерство иностранных дел", {"Грузия", "Казахстан"}),
    "az": ("Xarici İşlər Nazirliyi", {"Gürcüstan", "Qazaxıstan"}),
}
LINK = re.compile(r'<a href="(/id/[^"]+)"><bdi[^>]*>([^<]+)</bdi>( <span class="home">\(<bdi>([^<]+)</bdi>)?')


def _homes(client: httpx.Client, path: str, name: str) -> set[str]:
    """Return what stands beside the name in the links of a page; '' for nothing."""
    page = client.get(path, headers={"accept": "text/html"}).text
    return {unescape(home) for _, text, _, home in LINK.findall(page) if unescape(text) == name}


@pytest.mark.parametrize("lang", NAMES)
@pytest.mark.parametrize("path", ["/?lang={}", "/?kind=body&lang={}", "/?q=mfa&lang={}"])
def test_links_say_which_country(path: str, lang: str, explored: httpx.Client) -> None:
    name, countries = NAMES[lang]
    assert _homes(explored, path.format(lang), name) == countries


def test_a_name_that_only_one_has_stands_alone(explored: httpx.Client) -> None:
    assert _homes(explored, "/?kind=body&lang=en", "Asian Development Bank") == {""}


def test_the_page_of_a_body_says_which_one_it_is(explored: httpx.Client) -> None:
    page = explored.get("/?q=mfa&lang=en", headers={"accept": "text/html"}).text
    path, _, _, home = next(found for found in LINK.findall(page) if found[1] == NAMES["en"][0])
    own = explored.get(unescape(path), headers={"accept": "text/html"}).text
    assert f"<title>{NAMES['en'][0]} ({home}) –" in own
    assert f'</bdi> <span class="home">(<bdi>{home}</bdi>)</span></h1>' in own


def test_the_interface_for_programs_says_it_apart_from_the_name(explored: httpx.Client) -> None:
    hits = explored.get("/api/search", params={"q": "mfa", "kind": "body", "lang": "ru"}).json()["results"]
    assert {(hit["label"], hit["home"]) for hit in hits} == {
        (NAMES["ru"][0], country) for country in NAMES["ru"][1]
    }


def test_nodes_of_the_network_say_it(explored: httpx.Client) -> None:
    actors = data_of(explored).json()["actors"]
    told = [actor["home"] for actor in actors if actor["names"].get("en") == NAMES["en"][0]]
    assert {lang: {home[lang] for home in told} for lang in NAMES} == {
        lang: countries for lang, (_, countries) in NAMES.items()
    }
    assert not any("home" in actor for actor in actors if actor["kind"] == "state")


def test_a_name_that_is_shortened_in_the_picture_keeps_its_country(
    explored: httpx.Client, front_end: Path, tmp_path: Path
) -> None:
    with chromium(*DRAWING) as browser, tab(browser) as opened:
        view = View(opened, tmp_path)
        view.open(f"{explored.base_url}network?level=bodies&lang=ru")
        names = [name for name in view.boxes() if name.startswith("Министерство")]
        assert names
        assert all(name.endswith(("… (Казахстан)", "… (Грузия)", "дел (Грузия)")) for name in names), names


def test_suggestions_say_it(explored: httpx.Client) -> None:
    with chromium() as browser:
        _suggested(explored, browser)


def _suggested(client: httpx.Client, browser: Browser) -> None:
    with tab(browser) as opened:
        opened.page.goto(f"{client.base_url}?lang=az")
        opened.page.locator("#q").press_sequentially("xarici ish")
        opened.page.wait_for_selector("#hits li")
        told = opened.page.locator("#hits li").all_inner_texts()
        assert {text for country in NAMES["az"][1] for text in told if f"({country})" in text}
        assert len({text for text in told if text.startswith(NAMES["az"][0])}) == 2
        assert opened.complaints == []
