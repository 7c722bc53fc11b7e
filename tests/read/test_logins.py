"""Hosts that want to know who asks: logins in addresses and in netrc files, and who is told none."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.read.options import Reading
from kg.read.web import Client, read_address
from kg.read.web.logins import Logins
from kg.records import Article

from .archived import PAGE
from .served import Answer, Site, lead_here, serving

READING = Reading(languages=("ru", "en"))
NEWS = Answer(PAGE.format(title="Переговоры в Ташкенте").encode())
SECRET = "pässwort"
HOST = "127.0.0.1"


def basic(user: str = "me", password: str = SECRET) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        served.login = basic()
        yield served


@pytest.fixture
def netrc(tmp_path: Path) -> Path:
    return write(tmp_path, f"machine {HOST} login me password {SECRET}\n")


def write(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "netrc"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def fetched(url: str, netrc: Path | None, *named: str) -> list[str]:
    client = Client([url, *named], netrc=str(netrc) if netrc else None, pause=0.0)
    found = read_address(url, READING, client)
    return [str(i.source.url) if isinstance(i, Article) else str(i) for i in found]


def told(site: Site) -> list[tuple[str, str | None]]:
    return [(path, headers.get("Authorization")) for path, headers in site.asked]


def test_a_host_that_is_named_gets_its_login(site: Site, netrc: Path) -> None:
    url = site.answer("/news", NEWS)
    assert fetched(url, netrc) == [url]
    assert told(site) == [("/robots.txt", basic()), ("/news", basic())]


def test_robots_behind_a_login_are_obeyed(site: Site, netrc: Path) -> None:
    site.answer("/robots.txt", Answer(b"User-agent: *\nDisallow: /news", "text/plain"))
    (why,) = fetched(site.answer("/news", NEWS), netrc)
    assert why.endswith("the robots.txt of this host does not allow it")


def test_a_login_in_the_address_counts_before_the_file(site: Site, tmp_path: Path) -> None:
    url = site.answer("/news", NEWS)
    file = write(tmp_path, f"machine {HOST} login other password other\n")
    assert fetched(url.replace("//", "//me:p%C3%A4sswort@"), file) == [url]
    assert {login for _, login in told(site)} == {basic()}


@pytest.mark.parametrize(
    ("text", "mode", "why"),
    [
        (None, 0, "it wants a login: put one for 127.0.0.1 into {file} (No such file or directory)"),
        ("", 0o600, "it wants a login: put one for 127.0.0.1 into {file}"),
        (f"machine {HOST} login me password {SECRET}", 0o644, "{file} (others may read it: chmod 600)"),
        (f"machine {HOST} login me password a {SECRET}", 0o600, "{file} (line 1 is not understood)"),
        (f"default login me password {SECRET}", 0o600, "it wants a login: put one for 127.0.0.1 into {file}"),
        (f"machine default login me password {SECRET}", 0o600, "put one for 127.0.0.1 into {file}"),
        (f"machine example.org login me password {SECRET}", 0o600, "put one for 127.0.0.1 into {file}"),
        (f"machine {HOST} login me password wrong", 0o600, "it does not take this login"),
    ],
)
def test_without_a_login_that_is_right(
    site: Site, tmp_path: Path, text: str | None, mode: int, why: str
) -> None:
    file = tmp_path / "none" if text is None else write(tmp_path, text, mode)
    (said,) = fetched(site.answer("/news", NEWS), file)
    assert "/news: the server answers 401 Unauthorized: it " in said
    assert said.endswith(why.format(file=file))
    assert SECRET not in said


@pytest.mark.parametrize(
    "place", ["http://other.example:{port}", "http://{host}:{port}", "http://me:x@{host}:{port}"]
)
def test_where_a_host_redirects_is_told_only_if_it_is_named_too(
    site: Site, netrc: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """The file knows another host, and this one at another port; named by https, both can be reached."""
    lead_here(monkeypatch, "other.example")
    known = "".join(f"machine {host} login me password {SECRET}\n" for host in (HOST, "other.example"))
    netrc.write_text(known, encoding="utf-8")
    with serving() as other:
        other.answer("/page", NEWS)
        at = place.format(host=HOST, port=other.base.rpartition(":")[2])
        url = site.answer("/moved", Answer(status=302, headers=(("Location", f"{at}/page"),)))
        named = at.replace("me:x@", "")
        assert fetched(url, netrc, named.replace("http:", "https:")) == [f"{named}/page"]
        assert told(other) == [("/robots.txt", None), ("/page", None)]
        fetched(url, netrc, named)
        assert told(other)[2:] == [("/robots.txt", basic()), ("/page", basic())]


def test_a_page_that_a_feed_leads_to_is_told_where_it_is_of_the_named_host(netrc: Path) -> None:
    feed = "https://127.0.0.1:8443/rss"
    logins = Logins([feed], str(netrc))
    said = {"Authorization": basic()}
    assert logins.header("https://127.0.0.1:8443/news/1", is_private=True) == said
    for other in ("http://127.0.0.1:8443/", "https://127.0.0.1/", "https://localhost:8443/"):
        assert logins.header(other, is_private=True) == {}
        assert (
            logins.advice(other, is_private=True)
            == "it wants a login, which only a host that you name is told"
        )


def test_what_the_file_says_goes_over_https_or_to_a_private_host(tmp_path: Path) -> None:
    file = write(tmp_path, "machine example.org login me password x\nmachine пример.рф login me password x\n")
    urls = "http://example.org/rss", "https://example.org/rss", "https://xn--e1afmkfd.xn--p1ai/rss"
    logins = Logins(urls, str(file))
    assert [bool(logins.header(url, is_private=False)) for url in urls] == [False, True, True]
    assert logins.header(urls[0], is_private=True) == {"Authorization": basic("me", "x")}
    assert logins.advice(urls[0], is_private=False) == f"it wants a login; that in {file} is for https alone"


def test_each_address_has_its_own_login() -> None:
    urls = ["https://h.example/a", "https://one:1@h.example/b", "https://two:2@h.example/c"]
    logins = Logins(urls)
    expected: list[Any] = [("one", "1"), ("one", "1"), ("two", "2")]
    assert [logins.header(url, is_private=False) for url in urls] == [
        {"Authorization": basic(*login)} for login in expected
    ]
