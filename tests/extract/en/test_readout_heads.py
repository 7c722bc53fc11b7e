"""The lines over an English readout: where and when the talk below was."""

from __future__ import annotations

from kg.extract import extract

from .stated import article

HEADLINE = "Readout of the meeting with the President of Malta\n\n"
BODY = "Latvian Foreign Minister Baiba Braze met with H.E. Ms. Myriam Debono, President of Malta."


def first(lines: str, body: str = BODY) -> tuple[str | None, str | None]:
    (event,) = extract(article(HEADLINE + lines + body, title=len(HEADLINE))).events
    return event.place.name if event.place else None, event.date


def test_a_town_and_a_day_on_lines_of_their_own_are_those_of_the_talk() -> None:
    assert first("Geneva\n\n3 May 2023\n\n") == ("Geneva", "2023-05-03")
    assert first("May 3, 2023\nGeneva, Switzerland\n\n") == ("Geneva", "2023-05-03")


def test_a_town_alone_is_where_the_news_was_written() -> None:
    assert first("Geneva\n\n") == (None, None)


def test_what_the_sentence_says_counts_more() -> None:
    told = BODY[:-1] + " in Rome on 2 May 2023."
    assert first("Geneva\n\n3 May 2023\n\n", told) == ("Rome", "2023-05-02")
