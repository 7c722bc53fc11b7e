"""The name of a state that takes part is no topic by itself; that of another may be. In every language."""

from __future__ import annotations

import pytest

from kg.extract import extract

from .reported import article

_TOLD = {
    "en": (
        "Peruvian Foreign Minister Ana Rojas met with Maltese Foreign Minister Myriam Debono. "
        "The ministers discussed {}, trade and fishing.",
        "Peru",
        "Haiti",
    ),
    "ru": (
        "Министр иностранных дел Перу Ана Рохас встретилась с главой МИД Мальты Мириам Дебоно. "
        "Стороны обсудили ситуацию вокруг {}, торговлю и рыболовство.",
        "Перу",
        "Гаити",
    ),
    "az": (
        "Perunun xarici işlər naziri Ana Roxas Maltanın xarici işlər naziri Miriam Debono ilə görüşüb. "
        "Görüşdə {}, ticarət və balıqçılıq müzakirə edilib.",
        "Peru",
        "Haiti",
    ),
}


@pytest.mark.parametrize("lang", sorted(_TOLD))
def test_a_state_that_takes_part_is_no_topic(lang: str) -> None:
    text, own, other = _TOLD[lang]
    for state in (own, other):
        (event,) = extract(article(text.format(state), lang=lang)).events
        labels = [topic.label for topic in event.topics]
        assert own not in labels
        assert len(labels) >= 2
