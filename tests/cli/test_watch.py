"""kg watch: new entries once, pages of entries with a summary, what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from read.archived import PAGE
from read.served import Answer, Site, lead_here, serving
from read.test_feeds import ENCODED, RSS
from read.test_jsonfeed import ITEM as JSON_ITEM
from read.test_jsonfeed import feed as json_feed
from read.test_logins import HOST, SECRET, basic

from kg.read.web import Client

from .conftest import Kg

ITEM = "<item><title>Переговоры {n}</title><link>{link}</link><guid>n{n}</guid>{body}</item>"
XML = "application/rss+xml"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setitem(Client.__init__.__kwdefaults__, "pause", 0.0)
    with serving() as served:
        yield served


def feed(site: Site, *items: str, etag: str) -> str:
    data = RSS.format(items="".join(items)).encode()
    return site.answer("/rss", Answer(data, XML, headers=(("ETag", etag),)))


def item(site: Site, n: int, body: str = "") -> str:
    link = site.answer(f"/news/{n}", Answer(PAGE.format(title=f"Переговоры {n}").encode()))
    return ITEM.format(n=n, link=link, body=body)


def test_new_entries_are_taken_in_once(kg: Kg, here: Path, site: Site) -> None:
    url = feed(site, item(site, 1), item(site, 2, ENCODED), etag="v1")
    first = kg("watch", url, "--once")
    assert first.exit_code == 0, first.stderr
    assert "2 articles: 2 stored" in first.stderr
    assert site.paths() == ["/rss", "/news/1"], "the second entry carries its text"
    again = kg("watch", url, "--once")
    assert "0 articles" in again.stderr
    assert site.asked[-1][1]["If-None-Match"] == "v1"
    feed(site, item(site, 3), item(site, 1), item(site, 2, ENCODED), etag="v2")
    assert "1 articles: 1 stored" in kg("watch", url, "--once").stderr
    assert site.paths()[-2:] == ["/rss", "/news/3"]
    assert json.loads((here / "kg-store" / "feeds.json").read_text())[url]["seen"] == ["n2", "n1", "n3"]
    rows = kg(
        "query", "SELECT ?feed { ?copy prov:wasDerivedFrom ?c . ?c schema:url ?feed }", "--format", "csv"
    )
    assert rows.output.count(url) == 3


def test_json_feeds_are_followed_as_others(kg: Kg, here: Path, site: Site) -> None:
    page = site.answer("/news/1", Answer(PAGE.format(title="Переговоры 1").encode()))
    other = site.answer("/data", Answer(b"{}", "application/json"))
    summaries = [
        {"id": "n1", "url": page, "summary": "Коротко"},
        {"id": "n3", "url": other, "summary": "Коротко"},
    ]
    data = json_feed({**JSON_ITEM, "id": "n2"}, *summaries).encode()
    url = site.answer("/feed", Answer(data, "application/feed+json", headers=(("ETag", "v1"),)))
    first = kg("watch", url, "--once")
    assert "3 articles: 2 stored, 0 unchanged, 0 quarantined, 1 skipped" in first.stderr
    assert "application/json is nothing that kg reads" in first.stderr
    again = kg("watch", url, "--once")
    assert (again.exit_code, "0 articles" in again.stderr) == (0, True)
    site.answer(
        "/feed", Answer(json_feed({**JSON_ITEM, "url": page + "?4", "id": 4}).encode(), "application/json")
    )
    assert kg("watch", url, "--once").exit_code == 0
    assert json.loads((here / "kg-store" / "feeds.json").read_text())[url]["seen"] == ["n3", "n1", "n2", "4"]


def test_a_host_has_one_state_under_both_of_its_names(
    kg: Kg, here: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_here(monkeypatch, "xn--e1afmkfd.xn--p1ai")
    site.base = site.base.replace("127.0.0.1", "пример.рф")
    url = feed(site, item(site, 1), item(site, 2, ENCODED), etag="v1")
    other = url.replace("пример.рф", "xn--e1afmkfd.xn--p1ai")
    assert "2 articles: 2 stored" in kg("watch", url, "--once").stderr
    again = kg("watch", other, "--once")
    assert "0 articles" in again.stderr
    assert site.asked[-1][1]["If-None-Match"] == "v1"
    feeds = here / "kg-store" / "feeds.json"
    assert list(json.loads(feeds.read_text())) == [other]
    feeds.write_text(feeds.read_text().replace(other, url), encoding="utf-8")  # as it was written before
    assert "0 articles" in kg("watch", other, "--once").stderr
    page = other.replace("/rss", "/news/1")
    assert "1 articles: 0 stored, 1 unchanged" in kg("ingest", page).stderr
    removed = kg("remove", page.replace("xn--e1afmkfd.xn--p1ai", "пример.рф"))
    assert removed.exit_code == 0, removed.stderr
    assert "1 stored" in kg("ingest", page).stderr


@pytest.mark.parametrize("in_address", [True, False])
def test_a_feed_that_asks_for_a_login(
    kg: Kg, here: Path, site: Site, monkeypatch: pytest.MonkeyPatch, in_address: bool
) -> None:
    """Its pages are of the same host, so they get it, too; it is written nowhere."""
    site.login = basic()
    feed(site, item(site, 1), item(site, 2, ENCODED), item(site, 3), etag="v1")
    site.answer("/news/3", Answer(b"%PDF-1.4", "application/pdf"))
    netrc = here / "logins"
    netrc.write_text(f"machine {HOST} login me password {SECRET}\n", encoding="utf-8")
    netrc.chmod(0o600)
    refused = kg("watch", f"{site.base}/rss", "--once", "--netrc", "none")
    assert f"it wants a login: put one for {HOST} into none (No such file or directory)" in refused.stderr
    url = f"{site.base}/rss"
    if in_address:
        url = url.replace("//", "//me:p%C3%A4sswort@")
    else:
        monkeypatch.setenv("NETRC", str(netrc))
    looked = kg("watch", url, "--once")
    assert "3 articles: 2 stored, 0 unchanged, 0 quarantined, 1 skipped" in looked.stderr
    exported = kg("export", "--format", "nq", "-o", "graph.nq")
    netrc.unlink()
    written = [
        looked.stderr,
        exported.stderr,
        *(f.read_bytes().decode("latin-1") for f in here.rglob("*") if f.is_file()),
    ]
    marks = (SECRET.encode().decode("latin-1"), SECRET, "sswort", basic().split()[1])
    assert not [mark for mark in marks for text in written if mark in text]


def test_entries_with_one_identifier_are_entries_of_their_own(kg: Kg, here: Path, site: Site) -> None:
    entries = [item(site, n).replace(f"<guid>n{n}</guid>", "<guid>0</guid>") for n in (1, 2)]
    url = feed(site, *entries, etag="v1")
    assert "2 articles: 2 stored" in kg("watch", url, "--once").stderr
    feed(site, *entries, etag="v2")
    assert "0 articles" in kg("watch", url, "--once").stderr


def test_entries_without_identifier_and_address_are_not_lost(kg: Kg, here: Path, site: Site) -> None:
    """RSS allows that, and nothing was said of them."""
    entries = [f"<item><title>Переговоры {n}</title>{ENCODED}</item>" for n in (1, 2)]
    url = feed(site, *entries, etag="v1")
    assert "2 articles: 2 stored" in kg("watch", url, "--once").stderr
    feed(site, *entries, etag="v2")
    assert "0 articles" in kg("watch", url, "--once").stderr
    nothing = "<item><title>Переговоры 3</title></item>"
    feed(site, *entries, nothing, etag="v3")
    assert f"{url} Переговоры 3: skipped: no text" in kg("watch", url, "--once").stderr


def test_all_that_a_long_feed_lists_is_remembered(
    kg: Kg, here: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was beyond the first five thousand was fetched anew at each look."""
    monkeypatch.setattr("kg.run.following._REMEMBERED", 2)
    entries = [item(site, n, ENCODED) for n in (1, 2, 3, 4)]
    url = feed(site, *entries, etag="v1")
    kg("watch", url, "--once")
    feed(site, *entries, etag="v2")
    assert "0 articles" in kg("watch", url, "--once").stderr


def test_what_a_feed_repeats_is_taken_in_once(kg: Kg, here: Path, site: Site) -> None:
    url = feed(site, *[item(site, 1, ENCODED)] * 3, etag="v1")
    assert "1 articles: 1 stored" in kg("watch", url, "--once").stderr


def test_a_feed_that_leads_to_private_addresses_or_has_no_end(kg: Kg, here: Path, site: Site) -> None:
    with serving() as other:
        inside = other.answer("/rss", Answer(b"<rss/>", XML))
        moved = site.answer("/moved", Answer(status=302, headers=(("Location", inside),)))
        looped = site.answer("/loop", Answer(status=302, headers=(("Location", site.base + "/loop"),)))
        huge = site.answer("/huge", Answer(b"<rss>" + b" " * 21_000_000, XML))
        told = kg("watch", moved, looped, huge, feed(site, item(site, 1), etag="v1"), "--once").stderr
        assert not other.asked
    assert f"{moved}: skipped: leads to 127.0.0.1, which is no public address (http" in told
    assert "more than 5 redirects" in told
    assert "more than 20 MB" in told
    assert "4 articles: 1 stored, 0 unchanged, 0 quarantined, 3 skipped" in told


def test_a_page_that_cannot_be_had_now_is_tried_again(kg: Kg, here: Path, site: Site) -> None:
    url = feed(site, item(site, 1), item(site, 2), etag="v1")
    good = site.answers["/news/1"]
    site.answer("/news/1", Answer(status=500))
    site.answer("/news/2", Answer(status=404))
    first = kg("watch", url, "--once")
    assert first.exit_code == 1
    assert "its page cannot be fetched now; the next look tries again" in first.stderr
    assert "the server answers 404" in first.stderr
    site.answers["/news/1"] = good
    again = kg("watch", url, "--once")
    assert again.exit_code == 0
    assert "1 articles: 1 stored" in again.stderr


def test_an_entry_that_leads_to_no_page_is_named_as_what_it_is(kg: Kg, here: Path, site: Site) -> None:
    url = feed(site, item(site, 1), item(site, 2), etag="v1")
    site.answer("/news/1", Answer(b"%PDF-1.4", "application/pdf"))
    told = kg("watch", url, "--once").stderr
    assert f"{site.base}/news/1: skipped: application/pdf is nothing that kg reads" in told
    assert "2 articles: 1 stored, 0 unchanged, 0 quarantined, 1 skipped" in told


def test_what_is_no_feed_or_no_address(kg: Kg, here: Path, site: Site) -> None:
    page = kg("watch", site.answer("/a", Answer(b"<html>")), "--once")
    assert (page.exit_code, "no feed: neither RSS, Atom nor JSON Feed" in page.stderr) == (1, True)
    assert kg("watch", "news/").exit_code == 2


def test_ctrl_c_ends_it_cleanly(kg: Kg, here: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.watch.time.sleep", interrupted)
    stopped = kg("watch", feed(site, item(site, 1, ENCODED), etag="v1"))
    assert stopped.exit_code == 0
    assert stopped.stderr.endswith("stopped\n")


def test_ingest_of_an_address(kg: Kg, here: Path, site: Site) -> None:
    url = site.answer("/news/1", Answer(PAGE.format(title="Переговоры министров").encode()))
    assert "1 articles: 1 stored" in kg("ingest", url).stderr
    assert "1 articles: 0 stored, 1 unchanged" in kg("ingest", url).stderr


def test_a_login_in_the_address_of_a_feed_is_kept_nowhere(kg: Kg, here: Path, site: Site) -> None:
    gone = ITEM.format(n=3, link=site.answer("/gone", Answer(status=404)), body="")
    url = feed(site, item(site, 1), item(site, 2, ENCODED), gone, etag="v1")
    with_login = url.replace("http://", "http://me:geheim@")
    results = [kg("watch", with_login, "--once"), kg("ingest", with_login, "--again")]
    assert "2 stored" in results[0].stderr
    results += [kg("export", "--format", "nq"), kg("extract", with_login, with_login + "/gone")]
    assert url in results[2].output
    assert not any("geheim" in result.output + result.stderr for result in results)
    files = [file.read_bytes() for file in (here / "kg-store").rglob("*") if file.is_file()]
    assert not any(b"geheim" in content for content in files)
    again = kg("watch", with_login, "--once")
    assert "0 stored" in again.stderr
    assert site.asked[-1][1]["If-None-Match"] == "v1"
