"""Who holds which post: the offices of a record, as posts.txt says."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Office, Source

from ..sentences import Case, cases
from .stated import HERE, article

CASES = cases(HERE / "posts.txt")


def test_no_case_is_lost() -> None:
    assert len(CASES) == 441
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_offices_of_a_text(case: Case) -> None:
    assert sorted(map(written, extract(article(case.text)).offices)) == sorted(case.facts)


def written(office: Office) -> str:
    parts = [office.person, office.position, office.organization or "-", office.country or "-"]
    return " | ".join([*parts, "former"] if office.former else parts)


def test_a_participant_has_the_post_as_the_body_of_a_text_words_it() -> None:
    headline = (
        "Assistant Secretary of State for the Bureau of Nordic Affairs Marta Kovacs Travels to Riga\n\n"
    )
    text = f"{headline}Assistant Secretary of State for Nordic Affairs Marta Kovacs will travel to Riga."
    (event,) = extract(article(text, title=len(headline))).events
    assert [p.position for p in event.participants] == ["Assistant Secretary of State for Nordic Affairs"]


def test_another_post_in_the_body_does_not_replace_that_of_the_headline() -> None:
    headline = "Foreign Minister Marta Kovacs of Latvia visits Oslo\n\n"
    text = f"{headline}Marta Kovacs, chair of the Baltic Council, visited Oslo on Monday."
    (event,) = extract(article(text, title=len(headline))).events
    assert [p.position for p in event.participants] == ["Foreign Minister"]


def test_the_headline_tells_the_state_of_who_meets_somebody_of_the_other() -> None:
    headline = "Oman, Peru discuss ties\n\n"
    body = "Foreign Minister Salim Harthy on Monday received {} Hugo Quispe."
    for guest, country in (("Peruvian Ambassador", "OM"), ("Chilean Ambassador", None)):
        text = headline + body.format(guest)
        offices = {o.person: o.country for o in extract(article(text, title=len(headline))).offices}
        assert offices["Salim Harthy"] == country


def test_those_abroad_are_of_the_state_where_they_give_a_gathering_or_are_met() -> None:
    text = (
        "Office of the Spokesperson\n\nAssistant Secretary of State Karen Reed visited Skopje, where "
        "she spoke at the Youth Conference organized by President Vesna Ilieva. In Manama, Reed met with "
        "President Latif Karim, Prime Minister Amir Salman, and former Speaker Hasan Jabir."
    )
    offices = {o.person: (o.country, o.former) for o in extract(article(text)).offices}
    assert offices["Vesna Ilieva"] == ("MK", False)
    assert offices["Amir Salman"] == ("BH", False)
    assert offices["Hasan Jabir"] == ("BH", True)


def test_states_without_end_before_a_post_are_read() -> None:
    """Each state leads to the next one; what goes on for thousands of them is no title."""
    record = extract(article("US-China-" * 1200))
    assert record.events == ()


def test_each_of_two_posts_in_a_headline_is_shown_by_the_body() -> None:
    headline = "Secretary Dorn’s Meeting with Omani Foreign Minister and Alternate Prime Minister Harthy"
    text = "Secretary Dorn met Omani Foreign Minister and Alternate Prime Minister Salim Harthy in Riga."
    source = Source(id="t", lang="en", title=headline, sha256="")
    record = extract(Article(source=source, text=text))
    posts = [o.position for o in record.offices if o.person == "Salim Harthy"]
    assert posts == ["Foreign Minister", "Alternate Prime Minister"]
