"""Documents that Turkish sentences say are signed: titles in the nominative, what is counted left out."""

from __future__ import annotations

import pytest

from kg.extract import extract

from ..reported import article


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Türkiye ile Azerbaycan arasında enerji anlaşması imzalandı.", ["enerji anlaşması"]),
        ("Azerbaycan ve Ermenistan barış anlaşmasını imzaladı.", ["barış anlaşması"]),
        (
            "Türkiye ile Suriye arasında, Ankara'da düzenlenen törenle güvenlik mutabakat zaptı imzalandı.",
            ["güvenlik mutabakat zaptı"],
        ),
        ("Türkiye ile Irak arasında üç anlaşma imzalandı.", []),
        ("Türkiye ile Irak arasında 26 mutabakat zaptı imzalandı.", []),
    ],
)
def test_documents_of_a_text(text: str, titles: list[str]) -> None:
    (event,) = extract(article(text, lang="tr")).events
    assert event.type == "signing"
    assert [document.title for document in event.documents] == titles
