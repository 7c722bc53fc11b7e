"""The entities are those that slovnet itself finds; kg only reckons faster."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kg.extract.languages.ru import emissions, entities
from kg.extract.languages.ru.weights import Numbers, folder, weights
from kg.packaged import folder as packaged

EXAMPLES = [
    path
    for path in sorted(packaged("examples").glob("*.txt"))
    if re.search("[а-я]", path.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def slovnet() -> Any:
    """The tagger as its makers load it."""
    from navec import Navec
    from slovnet import NER

    tagger = NER.load(folder() / "model" / "slovnet_ner_news_v1.tar")
    return tagger.navec(Navec.load(folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda path: path.stem)
def test_entities_are_those_of_slovnet(article: Path, slovnet: Any) -> None:
    text = article.read_text(encoding="utf-8")
    spans = slovnet(text).spans
    assert spans
    assert entities.tag(text) == [(span.start, span.stop, span.type) for span in spans]


def test_emissions_are_those_of_slovnet(slovnet: Any) -> None:
    words = ["Министр", "прибыл", "в", "Баку", ",", "где", "зюзюка", "QWERTY", "18-летнего", "в", "Баку"]
    (read,) = slovnet.infer.encoder([words])
    (theirs,) = slovnet.infer.model(read.word_id, read.shape_id, read.pad_mask)
    ours = emissions.network().emissions(words)
    assert ours == pytest.approx(theirs, abs=1e-4)


def test_words_are_remembered_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emissions, "_REMEMBERED", 2)
    network = emissions.Network(weights())
    texts = (["Москва", "и", "Баку"], ["Баку", "и", "Рим", "и", "Рим"], ["Осло"])
    fresh = [emissions.Network(weights()).emissions(words) for words in texts]
    for words, expected in zip(texts, fresh, strict=True):
        assert network.emissions(words) == pytest.approx(expected, abs=1e-5)


# What is taken for one word between blanks, and what razdel is asked for.
WORDING = (
    "Он сказал: «Москва, Баку».",
    "пресс-секретарь (МИД) , 18-летний , 12. 5 и 2025, 3",
    "слово -то и слово - то; yahoo! А.Вебер … ?! 7–10 20:10 «ДОМ.РФ» ;) 1/2 _а а_б №5 ΔP 30% «(а)».",
)


@pytest.mark.parametrize("text", WORDING)
def test_words_are_those_of_razdel(text: str) -> None:
    from razdel import tokenize

    theirs = [(part.start, part.stop, part.text) for part in tokenize(text)]
    assert theirs
    assert [(word.start, word.stop, word.text) for word in entities._words(text)] == theirs


def test_numbers_of_words_are_their_places() -> None:
    words = ["а", "аб", "абв", "ба", "бант", "яд"]
    numbers = Numbers(words)
    assert [numbers.of(word) for word in words] == list(range(len(words)))
    assert [numbers.of(word) for word in ("", "абвг", "в", "яда")] == [-1] * 4


def test_numbers_are_those_of_slovnet(slovnet: Any) -> None:
    theirs = slovnet.infer.encoder.words_vocab
    numbers = weights().numbers
    assert [numbers.of(word) for word in theirs.items[:-2:997]] == list(range(0, len(theirs) - 2, 997))
    assert weights().unknown == theirs.unk_id


@pytest.mark.parametrize("empty", ["", " ", "\n\n"])
def test_no_words_no_entities(empty: str) -> None:
    assert entities.tag(empty) == []


def test_one_word_is_enough() -> None:
    assert entities.tag("Москва") == [(0, 6, "LOC")]
