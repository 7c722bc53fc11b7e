"""RSS and Atom: entries with their text are articles, summaries are named as such, bombs are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SkipRecord
from kg.read import read
from kg.records import Article, Origin

LANGUAGES = ("ru", "en", "az")
FIRST = "Министр иностранных дел Казахстана Марат Оспанов встретился в Ташкенте с коллегой."
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Вестник</title><language>ru</language><link>https://example.org/</link>
{items}</channel></rss>"""
ITEM = (
    "<item><title>Переговоры в Ташкенте</title><link>https://example.org/news/1</link><guid>n1</guid>"
    "<pubDate>Fri, 21 Nov 2025 10:00:00 +0500</pubDate>{body}</item>"
)
ENCODED = (
    f"<content:encoded><![CDATA[<p>{FIRST}</p><script>alert(1)</script>"
    "<p>Обсуждали воду.</p>]]></content:encoded>"
)
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Вестник</title>
<entry><title type="html">Переговоры &lt;b&gt;в Ташкенте&lt;/b&gt;</title><id>urn:x:1</id>
<link rel="alternate" href="https://example.org/news/1"/><updated>2025-11-22T10:00:00Z</updated>
<published>2025-11-21T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p>
<p>Обсуждали воду.</p></div></content>
</entry></feed>"""


def items(path: Path, data: str | bytes, **columns: str) -> list[Article | SkipRecord]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read(str(path), languages=LANGUAGES, columns=columns))


def reasons(path: Path, data: str | bytes, **columns: str) -> list[str]:
    rejects = [i for i in items(path, data, **columns) if isinstance(i, SkipRecord)]
    return [str(reject).replace(str(path), path.name) for reject in rejects]


@pytest.mark.parametrize(
    ("data", "record", "published"),
    [
        (RSS.format(items=ITEM.format(body=ENCODED)), "n1", "2025-11-21T10:00:00+05:00"),
        (ATOM, "urn:x:1", "2025-11-21T10:00:00+00:00"),
    ],
)
def test_an_entry_with_its_text_is_an_article(tmp_path: Path, data: str, record: str, published: str) -> None:
    (found,) = items(tmp_path / "a.xml", data)
    assert isinstance(found, Article), found
    assert found.text == f"Переговоры в Ташкенте\n\n{FIRST}\n\nОбсуждали воду."
    source = found.source
    assert (source.title, source.publisher) == ("Переговоры в Ташкенте", "Вестник")
    assert source.url == "https://example.org/news/1"
    assert (source.published, source.lang) == (published, "ru")
    assert source.origin == Origin(container="a.xml", record=record)


@pytest.mark.parametrize(
    ("was", "becomes", "published"),
    [
        ("Fri, 21 Nov 2025 10:00:00 +0500", "Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Fri, 21 Nov 2025 10:00:00 +0500", "1763701200", "2025-11-21T05:00:00+00:00"),
        ("https://example.org/news/1", "/news/1", "2025-11-21T10:00:00+05:00"),
        ("<?xml", "\n\n<?xml", "2025-11-21T10:00:00+05:00"),
        (
            "<content:encoded>",
            "<description>Коротко</description><content:encoded>",
            "2025-11-21T10:00:00+05:00",
        ),
    ],
)
def test_odd_dates_links_and_beginnings(
    tmp_path: Path, was: str, becomes: str, published: str | None
) -> None:
    data = RSS.format(items=ITEM.format(body=ENCODED)).replace(was, becomes)
    (found,) = items(
        tmp_path / "a.rss", data.replace("<channel>", "<channel><link>https://example.org</link>")
    )
    assert isinstance(found, Article), found
    assert (found.source.published, found.source.url) == (published, "https://example.org/news/1")


def test_a_date_that_english_reads_in_two_ways_is_not_guessed(tmp_path: Path) -> None:
    text = "The foreign ministers of the two states met in the capital to discuss trade and water."
    data = RSS.format(items=ITEM.format(body=ENCODED)).replace(FIRST, text).replace("Обсуждали воду.", text)
    data = data.replace("Fri, 21 Nov 2025 10:00:00 +0500", "03/04/2025 10:00:00").replace(
        "Переговоры в Ташкенте", "Talks"
    )
    (found,) = items(tmp_path / "a.rss", data)
    assert isinstance(found, Article), found
    assert (found.source.lang, found.source.published) == ("en", None)


@pytest.mark.parametrize("name", ["yandex:full-text", "turbo:content"])
def test_feeds_for_yandex_have_the_text_under_names_of_its_own(tmp_path: Path, name: str) -> None:
    prefix = name.partition(":")[0]
    body = f"<description>Коротко</description><{name}>&lt;p&gt;{FIRST}&lt;/p&gt;</{name}>"
    data = RSS.format(items=ITEM.format(body=body)).replace(
        "<rss", f'<rss xmlns:{prefix}="http://{prefix}.yandex.ru"'
    )
    (found,) = items(tmp_path / "a.rss", data)
    assert isinstance(found, Article), found
    assert found.text == f"Переговоры в Ташкенте\n\n{FIRST}"


def test_a_summary_is_no_article_unless_the_user_says_so(tmp_path: Path) -> None:
    data = RSS.format(items=ITEM.format(body=f"<description>{FIRST}</description>") + ITEM.format(body=""))
    advice = "take in the page https://example.org/news/1, or the summary with --column text=description"
    assert reasons(tmp_path / "a.rss", data) == [
        f"a.rss:1: no text, only a summary of 82 characters: {advice}",
        f"a.rss:2: no text, only a summary of 0 characters: {advice}",
    ]
    first, _ = items(tmp_path / "a.rss", data, text="description")
    assert isinstance(first, Article)
    assert FIRST in first.text


def test_a_description_that_is_long_is_the_text(tmp_path: Path) -> None:
    long = f"<description>&lt;p&gt;{FIRST * 9}&lt;/p&gt;</description>"
    (found,) = items(tmp_path / "a.rss", RSS.format(items=ITEM.format(body=long)))
    assert isinstance(found, Article)
    cut = long.replace("&lt;/p", " […]&lt;/p")
    assert "only a summary" in reasons(tmp_path / "a.rss", RSS.format(items=ITEM.format(body=cut)))[0]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><rss>&b;</rss>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8_r", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", ""])
def test_a_feed_is_read_in_the_encoding_that_it_is_in(tmp_path: Path, encoding: str, declared: str) -> None:
    said = f' encoding="{declared}"' if declared else ""
    feed = RSS.replace(' encoding="utf-8"', said).format(items=ITEM.format(body=ENCODED))
    (found,) = items(tmp_path / "a.rss", feed.encode(encoding))
    assert isinstance(found, Article)
    assert (found.source.title, found.source.lang) == ("Переговоры в Ташкенте", "ru")
    assert FIRST in found.text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "a.xml: declares entities, which no feed needs and an attack would"),
        (BOMB.encode("utf-16"), "a.xml: declares entities, which no feed needs and an attack would"),
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "a.xml: declares entities"),
        ("<html><body>Hello</body></html>", "a.xml: no feed: neither RSS, Atom nor JSON Feed"),
        ("", "a.xml: empty"),
        ("<sitemap><url/></sitemap>", "a.xml: no feed: neither RSS, Atom nor JSON Feed"),
        (b"<rss>" + b" " * 21_000_000, "a.xml: more than the 20 MB that a feed may have"),
        (b"<rss version='2.0'><channel>" + b"<a>" * 50_000, "a.xml:1: broken feed"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, data: str | bytes, why: str) -> None:
    (told,) = reasons(tmp_path / "a.xml", data)
    assert told.startswith(why)


def test_a_feed_that_breaks_off_keeps_what_was_whole(tmp_path: Path) -> None:
    whole = RSS.format(items=ITEM.format(body=ENCODED) * 2)
    first, *_, last = items(tmp_path / "a.xml", whole[: whole.rindex("<pubDate>")])
    assert isinstance(first, Article)
    assert "broken feed, what follows may be lost" in str(last)


@pytest.mark.parametrize("stray", ["А & Б", "А&nbsp;Б", "А < Б", "А\x0bБ"])
def test_a_feed_that_is_no_xml_but_was_read_to_its_end_is_not_called_broken(
    tmp_path: Path, stray: str
) -> None:
    feed = RSS.format(items=ITEM.format(body=ENCODED) * 2).replace("Переговоры", stray, 1)
    assert [type(item) for item in items(tmp_path / "a.xml", feed)] == [Article, Article]


def test_addresses_that_are_none(tmp_path: Path) -> None:
    for link in ("javascript:alert(1)", "", "https://example.org/"):
        data = RSS.format(items=ITEM.format(body=ENCODED)).replace("https://example.org/news/1", link)
        (found,) = items(tmp_path / "a.xml", data)
        assert isinstance(found, Article)
        assert found.source.url is None


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=200))
def test_any_content_gives_articles_or_reasons(tmp_path: Path, body: str) -> None:
    data = RSS.format(items=ITEM.format(body=f"<description>{body}</description>")).encode("utf-8", "ignore")
    assert all(isinstance(i, Article | SkipRecord) for i in items(tmp_path / "a.xml", data))
