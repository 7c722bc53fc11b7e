"""Texts that end anywhere are read without failing."""

from __future__ import annotations

import pytest

from kg.extract import extract

from .stated import HERE, article

LINES = [
    line
    for name in ("posts.txt", "talks.txt", "visits.txt", "gatherings.txt")
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()
    if line and line[0] not in "#="
]


@pytest.mark.parametrize("start", range(6))
def test_every_beginning_of_a_text_is_read(start: int) -> None:
    for line in LINES[start::6]:
        words = line.split()
        for end in range(1 + start % 2, len(words), 2):
            extract(article(" ".join(words[:end])))
