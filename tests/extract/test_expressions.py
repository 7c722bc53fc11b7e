"""Time expressions that patterns find, before they are tokens."""

from __future__ import annotations

import re

from kg.extract.expressions import Found, apart, matches, same_days

TEXT = "2025-03-10 they met. The same day they left. On 11 they met again, and the same day left."
SAME = re.compile("[Tt]he same day")


def number(match: re.Match[str]) -> Found | None:
    return Found(match.start(), match.end(), match[0]) if len(match[0]) < 5 else None


def test_matches_that_are_no_date_are_left_out() -> None:
    found = matches("3 or 20250310 or 2025", re.compile(r"\d+"), number)
    assert [f.value for f in found] == ["3", "2025"]


def test_of_two_that_overlap_the_first_counts() -> None:
    sure, inside, after = Found(5, 15, "2025-03-10"), Found(5, 9, "2025"), Found(15, 19, "2024")
    assert apart([sure, inside, after], 0) == [sure, after]
    assert apart([sure, inside, after], 6) == [after]
    assert apart([], 0) == []


def test_the_same_day_is_the_day_told_last() -> None:
    told = [Found(0, 10, "2025-03-10"), Found(48, 50, "2025-03-11")]
    assert [f.value for f in same_days(TEXT, SAME, told)] == ["2025-03-10", "2025-03-11"]
    ranges = [Found(0, 10, "2025-03-10", "2025-03-12"), Found(0, 7, "2025-03")]
    assert list(same_days(TEXT, SAME, ranges)) == []
