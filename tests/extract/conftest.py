"""Articles that the tests of extraction share, each extracted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import LANGUAGES, extract
from kg.read import read
from kg.records import Article, Record

ALL = tuple(dict.fromkeys((*LANGUAGES, "ru", "en", "az")))
GOLD = ("dev", "train", "offices")


def articles(folder: Path) -> list[Article]:
    """Return the articles of a folder that some language pack reads, in the order of the files."""
    found = [a for a in read(str(folder), languages=ALL) if isinstance(a, Article)]
    return [a for a in found if a.source.lang in LANGUAGES]


@pytest.fixture(scope="session")
def examples(checkout: Path) -> list[tuple[Article, Record]]:
    """The example articles of the package with their records."""
    return [(article, extract(article)) for article in articles(checkout / "examples")]


@pytest.fixture(scope="session")
def gold(shared: Path) -> dict[str, list[tuple[Article, Record]]]:
    """The texts of the gold sets in ../shared with their records, by set."""
    return {name: [(a, extract(a)) for a in articles(shared / "eval" / name)] for name in GOLD}
