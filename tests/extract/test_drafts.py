"""Mentions of events: their parties, and how mentions of one event become one."""

from __future__ import annotations

import pytest

from kg.extract.drafts import Draft
from kg.extract.merging import compatible, merge, mergeable, unify
from kg.extract.spans import Span

from .drafted import OTHER_TOWN, STATE, TOWN, body, draft, person, post, state

REZAI, FIDAN = person("Али Резаи", "посол", "IR"), person("Хакан Фидан", "министр", "TR")


def names(event: Draft) -> list[str]:
    return [p.party.person.name if p.party.person else p.party.country or p.party.body for p in event.parts]


def test_a_party_is_added_once_and_a_settled_role_stays() -> None:
    event = draft("meeting", REZAI)
    event.add(person("Али Резаи"), "guest")
    event.add(REZAI, "host")
    event.add(FIDAN, "participant")
    assert [(p.party.person and p.party.person.name, p.role) for p in event.parts] == [
        ("Али Резаи", "guest"),
        ("Хакан Фидан", "participant"),
    ]


def test_countries_stand_once_in_the_order_of_the_parties() -> None:
    assert draft("meeting", FIDAN, REZAI, state("TR"), body("НАТО")).countries() == ["TR", "IR"]


def test_separate_talks_are_one_for_each_partner_with_the_others_in_all() -> None:
    host = person("Ерлан Сарбасов", "министр", "KZ")
    event = draft("meeting", host, REZAI, FIDAN)
    assert [names(one) for one in event.separate((REZAI, FIDAN))] == [
        ["Ерлан Сарбасов", "Али Резаи"],
        ["Ерлан Сарбасов", "Хакан Фидан"],
    ]
    assert all(one.apart for one in event.separate((REZAI, FIDAN)))
    assert event.separate((REZAI,)) == [event]
    visit = draft("visit", REZAI, FIDAN)
    assert visit.separate((REZAI, FIDAN)) == [visit]


# -- whether two mentions can be of one event ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (draft("meeting"), draft("meeting"), True),
        (draft("meeting"), draft("call"), False),
        (draft("meeting", when="2025-03"), draft("meeting", when="2025-03-12"), True),
        (draft("meeting", when="2025-03-11"), draft("meeting", when="2025-03-12"), False),
        (draft("meeting"), draft("meeting", when="2025-03-12"), True),
        (draft("meeting", place=TOWN), draft("meeting", place=STATE), True),
        (draft("meeting", place=TOWN), draft("meeting", place=OTHER_TOWN), False),
        (draft("meeting", modality="planned"), draft("meeting"), False),
        (draft("meeting", modality="planned"), draft("meeting", modality="cancelled"), True),
        (draft("meeting", modality="planned", title=True), draft("meeting"), True),
    ],
)
def test_type_modality_date_and_place_agree(a: Draft, b: Draft, expected: bool) -> None:
    assert compatible(a, b) is compatible(b, a) is expected


def test_a_mention_that_is_set_apart_in_time_joins_only_by_its_date() -> None:
    now, before = draft("meeting", when="2025-03-12"), draft("meeting")
    before.earlier = True
    assert not compatible(now, before)
    before.when = now.when
    assert compatible(now, before)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (draft("meeting", REZAI, FIDAN), draft("meeting", REZAI, FIDAN, at=1), True),
        (draft("meeting", REZAI, FIDAN), draft("meeting", REZAI, at=1), True),
        (draft("meeting", REZAI, FIDAN), draft("meeting", state("IR"), state("TR"), at=1), True),
        (draft("meeting", REZAI, FIDAN), draft("meeting", REZAI, state("KZ"), at=1), False),
        (draft("meeting", REZAI, FIDAN), draft("meeting", REZAI), False),
        (draft("meeting", REZAI), draft("meeting", at=1), False),
        (draft("visit", REZAI, place=TOWN), draft("visit", REZAI, FIDAN, place=TOWN, at=1), True),
        (draft("visit", REZAI, place=TOWN), draft("visit", FIDAN, place=TOWN, at=1), False),
        (draft("visit", REZAI, place=TOWN), draft("visit", REZAI, FIDAN, at=1), False),
        (draft("conference", name="Форум мира"), draft("conference", name="форум мира", at=1), True),
        (draft("conference", name="III Форум мира"), draft("conference", name="Форум мира", at=1), True),
        (draft("conference", REZAI, name="Форум"), draft("conference", REZAI, at=1), False),
        (draft("signing", documents=("Договор",)), draft("signing", documents=("договор",), at=1), True),
        (draft("signing", documents=("договор",)), draft("signing", documents=("пакт",), at=1), False),
    ],
)
def test_the_parties_say_whether_mentions_are_of_one_event(a: Draft, b: Draft, expected: bool) -> None:
    assert mergeable(a, b) is mergeable(b, a) is expected


def test_a_talk_that_was_held_apart_stays_apart() -> None:
    wide, narrow = draft("meeting", REZAI, FIDAN), draft("meeting", REZAI, at=1)
    narrow.apart = True
    assert not mergeable(wide, narrow)


# -- what a merged mention says ------------------------------------------------------------------------------


def merged(a: Draft, b: Draft) -> Draft:
    merge(a, b)
    return a


def test_the_more_precise_date_wins() -> None:
    dates = [("2025-03", "2025-03-12"), ("2025-03-12", "2025"), ("", "2025"), ("2025", "")]
    events = [merged(draft("meeting", when=a), draft("meeting", when=b)) for a, b in dates]
    assert [e.when and e.when.value for e in events] == ["2025-03-12", "2025-03-12", "2025", "2025"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(STATE, TOWN, TOWN), (TOWN, STATE, TOWN), (None, STATE, STATE), (TOWN, None, TOWN), (None, None, None)],
)
def test_the_town_wins_over_its_state(a: Span | None, b: Span | None, expected: Span | None) -> None:
    assert merged(draft("meeting", place=a), draft("meeting", place=b)).place == expected


def test_a_state_gives_way_to_who_acts_for_it_in_talks_only() -> None:
    talks = merged(draft("meeting", state("IR"), state("TR"), state("KZ")), draft("meeting", REZAI, FIDAN))
    signing = merged(draft("signing", state("IR")), draft("signing", REZAI))
    assert (names(talks), names(signing)) == (["KZ", "Али Резаи", "Хакан Фидан"], ["IR", "Али Резаи"])


def test_documents_are_joined_and_every_mention_is_kept() -> None:
    event = merged(
        draft("signing", documents=("Договор",)), draft("signing", at=3, documents=("договор", "пакт"))
    )
    assert [d.label for d in event.documents] == ["Договор", "пакт"]
    assert event.mentions == [(3, 3)]


# -- events of a text ----------------------------------------------------------------------------------------


def test_mentions_join_the_first_event_that_they_can_be_of() -> None:
    first = draft("meeting", REZAI, FIDAN, when="2025-03-11")
    second = draft("meeting", REZAI, FIDAN, at=1, when="2025-03-12")
    again = draft("meeting", REZAI, FIDAN, at=2)
    assert unify([first, second, again]) == [first, second]
    assert (first.mentions, second.mentions) == ([(2, 2)], [])


def test_a_headline_joins_the_body_and_comes_last_otherwise() -> None:
    headline = draft("meeting", REZAI, FIDAN, title=True)
    told = draft("meeting", REZAI, FIDAN, at=4, when="2025-03-12")
    assert unify([headline, told]) == [told]
    alone = draft("call", REZAI, FIDAN, title=True)
    assert unify([alone, told]) == [told, alone]


def test_what_lies_within_a_mention_lies_within_its_event() -> None:
    visit, retold = draft("visit", REZAI, place=TOWN), draft("visit", REZAI, place=TOWN, at=1)
    talk = draft("meeting", REZAI, post("премьер-министр", "AZ"), at=2)
    talk.frame = retold
    assert unify([visit, retold, talk]) == [visit, talk]
    assert talk.frame is visit


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("İslam Əməkdaşlığı Təşkilatının (İƏT) 13-cü sammiti", "İƏT-in 13-cü sammiti", True),
        ("İslam Əməkdaşlığı Təşkilatının (İƏT) 13-cü sammiti", "İƏT-in 14-cü sammiti", False),
        ("Avropa Spikerlərinin Konfransı", "Spikerlərinin Avropa Konfransı", True),
        ("Avropa Spikerlərinin Konfransı", "Asiya Spikerlərinin Konfransı", False),
    ],
)
def test_a_gathering_is_one_under_its_acronym_and_in_another_order(a: str, b: str, expected: bool) -> None:
    one, other = draft("conference"), draft("conference")
    one.name, other.name = a, b
    assert mergeable(one, other) is mergeable(other, one) is expected
