"""Time expressions that patterns find, before they are tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.extract.expressions import Found, Hinted, apart, matches, same_days
from kg.extract.languages.en import date_patterns as english
from kg.extract.languages.ru import date_patterns as russian

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


def test_a_pattern_is_searched_for_where_a_hint_stands() -> None:
    day = Hinted("day week", r"(?P<count>\d) (?:day|week)s", re.I)
    text = "1 DAYS, 2 weeks, 3 days"
    assert [m["count"] for m in day.finditer(text)] == ["1", "2", "3"]
    assert [m["count"] for m in day.finditer(text, 3, 20)] == ["2"]
    assert [m["count"] for m in Hinted("year", r"(?P<count>\d) days").finditer(text)] == []
    assert day.fullmatch(text, 8, 15) is not None
    found = matches(text, day, lambda m: Found(m.start(), m.end(), m[0]))
    assert [f.value for f in found] == ["1 DAYS", "2 weeks", "3 days"]


FORMS = [
    pytest.param(lang, form, id=f"{lang}-{name.lower()}")
    for lang, module in (("en", english), ("ru", russian))
    for name, form in vars(module).items()
    if isinstance(form, Hinted)
]


def test_there_are_so_many_patterns_with_hints() -> None:
    assert len(FORMS) == 62


@pytest.mark.parametrize(("lang", "form"), FORMS)
def test_hints_hide_nothing_that_a_pattern_finds(lang: str, form: Hinted) -> None:
    cases = (
        path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / lang).glob("*.txt"))
    )
    lines = [line for text in cases for line in text.splitlines()] + ["They met on Monday of last week."]
    found = {line: [m.span() for m in form.pattern.finditer(line)] for line in lines}
    assert any(found.values())
    assert {line: [m.span() for m in form.finditer(line)] for line in lines} == found
