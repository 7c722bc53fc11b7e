"""Topics of English sentences: which phrases, and whose (of the talk, of one side)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract

from ..sentences import Case, cases, topics_by_parties, topics_told
from .stated import article

CASES = cases(Path(__file__).with_name("topics.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 213
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_topics_of_a_sentence(case: Case) -> None:
    found, expected = topics_told(case)
    assert found == expected


def topics(text: str) -> dict[str, list[str]]:
    return topics_by_parties(text, "en")


def test_topics_go_to_the_talk_of_their_sentence() -> None:
    assert topics(
        "In Rome, Latvian President Edgars Rinkevics will meet Italian President Sergio Mattarella "
        "to discuss transport. In Paris, President Rinkevics will meet French President Emmanuel Macron "
        "to discuss education."
    ) == {
        "Edgars Rinkevics, Sergio Mattarella": ["transport"],
        "Edgars Rinkevics, Emmanuel Macron": ["education"],
    }


def test_what_a_stranger_stresses_is_no_topic_of_the_talk() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella in Rome "
        "to discuss transport.\n\n"
        "Spanish Prime Minister Pedro Sanchez stressed the importance of tourism."
    ) == {"Edgars Rinkevics, Sergio Mattarella": ["transport"]}


def test_what_a_meeting_is_held_for_is_its_topic() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella "
        "to strengthen cooperation in energy."
    ) == {"Edgars Rinkevics, Sergio Mattarella": ["cooperation in energy"]}


def test_aims_of_a_trip_are_no_topic_of_a_meeting() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics will travel to Rome on May 4. "
        "He will meet Italian President Sergio Mattarella to discuss transport. "
        "Throughout the trip, he will promote tourism."
    ) == {"Edgars Rinkevics": ["tourism"], "Edgars Rinkevics, Sergio Mattarella": ["transport"]}


def test_a_gathering_named_after_the_topic_does_not_take_it() -> None:
    assert (
        topics(
            "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella. "
            "They discussed tourism and welcomed progress at the Baltic Summit."
        )["Edgars Rinkevics, Sergio Mattarella"][0]
        == "tourism"
    )


def test_stops_of_a_trip_share_what_it_is_for() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics will travel to Rome from May 4-5 and Madrid from May 6-7 "
        "to engage with officials to strengthen cooperation in energy."
    ) == {"Edgars Rinkevics": ["cooperation in energy"]}


def test_what_they_discussed_in_the_next_paragraph_is_a_topic_of_the_talk_told_last() -> None:
    assert topics(
        "Georgian Foreign Minister Giorgi Machaidze met Iraqi Foreign Minister Habib Karimi on March 10.\n\n"
        "The ministers discussed transport.\n\n"
        "Machaidze met Polish Foreign Minister Jan Wolski on March 11.\n\n"
        "According to the ministry, they discussed education."
    ) == {
        "Giorgi Machaidze, Habib Karimi": ["transport"],
        "Giorgi Machaidze, Jan Wolski": ["education"],
    }


def test_what_a_summit_will_discuss_is_its_topic() -> None:
    assert topics(
        "Kaija Saarinen, the EU High Representative, will chair the third EU-Central Asia Summit in Riga. "
        "She will meet Georgian President Nino Machaidze. The summit will discuss energy and transport."
    ) == {"Kaija Saarinen": ["energy", "transport"], "Kaija Saarinen, Nino Machaidze": []}


def test_a_pair_is_not_torn_by_its_and() -> None:
    text = "Talks on security cooperation between Peru and Oman took place in Lima on Monday."
    events = extract(article(text)).events
    assert [[t.label for t in e.topics] for e in events] == [["security cooperation"]]
