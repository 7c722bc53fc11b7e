"""JSON Feed, version 1 and 1.1: the same articles as of RSS and Atom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SkipRecord
from kg.read import find_files
from kg.read.jsonfeed import parsed_json
from kg.records import Article, Origin

from .test_feeds import FIRST, items, reasons

SECOND = "Обсуждали воду."
ITEM = {
    "id": "n1",
    "url": "https://example.org/news/1",
    "title": "Переговоры <в> Ташкенте",
    "content_html": f"<p>{FIRST}</p><script>alert(1)</script><p>{SECOND}</p>",
    "date_published": "2025-11-21T10:00:00+05:00",
    "date_modified": "2025-11-22T10:00:00+05:00",
    "authors": [{"name": "Анна Котова"}],
}


def feed(*entries: object, version: str = "1.1", **told: Any) -> str:
    about = {"version": f"https://jsonfeed.org/version/{version}", "title": "Вестник", **told}
    return json.dumps({**about, "items": entries})


def one(path: Path, item: dict[str, Any], **told: Any) -> Article:
    (found,) = items(path / "a.json", feed(item, **told))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_an_item_with_its_text_is_an_article(tmp_path: Path, version: str) -> None:
    found = one(tmp_path, ITEM, version=version, language="ru", home_page_url="https://example.org/")
    assert found.text == f"Переговоры <в> Ташкенте\n\n{FIRST}\n\n{SECOND}"
    source = found.source
    assert (source.title, source.publisher) == ("Переговоры <в> Ташкенте", "Вестник")
    assert (source.url, source.published, source.lang) == (ITEM["url"], ITEM["date_published"], "ru")
    assert source.origin == Origin(container="a.json", record="n1")


def test_plain_text_keeps_its_lines_and_its_signs(tmp_path: Path) -> None:
    text = f"{FIRST}\r\n\r\n5 < 6 & <b>7</b>\nвторая строка"
    plain = {name: value for name, value in ITEM.items() if name != "content_html"}
    found = one(tmp_path, {**plain, "content_text": text})
    assert found.text == f"Переговоры <в> Ташкенте\n\n{FIRST}\n\n5 < 6 & <b>7</b>\nвторая строка"
    both = one(tmp_path, {**ITEM, "content_text": "Коротко."})
    assert SECOND in both.text, "the longer of the two"


PAGE = "https://example.org/n/7"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"url": "/news/1"}, ("https://example.org/news/1", ITEM["date_published"], "Вестник")),
        ({"url": None, "id": PAGE}, (PAGE, ITEM["date_published"], "Вестник")),
        ({"url": None, "id": 7}, (None, ITEM["date_published"], "Вестник")),
        ({"date_published": None}, (ITEM["url"], ITEM["date_modified"], "Вестник")),
        ({"date_published": "2025-11-21T05:00:00.1Z"}, (ITEM["url"], "2025-11-21T05:00:00+00:00", "Вестник")),
        ({"date_published": "1970-01-01T00:00:00Z", "date_modified": None}, (ITEM["url"], None, "Вестник")),
        ({"url": "javascript:alert(1)"}, (None, ITEM["date_published"], "Вестник")),
    ],
)  # fmt: skip
def test_what_items_state(tmp_path: Path, changed: dict[str, Any], expected: tuple[str, ...]) -> None:
    source = one(tmp_path, {**ITEM, **changed}, home_page_url="https://example.org/").source
    assert (source.url, source.published, source.publisher) == expected


def test_who_writes_stands_for_a_publisher_that_is_not_told(tmp_path: Path) -> None:
    assert one(tmp_path, ITEM, title="").source.publisher == "Анна Котова"
    first_version = {**ITEM, "authors": None, "author": {"name": "Олег Рогов"}}
    assert one(tmp_path, first_version, title="").source.publisher == "Олег Рогов"
    assert one(tmp_path, ITEM, title="", authors=[{"name": "Вестник"}]).source.publisher == "Вестник"


def test_half_an_emoji_costs_no_feed(tmp_path: Path) -> None:
    found = one(tmp_path, {**ITEM, "title": "Переговоры \ud83d", "id": "n\udc00"})
    assert found.source.title == "Переговоры \ufffd"
    assert SECOND in found.text


def test_what_is_no_item_is_named_and_costs_no_other(tmp_path: Path) -> None:
    data = feed(
        ITEM, 7, {"id": "n2", "url": "https://example.org/2", "summary": "Коротко"}, {**ITEM, "id": "n3"}
    )
    first, second, third, last = items(tmp_path / "a.json", data)
    assert (isinstance(first, Article), isinstance(last, Article)) == (True, True)
    assert "a.json:2: no text, only a summary of 0 characters" in str(second)
    assert "only a summary of 7 characters: take in the page https://example.org/2" in str(third)


NO_FEED = "a.json: no JSON Feed: give other JSON as one object a line in a file that ends in .jsonl"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("{}", NO_FEED),
        ('{"text": "a"}\n{"text": "b"}', f"{NO_FEED} (Extra data: line 2"),
        ('[{"text": "a"}]', NO_FEED),
        ("{bad", f"{NO_FEED} (Expecting property name"),
        (feed(ITEM)[:-5], f"{NO_FEED} (Expecting"),
        ("[" * 200_000, "a.json: malformed JSON: nested too deeply"),
        ('{"version": "https://jsonfeed.org/version/1"}', "a.json: a JSON Feed without a list of items"),
        (feed(), "a.json: a feed without entries"),
        (FIRST, "a.json: no feed: neither RSS, Atom nor JSON Feed"),
        ("", "a.json: empty"),
    ],
)  # fmt: skip
def test_what_is_no_feed(tmp_path: Path, data: str, why: str) -> None:
    (told,) = reasons(tmp_path / "a.json", data)
    assert told.startswith(why)


def test_a_folder_is_not_searched_for_what_may_be_anything(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    assert find_files(str(tmp_path)) == [str(tmp_path / "a.txt")]


NAMES = st.sampled_from([*ITEM, "name"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(VALUES, max_size=4), VALUES)
def test_any_values_give_an_article_or_a_reason_each(
    tmp_path: Path, entries: list[object], told: object
) -> None:
    data = feed(*entries, title=told, authors=told, language=told, home_page_url=told)
    assert len(parsed_json(data.encode(), limit=10_000, where="a").entries) == len(entries)
    found = items(tmp_path / "a.json", data)
    assert len(found) == max(1, len(entries))
    assert all(isinstance(item, Article | SkipRecord) for item in found)
