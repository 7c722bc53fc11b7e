"""What the dictionary has of a word is read as pymorphy3 reads it."""

from __future__ import annotations

from itertools import islice

import pytest

from kg.extract.languages.ru.dictionary import analyser, features, plain, whole
from kg.extract.languages.ru.morphology import analyse, parses
from kg.extract.languages.ru.naming import options
from kg.extract.words import Reading

# With ё and without it, of several words, of names, in capitals.
WORDS = ["ёлка", "елка", "Все", "всё", "стали", "Мая", "Лев", "МИД", "наилучший", "посла", "прибыли", "или"]
NOT_WHOLE = ["Зурбаганским", "А", "Хрюндяева-Сотова", "QWERTY"]


def theirs(word: str) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(Reading(plain(p.normal_form), *features(p.tag)) for p in parses(word)))


def test_readings_are_those_of_pymorphy() -> None:
    listed = (word for word, *_ in analyser().iter_known_word_parses("пр"))
    words = [*WORDS, *(w for w in islice(listed, 1, None, 997) if not w.startswith("премьер"))]
    assert len(words) > 100
    for word in words:
        assert whole(word) == theirs(word), word


@pytest.mark.parametrize("word", NOT_WHOLE)
def test_other_words_are_left_to_it(word: str) -> None:
    assert not whole(word)
    assert analyse(word) == theirs(word)


@pytest.mark.parametrize("word", ["премьеры", "графике", "временном", "визави"])
def test_what_is_likelier_in_news_comes_first(word: str) -> None:
    assert analyse(word)[: len(theirs(word))] == theirs(word) != whole(word)


def test_forms_of_a_name_begin_alike() -> None:
    """Names that begin otherwise are not compared."""
    listed = (
        word for word, tag, *_ in analyser().iter_known_word_parses("л") if "Surn" in tag or "Name" in tag
    )
    for word in islice(listed, 0, None, 97):
        assert {o.nominative[0] for o in options(word.capitalize())} == {"Л"}, word
