"""Where bench.headlines puts a title."""

from __future__ import annotations

import pytest

from bench.headlines import Where, moved
from kg.records import Article, Source

_ARTICLE = Article(
    source=Source(id="t0", lang="en", title="A meets B", sha256="0" * 64),
    text="A meets B\n\nThey met in Lima.",
    body_start=9,
)


@pytest.mark.parametrize(
    ("where", "title", "text"),
    [
        ("above", "A meets B", _ARTICLE.text),
        ("beside", "A meets B", "They met in Lima."),
        ("nowhere", None, "They met in Lima."),
    ],
)
def test_a_title_stands_above_the_text_or_beside_it(where: Where, title: str | None, text: str) -> None:
    read = moved(_ARTICLE, where)
    assert (read.source.title, read.text) == (title, text)
