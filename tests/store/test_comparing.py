"""Two sets of triples are compared as sets, in memory and through temporary files alike."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store.comparing import Comparison

from .conftest import triple

letters = st.text(alphabet="abcdefghij", max_size=30)


@pytest.mark.parametrize("in_memory", [1, 7, 10_000])
@given(first=letters, second=letters)
def test_both_sides_lack_what_only_the_other_has(in_memory: int, first: str, second: str) -> None:
    with closing(Comparison(in_memory=in_memory)) as compared:
        for letter in first:
            compared.add(0, triple(letter))
        for letter in second:
            compared.add(1, triple(letter))
        found = list(compared.differences())
    of = {hash(triple(letter)): letter for letter in "abcdefghij"}
    assert {of[number] for lacking, _ in found for number in lacking} == set(first) - set(second)
    assert {of[number] for _, beyond in found for number in beyond} == set(second) - set(first)
