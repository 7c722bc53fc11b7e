"""Tokens and sentences: offsets that hold for any text, and what one token is."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.extract.words import Reading, Words, split

from .texts import TEXTS


def words(text: str, *abbreviations: str) -> Words:
    return split(
        text, analyse=lambda word: (Reading(word.lower(), "X"),), abbreviations=frozenset(abbreviations)
    )


def pieces(text: str) -> list[str]:
    return [token.text for token in words(text).tokens]


def shapes(text: str) -> list[str]:
    return [token.shape for token in words(text).tokens]


@given(TEXTS)
def test_tokens_are_slices_in_order_and_leave_out_only_blanks(text: str) -> None:
    tokens = words(text).tokens
    assert [t.index for t in tokens] == list(range(len(tokens)))
    assert all(t.text == text[t.start : t.end] and t.start < t.end for t in tokens)
    bounds = [0, *(offset for t in tokens for offset in (t.start, t.end)), len(text)]
    gaps = [text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    assert bounds == sorted(bounds)
    assert "".join(gaps).strip() == ""


@given(TEXTS)
def test_sentences_part_the_tokens(text: str) -> None:
    found = words(text)
    ranges = [range(s.first, s.last + 1) for s in found.sentences]
    assert [i for one in ranges for i in one] == list(range(len(found.tokens)))
    assert [s.index for s in found.sentences] == list(range(len(ranges)))
    assert all(found.tokens[i].sentence == s.index for s in found.sentences for i in (s.first, s.last))
    paragraphs = [s.paragraph for s in found.sentences]
    assert paragraphs == sorted(paragraphs)


@given(TEXTS)
def test_an_offset_leads_to_its_token(text: str) -> None:
    found = words(text)
    for token in found.tokens:
        assert found.at(token.start) == found.at(token.end - 1) == token.index
    assert found.at(len(text)) == len(found.tokens)


@given(TEXTS)
def test_a_range_of_tokens_is_quoted_from_the_text(text: str) -> None:
    found = words(text)
    for sentence in found.sentences:
        start, end = found.span(sentence.first, sentence.last)
        assert found.quote(sentence.first, sentence.last) == text[start:end]
        assert [t.text for t in found.inside(sentence.index)] == [
            t.text for t in found.tokens if start <= t.start < end
        ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("премьер-министр", ["премьер-министр"]),
        ("Аль-Шараа", ["Аль-Шараа"]),
        ("д’Артаньян и O'Neill", ["д’Артаньян", "и", "O'Neill"]),
        ("Нью‑Йорк", ["Нью‑Йорк"]),
        ("Баку–Тбилиси", ["Баку", "–", "Тбилиси"]),
        ("«Шёлковый путь»", ["«", "Шёлковый", "путь", "»"]),
        ("27-28 ноября", ["27", "-", "28", "ноября"]),
        ("3-го марта, 58-я сессия", ["3-го", "марта", ",", "58-я", "сессия"]),
        ("21.11.2025", ["21.11.2025"]),
        ("1,5 млн", ["1,5", "млн"]),
        ("COP29", ["COP", "29"]),
        ("Слово.Дело", ["Слово", ".", "Дело"]),
        ("Али\u00a0Асадов", ["Али", "Асадов"]),
        ("Əli Əsədov", ["Əli", "Əsədov"]),
        ("😀👍🏽", ["😀", "👍", "🏽"]),
        ("שלום عالم", ["שלום", "عالم"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
        (" \t\n ", []),
    ],
)
def test_tokens_of_a_text(text: str, tokens: list[str]) -> None:
    assert pieces(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("А. Гутерриш", ["А.", "Гутерриш"]),
        ("А.Гутерриш", ["А.", "Гутерриш"]),
        ("К.-Ж. Токаев", ["К.-Ж.", "Токаев"]),
        ("Дж. Вэнс", ["Дж.", "Вэнс"]),
        ("И. О. Фамилия", ["И.", "О.", "Фамилия"]),
        ("Ə. Əsədov", ["Ə.", "Əsədov"]),
        ("США. Сегодня", ["США", ".", "Сегодня"]),
        ("пункт А.", ["пункт", "А", "."]),
        ("в пункте А. вчера", ["в", "пункте", "А", ".", "вчера"]),
    ],
)
def test_initials_are_one_token(text: str, tokens: list[str]) -> None:
    assert pieces(text) == tokens
    assert ("initial" in shapes(text)) is any(t.endswith(".") and len(t) > 1 for t in tokens)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ким Чен Ын. Он", ["Ким", "Чен", "Ын", ".", "Он"]),
        ("Ван И. Он", ["Ван", "И", ".", "Он"]),
        ("Kim Jong Un. Seoul", ["Kim", "Jong", "Un", ".", "Seoul"]),
        ("Ван И. Сеул", ["Ван", "И.", "Сеул"]),
        ("Дж. Вэнс", ["Дж.", "Вэнс"]),
        ("пункт А. Он", ["пункт", "А", ".", "Он"]),
        ("К.-Ж. Он", ["К.-Ж.", "Он"]),
    ],
)
def test_a_short_name_at_the_end_of_a_sentence_is_no_initial(text: str, tokens: list[str]) -> None:
    found = split(text, analyse=lambda word: (), abbreviations=frozenset(), openers=frozenset(("он",))).tokens
    assert [t.text for t in found] == tokens
    assert [t.index for t in found] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("с 2020 г. Баку", 1),
        ("с 2020 г. Он", 2),
        ("и т. д. Баку", 2),
        ("и т.д. 5 лет", 2),
        ("и т.д. – Баку", 1),
        ("и т.д. он", 1),
        ("на ул. д. Баку", 1),
    ],
)
def test_abbreviations_that_end_a_sentence(text: str, sentences: int) -> None:
    found = split(
        text,
        analyse=lambda word: (),
        abbreviations=frozenset(("г", "ул", "д")),
        closing=frozenset(("т.д",)),
        openers=frozenset(("он",)),
    )
    assert len(found.sentences) == sentences


def test_shapes() -> None:
    assert shapes("К. Мамедов: 3-го «да»!") == [
        "initial",
        "word",
        "mark",
        "number",
        "mark",
        "word",
        "mark",
        "mark",
    ]


def test_only_words_are_analysed() -> None:
    tokens = words("А. Ли, 5 лет").tokens
    assert [t.lower for t in tokens if t.readings] == ["ли", "лет"]
    assert [t.lemma for t in tokens] == ["а.", "ли", ",", "5", "лет"]


def test_a_token_answers_for_its_readings() -> None:
    readings = (Reading("прибыль", "N", "gen"), Reading("прибыть", "V"), Reading("прибыль", "N", "dat"))
    (token,) = split("Прибыли", analyse=lambda word: readings, abbreviations=frozenset()).tokens
    assert token.capital
    assert token.lemma == "прибыль"
    assert token.lemmas == {"прибыль", "прибыть", "прибыли"}
    assert (token.has("V"), token.has("A", "V"), token.has("A")) == (True, True, False)
    assert token.cases() == token.cases("N") == {"gen", "dat"}
    assert token.cases("V") == set()


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Один. Два.", [0, 0]),
        ("Один.\nДва.", [0, 1]),
        ("Один\n\nдва", [0, 1]),
        ("Один\n\n\n\nдва\n\nТри", [0, 1, 2]),
    ],
)
def test_paragraphs_are_counted(text: str, paragraphs: list[int]) -> None:
    assert [s.paragraph for s in words(text).sentences] == paragraphs


def test_abbreviations_are_those_that_the_language_names() -> None:
    assert len(words("на стр. Баку").sentences) == 2
    assert len(words("на стр. Баку", "стр").sentences) == 1


@pytest.mark.parametrize(("count", "sentences"), [(600, 1), (601, 11), (6000, 100)])
def test_what_never_ends_is_read_in_pieces(count: int, sentences: int) -> None:
    """A list of who was present has 460 tokens in the corpora; a text without a full stop is no sentence."""
    found = words("слово " * count)
    assert len(found.sentences) == sentences
    assert [found.sentences[t.sentence].first <= t.index for t in found.tokens] == [True] * count
    assert {s.paragraph for s in found.sentences} == {0}


def test_in_a_wrapped_text_no_line_end_ends_a_sentence() -> None:
    wrapped = (
        "The minister met John\nSmith, who had come\nto the capital of\nPeru and then\nleft.\nAll went on."
    )
    found = words(wrapped)
    assert [found.quote(s.first, s.last).split("\n")[0] for s in found.sentences] == [
        "The minister met John",
        "All went on.",
    ]
    listed = words("Talks in Lima\nJohn Smith has come\nThe end")
    assert len(listed.sentences) == 3


def test_sentences_put_last_leave_those_around_them_side_by_side() -> None:
    told = words("He came.\n\nIt rained.\n\nShe left. They met.")
    told.put_last({1})
    assert [told.quote(s.first, s.last) for s in told.sentences] == [
        "He came.",
        "She left.",
        "They met.",
        "It rained.",
    ]
    assert [s.paragraph - told.sentences[0].paragraph for s in told.sentences] == [0, 1, 1, 2]
    assert all(told.sentences[t.sentence].first <= t.index for t in told.tokens)
