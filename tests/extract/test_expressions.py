"""Time expressions that patterns find, before they are tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

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
    day = Hinted("day week", r"(?P<count>\d) (?:day|week)s", re.I, opens="0")
    text = "1 DAYS, 2 weeks, 3 days"
    assert [m["count"] for m in day.finditer(text)] == ["1", "2", "3"]
    assert [m["count"] for m in day.finditer(text, 3, 20)] == ["2"]
    assert [m["count"] for m in Hinted("year", r"(?P<count>\d) days", opens="0").finditer(text)] == []
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
    assert len(FORMS) == 67


@pytest.mark.parametrize(("lang", "form"), FORMS)
def test_hints_hide_nothing_that_a_pattern_finds(lang: str, form: Hinted) -> None:
    cases = (
        path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / lang).glob("*.txt"))
    )
    lines = [line for text in cases for line in text.splitlines()] + ["They met on Monday of last week."]
    found = {line: [m.span() for m in form.pattern.finditer(line)] for line in lines}
    assert any(found.values())
    assert {line: [m.span() for m in form.finditer(line)] for line in lines} == found


def letters(pattern: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """Return the letters that what a parsed pattern finds can begin with, and whether it can be empty."""
    out: set[str] = set()
    for code, value in pattern:
        if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
            continue
        if code is codes.LITERAL:
            found, empty = {chr(value).lower()}, False
        elif code is codes.IN:
            found, empty = {each for one in value for each in of_set(*one)}, False
        elif code is codes.BRANCH:
            parts = [letters(branch) for branch in value[1]]
            found, empty = set().union(*(part for part, _ in parts)), any(empty for _, empty in parts)
        elif code is codes.SUBPATTERN:
            found, empty = letters(value[3])
        else:
            assert code in (codes.MAX_REPEAT, codes.MIN_REPEAT), code
            found, empty = letters(value[2])
            empty = empty or value[0] == 0
        out |= found
        if not empty:
            return out, False
    return out, True


def of_set(code: Any, value: Any) -> set[str]:
    """The letters of an item of a set; digits are one."""
    if code is codes.CATEGORY:
        assert value is codes.CATEGORY_DIGIT
        return {"0"}
    first, last = value if code is codes.RANGE else (value, value)
    return {chr(each).lower() for each in range(first, last + 1)}


@pytest.mark.parametrize(("lang", "form"), FORMS)
def test_a_pattern_is_tried_where_it_can_begin(lang: str, form: Hinted) -> None:
    found, empty = letters(parser.parse(form.pattern.pattern, form.pattern.flags & ~re.U))
    assert not empty
    assert {"0" if letter.isdigit() else letter for letter in found} == set(form.opens)


def test_numbers_are_found_amid_words_and_words_in_any_case() -> None:
    form = Hinted("day", r"(?<!\d)\d+(?: days?)?|(?i:on) that day", opens="0o")
    assert [m[0] for m in form.finditer("On that day: x12 days, 34days, on that day")] == [
        "On that day",
        "12 days",
        "34",
        "on that day",
    ]
