"""Of which state officials are in a text whose publisher has one: who is met is of the other, and one holds a
post that a state has one of."""

from __future__ import annotations

import msgspec
import pytest

from kg.extract import extraction
from tests.extract.reported import article

_CASES = [
    (  # who talks with the other side is none of its visitors
        "President Joseph Roy will travel to Hanoi, Vietnam on September 10. While in Hanoi, President Roy "
        "will meet with General Secretary Le Minh. On Monday, the President will travel to Alaska for a day.",
        {"Joseph Roy": "US", "Le Minh": "VN"},
    ),
    (
        "National Security Advisor Jake Roy met with the President of Guatemala, Ana Silva, on May 8 before "
        "the end of his visit to Washington.",
        {"Jake Roy": "US", "Ana Silva": "GT"},
    ),
    (  # of two presidents, one is of the home
        "President Roy thanked the mediators. He praised the efforts of President Ali Saleh in recent weeks.",
        {"Roy": "US", "Ali Saleh": None},
    ),
    (  # a list of one side has an ambassador of that side
        "The Mexican delegation included Foreign Secretary Luis Vega, Attorney General Rosa Diaz, and "
        "Mexican Ambassador to the United States Pablo Soto.",
        {"Luis Vega": "MX", "Rosa Diaz": "MX", "Pablo Soto": "MX"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), _CASES)
def test_officials_are_of_their_own_state(text: str, expected: dict[str, str | None]) -> None:
    told = article(text, lang="en")
    source = msgspec.structs.replace(told.source, publisher="The White House")
    told = msgspec.structs.replace(told, source=source)
    offices = extraction(told).record.offices
    assert {name: {o.country for o in offices if o.person == name} for name in expected} == {
        name: {state} for name, state in expected.items()
    }
