"""Topics of English sentences: which phrases, and whose (of the talk, of one side)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract

from ..sentences import Case, cases, topics_by_parties, topics_told
from .stated import article

CASES = cases(Path(__file__).with_name("topics.txt"))


def test_no_case_is_lost() -> None:
    assert len(CASES) == 540
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


def test_a_summit_to_come_has_nothing_of_what_was_discussed() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella in Rome on Monday. "
        "Rinkevics said he looked forward to seeing Mattarella at the Baltic Summit in Riga in May.\n\n"
        "The leaders also discussed tourism."
    )["Edgars Rinkevics, Sergio Mattarella"] == ["tourism"]


def test_officials_of_no_state_leave_the_purpose_to_the_stops() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics will travel to Rome from May 4-5 and Madrid from May 6-7 "
        "to engage with government counterparts to accelerate cooperation in energy."
    ) == {"Edgars Rinkevics": ["cooperation in energy"]}


def test_what_is_discussed_at_a_gathering_needs_no_label_of_the_scheme() -> None:
    assert topics(
        "The Baltic Peat Forum was held in Riga on Monday. Latvian President Edgars Rinkevics opened it. "
        "The delegates discussed the role of farmers and the use of bogs."
    ) == {"Edgars Rinkevics": ["role of farmers", "use of bogs"]}


def test_what_is_announced_is_a_matter_where_it_is_aid_or_opens_something() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella in Rome on Monday. "
        "Rinkevics announced the opening of a consulate and announced his candidacy."
    ) == {"Edgars Rinkevics, Sergio Mattarella": ["opening of a consulate"]}


def test_what_is_raised_at_both_meetings_is_a_topic_of_each() -> None:
    assert topics(
        "Kenyan Foreign Minister Daniel Otieno met Omani Foreign Minister Salim Harthy in Muscat. "
        "He also met Peruvian Prime Minister Ana Quispe. At both meetings, Otieno discussed trade and energy."
    ) == {
        "Daniel Otieno, Salim Harthy": ["trade", "energy"],
        "Daniel Otieno, Ana Quispe": ["trade", "energy"],
    }


def test_what_is_raised_at_all_meetings_is_no_topic_of_those_of_others() -> None:
    assert topics(
        "Latvian President Janis Ozols met Chilean President Rosa Paz. Kenyan Foreign Minister Daniel Otieno "
        "met Omani Foreign Minister Salim Harthy. At all the meetings, Otieno discussed trade."
    ) == {"Janis Ozols, Rosa Paz": [], "Daniel Otieno, Salim Harthy": ["trade"]}


def test_what_the_sides_discussed_is_not_of_a_gathering_that_they_praised() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella in Rome. "
        "The two presidents welcomed the Italy-Latvia Dialogue and discussed transport."
    )["Edgars Rinkevics, Sergio Mattarella"] == ["Italy-Latvia Dialogue", "transport"]


def test_a_sentence_that_begins_with_a_gathering_of_another_time_goes_on_with_the_talk() -> None:
    assert topics(
        "Latvian President Edgars Rinkevics met Italian President Sergio Mattarella in Rome.\n\n"
        "It was a clear day.\n\nThe room was full.\n\n"
        "Looking forward to the Rivers Summit, the presidents affirmed their commitment to clean water."
    )["Edgars Rinkevics, Sergio Mattarella"] == ["clean water"]


def test_what_one_side_alone_is_told_to_discuss_is_of_its_talk() -> None:
    assert topics(
        "Kenyan Foreign Minister Daniel Otieno spoke with officials from the Visegrad Group. Otieno "
        "consulted his counterparts on fishing. He and his counterparts all underscored the need to cut "
        "tariffs."
    ) == {"Daniel Otieno, ": ["tariffs"]}


def test_the_letters_of_a_gathering_say_where_something_was_discussed() -> None:
    assert topics(
        "Omani Foreign Minister Salim Harthy and Kenyan Foreign Minister Daniel Otieno opened the Extended "
        "Ports Dialogue (EPD) in Muscat. It follows the May 2024 Lakes Summit, during which Latvian "
        "President Edgars Rinkevics praised peat. During the EPD, the sides discussed fishing quotas."
    )["Salim Harthy, Daniel Otieno"] == ["fishing quotas"]


def test_what_was_agreed_is_no_topic_of_the_talk_that_it_goes_on_from() -> None:
    assert topics(
        "Kenyan Foreign Minister Daniel Otieno met Omani Foreign Minister Salim Harthy in Muscat. "
        "The two sides agreed to maintain the trade channel, building on the engagement between "
        "President John Kamau and President Ana Soto in Rome in May 2024."
    ) == {"Daniel Otieno, Salim Harthy": ["trade channel"], "John Kamau, Ana Soto": []}
