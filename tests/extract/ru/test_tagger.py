"""The entities are those that slovnet's own decoder finds; kg only decodes faster."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.extract.languages.ru import entities
from kg.packaged import folder

EXAMPLES = [
    path
    for path in sorted(folder("examples").glob("*.txt"))
    if re.search("[а-я]", path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda path: path.stem)
def test_entities_are_those_of_slovnet(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    spans = entities._tagger()(text).spans
    assert spans
    assert entities.tag(text) == [(span.start, span.stop, span.type) for span in spans]


@pytest.mark.parametrize("empty", ["", " ", "\n\n"])
def test_no_words_no_entities(empty: str) -> None:
    assert entities.tag(empty) == []


def test_one_word_is_enough() -> None:
    assert entities.tag("Москва") == [(0, 6, "LOC")]
