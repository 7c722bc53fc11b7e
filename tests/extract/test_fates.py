"""What became of each mention: an event, part of another one, or why it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import Extraction, extraction
from kg.extract.diplomacy import lack
from kg.extract.drafts import Draft

from .conftest import articles
from .drafted import TOWN, draft, person
from .reported import article

ALI, BERK = person("Али Резаи", "посол", "IR"), person("Берк Айдын", "министр", "TR")


def fates(text: str) -> list[str]:
    """Return what became of each mention, in order: the id of its event, or why it is none."""
    read = extraction(article(text, lang="ru"))
    return [fate(read, mention) for mention in read.reading.drafts]


def fate(read: Extraction, mention: Draft) -> str:
    root = mention
    while root.into is not None:
        root = root.into
    if root.lost:
        return root.lost
    number = next(n for n, event in enumerate(read.events, 1) if event is root)
    return f"e{number}" if root is mention else f"into e{number}"


TALK = "Министр иностранных дел Казахстана Ерлан Сарбасов встретился в Астане с послом Ирана Али Резаи."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TALK, ["e1"]),
        (f"{TALK} На встрече Ерлан Сарбасов и Али Резаи обсудили транзит.", ["e1", "into e1"]),
        ("Президент Казахстана Нурлан Абишев провел встречу.", ["no second side"]),
        (
            "Премьер-министр Казахстана Марат Оспанов встретился в Астане с министром транспорта Казахстана "
            "Айбеком Нурлановым.",
            ["crosses no border"],
        ),
        (
            "Встреча министра иностранных дел Казахстана Ерлана Сарбасова с послом Ирана Али Резаи "
            "не планируется.",
            ["denied"],
        ),
        ("Пианистка Анна Ветрова прибыла в Лиссабон.", ["nobody acts for a state"]),
        ("Представьте, что президент Мальты посетил Кипр.", ["denied"]),
    ],
)
def test_a_mention_is_kept_merged_or_lost_for_a_reason(text: str, expected: list[str]) -> None:
    assert fates(text) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (draft("meeting", ALI, BERK), ""),
        (draft("call", ALI), "no second side"),
        (draft("meeting", ALI, rule="credentials"), ""),
        (draft("visit", ALI, place=TOWN), ""),
        (draft("visit", place=TOWN), "no visitor"),
        (draft("visit", ALI), "no place"),
        (draft("signing", ALI, BERK), "no document"),
        (draft("signing", documents=("Договор",)), ""),
        (draft("conference"), "no name and no parties"),
        (draft("conference", ALI), ""),
    ],
)
def test_what_a_mention_lacks(mention: Draft, expected: str) -> None:
    assert lack(mention) == expected


def test_every_mention_of_the_examples_is_accounted_for(checkout: Path) -> None:
    for one in articles(checkout / "examples"):
        read = extraction(one)
        kept = [f for mention in read.reading.drafts if (f := fate(read, mention)).startswith("e")]
        assert sorted(kept) == sorted(event.id for event in read.record.events)
