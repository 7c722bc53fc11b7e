"""Other forms of a word are those that pymorphy3 chooses, whichever word was asked for first."""

from __future__ import annotations

from itertools import islice

import pytest

from kg.extract.languages.ru import inflection
from kg.extract.languages.ru.dictionary import analyser
from kg.extract.languages.ru.inflection import form_of
from kg.extract.languages.ru.morphology import parses

WANTED = [
    {"nomn", "sing"},
    {"sing", "gent"},
    {"plur", "nomn"},
    {"sing", "nomn", "femn"},
    {"ablt", "plur"},
    {"loct", "sing"},
]
# Of words that the dictionary does not have, in whole or with their parts.
UNKNOWN = ["Зурбаганским", "Хрюндяева", "премьер-министром", "Сотову-Рогову", "экс-президентом", "АНСА"]


def chosen(word: str, wanted: set[str]) -> list[str]:
    forms = (parse.inflect(wanted) for parse in parses(word))
    return [form.word if form is not None else "" for form in forms]


def test_forms_are_those_of_the_dictionary() -> None:
    listed = (word for word, *_ in analyser().iter_known_word_parses(""))
    words = [*UNKNOWN, *islice(listed, 0, None, 9973)]
    assert len(words) > 400
    for word in words:
        for wanted in WANTED:
            assert [form_of(parse, wanted) for parse in parses(word)] == chosen(word, wanted), (word, wanted)


def test_what_was_chosen_is_forgotten_before_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflection, "_MOST", 3)
    monkeypatch.setattr(inflection, "_CHOSEN", {})
    for word in ("министром", "послами", "визита", "странах", "делегацией", "министром"):
        assert [form_of(parse, {"nomn", "sing"}) for parse in parses(word)] == chosen(word, {"nomn", "sing"})
        assert len(inflection._CHOSEN) <= 3
