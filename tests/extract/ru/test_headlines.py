"""Officials whom the headline tells by their posts and the text by their names, or the other way round."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Event, Source


def read(title: str, body: str) -> list[Event]:
    """Return the events of a page with a headline, one blank line above its text."""
    source = Source(id="t1", lang="ru", published="2025-03-12", sha256="0", title=title.splitlines()[0])
    return list(extract(Article(source=source, text=f"{title}\n\n{body}", body_start=len(title) + 2)).events)


def told(title: str, body: str) -> list[str]:
    """Return who takes part in the first event, as "NAME, POSITION, COUNTRY"."""
    return [f"{p.name}, {p.position}, {p.country}" for p in read(title, body)[0].participants]


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
        (
            "Глава Минобороны Сербии слетал в Никосию",
            "Братислав Гашич провел переговоры с министром обороны Кипра Василисом Палмасом.",
            ["Братислав Гашич, глава, RS", "Василис Палмас, министр обороны, CY"],
        ),
        (
            "Президент Чили прибыл в Лиму",
            "Хуан Рамос принял президента Чили.",
            ["Хуан Рамос, None, PE", "None, президент, CL"],
        ),
        (
            "Глава Минобороны Сербии слетал в Никосию",
            "Василис Палмас встретил его в аэропорту.",
            ["None, глава, RS"],
        ),
        (
            "Лавров и Ван И говорили два часа",
            "Главы МИД России и Китая пообщались в Пекине. Сергей Лавров приехал туда накануне.",
            ["Сергей Лавров, глава, RU", "Ван И, глава, CN"],
        ),
        (
            "Форум по водной безопасности открылся в Душанбе",
            "Участников приветствовал президент Таджикистана Эмомали Рахмон. На открытии выступили также "
            "премьер Пакистана Шахбаз Шариф и вице-президент Ирана Мохаммад Мохбер.",
            [
                "Эмомали Рахмон, президент, TJ",
                "Шахбаз Шариф, премьер, PK",
                "Мохаммад Мохбер, вице-президент, IR",
            ],
        ),
    ],
)
def test_names_and_posts_of_a_headline(title: str, body: str, expected: list[str]) -> None:
    assert told(title, body) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "15 мая в Лиму приедет министр обороны Чили Хуан Диас",
            "Об этом сообщили в пресс-службе Минобороны Перу.",
            "2025-05-15",
        ),
        (
            "Министр обороны Чили Хуан Диас прибыл в Лиму\n10 марта 2025, 12:40",
            "Об этом сообщили в пресс-службе Минобороны Перу.",
            None,
        ),
        (
            "10 марта 2025 12:40 | Политика\nМинистр обороны Чили Хуан Диас прибыл в Лиму",
            "Об этом сообщили в пресс-службе Минобороны Перу.",
            None,
        ),
    ],
)
def test_a_day_of_a_headline_but_not_of_a_date_line(title: str, body: str, expected: str | None) -> None:
    assert read(title, body)[0].date == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Проведены переговоры глав Чили и Перу",
            "10 марта президент Чили Хуан Диас провел разговор по телефону с президентом Перу Педро Соласом.",
            ["call"],
        ),
        (
            "Состоялись переговоры Диаса и Соласа",
            "Президент Чили Хуан Диас встретился с президентом Перу Педро Соласом. Накануне они говорили по "
            "телефону.",
            ["meeting", "call"],
        ),
    ],
)
def test_talks_of_a_headline_that_are_a_call(title: str, body: str, expected: list[str]) -> None:
    assert [event.type for event in read(title, body)] == expected


@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("В Лиме обсудили сотрудничество с Чили", "Лима"),
        ("Переговоры с Чили состоялись в Лиме", "Лима"),
        ("В Лиме прошел дождь", ""),
        ("В Лиме обсудили выборы в Кении", ""),
    ],
)
def test_town_of_the_headline(title: str, town: str) -> None:
    events = read(title, "Президент Чили Хуан Диас встретился с президентом Перу Педро Соласом.")
    assert [e.place.name if e.place is not None else "" for e in events] == [town]
