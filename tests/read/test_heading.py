"""Headings: the cases of headings.txt, with the body's first character marked by ¶."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import read_text

CASES = (Path(__file__).parent / "headings.txt").read_text(encoding="utf-8")


def cases() -> list[tuple[str, str]]:
    blocks = CASES.partition("\n== ")[2].split("\n== ")
    return [(expected, text) for block in blocks for expected, _, text in [block.partition("\n")]]


def found(text: str) -> str:
    article = read_text(text, lang="ru", languages=("ru",))
    source = article.source
    return " | ".join(value or "-" for value in (source.title, source.published, source.publisher))


@pytest.mark.parametrize(("expected", "marked"), cases())
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_heading(expected: str, marked: str, line_end: str) -> None:
    before, _, body = marked.replace("\n", line_end).partition("¶")
    article = read_text(before + body, lang="ru", languages=("ru",))
    assert article.text == before + body
    assert (found(before + body), article.body_start) == (expected, len(before))


def test_all_cases_are_read() -> None:
    assert len(cases()) == CASES.count("¶") - 1 == 53


def test_a_stated_title_is_looked_for_and_no_other_is_guessed() -> None:
    text = "Office of the Spokesperson\n\nThe ministers met on Friday."
    article = read_text(text, lang="en", languages=("en",), meta={"title": "Ministers Meet"})
    assert (article.source.title, article.body_start) == ("Ministers Meet", 0)


def test_a_stated_title_that_stands_above_the_body_is_no_part_of_it() -> None:
    text = "Ministers  meet\n\nThe ministers met on Friday."
    article = read_text(text, lang="en", languages=("en",), meta={"title": "Ministers Meet"})
    assert text[article.body_start :] == "The ministers met on Friday."


def test_an_ambiguous_date_is_not_guessed_in_english() -> None:
    text = "Ministers Meet\n05/06/2022\n\nThe ministers met on Friday."
    assert read_text(text, lang="en", languages=("en",)).source.published is None
    assert read_text(text, lang="ru", languages=("ru",)).source.published == "2022-06-05"


@given(
    st.lists(st.sampled_from(["Title of it", "21 ноября 2025", "", " ", "A sentence.", "---", "a: b", "# H"]))
)
def test_the_body_is_never_lost(lines: list[str]) -> None:
    text = "\n".join([*lines, "The last sentence of the body stands here."])
    article = read_text(text, lang="ru", languages=("ru",))
    assert "The last sentence" in text[article.body_start :]
    assert article.body_start == 0 or not text[article.body_start].isspace()


@pytest.mark.parametrize(
    "line", ["# a" + " " * 50_000 + "b", "2025-11-21 a" + " | a" * 50_000, "1 " * 50_000]
)
def test_a_long_first_line_is_no_title(line: str) -> None:
    """A pattern that backtracks over such a line would take minutes."""
    article = read_text(f"{line}\n\nThe body.", lang="ru", languages=("ru",))
    assert (article.source.title, article.body_start) == (None, 0)
