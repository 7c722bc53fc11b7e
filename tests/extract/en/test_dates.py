"""Time expressions of English texts against the day of publication, as dates.txt says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.languages import en
from kg.extract.languages.en import dates
from kg.extract.languages.en.morphology import analyse
from kg.extract.times import When, parse_published
from kg.extract.words import split

from ..dated import are_dates, cases, written
from ..texts import TEXTS
from .stated import article

CASES = cases(Path(__file__).with_name("dates.txt"))


def found(text: str, published: str | None, body_start: int = 0) -> list[When]:
    words = split(text, analyse=analyse, abbreviations=frozenset())
    return dates.find(words, parse_published(published), body_start=body_start)


def test_no_case_is_lost() -> None:
    assert len(CASES) == 115


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_of_a_text(published: str, text: str, expected: str) -> None:
    assert written(found(text, None if published == "-" else published)) == expected


@given(TEXTS, st.none() | st.dates().map(str).filter(lambda date: "1500" < date[:4] < "2200"))
def test_whatever_is_found_is_a_date_in_order_and_without_overlap(text: str, published: str | None) -> None:
    assert are_dates(found(text, published))


def test_a_date_line_after_the_headline_dates_a_report() -> None:
    headline = "Serbian president to visit Baku\n"
    text = (
        headline
        + "BELGRADE, June 15, 2022 (AFP) - Serbian President Aleksandar Vucic flies to Baku on Friday."
    )
    reading = en.read(article(text, title=len(headline)))
    assert reading.published == "2022-06-15"
    assert [w.value for w in reading.whens] == ["2022-06-17"]


def test_the_entries_of_a_schedule_are_of_the_day_in_its_title() -> None:
    headline = "Public Schedule – May 16, 2022\n\n"
    text = headline + (
        "9:30 a.m. LOCAL Minister Valtonen meets with Danish Foreign Minister Jeppe Kofod in Oslo.\n\n"
        "Minister Haavisto is in Rome.\n\n"
        "1:00 p.m. The minister attends the Arctic Council session."
    )
    whens = en.read(article(text, title=len(headline))).whens
    assert [w.value for w in whens] == ["2022-05-16", "2022-05-16"]


def test_what_a_schedule_has_down_is_planned() -> None:
    headline = "Public Schedule – May 16, 2022\n\n"
    body = (
        "9:30 a.m. LOCAL Finnish Foreign Minister Pekka Haavisto meets with Danish Foreign Minister "
        "Jeppe Kofod in Oslo."
    )
    (event,) = extract(article(headline + body, title=len(headline))).events
    assert (event.modality, event.date) == ("planned", "2022-05-16")
