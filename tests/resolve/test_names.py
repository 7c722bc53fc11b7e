"""How names sound and fit, case by case from names.txt, and what must hold of any names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.naming import Grade, grade, is_near, name
from kg.resolve.nicknames import are_nicknames
from kg.resolve.sounds import alike, sound

SIGNS = {
    "=": Grade.EQUAL,
    "≈": Grade.SAME,
    "≃": Grade.LIKE,
    "⊂": Grade.PART,
    "∽": Grade.CLOSE,
    "~": Grade.NEAR,
    "…": Grade.SHORT,
    "≠": Grade.NONE,
}
CASES = [
    tuple(re.split(r"\s{2,}", line.strip()))
    for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
SPELLED = st.sampled_from(sorted({side for one, _, other in CASES for side in (one, other)}))


def taken_apart(side: str) -> tuple[str, str]:
    lang, _, spelled = side.partition(" ")
    return spelled, lang


@pytest.mark.parametrize(("one", "sign", "other"), CASES)
def test_names_fit_as_the_table_says(one: str, sign: str, other: str) -> None:
    assert grade(name(*taken_apart(one)), name(*taken_apart(other)))[0] is SIGNS[sign]


@given(SPELLED, SPELLED)
def test_it_does_not_matter_which_name_comes_first(one: str, other: str) -> None:
    names = name(*taken_apart(one)), name(*taken_apart(other))
    assert grade(*names) == pytest.approx(grade(*reversed(names)))


def test_near_is_found_as_the_grade_says() -> None:
    """Of all pairs of full names of the table, and of their words joined and left out."""
    known = {name(*taken_apart(side)) for one, _, other in CASES for side in (one, other)}
    full = sorted((one for one in known if one.is_full), key=repr)
    pairs = [(one, other) for one in full for other in full]
    near = [grade(one, other)[0] >= Grade.NEAR for one, other in pairs]
    assert [is_near(one, other) for one, other in pairs] == near
    assert len(full) > 100
    assert 2 * len(full) > sum(near) - len(full) > 60


@given(SPELLED)
def test_a_full_name_equals_itself(spelled: str) -> None:
    known = name(*taken_apart(spelled))
    assert grade(known, known)[0] is (Grade.EQUAL if known.is_full else Grade.SHORT)


@given(st.text(), st.text(), st.sampled_from(["ru", "en", "az", "tr"]))
def test_any_text_has_sounds_and_a_likeness(one: str, other: str, lang: str) -> None:
    sounds = sound(one, lang), sound(other, lang)
    assert re.fullmatch("[A-Za-z]*", sounds[0])
    assert 0 <= alike(*sounds) <= 1
    assert alike(*sounds) == pytest.approx(alike(*reversed(sounds)))


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [("Joe", "Joseph", "en"), ("Tony", "Antony", "en"), ("Володя", "Владимир", "ru")],
)
def test_short_forms_of_given_names(one: str, other: str, lang: str) -> None:
    assert are_nicknames(sound(one, lang), sound(other, lang))
    assert are_nicknames(sound(other, lang), sound(one, lang))


def test_given_names_that_are_no_forms_of_each_other() -> None:
    assert not are_nicknames(sound("Joe", "en"), sound("John", "en"))
