"""Phrases that the scheme of topics does not know, where they are most likely no topics."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.drafts import Item
from kg.extract.focus import drop_strange
from kg.records import EventType, Modality

from .drafted import draft
from .reported import article

KNOWN = ("energy", "trade with Spain")
PHRASES = (*KNOWN, "continuation", "Ruritania", "two bridges")


def left(kind: EventType, modality: Modality, *, wary: bool) -> set[str]:
    event = draft(kind, modality=modality)
    event.topics = [Item(phrase, 0, 0) for phrase in PHRASES]
    drop_strange([event], lambda phrase: phrase in KNOWN, wary=wary)
    return {topic.label for topic in event.topics}


@pytest.mark.parametrize("kind", ["meeting", "call"])
def test_a_strange_small_word_is_no_topic_of_a_talk(kind: EventType) -> None:
    for wary in (True, False):
        assert left(kind, "held", wary=wary) == {*KNOWN, "Ruritania", "two bridges"}


@pytest.mark.parametrize(
    ("kind", "modality"), [("meeting", "planned"), ("visit", "held"), ("conference", "held")]
)
def test_beside_other_events_a_wary_pack_takes_known_phrases_only(
    kind: EventType, modality: Modality
) -> None:
    assert left(kind, modality, wary=True) == set(KNOWN)
    assert left(kind, modality, wary=False) == {*KNOWN, "Ruritania", "two bridges"}


def labels(text: str, lang: str) -> list[str]:
    return [t.label for event in extract(article(text, lang=lang)).events for t in event.topics]


def test_an_english_plan_has_known_topics_and_what_will_surely_be_discussed() -> None:
    planned = (
        "Latvian President Edgars Rinkevics will meet Italian President Sergio Mattarella to discuss {}."
    )
    assert labels(planned.format("energy and the repair of bridges"), "en") == ["energy", "repair of bridges"]
    aim = planned.replace("discuss", "advance")
    assert labels(aim.format("energy and the repair of bridges"), "en") == ["energy"]
    held = planned.replace("will meet", "met")
    assert labels(held.format("energy and the repair of bridges"), "en") == ["energy", "repair of bridges"]


def test_a_russian_plan_has_what_its_text_says() -> None:
    assert labels(
        "Министр иностранных дел Казахстана Ерлан Сарбасов встретится с послом Ирана Али Резаи. "
        "Стороны обсудят энергетику и ремонт старого моста.",
        "ru",
    ) == ["энергетика", "ремонт старого моста"]


def test_a_language_without_labels_loses_no_topic() -> None:
    text = "Türkiye Dışişleri Bakanı Hakan Fidan, Ankara'da Gürcü mevkidaşı Maka Boçorişvili ile görüştü. {}"
    assert labels(text.format("Görüşmede ulaştırma ele alındı."), "tr") == ["ulaştırma"]
