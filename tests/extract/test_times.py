"""Days, years and weekdays against a day of publication."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times import day, month_away, month_of_week, nearest_year, parse_published, weekday

WEDNESDAY = datetime.date(2025, 3, 12)
PUBLISHED = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2200, 12, 31)))
def test_every_day_of_the_calendar_is_written_as_iso(date: datetime.date) -> None:
    assert day(date.year, date.month, date.day) == date.isoformat()


@pytest.mark.parametrize(
    ("year", "month", "number"),
    [
        (2025, 2, 29),
        (2025, 4, 31),
        (2025, 0, 1),
        (2025, 13, 1),
        (2025, 1, 0),
        (2025, 1, 32),
        (1499, 1, 1),
        (2201, 1, 1),
    ],
)
def test_what_is_no_day(year: int, month: int, number: int) -> None:
    assert day(year, month, number) is None


def test_leap_days() -> None:
    assert [day(year, 2, 29) for year in (2024, 2000, 1900)] == ["2024-02-29", "2000-02-29", None]


@pytest.mark.parametrize(
    ("published", "month", "number", "year"),
    [
        ((2025, 3, 12), 3, 12, 2025),
        ((2025, 3, 12), 3, 20, 2025),
        ((2025, 3, 12), 2, 1, 2025),
        ((2025, 1, 10), 12, 28, 2024),
        ((2025, 12, 28), 1, 10, 2026),
        ((2025, 3, 12), 11, 1, 2024),
        ((2025, 3, 12), 7, 1, 2025),
        ((2025, 3, 1), 2, 29, 2025),
    ],
)
def test_the_year_that_is_not_said(
    published: tuple[int, int, int], month: int, number: int, year: int
) -> None:
    assert nearest_year(datetime.date(*published), month, number) == year


@given(PUBLISHED, st.integers(1, 12), st.integers(0, 99))
def test_the_year_is_that_of_publication_or_next_to_it(
    published: datetime.date, month: int, number: int
) -> None:
    assert abs(nearest_year(published, month, number) - published.year) <= 1


@given(PUBLISHED, st.integers(1, 12), st.integers(1, 28))
def test_no_other_year_is_clearly_nearer(published: datetime.date, month: int, number: int) -> None:
    """A report looks back up to 20 days farther than it looks ahead."""
    away = [abs((datetime.date(published.year + k, month, number) - published).days) for k in (-1, 0, 1)]
    chosen = nearest_year(published, month, number)
    assert away[chosen - published.year + 1] <= min(away) + 20


@pytest.mark.parametrize(
    ("number", "ahead", "expected"),
    [
        (2, False, 12),
        (2, True, 12),
        (1, False, 11),
        (1, True, 18),
        (4, False, 7),
        (4, True, 14),
        (6, False, 9),
    ],
)
def test_weekdays_from_a_wednesday(number: int, ahead: bool, expected: int) -> None:
    assert weekday(WEDNESDAY, number, ahead=ahead) == datetime.date(2025, 3, expected)


@given(PUBLISHED, st.integers(0, 6), st.booleans())
def test_a_weekday_is_that_day_and_less_than_a_week_away(
    published: datetime.date, number: int, ahead: bool
) -> None:
    days = (weekday(published, number, ahead=ahead) - published).days
    assert (published + datetime.timedelta(days=days)).weekday() == number
    assert 0 <= days < 7 if ahead else -7 < days <= 0


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-03-12", WEDNESDAY),
        ("2025-03-12T21:40:00", WEDNESDAY),
        ("2025-03-12T23:30:00-05:00", WEDNESDAY),
        ("2025-03", None),
        ("2025", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: str | None, expected: datetime.date | None) -> None:
    assert parse_published(published) == expected


@pytest.mark.parametrize(
    ("months", "value"), [(0, "2025-03"), (-2, "2025-01"), (-3, "2024-12"), (10, "2026-01")]
)
def test_months_are_counted_over_the_turn_of_the_year(months: int, value: str) -> None:
    assert month_away(WEDNESDAY, months) == value


def test_a_week_is_of_the_month_that_it_ends_in() -> None:
    assert [month_of_week(WEDNESDAY, weeks) for weeks in (-2, 0, 2, 3)] == [
        "2025-03",
        "2025-03",
        "2025-03",
        "2025-04",
    ]
    assert month_of_week(datetime.date(2025, 3, 31), 0) == "2025-04"
