"""The town of an Azerbaijani headline is where its people meet, and to which it says that they go."""

from __future__ import annotations

import hashlib

import pytest

from kg.extract import extract
from kg.records import Article, Source


def _places(title: str, body: str) -> list[tuple[str, str]]:
    """The events of an article with their places, '' for none."""
    text = f"{title}\n\n{body}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(id="case", lang="az", sha256=digest, published="2025-11-25")
    record = extract(Article(source=source, text=text, body_start=len(title) + 2))
    return [(e.type, e.place.name if e.place is not None else "") for e in record.events]


@pytest.mark.parametrize(
    ("title", "body", "places"),
    [
        (
            "Mikayıl Cabbarov Vaşinqtonda görüşlər keçirib",
            "İqtisadiyyat naziri Mikayıl Cabbarovun ABŞ-a səfəri davam edir. Nazir Serbiyanın maliyyə naziri"
            " Qoran İlliç ilə görüşüb.",
            [("visit", "ABŞ"), ("meeting", "Vaşinqton")],
        ),
        (
            "Serbiyanın Baş naziri Bakıya gəlmir",
            "Serbiyanın Baş naziri Qoran İlliçin Azərbaycana səfəri təxirə salınıb.",
            [("visit", "Bakı")],
        ),
        (
            "Səmərqənddə yağış yağıb",
            "Mədəniyyət naziri Adil Kərimli Özbəkistanda səfərdədir.",
            [("visit", "Özbəkistan")],
        ),
        (
            "Bakıda Gürcüstan ilə əməkdaşlıq müzakirə olunub",
            "Müdafiə naziri Zakir Həsənov Gürcüstanın müdafiə naziri İrakli Çikovani ilə görüşüb.",
            [("meeting", "Bakı")],
        ),
        (
            "Bakıda Gürcüstan ilə əməkdaşlıq müzakirə olunub",
            "Prezident sarayında Azərbaycanın müdafiə naziri Zakir Həsənov Gürcüstanın müdafiə naziri İrakli"
            " Çikovani ilə görüşüb.",
            [("meeting", "Bakı")],
        ),
        (
            "Bakıda Gürcüstan ilə əməkdaşlıq müzakirə olunub",
            "Müdafiə naziri Zakir Həsənov Tbilisidə Gürcüstanın müdafiə naziri İrakli Çikovani ilə görüşüb.",
            [("meeting", "Tbilisi")],
        ),
        (
            "Bakıda Latviya ilə əməkdaşlıq müzakirə olunub",
            "Müdafiə naziri Zakir Həsənov Gürcüstanın müdafiə naziri İrakli Çikovani ilə görüşüb.",
            [("meeting", "")],
        ),
        (
            "Vaşinqtonda ABŞ və Peru prezidentlərinin görüşü olub",
            "ABŞ-də işgüzar səfərdə olan Peru Prezidenti Luis Ramos noyabrın 24-də Ağ Evdə ABŞ Prezidenti Con"
            " Hill ilə görüşüb. Daha sonra onlar memorandum imzalayıblar.",
            [("visit", "ABŞ"), ("meeting", "Vaşinqton"), ("signing", "Vaşinqton")],
        ),
        (
            "Perunun Prezidenti ABŞ-dədir",
            "Peru Prezidenti Luis Ramos noyabrın 24-də Ağ Evdə ABŞ Prezidenti Con Hill ilə görüşüb.",
            [("meeting", "Ağ Ev"), ("visit", "ABŞ")],
        ),
        (
            "Nazir Cenevrədə konfransa qatılıb",
            "Cenevrə, 25 noyabr, AZƏRTAC\n\nPerunun əmək naziri Luis Ramos Beynəlxalq Əmək Konfransının"
            " 100-cü sessiyasında iştirak edir. Sessiya bu gün başa çatacaq.",
            [("conference", "Cenevrə")],
        ),
        (
            "Bakıda yağış yağıb",
            "Müdafiə naziri Zakir Həsənov Gürcüstanın müdafiə naziri İrakli Çikovani ilə görüşüb.",
            [("meeting", "")],
        ),
    ],
)
def test_town_of_the_headline(title: str, body: str, places: list[tuple[str, str]]) -> None:
    assert _places(title, body) == places
