"""Whose officials a Turkish article names without their country."""

from __future__ import annotations

import pytest
from msgspec import structs

from kg.extract import extract

from ..reported import article

TEXT = "Dışişleri Bakanı Hakan Fidan, Irak Dışişleri Bakanı Fuad Hüseyin ile telefonda görüştü."


@pytest.mark.parametrize(
    ("source", "country"),
    [
        ({"url": "https://www.haber.example.com.tr/1"}, "TR"),
        ({"publisher": "Anadolu Ajansı"}, "TR"),
        ({"url": "https://tr.news.example/1"}, None),
        ({"url": "https://haber.example.az/1"}, "AZ"),
        ({"url": "https://haber.example.tv/1"}, None),
        ({}, None),
    ],
)
def test_the_publisher_says_it(source: dict[str, str], country: str | None) -> None:
    read = article(TEXT, lang="tr")
    record = extract(structs.replace(read, source=structs.replace(read.source, **source)))
    assert {o.person: o.country for o in record.offices}["Hakan Fidan"] == country


def test_the_agency_that_signs_the_text_says_it() -> None:
    (event,) = extract(article(f"ANKARA (AA) - {TEXT}", lang="tr")).events
    assert [party.country for party in event.participants] == ["TR", "IQ"]
