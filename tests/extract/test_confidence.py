"""How sure an event is: the share of its rule, moved by what the text tells of it."""

from __future__ import annotations

import pytest

from kg.extract.confidence import (
    TRAITS,
    UNMEASURED,
    confidence,
    moved,
    reasons,
    share_of,
    traits,
    weighed,
)
from kg.extract.drafts import Draft
from kg.extract.words import Words, split

from .drafted import STATE, TOWN, body, draft, person, post, state

SHARES = {"meeting": {"any": 0.7, "meet": 0.9}}
WEIGHTS = {"dated": {"weight": 1.0, "usual": 0.5}, "far": {"weight": -2.0, "usual": 0.0}}


def words(sentences: int = 9) -> Words:
    return split("Ivanov met Smith. " * sentences, analyse=lambda word: (), abbreviations=frozenset())


def told(made: Draft, *others: Draft) -> dict[str, float]:
    """The traits of an event that are not 0."""
    return {name: value for name, value in traits(words(), made, [made, *others]).items() if value}


def test_a_rule_that_is_not_listed_has_the_share_of_its_type() -> None:
    assert [share_of(SHARES, "meeting", rule) for rule in ("meet", "new")] == [0.9, 0.7]
    assert share_of(SHARES, "call", "meet") == UNMEASURED


def moved_by(**told: float) -> float:
    return moved(0.7, weighed(told, WEIGHTS))


def test_traits_move_a_share_as_far_as_they_are_unusual() -> None:
    assert moved_by(dated=0.5, far=0.0) == 0.7
    assert moved_by(dated=1.0, far=0.0) == 0.79
    assert moved_by(dated=0.0, far=1.0) < 0.2
    assert moved_by(unknown=1.0) == 0.7
    assert moved_by(dated=20.0) == 0.99, "nothing is certain"
    assert moved_by(far=40.0) == 0.01


def test_reasons_name_what_is_told_and_what_is_not() -> None:
    assert weighed({"dated": 0.0, "far": 1.0}, WEIGHTS) == [("dated", False, -0.5), ("far", True, -2.0)]
    made = draft("meeting", when="2025-02-03")
    assert {r.trait for r in reasons(words(), SHARES, made, [made])} == set(TRAITS)
    assert reasons(words(), {}, made, [made]) == []


def test_without_measured_shares_nothing_is_claimed() -> None:
    made = draft("meeting", person("Anna Smith", "minister", "GB"), when="2025-02-03", place=TOWN)
    assert confidence(words(), {}, made, [made]) == UNMEASURED


def test_a_full_report_is_surer_than_a_thin_one() -> None:
    parties = person("Anna Smith", "minister", "GB"), person("Ivan Ivanov", "minister", "RU")
    full = draft("meeting", *parties, when="2025-02-03", place=TOWN)
    thin = draft("meeting", person("Smith"), state("RU"), at=5)
    thin.parts[0].party.sentence = 1
    events = [full, thin]
    assert confidence(words(), SHARES, full, events) > confidence(words(), SHARES, thin, events)


@pytest.mark.parametrize(
    ("made", "trait"),
    [
        (draft("visit", title=True), "told in the headline alone"),
        (draft("visit", when="2025"), "has a date"),
        (draft("visit", when="2025"), "has its date beside it"),
        (draft("visit", place=STATE), "has a place"),
        (draft("meeting", person("Anna Smith")), "has a named person"),
        (draft("meeting", person("Anna Smith"), person("Ivan Ivanov")), "has two named persons"),
        (draft("meeting", person("Smith")), "a person of one name"),
        (draft("meeting", state("RU")), "a state as a party"),
        (draft("meeting", post("minister", "RU"), at=2), "a party from sentences away"),
        (draft("meeting", body("UNESCO")), "a party without a country"),
        (draft("meeting", post("minister", "RU"), state("GB")), "several countries"),
        (draft("meeting", post("minister", "RU"), post("president", "RU")), "all sides of one country"),
    ],
)
def test_traits_are_read_off_an_event(made: Draft, trait: str) -> None:
    assert told(made)[trait] >= 1
    assert told(made)[trait] > told(draft("visit", post("minister", "GB"))).get(trait, 0)


def test_traits_that_other_events_give() -> None:
    parties = person("Anna Smith", "minister", "GB"), person("Ivan Ivanov", "minister", "RU")
    visit, talk, again = draft("visit", parties[0]), draft("meeting", *parties), draft("meeting", *parties)
    talk.frame = visit
    assert "has others within it" in told(visit, talk)
    assert "is within another" in told(talk, visit)
    assert "shares two parties with another" in told(talk, again)
    assert "shares two parties with another" not in told(talk, visit)
    assert "all sides of one country" not in told(talk)


def test_every_trait_is_a_number_of_every_event() -> None:
    assert set(traits(words(), draft("meeting"), [])) == set(TRAITS)
    talk = draft("meeting")
    assert all(isinstance(value, float) for value in traits(words(), talk, [talk]).values())
