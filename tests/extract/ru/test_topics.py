"""Topics of Russian sentences: which phrases, in the nominative, and whose (of the talk, of one side)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.records import Article, Source

from ..sentences import Case, cases, topics_by_parties, topics_told

CASES = cases(Path(__file__).with_name("topics.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 437
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_topics_of_a_sentence(case: Case) -> None:
    found, expected = topics_told(case)
    assert found == expected


def topics(text: str) -> dict[str, list[str]]:
    return topics_by_parties(text, "ru")


def test_topics_go_to_the_talk_in_focus() -> None:
    assert topics(
        "Министр иностранных дел Казахстана Ерлан Сарбасов встретился с послом Ирана Али Резаи. "
        "Стороны обсудили транзит.\n\n"
        "Затем Ерлан Сарбасов принял посла Турции Мустафу Капуджу. Речь шла о туризме."
    ) == {"Ерлан Сарбасов, Али Резаи": ["транзит"], "Ерлан Сарбасов, Мустафа Капуджу": ["туризм"]}


def test_what_a_stranger_stresses_is_no_topic_of_the_talk() -> None:
    found = topics(
        "Министр иностранных дел Казахстана Ерлан Сарбасов встретился с послом Ирана Али Резаи. "
        "Губернатор Самир Велизаде осудил взрыв в порту. Али Резаи подчеркнул важность торговли."
    )
    assert found == {"Ерлан Сарбасов, Али Резаи": ["торговля"]}


def test_a_topic_stands_once_and_with_its_passage() -> None:
    text = (
        "Министр иностранных дел Казахстана Ерлан Сарбасов встретился с послом Ирана Али Резаи. "
        "Стороны обсудили торговлю. Речь шла о торговле и транзите."
    )
    article = Article(source=Source(id="case", lang="ru", sha256=""), text=text)
    (event,) = extract(article).events
    assert [(t.label, t.evidence[0].quote) for t in event.topics] == [
        ("торговля", "торговлю"),
        ("транзит", "транзите"),
    ]


def test_a_gathering_inside_a_topic_is_not_its_occasion() -> None:
    found = topics(
        "Министр обороны Чили Рауль Вега встретился с министром обороны Перу Хуаном Солисом. "
        "Солис вспомнил о саммите ШОС, прошедшем в Риме в 2019 году. "
        "Собеседники обсудили взаимодействие в Межпарламентской ассамблее и поставки зерна."
    )
    assert found["Рауль Вега, Хуан Солис"] == [
        "взаимодействие в Межпарламентской ассамблее",
        "поставки зерна",
    ]


def test_a_list_goes_on_in_the_next_sentence() -> None:
    found = topics(
        "Министр обороны Чили Рауль Вега провел переговоры с министром обороны Перу Хуаном Солисом. "
        "Повестка насчитывала двадцать пунктов. В их числе – торговля услугами и развитие туризма. "
        "Среди них – туризм и спорт."
    )
    assert found == {"Рауль Вега, Хуан Солис": ["торговля услугами", "развитие туризма"]}


def test_a_speech_is_about_a_topic_of_the_gathering() -> None:
    found = topics(
        "Спикер Сената Чили Анна Рохас прибыла в Рим на саммит ШОС. Рохас выступит на нем с речью о "
        "развитии туризма, на полях форума она встретится с министром обороны Перу Хуаном Солисом."
    )
    assert found["Анна Рохас, Хуан Солис"] == []
