"""The sample of readouts: the same for the same seed, one event of an article, none from one without any."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bench import readouts_sample
from kg.records import Article, Source

MET = "Latvian Foreign Minister Baiba {0} met Georgian Foreign Minister Maka {0} in Riga on 3 March 2025."
NAMES = ("Alda", "Berta", "Cilda", "Dorta", "Elga", "Frida")


def _article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(source=Source(id=f"t{digest[:20]}", lang="en", sha256=digest), text=text, body_start=0)


ARTICLES = [_article("The weather was fine."), *(_article(MET.format(name)) for name in NAMES)]


def test_a_seed_gives_one_sample() -> None:
    once = [readouts_sample.shown(d, 100) for d in readouts_sample.draw(ARTICLES, 7, 4)]
    assert once == [readouts_sample.shown(d, 100) for d in readouts_sample.draw(ARTICLES, 7, 4)]
    assert len(set(once)) == 4


def test_seeds_differ() -> None:
    samples = {tuple(d.article.text for d in readouts_sample.draw(ARTICLES, seed, 4)) for seed in range(5)}
    assert len(samples) > 1


def test_articles_without_an_event_are_passed_over() -> None:
    assert [d.number for d in readouts_sample.draw(ARTICLES, 1, 99)] == [1, 2, 3, 4, 5, 6]


def test_the_order_of_the_articles_given_stays() -> None:
    given = list(ARTICLES)
    list(readouts_sample.draw(given, 3, 2))
    assert given == ARTICLES


def test_a_drawn_event_is_shown_with_its_text() -> None:
    (drawn,) = readouts_sample.draw(ARTICLES[1:2], 1, 1)
    text = readouts_sample.shown(drawn, 30)
    assert "meeting, held, 2025-03-03 @ Riga (LV), part of -" in text
    assert "who: Baiba Alda [Foreign Minister, -, LV]" in text


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="--corpus"):
        readouts_sample.articles(tmp_path / "none.jsonl.gz")
