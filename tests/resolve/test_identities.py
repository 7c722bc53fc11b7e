"""What one record says of a name in one place counts in all of it."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story import Story

from kg.errors import Rejected
from kg.identities import path, skeleton
from kg.names import fold
from kg.records import Event, Office, Participant, Place, Record, Statement
from kg.resolve import identities
from kg.resolve.bodies import body
from kg.resolve.posts import post

STORY = Story("Встретились.")


def record(*participants: Participant, place: Place | None = None, **facts: object) -> Record:
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        date="2025-01-02",
        place=place,
        participants=participants,
        evidence=STORY.at("Встретились"),
        confidence=1.0,
    )
    return STORY.record(events=(event,), **facts)


def test_everything_stands_in_the_order_of_the_record() -> None:
    found = identities(
        record(
            Participant(name="Анна Берг"),
            Participant(country="GE"),
            offices=(Office(person="Берг", position="посол", country="EE"),),
            statements=(Statement(text="…", speaker="А. Берг", organization="ООН"),),
        )
    )
    anna, georgia = found.events[0].participants
    assert [c.party.path.split("/")[0] for c in (anna, georgia) if c.party] == ["person", "state"]
    assert found.offices[0].person == anna.person == found.statements[0].person
    assert found.statements[0].body


def test_the_agent_is_the_person_else_nobody_for_a_post_else_the_body_or_state_itself() -> None:
    person, post, body, state = (
        identities(
            record(
                Participant(name="Анна Берг", position="посол", country="EE"),
                Participant(position="посол", country="EE"),
                Participant(organization="МИД", country="EE"),
                Participant(country="EE"),
            )
        )
        .events[0]
        .participants
    )
    assert person.agent == person.person
    assert (post.agent, post.party) == (None, post.post)
    assert body.agent == body.body
    assert state.agent == state.state
    assert [e.kind for e in body.behalf] == ["body", "state"]


def test_the_state_of_a_ministry_is_taken_from_where_the_record_gives_it() -> None:
    named, unnamed = (
        identities(
            record(
                Participant(name="Анна Берг", position="глава", organization="МИД", country="EE"),
                Participant(organization="МИД"),
            )
        )
        .events[0]
        .participants
    )
    assert unnamed.body == named.body
    assert unnamed.state == named.state


def test_the_state_of_a_delegate_is_not_the_state_of_an_international_body() -> None:
    _, secretary = (
        identities(
            record(
                Participant(name="Анна Берг", position="постпред", organization="ООН", country="EE"),
                Participant(position="генсек", organization="ООН"),
            )
        )
        .events[0]
        .participants
    )
    assert secretary.state is None
    assert secretary.body
    assert secretary.body.home is None


def test_two_ministries_of_one_name_leave_a_third_mention_unsettled() -> None:
    *_, third = (
        identities(
            record(
                Participant(organization="МИД", country="EE"),
                Participant(organization="МИД", country="GE"),
                Participant(organization="МИД"),
            )
        )
        .events[0]
        .participants
    )
    assert third.state is None
    assert third.body
    assert third.body.parts[0] == "article"


def test_two_events_of_one_record_in_two_places_stay_two() -> None:
    parties = (Participant(country="EE"), Participant(country="GE"))
    told = [
        record(*parties, place=place).events[0]
        for place in (Place(name="Баку", country="AZ"), Place(name="Тбилиси", country="GE"), None)
    ]
    both = identities(STORY.record(events=tuple(told[:2])))
    assert len({event.parts for event in both.events}) == 2
    with_one_place = identities(STORY.record(events=(told[0], told[2])))
    assert len({event.parts for event in with_one_place.events}) == 1


@pytest.mark.parametrize("country", ["az", "AZE", "Азербайджан", "A1"])
def test_a_country_that_is_no_code_is_refused(country: str) -> None:
    for bad in (
        record(Participant(country=country)),
        record(place=Place(name="Баку", country=country)),
    ):
        with pytest.raises(Rejected, match=f"a1: '{country}' is no ISO 3166-1 code"):
            identities(bad)


def test_a_code_that_the_gazetteer_does_not_know_is_its_own_name() -> None:
    capacity = identities(record(Participant(country="QZ"))).events[0].participants[0]
    assert capacity.state
    assert [label.text for label in capacity.state.labels] == ["QZ"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Али Асадов", "ali asadov"),
        ("Объезд", "obezd"),
        ("თბილისი", "თბილისი"),
        ("Љубљана", "љубљана"),
        ("  习近平 ", "习近平"),
        ("COP 29!", "cop 29"),
        ("—", "—"),
    ],
)
def test_a_skeleton_loses_no_letters(name: str, expected: str) -> None:
    assert skeleton(name) == expected


def test_a_body_and_a_post_of_two_articles_are_two_where_each_article_alone_settles_them() -> None:
    """They are looked up once for all articles; only their keys name the article, and the holder."""

    def keys(article: str, holder: str) -> list[tuple[str, ...]]:
        organ = body("газовая компания", None, article=article, lang="ru")
        office = post("смотритель", body=None, state=None, article=article, holder=holder, lang="ru")
        led = post("смотритель", body=organ, state=None, article=article, holder=holder, lang="ru")
        return [organ.parts, office.parts, led.parts]

    first, second, again = keys("a", "person/1"), keys("b", "person/2"), keys("a", "person/1")
    assert first == again
    assert all(one != other for one, other in zip(first, second, strict=True))
    assert first[0] == ("article", "a", "gazovaya kompaniya")
    assert first[1][-3:] == ("article", "a", "person/1")
    assert first[2][-1] == path("body", first[0])


@given(st.lists(st.text(), max_size=4).map(tuple))
def test_an_address_is_made_from_the_parts_as_json(parts: tuple[str, ...]) -> None:
    """Addresses are public: whatever writes the array, its bytes stay."""
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    assert path("event", parts) == f"event/{hashlib.sha256(written).hexdigest()[:20]}"


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_fold_as_any_others(name: str) -> None:
    assert fold(name) == fold(name + " ь").strip()
