"""Officials whom the headline tells by their posts and the text by their names, or the other way round."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Source


def told(title: str, body: str) -> list[str]:
    """Return who takes part in the first event, as "NAME, POSITION, COUNTRY"."""
    text = f"{title}\n\n{body}"
    source = Source(id="t1", lang="ru", published="2025-03-12", sha256="0", title=title)
    event = extract(Article(source=source, text=text, body_start=len(title) + 2)).events[0]
    return [f"{p.name}, {p.position}, {p.country}" for p in event.participants]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Новак и Каримов провели переговоры",
            "Министры обороны Словакии и Узбекистана провели переговоры в Вене.",
            ["Новак, министр обороны, SK", "Каримов, министр обороны, UZ"],
        ),
        (
            "Президент Узбекистана принял премьера Словакии",
            "Рустам Каримов принял Петера Новака, прибывшего в Ташкент с визитом.",
            ["Рустам Каримов, президент, UZ", "Петер Новак, премьер, SK"],
        ),
        (
            "Премьера Словакии принял президент Узбекистана",
            "Рустам Каримов принял Петера Новака в Ташкенте.",
            ["Рустам Каримов, президент, UZ", "Петер Новак, премьер, SK"],
        ),
        (
            "Президент Узбекистана принял премьера Словакии",
            "Ранее Рустам Каримов принял Петера Новака в Ташкенте.",
            ["Рустам Каримов, None, None", "Петер Новак, None, None"],
        ),
    ],
)
def test_names_and_posts_of_a_headline(title: str, body: str, expected: list[str]) -> None:
    assert told(title, body) == expected
