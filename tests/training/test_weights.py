"""What events teach: shares of rules for articles that no rule was made from, and weights of traits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from training import shares, weights
from training.figures import auc, brier, calibration_error, cross_validated, in_sample, log_loss, mean
from training.judged import Fired


def events(
    document: str,
    rights: str,
    *,
    rule: str = "meet",
    lang: str = "ru",
    kind: str = "meeting",
    unseen: bool = True,
    dated: float = 0.0,
) -> list[Fired]:
    """Events of a rule in a document: "++-" for two that are right and one that is not."""
    return [Fired(document, lang, unseen, kind, rule, right == "+", {"dated": dated}) for right in rights]


def shares_of(found: Sequence[Fired], lang: str = "ru", kind: str = "meeting") -> dict[str, float]:
    return weights.learnt(found).shares[lang][kind]


def test_a_rule_that_fired_seldom_is_drawn_towards_its_type() -> None:
    found = shares_of(
        [
            *events("a", "+" * 30 + "-" * 3, rule="often"),
            *events("b", "-", rule="once"),
            *events("c", "+", rule="rarely"),
        ]
    )
    assert found["once"] < found["any"] < found["often"]
    assert found["once"] > 0.5
    assert found["rarely"] > found["once"]


def test_articles_that_rules_were_found_on_do_not_raise_the_shares() -> None:
    unseen = events("c", "++-" * 10)
    seen = events("a", "+" * 60, unseen=False)
    assert shares_of([*seen, *unseen])["meet"] < 0.75
    found = in_sample([*seen, *unseen], weights.learnt, weights.sure)
    assert mean([(event, sure) for event, sure in found if event.unseen]) == pytest.approx(2 / 3, abs=0.06)


def test_a_trait_of_right_events_makes_others_surer() -> None:
    found = events("a", "+" * 20 + "-", dated=1.0) + events("b", "+" * 10 + "-" * 10)
    learnt = weights.learnt(found)
    assert learnt.traits["dated"]["weight"] > 0.5
    assert learnt.traits["dated"]["usual"] == 0.51
    dated, undated = (weights.sure(learnt, events("c", "+", dated=value)[0]) for value in (1.0, 0.0))
    assert dated > 0.8 > undated


def test_types_without_events_have_the_share_of_their_language() -> None:
    found = weights.learnt(events("a", "+++-" * 5)).shares["ru"]
    assert set(found) == set(weights.TYPES)
    assert 0.6 < found["visit"]["any"] < 0.95


def test_languages_teach_each_other_types() -> None:
    found = weights.learnt(
        [
            *events("a", "+" * 30, lang="en", kind="call"),
            *events("b", "+-" * 15, lang="en"),
            *events("c", "++-", lang="ru"),
        ]
    )
    assert found.shares["ru"]["call"]["any"] > found.shares["ru"]["meeting"]["any"]


def test_nothing_is_certain() -> None:
    learnt = weights.learnt(events("a", "+" * 200))
    assert weights.sure(learnt, events("a", "+")[0]) == 0.99
    assert all(0 < s < 1 for s in learnt.shares["ru"]["meeting"].values())


def test_the_same_events_teach_the_same() -> None:
    found = events("a", "++-", dated=1.0) + events("b", "+-", lang="en")
    assert weights.learnt(found) == weights.learnt(found)
    assert weights.learnt([]).shares == {}


# -- the plain way, and figures ----------------------------------------------------------------------------


def test_plain_shares_are_moved_to_what_is_right_on_unseen_articles() -> None:
    known = events("a", "+" * 20, unseen=False) + events("b", "++++-" * 4, rule="go", unseen=False)
    unseen = events("c", "++-" * 4) + events("d", "+-" * 4, rule="go")
    found = in_sample([*known, *unseen], shares.learnt, shares.sure)
    right = sum(event.right for event in unseen) / len(unseen)
    assert mean([(event, sure) for event, sure in found if event.unseen]) == pytest.approx(right, abs=0.01)


def test_a_document_is_judged_by_the_others() -> None:
    found = events("a", "++++") + events("b", "----")
    for way in (shares, weights):
        across = {e.document: sure for e, sure in cross_validated(found, way.learnt, way.sure)}
        inside = {e.document: sure for e, sure in in_sample(found, way.learnt, way.sure)}
        assert across["a"] < inside["a"] == inside["b"] < across["b"]


def test_figures() -> None:
    right, wrong = events("a", "+-")
    perfect, guess, reverse = (
        [(right, 0.99), (wrong, 0.01)],
        [(right, 0.5), (wrong, 0.5)],
        [(right, 0.01), (wrong, 0.99)],
    )
    assert [auc(judged) for judged in (perfect, guess, reverse)] == [1.0, 0.5, 0.0]
    assert auc([(right, 0.5)]) is None
    assert brier(guess) == 0.25
    assert brier(perfect) < 0.001 < 0.9 < brier(reverse)
    assert log_loss(perfect) < 0.02 < log_loss(guess) < log_loss(reverse)
    assert calibration_error(perfect) == pytest.approx(0.01)
    assert calibration_error([(right, 0.7)] * 7 + [(wrong, 0.7)] * 3) > 0
