"""What a talk was about is read, however it is said (topics_told.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.extract import extract
from tests.extract.reported import article

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("topics_told.toml").read_text("utf-8"))


def _told(ways: str) -> Iterator[tuple[str, str, str, list[str]]]:
    for lang, table in _TABLE.items():
        for frame in table["frames"]:
            for way in table[ways]:
                said = way["text"]
                for slot in ("O", "N", "A", "B"):
                    said = said.replace(f"{{{slot}}}", frame.get(slot, slot))
                text = frame["text"].replace("{S}", said).replace(" ¶ ", "\n\n")
                yield lang, text, frame["type"], way["topics"]


@pytest.mark.parametrize(("lang", "text", "kind", "topics"), list(_told("ways")))
def test_a_talk_has_the_topics_that_are_told(lang: str, text: str, kind: str, topics: list[str]) -> None:
    events = extract(article(text, lang=lang)).events
    assert [(e.type, [t.label for t in e.topics]) for e in events] == [(kind, topics)], text


@pytest.mark.parametrize(("lang", "text", "kind", "topics"), list(_told("plans")))
def test_a_talk_to_come_has_none_of_them(lang: str, text: str, kind: str, topics: list[str]) -> None:
    events = extract(article(text, lang=lang)).events
    told = sorted((e.type, e.modality, [t.label for t in e.topics]) for e in events)
    assert told == [(kind, "held", topics), ("meeting", "planned", [])]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Foreign Minister Ana Sobral of Portugal will visit Kenya and Uganda next week to "
            "advance talks on fisheries and green shipping.",
            [["fisheries", "green shipping"], ["fisheries", "green shipping"]],
        ),
        (
            "Foreign Minister Ana Sobral of Portugal will visit Kenya and Uganda next week. During the "
            "tour, she will promote cooperation in aviation.",
            [["cooperation in aviation"], ["cooperation in aviation"]],
        ),
        (
            "Foreign Minister Ana Sobral of Portugal visited Kenya on Monday and Uganda on Tuesday. In "
            "Kampala, she discussed water management.",
            [[], ["water management"]],
        ),
    ],
    ids=["in one sentence", "of the tour", "of one stop"],
)
def test_what_a_journey_is_for_is_of_each_stop(text: str, topics: list[list[str]]) -> None:
    events = extract(article(text, lang="en")).events
    assert [(e.type, [t.label for t in e.topics]) for e in events] == [("visit", t) for t in topics]


@pytest.mark.parametrize(
    ("lang", "text", "topics"),
    [
        (
            "en",
            "Foreign Minister Ana Sobral of Portugal met Kenyan Foreign Minister Musalia Otieno in "
            "Nairobi on Monday. In January, Sobral met Ugandan Foreign Minister Paul Okello in "
            "Kampala to discuss fisheries. At Monday’s meeting, the ministers discussed visa "
            "facilitation.",
            [["visa facilitation"], ["fisheries"]],
        ),
        (
            "en",
            "Foreign Minister Ana Sobral of Portugal spoke separately with Kenyan Foreign Minister "
            "Musalia Otieno and Ugandan Foreign Minister Paul Okello on Monday. She underlined the "
            "importance of visa facilitation.",
            [["visa facilitation"], ["visa facilitation"]],
        ),
        (
            "az",
            "Portuqaliyanın xarici işlər naziri Ana Sobral martın 10-da Nayrobidə Keniyanın xarici "
            "işlər naziri Musalia Otieno ilə görüşüb. Yanvarda Sobral Kampalada Uqandanın xarici "
            "işlər naziri Pol Okello ilə balıqçılığı müzakirə edib. Martın 10-da keçirilən görüşdə "
            "nazirlər viza rejiminin sadələşdirilməsini müzakirə ediblər.",
            [["viza rejiminin sadələşdirilməsi"], ["balıqçılıq"]],
        ),
        (
            "ru",
            "Глава МИД Португалии Ана Собрал 10 марта встретилась в Найроби с министром иностранных"
            " дел Кении Мусалией Отиено. В предыдущий раз они встречались в январе в Лиссабоне. На "
            "этот раз министры обсудили поставки рыбы.",
            [["поставки рыбы"], []],
        ),
        (
            "ru",
            "Глава МИД Португалии Ана Собрал провела отдельные встречи с министром иностранных дел "
            "Кении Мусалией Отиено и президентом Кении Уильямом Камау. С Отиено она обсудила "
            "поставки рыбы, с Камау — охрану границы.",
            [["поставки рыбы"], ["охрана границы"]],
        ),
    ],
    ids=["of the day", "told at once", "of the day in Azerbaijani", "this time", "with one and the other"],
)
def test_whose_matter_it_is(lang: str, text: str, topics: list[list[str]]) -> None:
    events = extract(article(text, lang=lang)).events
    assert [[t.label for t in e.topics] for e in events] == topics
