"""Scores of clusterings, on examples that are computed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .scoring import Score, b_cubed, joined_wrongly, missed, pairwise

MENTIONS = "123456789ABC"
CLUSTERINGS = st.dictionaries(st.integers(0, 9), st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=10)


def clustering(text: str) -> dict[str, int]:
    """Return the clustering in a text with one character for a mention and a blank between clusters."""
    return {mention: number for number, cluster in enumerate(text.split()) for mention in cluster}


# Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998): one truth, two answers.
TRUTH = clustering("12345 67 89ABC")
FIRST, SECOND = clustering("12345 6789ABC"), clustering("1234589ABC 67")


def test_the_examples_of_bagga_and_baldwin() -> None:
    assert b_cubed(TRUTH, FIRST) == pytest.approx((16 / 21, 1))  # (5·1 + 2·2/7 + 5·5/7) / 12
    assert b_cubed(TRUTH, SECOND) == pytest.approx((7 / 12, 1))  # (10·5/10 + 2·1) / 12
    assert pairwise(TRUTH, FIRST) == pytest.approx((21 / 31, 1))  # 10 + 1 + 10 of 10 + 21
    assert pairwise(TRUTH, SECOND) == pytest.approx((21 / 46, 1))  # of 45 + 1


def test_the_example_of_the_information_retrieval_book() -> None:
    # Manning, Raghavan and Schütze (2008), figure 16.4: x x x x x o | x o o o o d | x x d d d
    gold = dict(enumerate("xxxxxoxoooodxxddd"))
    predicted = dict(enumerate("11111122222233333"))
    pairs = pairwise(gold, predicted)
    assert pairs == pytest.approx((20 / 40, 20 / 44))
    assert pairs.f1 == pytest.approx(40 / 84)
    # By cluster: x 25/6 + 1/6 + 4/5, o 1/6 + 16/6, d 1/6 + 9/5; by class: (25+1+4)/8, (1+16)/5, (1+9)/4
    expected = ((44 / 6 + 13 / 5) / 17, (30 / 8 + 17 / 5 + 10 / 4) / 17)
    assert b_cubed(gold, predicted) == pytest.approx(expected)


def test_all_apart_and_all_in_one() -> None:
    gold, apart, one = clustering("12 34"), clustering("1 2 3 4"), clustering("1234")
    assert pairwise(gold, apart) == (1, 0)
    assert b_cubed(gold, apart) == (1, 0.5)
    assert pairwise(gold, one) == (2 / 6, 1)
    assert b_cubed(gold, one) == (0.5, 1)
    assert pairwise(apart, gold) == (0, 1)


def test_nothing_is_perfect() -> None:
    assert pairwise({}, {}) == b_cubed({}, {}) == (1, 1)


def test_f1_is_the_harmonic_mean() -> None:
    assert Score(1, 0.5).f1 == pytest.approx(2 / 3)
    assert Score(0, 0).f1 == 0


def test_a_mention_in_one_clustering_only_is_refused() -> None:
    for measure in (pairwise, b_cubed, joined_wrongly, missed):
        with pytest.raises(ValueError, match="in one clustering only: \\[\"'2'\"\\]"):
            measure(clustering("12"), clustering("1"))


def test_the_pairs_behind_a_figure() -> None:
    gold, predicted = clustering("123 45"), clustering("12 345")
    assert joined_wrongly(gold, predicted) == [("3", "4"), ("3", "5")]
    assert missed(gold, predicted) == [("1", "3"), ("2", "3")]
    assert pairwise(gold, predicted) == (2 / 4, 2 / 4)


@given(CLUSTERINGS)
def test_precision_and_recall_change_places_with_the_clusterings(both: dict[int, tuple[int, int]]) -> None:
    gold, predicted = ({m: pair[i] for m, pair in both.items()} for i in (0, 1))
    for measure in (pairwise, b_cubed):
        assert measure(gold, predicted) == pytest.approx(measure(predicted, gold)[::-1])
        assert measure(gold, gold) == pytest.approx((1, 1))


@given(CLUSTERINGS)
def test_the_pairs_explain_the_figures(both: dict[int, tuple[int, int]]) -> None:
    gold, predicted = ({m: pair[i] for m, pair in both.items()} for i in (0, 1))
    score = pairwise(gold, predicted)
    assert (score.precision == 1) == (joined_wrongly(gold, predicted) == [])
    assert (score.recall == 1) == (missed(gold, predicted) == [])
