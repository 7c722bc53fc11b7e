"""Parties and persons: what tells two mentions apart, and which posts cover which."""

from __future__ import annotations

import pytest

from kg.extract.allegiance import body_of, country_of, give_country, share_country, states_country
from kg.extract.parties import Capacity, Party, Person

from .drafted import body, person, post, state


def test_a_person_is_told_by_the_name_whatever_the_post() -> None:
    assert person("Али Резаи", "посол").key() == person("Али Резаи").key() != person("Али Ризаи").key()


def test_a_post_is_told_by_position_body_and_country() -> None:
    assert post("Президент", "IR").key() == post("президент", "IR").key()
    assert post("президент", "IR").key() != post("президент", "TR").key() != post("президент").key()


def test_states_and_bodies_are_told_apart() -> None:
    assert (
        len({p.key() for p in (state("IR"), state("TR"), body("НАТО"), body("ООН"), post("посол", "IR"))})
        == 5
    )


@pytest.mark.parametrize(
    ("rich", "poor", "expected"),
    [
        (Capacity("президент", country="IR"), Capacity("президент"), True),
        (Capacity("президент"), Capacity("президент", country="IR"), False),
        (Capacity("президент", country="IR"), Capacity("президент", country="TR"), False),
        (Capacity("министр иностранных дел"), Capacity("министр"), True),
        (Capacity("министр"), Capacity("министр иностранных дел"), False),
        (Capacity("глава", "МИД"), Capacity("глава", "Минфин"), False),
    ],
)
def test_a_richer_post_says_all_that_a_poorer_one_says(
    rich: Capacity, poor: Capacity, expected: bool
) -> None:
    assert rich.richer(poor) is expected


def test_a_person_keeps_the_richer_of_two_posts_in_any_order() -> None:
    rich, poor = Capacity("президент", country="IR"), Capacity("президент")
    for order in ((rich, poor), (poor, rich)):
        holder = Person("Али Резаи")
        for capacity in order:
            holder.add(capacity)
        assert [(c.position, c.country) for c in holder.capacities] == [("президент", "IR")]


def test_a_former_post_does_not_cover_a_present_one() -> None:
    holder = Person("Али Резаи")
    holder.add(Capacity("президент", country="IR", former=True))
    holder.add(Capacity("президент", country="IR"))
    assert [c.former for c in holder.capacities] == [True, False]


def test_for_whom_a_party_acts() -> None:
    assert [country_of(p) for p in (state("IR"), post("посол", "TR"), person("А", "посол", "AZ"))] == [
        "IR",
        "TR",
        "AZ",
    ]
    assert (country_of(body("НАТО")), body_of(body("НАТО"))) == ("", "НАТО")
    assert body_of(Party(0, 0, 0, "post", 0, capacity=Capacity("глава", "МИД"))) == "МИД"


def test_a_country_that_follows_from_a_body_is_not_stated() -> None:
    derived = Party(0, 0, 0, "post", 0, capacity=Capacity("глава", "Кремль", "RU", derived=True))
    assert [states_country(p) for p in (state("RU"), post("посол", "RU"), derived, post("посол"))] == [
        True,
        True,
        False,
        False,
    ]


def test_a_given_country_fills_gaps_and_changes_nothing_else() -> None:
    holder = person("Али Резаи", "посол", "IR")
    bare = person("Хакан Фидан")
    for party in (holder, bare):
        give_country(party, "TR")
    assert [country_of(holder), country_of(bare)] == ["IR", "TR"]


def test_a_delegation_acts_for_the_country_of_its_head_and_not_for_his_body() -> None:
    member, stranger = person("Хакан Фидан"), person("Али Резаи")
    share_country(person("Нурлан Абишев", "министр", "KZ"), member)
    share_country(Party(0, 0, 0, "post", 0, capacity=Capacity("генсек", "ООН", "CH")), stranger)
    assert [country_of(member), country_of(stranger)] == ["KZ", ""]
