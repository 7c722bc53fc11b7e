"""How far the names of gatherings reach."""

from __future__ import annotations

import pytest

from kg.extract import extract

from .stated import article


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister Jan Wolski of Poland spoke on the margins of the G20 Summit in Bali.", "G20 Summit"),
        ("Minister Jan Wolski of Poland spoke at the G20 in Bali.", "G20"),
        (
            "Minister Jan Wolski of Poland attended the G7 ministerial meeting in May.",
            "G7 ministerial meeting",
        ),
        ("Minister Jan Wolski of Poland attended the NATO ministerial in Oslo.", "NATO ministerial"),
        (
            "Minister Jan Wolski of Poland attended the Norway-U.S. Ministerial Consultations in Bergen.",
            "Norway-U.S. Ministerial Consultations",
        ),
        (
            "Minister Jan Wolski of Poland praised the recently concluded Sahara Climate Summit.",
            "Sahara Climate Summit",
        ),
        (
            "Minister Jan Wolski of Poland will attend the Conference on Peace in Yemen on Friday.",
            "Conference on Peace in Yemen",
        ),
        (
            "The UN envoy took part in the ministerial regional meeting on migration.",
            "ministerial regional meeting",
        ),
        (
            "Minister Jan Wolski of Poland attended the OECD ministerial council meeting in Paris.",
            "OECD ministerial council meeting",
        ),
        ("Minister Jan Wolski of Poland attended the Our Ocean Conference in Lima.", "Our Ocean Conference"),
        (
            "Minister Jan Wolski of Poland attended the Forum on Trade, Investment, and Growth held in Lima.",
            "Forum on Trade, Investment, and Growth",
        ),
        (
            "Minister Jan Wolski of Poland attended the Dialogue on Persons with Disabilities in Oslo.",
            "Dialogue on Persons with Disabilities",
        ),
        (
            "Minister Jan Wolski of Poland attended the Summit for a New Global Financing Pact in Paris.",
            "Summit for a New Global Financing Pact",
        ),
    ],
)
def test_a_gathering_has_its_whole_name(text: str, name: str) -> None:
    events = extract(article(text)).events
    assert [e.name for e in events if e.type == "conference"] == [name]
