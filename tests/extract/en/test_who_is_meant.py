"""Whose post it is that a text tells without a name."""

from __future__ import annotations

from kg.extract import extract

from .stated import article

_LEAD = "The foreign ministers of Oman and Norway met in Muscat on Monday. "


def test_of_two_named_one_after_the_other_nothing_says_who_is_of_which_state() -> None:
    text = f"{_LEAD}Anders Lien said it was a success. Yusuf Harthy agreed."
    offices = extract(article(text)).offices
    assert [(o.person, o.position, o.country) for o in offices] == [
        ("Anders Lien", "foreign minister", None),
        ("Yusuf Harthy", "foreign minister", None),
    ]


def test_of_two_named_with_their_states_each_is_of_his() -> None:
    text = f"{_LEAD}Norway’s Anders Lien said it was a success. Oman’s Yusuf Harthy agreed."
    offices = extract(article(text)).offices
    assert {(o.person, o.country) for o in offices} == {("Yusuf Harthy", "OM"), ("Anders Lien", "NO")}
