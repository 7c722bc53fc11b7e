"""Addresses that the user names: what is there, politeness, no way to a private address but a named one."""

from __future__ import annotations

import gzip
import io
import socket
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.errors import SkipRecord, WrongUse
from kg.read import read
from kg.read.options import Reading
from kg.read.web import read_address
from kg.read.web.client import AGENT, Client
from kg.read.web.guard import is_public
from kg.records import Article

from .archived import PAGE, packed, response
from .served import Answer, Site, serving
from .test_feeds import ENCODED, ITEM, RSS
from .test_jsonfeed import ITEM as JSON_ITEM
from .test_jsonfeed import feed as json_feed

READING = Reading(languages=("ru", "en"))
ENGLISH = b"Ministers of foreign affairs met in the capital today."
LINE = b'{"text": "%s"}\n' % ENGLISH
BOMB = Answer(gzip.compress(b"x" * 60_000_000), headers=(("Content-Encoding", "gzip"),))
MOVED_HERE = Answer(status=302, headers=(("Location", "/a"),))
MOVED_TO_FILE = Answer(status=302, headers=(("Location", "file:///etc/passwd"),))
CHUNKED = (("Transfer-Encoding", "chunked"),)
JSON_FEED = json_feed(JSON_ITEM, {**JSON_ITEM, "id": "n2"}).encode()
NO_JSON_FEED = "no JSON Feed: give other JSON as one object a line in a file that ends in .jsonl"
NEWS = PAGE.format(title="Переговоры министров в Ташкенте").encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def slept() -> list[float]:
    return []


def client(site: Site, slept: list[float] | None = None) -> Client:
    sleep = slept.append if slept is not None else lambda _seconds: None
    return Client([site.base], pause=0.5, sleep=sleep, clock=lambda: 0.0)


def outcomes(url: str, site: Site, slept: list[float] | None = None) -> list[str]:
    found = read_address(url, READING, client(site, slept))
    return [str(i.source.url) if isinstance(i, Article) else str(i) for i in found]


# -- what is there


def _parquet(rows: int) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": [ENGLISH.decode()] * rows}), file)
    return file.getvalue()


def test_a_page(site: Site) -> None:
    url = site.answer("/news/1", Answer(NEWS.decode().encode("cp1251"), "text/html; charset=windows-1251"))
    (found,) = read_address(url, READING, client(site))
    assert isinstance(found, Article), found
    source = found.source
    assert (source.url, source.path, source.published) == (url, url, None)
    assert source.origin is not None
    assert source.origin.accessed is not None  # type: ignore[union-attr]
    assert source.origin.accessed.endswith("Z")  # type: ignore[union-attr]
    assert "Марат Оспанов" in found.text
    assert site.asked[-1][1]["User-Agent"].startswith(AGENT)


@pytest.mark.parametrize(
    ("path", "kind", "body", "count"),
    [
        ("/a", "application/xhtml+xml", NEWS, 1),
        ("/a.html", "application/octet-stream", NEWS, 1),
        ("/feed", "application/rss+xml", RSS.format(items=ITEM.format(body=ENCODED) * 2).encode(), 2),
        ("/feed.xml", "text/xml", RSS.format(items=ITEM.format(body=ENCODED) * 2).encode(), 2),
        ("/feed", "application/feed+json", JSON_FEED, 2),
        ("/feed", "application/json; charset=utf-8", JSON_FEED, 2),
        ("/feed.json", "text/plain", JSON_FEED, 2),
        ("/feed.xml", "text/plain", RSS.format(items=ITEM.format(body=ENCODED) * 2).encode(), 2),
        ("/a.warc.gz", "application/octet-stream", packed(response(1), response(2)), 2),
        ("/a.jsonl?x=1", "text/plain", LINE * 3, 3),
        ("/a.jsonl.gz", "application/gzip", gzip.compress(LINE * 3, mtime=0), 3),
        ("/a.jsonl.gz", "application/x-ndjson", LINE * 3, 3),
        ("/a.csv", "text/csv", b"text\n" + ENGLISH, 1),
        ("/a.csv.gz", "application/gzip", gzip.compress(b"text\n" + ENGLISH, mtime=0), 1),
        ("/a.tsv.gz", "text/plain", gzip.compress(b"text\tdate\n%s\t2025-11-21" % ENGLISH, mtime=0), 1),
        ("/a.parquet", "application/octet-stream", _parquet(2), 2),
        ("/a.txt", "text/plain", ENGLISH, 1),
    ],
)  # fmt: skip
def test_kinds_of_content(site: Site, path: str, kind: str, body: bytes, count: int) -> None:
    found = list(read_address(site.answer(path, Answer(body, kind)), READING, client(site)))
    assert [type(i) for i in found] == [Article] * count, found


def test_a_text_is_an_article_of_its_address(site: Site) -> None:
    url = site.answer("/a.txt", Answer(ENGLISH, "text/plain"))
    assert outcomes(url, site) == [url]


@pytest.mark.parametrize("path", ["/a", "/a.csv", "/a.jsonl"])
def test_a_page_where_the_server_tells_no_type_or_another_is_expected(site: Site, path: str) -> None:
    url = site.answer(path, Answer(b"\n<!DOCTYPE html>\n" + NEWS, ""))
    what = "a web page, not what its name says: open it to see what the site says"
    assert outcomes(url, site) == [url if path == "/a" else f"{url}: {what}"]


def test_addresses_in_a_feed_count_from_its_own(site: Site) -> None:
    channel = RSS.format(items=ITEM.format(body=ENCODED).replace("https://example.org", ""))
    for link, at in (("<link>https://example.org/</link>", "https://example.org"), ("", site.base)):
        feed = channel.replace("<link>https://example.org/</link>", link)
        url = site.answer("/feeds/all", Answer(feed.encode(), "application/rss+xml"))
        assert outcomes(url, site) == [f"{at}/news/1"]


def test_a_fault_of_a_reader_costs_one_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OverflowError("too large")

    monkeypatch.setattr("kg.read.web.read_one", failing)
    url = site.answer("/a.txt", Answer(ENGLISH, "text/plain"))
    (told,) = read(url, languages=("en",))
    assert str(told).endswith(
        "kg failed on this file, the rest of it is lost, please report it: OverflowError: too large"
    )


def test_gzip_and_redirects(site: Site) -> None:
    site.answer("/old", Answer(status=302, headers=(("Location", "/new"),)))
    url = site.answer("/new", Answer(gzip.compress(NEWS), headers=(("Content-Encoding", "gzip"),)))
    assert outcomes(site.base + "/old", site) == [url]


BROKEN_OFF = "cannot be fetched: broken off"
LATER = ": try again later"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=404), "the server answers 404 Not Found"),
        (Answer(status=503), "the server answers 503: try again later"),
        (Answer(b"x" * 11_000_000), "more than 10 MB"),
        (BOMB, "unpacks to more than 10 MB"),
        (Answer(b"\x89PNG", "image/png"), "image/png is nothing that kg reads"),
        (Answer(b'{"a": 1}', "application/json"), NO_JSON_FEED),
        (MOVED_HERE, "more than 5 redirects"),
        (MOVED_TO_FILE, "redirects to what is no web address"),
        (Answer(b""), "empty"),
        (Answer(NEWS[:-20], lost=20), f"{BROKEN_OFF} 20 bytes before its end{LATER}"),
        (Answer(b"64\r\n" + NEWS[:100] + b"\r\n", headers=CHUNKED), BROKEN_OFF + LATER),
    ],
)  # fmt: skip
def test_what_gives_no_article(site: Site, answer: Answer, why: str) -> None:
    (told,) = outcomes(site.answer("/a", answer), site)
    assert told.endswith(f"/a: {why}")


def test_a_server_that_is_not_there(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a"
        (told,) = read_address(url, READING, Client([url], pause=0, sleep=lambda _seconds: None))
    assert "cannot be fetched" in str(told)


@pytest.mark.parametrize("url", ["http://", "https:///a", "http://[x"])
def test_what_is_no_address_stops_the_run(url: str) -> None:
    with pytest.raises(WrongUse, match="no web address"):
        read(url, languages=("ru",))


# -- politeness


def test_robots_are_obeyed(site: Site) -> None:
    site.answer("/robots.txt", Answer(b"User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n", "text/plain"))
    (told,) = outcomes(site.answer("/private/1", Answer(NEWS)), site)
    assert told.endswith("the robots.txt of this host does not allow it")
    slept: list[float] = []
    assert len(outcomes(site.answer("/public/1", Answer(NEWS)), site, slept)) == 1
    assert 2.5 in slept, "3 seconds between requests: 0.5 are kept anyway"
    assert site.paths() == ["/public/1"]


@pytest.mark.parametrize(
    ("rules", "is_allowed"),
    [
        ("Disallow: /n*/1", False),
        ("Disallow: /*1$", False),
        ("Disallow: /*2$", True),
        ("Disallow: /news$", True),
        ("Disallow: /\nAllow: /news/1$", True),  # the longest rule counts
        ("Allow: /\nDisallow: /news/", False),
        ("Disallow: /news\nAllow: /news", True),
        ("Disallow:", True),
    ],
)
def test_rules_of_robots(site: Site, rules: str, is_allowed: bool) -> None:
    site.answer("/robots.txt", Answer(f"User-agent: *\n{rules}\n".encode(), "text/plain"))
    url = site.answer("/news/1", Answer(NEWS))
    (told,) = outcomes(url, site)
    assert told == (url if is_allowed else f"{url}: the robots.txt of this host does not allow it")


def test_robots_after_a_byte_order_mark(site: Site) -> None:
    site.answer("/robots.txt", Answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /", "text/plain"))
    (told,) = outcomes(site.answer("/a", Answer(NEWS)), site)
    assert told.endswith("the robots.txt of this host does not allow it")


def test_robots_that_cannot_be_read_forbid_everything(site: Site) -> None:
    site.answer("/robots.txt", Answer(status=500))
    (told,) = outcomes(site.answer("/a", Answer(NEWS)), site)
    assert "the robots.txt of this host cannot be read" in told
    assert site.paths() == []


def test_a_pause_for_each_host(site: Site, slept: list[float]) -> None:
    polite = client(site, slept)
    for _ in range(2):
        list(read_address(site.answer("/a", Answer(NEWS)), READING, polite))
    assert slept == [0.5, 0.5], "robots.txt, the page, the page again"


def test_retry_after(site: Site, slept: list[float]) -> None:
    busy = Answer(status=503, headers=(("Retry-After", "7"),))
    assert len(outcomes(site.answer("/a", busy, busy, Answer(NEWS)), site, slept)) == 1
    assert slept.count(7.0) == 2
    far = Answer(status=429, headers=(("Retry-After", "9999"),))
    (told,) = outcomes(site.answer("/b", far), site, slept)
    assert told.endswith("the server answers 429 and asks to wait 9999 s: try again then")
    assert max(slept) < 60, "nobody waits for hours"


# -- no way to private addresses


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False), ("10.0.0.1", False), ("192.168.1.1", False), ("172.16.0.1", False),
        ("169.254.169.254", False), ("0.0.0.0", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::", False),
        ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, expected: bool) -> None:
    assert is_public(address) is expected


def test_a_redirect_to_another_private_host_is_refused(site: Site) -> None:
    with serving() as other:
        hidden = other.answer("/secret", Answer(NEWS))
        for target in (hidden, hidden.replace("127.0.0.1", "localhost"), "http://[::ffff:127.0.0.1]:1/"):
            (told,) = outcomes(site.answer("/a", Answer(status=302, headers=(("Location", target),))), site)
            assert "which is no public address" in told
        assert other.asked == []


def test_a_name_that_changes_its_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is public when the user gives it, and private when it is connected to."""
    port = int(site.base.rpartition(":")[2])
    answers = iter(["93.184.216.34"])

    def resolve(host: str, port: int, **_options: Any) -> list[Any]:
        address = next(answers, "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    url = f"http://news.example:{port}/a"
    (told,) = read_address(url, READING, Client([url], pause=0, sleep=lambda _seconds: None))
    assert isinstance(told, SkipRecord)
    assert "leads to 127.0.0.1, which is no public address" in str(told)
    assert site.asked == []
