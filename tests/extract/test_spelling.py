"""States whose names are misspelt, read as they are meant."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.spelling import _table, as_meant
from tests.extract.reported import article

TEXT = "Gürcustanın xarici işlər naziri Maka Boçorişvili Azerbaycana gəlib."


@pytest.mark.parametrize("lang", list(_table("spelling")))
def test_a_name_takes_the_place_of_one_of_its_length(lang: str) -> None:
    assert all(len(wrong) == len(right) for wrong, right in _table("spelling")[lang].items())


def test_a_misspelt_state_is_the_state() -> None:
    (event,) = extract(article(TEXT, lang="az")).events
    assert (event.place.name if event.place else "", event.participants[0].country) == ("Azərbaycan", "GE")


def test_the_passage_is_of_the_text_as_it_is_written() -> None:
    (event,) = extract(article(TEXT, lang="az")).events
    quotes = [e.quote for e in event.evidence]
    assert all(quote in TEXT for quote in quotes)


def test_other_languages_keep_their_spelling() -> None:
    assert as_meant("Azerbaycan", "tr") == "Azerbaycan"
