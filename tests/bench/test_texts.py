"""The texts that speed is measured on: long enough, cut at ends of sentences, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import texts

SENTENCE = "Министр встретился с послом в 2024 году. "


def test_articles_are_cut_at_the_end_of_a_sentence() -> None:
    made = list(texts.articles([SENTENCE * 10], length=100))
    assert {len(article) for article in made} == {3 * len(SENTENCE)}
    assert all(article.endswith("году. ") for article in made)


def test_short_documents_are_joined_as_paragraphs() -> None:
    (made,) = texts.articles(["Первый.", "Второй."], length=12)
    assert made == "Первый.\n\nВторой.\n\n"


def test_no_passage_between_is_lost_or_comes_twice() -> None:
    documents = [f"Заседание номер {number} прошло. Итоги подведены!" for number in range(40)]
    together = "".join(texts.articles(documents, length=50))
    assert [together.count(f"номер {number} ") for number in range(38)] == [1] * 38


def test_what_does_not_fill_an_article_is_left_out() -> None:
    assert list(texts.articles([SENTENCE], length=100)) == []


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("2", "1"):
        (tmp_path / f"{name}.txt").write_text(f"Текст {name}.", encoding="utf-8")
    assert texts.documents(tmp_path) == ["Текст 1.", "Текст 2."]


def test_without_gold_sets_the_examples_are_shuffled_the_same_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_SHARED", str(tmp_path / "none"))
    made = texts.documents(None)
    assert made == texts.documents(None)
    assert len(set(made)) > len(texts.examples())
    assert sum(len(article) for article in texts.articles(made)) > 100 * texts.LENGTH
