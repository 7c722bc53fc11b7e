"""Every example article is read as expected.txt says, to the last fact, and is marked as invented."""

from __future__ import annotations

import difflib
from collections import Counter
from pathlib import Path

import pytest

from kg.extract import LANGUAGES, extract
from kg.read import read
from kg.records import Article, misquoted

from .written import sections, written

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
EXPECTED = sections((HERE / "expected.txt").read_text(encoding="utf-8"))


def articles() -> dict[str, Article]:
    """Return the articles by file, or by file and line where a file holds several."""
    read_ones = [a for a in read(str(EXAMPLES), languages=LANGUAGES) if isinstance(a, Article)]
    names = [Path(a.source.path or "").name for a in read_ones]
    counts, seen = Counter(names), Counter[str]()
    found = {}
    for name, article in zip(names, read_ones, strict=True):
        seen[name] += 1
        found[name if counts[name] == 1 else f"{name}:{seen[name]}"] = article
    return found


ARTICLES = articles()


def test_every_example_is_read_and_expected() -> None:
    assert list(ARTICLES) == list(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_record_is_what_a_careful_reader_finds(name: str) -> None:
    record = extract(ARTICLES[name])
    assert misquoted(record, ARTICLES[name].text) == []
    found, expected = sections(f"[{name}]\n{written(record)}")[name], EXPECTED[name]
    assert found == expected, "\n" + "\n".join(_difference(expected, found))


def _difference(expected: list[str], found: list[str]) -> list[str]:
    lines = ["\n\n".join(paragraphs).splitlines() for paragraphs in (expected, found)]
    return list(difflib.unified_diff(*lines, "expected", "found", lineterm="", n=20))


def test_the_examples_say_that_they_are_invented() -> None:
    assert "every person" in (EXAMPLES / "README").read_text(encoding="utf-8")
    assert "is made up" in (HERE.parents[1] / "docs" / "examples.md").read_text(encoding="utf-8")
