"""A host in letters beyond ASCII and its name in the DNS are one host, wherever an address comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import SkipRecord
from kg.hosts import dns_name, with_dns_name
from kg.read import read
from kg.read.metadata import web_address
from kg.read.options import Reading
from kg.read.web import Client, read_address
from kg.records import Article

from .archived import PAGE, packed, response
from .served import Answer, Site, lead_here, serving
from .test_feeds import ENCODED, ITEM, RSS

UNICODE, DNS = "пример.рф", "xn--e1afmkfd.xn--p1ai"
NEWS = "https://example.org/news/1"
TEXT = "Министр иностранных дел Норландии прибыл в столицу соседней страны."


@pytest.mark.parametrize(
    ("host", "name"),
    [
        (UNICODE, DNS),
        ("ПРИМЕР.РФ", DNS),
        ("пример。рф", DNS),
        ("xəbər.az", "xn--xbr-dtbb.az"),
        (DNS, DNS),
        (DNS.upper(), DNS),
        ("Example.ORG", "example.org"),
        ("ж..рф", "ж..рф"),
        ("ж" * 70 + ".рф", "ж" * 70 + ".рф"),
    ],
)
def test_the_name_of_a_host(host: str, name: str) -> None:
    assert dns_name(host) == name


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (f"https://{UNICODE}:8080/о/нас?к=a@b", f"https://{DNS}:8080/о/нас?к=a@b"),
        (f"HTTP://{UNICODE}", f"http://{DNS}"),  # the shapes want it so
        (f"https://example.org/{UNICODE}", f"https://example.org/{UNICODE}"),
        ("https://Example.ORG/News", "https://example.org/News"),
        ("https://[::1]/я", "https://[::1]/я"),
        (f"//{UNICODE}/", f"//{UNICODE}/"),
    ],
)
def test_an_address_with_the_name_of_its_host(url: str, named: str) -> None:
    assert with_dns_name(url) == named


def test_an_address_without_its_login() -> None:
    assert web_address(f"https://я:тайна@{UNICODE}/1") == f"https://{DNS}/1"


def sources(files: list[Path]) -> set[tuple[str, str | None]]:
    found = [item for file in files for item in read(str(file), languages=("ru", "en"))]
    assert all(isinstance(item, Article) for item in found), found
    return {(item.source.id, item.source.url) for item in found if isinstance(item, Article)}


def _written(folder: Path, form: str, host: str) -> Path:
    url = f"https://{host}/news/1"
    page = PAGE.format(title="Переговоры в Ташкенте")
    match form:
        case "jsonl":
            data = json.dumps({"text": TEXT, "url": url}).encode()
        case "csv":
            data = f"url,text\n{url},{TEXT}\n".encode()
        case "md":
            data = f"---\nurl: {url}\n---\n{TEXT}\n".encode()
        case "html":
            data = page.replace("<head>", f'<head><link rel="canonical" href="{url}">').encode()
        case "rss":
            data = RSS.format(items=ITEM.format(body=ENCODED).replace(NEWS, url)).encode()
        case _:
            data = packed(response(1).replace(b"https://example.org/1", url.encode()))
    file = folder / f"{'a' if host == DNS else 'b'}.{form}"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("form", ["jsonl", "csv", "md", "html", "rss", "warc"])
def test_one_article_under_both_names(tmp_path: Path, form: str) -> None:
    ((_, url),) = sources([_written(tmp_path, form, host) for host in (UNICODE, DNS)])
    assert url == f"https://{DNS}/news/1"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that this host leads to, by its name in the DNS alone."""
    lead_here(monkeypatch, DNS)
    with serving() as served:
        served.base = served.base.replace("127.0.0.1", UNICODE)
        yield served


def test_what_is_fetched_under_both_names(site: Site) -> None:
    slept: list[float] = []
    news = Answer(PAGE.format(title="Переговоры в Ташкенте").encode())
    one = site.answer("/news/1", news)
    other = one.replace(UNICODE, DNS)
    site.answer("/moved", Answer(status=301, headers=(("Location", other),)))
    client = Client([one], pause=0.5, sleep=slept.append, clock=lambda: 0.0)
    reading = Reading(languages=("ru", "en"))
    asked = (one, other, one.replace("/news/1", "/moved"))
    found = [item for url in asked for item in read_address(url, reading, client)]
    assert not [item for item in found if isinstance(item, SkipRecord)]
    assert {(i.source.url, i.source.path) for i in found[:2] if isinstance(i, Article)} == {(other, other)}
    assert len({i.source.id for i in found if isinstance(i, Article)}) == 1
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert {headers["Host"] for _, headers in site.asked} == {other.split("/")[2]}
    assert slept == [0.5] * 4, "one host: a pause before all requests but the first"
