"""Titles and dates over the gold sets of ../shared, and a run at real size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.read import read
from kg.records import Article

LANGUAGES = ("ru", "en", "az")


def gold(folder: Path) -> list[tuple[dict[str, str | None], Article]]:
    articles = [a for a in read(str(folder), languages=LANGUAGES) if isinstance(a, Article)]
    stated = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return list(zip(stated, articles, strict=True))


@pytest.mark.shared
@pytest.mark.parametrize(("name", "articles", "titles"), [("dev", 80, 78), ("train", 194, 194)])
def test_titles_and_dates(shared: Path, name: str, articles: int, titles: int) -> None:
    """Two titles of dev are not found: a title with a full stop, and one above a caption and a short line."""
    pairs = gold(shared / "eval" / name)
    assert len(pairs) == articles
    assert [g["id"] for g, a in pairs if (a.source.published or "")[:10] != (g["published"] or "")] == []
    assert sum(a.source.title == " ".join((g["title"] or "").split()) for g, a in pairs) == titles
    assert [g["id"] for g, a in pairs if (a.source.lang, a.source.sha256) != (g["lang"], g["sha256"])] == []


@pytest.mark.shared
def test_texts_without_heading_get_no_date(shared: Path) -> None:
    pairs = gold(shared / "eval" / "offices")
    assert len(pairs) == 122
    assert [g["id"] for g, a in pairs if a.source.published] == []


@pytest.mark.shared
def test_seed_article(shared: Path) -> None:
    (article,) = read(str(shared / "seed" / "article-ru.txt"), languages=LANGUAGES)
    assert isinstance(article, Article)
    assert article.source.title is not None
    assert article.source.title.startswith("Али Асадов встретился с генеральным секретарем")
    assert (article.source.published, article.source.publisher) == ("2025-11-21T21:40:00", "1news.az")
    assert article.text[article.body_start :].startswith("21 ноября премьер-министр")


@pytest.mark.shared
def test_corpus(shared: Path) -> None:
    found = list(read(str(shared / "corpus" / "en-readouts.jsonl.gz"), languages=("ru", "en")))
    articles = [a for a in found if isinstance(a, Article)]
    assert len(articles) == len(found) == 2903
    assert all(a.source.url and a.source.title and a.source.published for a in articles)
    assert len({a.source.id for a in articles}) == 2903
