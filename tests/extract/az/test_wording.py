"""Rules that are asked only where a sentence has their words miss nothing that they would answer on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.extract.languages.az import events, pronouns, split_words, titles
from kg.extract.languages.az.morphology import stems
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.wording import Wording

from ..reported import Case, cases, written
from ..reported import events as told
from ..test_event_cases import FILES

EVERY = 20  # so many cases lie between two that are read here


@pytest.fixture(scope="module")
def some() -> list[Case]:
    found = [case for file in FILES if file.parent.name == "az" for case in cases(file)]
    return [case for case in found if not case.failure][::EVERY]


def test_rules_that_are_asked_of_all_words_answer_the_same(
    some: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = [told(written(case)) for case in some]

    def all_of(scene: Scene, _: frozenset[str] = frozenset()) -> Sequence[int]:
        return range(scene.first, scene.last + 1)

    every = frozenset(lemma for case in some for t in split_words(case.text).tokens for lemma in t.lemmas)
    monkeypatch.setattr(pronouns, "_REFERRING", every)
    monkeypatch.setattr(Wording, "may_be", all_of)
    monkeypatch.setattr(events, "_asked", all_of)
    assert len(read) > 100
    assert [told(written(case)) for case in some] == read


def test_words_have_all_their_stems_as_lemmas(some: list[Case]) -> None:
    for case in some:
        for token in split_words(case.text).tokens:
            if token.shape == "word":
                assert token.lemmas == stems(token.text) | {token.lower}


def test_sentence_knows_its_words() -> None:
    words = split_words("Nazir bildirib ki, görüşdə danışıqlar olub. Görüş uzun çəkib.")
    first, second = (Wording(words, sentence) for sentence in words.sentences)
    assert first.strong_marks == [2]
    assert first.says(frozenset(("olub", "çəkib")))
    assert not second.says(frozenset(("olub",)))
    assert [words.tokens[i].text for i in first.where(frozenset(("olub", "nazir")))] == ["Nazir", "olub"]
    assert [words.tokens[i].text for i in first.may_be(frozenset(("görüş", "danışıq")))] == [
        "görüşdə",
        "danışıqlar",
    ]
    assert second.may_be(frozenset(("danışıq",))) == ()


def test_former_posts_are_posts() -> None:
    assert titles.head_forms(split_words("Eks-nazir").tokens[0])
