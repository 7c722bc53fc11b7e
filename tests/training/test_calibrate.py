"""Confidence is learnt from shares of rules, moved to the articles that no rule was made from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench.gold import measured
from kg.extract import LANGUAGES
from training.calibrate import (
    PACKS,
    Fired,
    confidence,
    cross_validated,
    fired,
    in_sample,
    learnt,
    toml,
)
from training.reliability import BANDS, PAGE, articles_digest, page

# A pack without gold articles has no table: its events have the confidence that the core gives.
MEASURED = tuple(dict.fromkeys(gold.lang for gold in measured()))


def events(
    document: str, rule: str, rights: str, *, unseen: bool = True, kind: str = "meeting"
) -> list[Fired]:
    """Events of a rule in a document: "++-" for two that are right and one that is not."""
    return [Fired(document, unseen, kind, rule, right == "+") for right in rights]


def test_a_rule_that_fired_seldom_is_drawn_towards_its_type() -> None:
    table = learnt([*events("a", "often", "+" * 30), *events("a", "once", "-"), *events("a", "rarely", "+")])
    assert table["meeting"]["once"] < table["meeting"]["any"] < table["meeting"]["often"] < 1
    assert table["meeting"]["once"] > 0.6
    assert table["meeting"]["any"] < table["meeting"]["rarely"] < table["meeting"]["often"]


def test_shares_are_moved_to_what_is_right_on_unseen_articles() -> None:
    known = events("a", "meet", "+" * 20, unseen=False) + events("b", "go", "++++-" * 4, unseen=False)
    unseen = events("c", "meet", "++-" * 4) + events("d", "go", "+-" * 4)
    found = in_sample([*known, *unseen])
    mean = sum(sure for event, sure in found if event.unseen) / len(unseen)
    right = sum(event.right for event in unseen) / len(unseen)
    assert mean == pytest.approx(right, abs=0.01)
    table = learnt([*known, *unseen])
    assert table["meeting"]["go"] < table["meeting"]["meet"]


def test_shares_are_never_moved_up_nor_without_unseen_articles() -> None:
    known = events("a", "meet", "++-", unseen=False)
    alone = learnt(known)["meeting"]["meet"]
    assert alone == pytest.approx((2 + 6 * (2 + 6 * 0.8) / 9) / 9, abs=0.01)
    assert learnt([*known, *events("b", "meet", "+" * 9)])["meeting"]["meet"] < 1
    assert learnt([*known, *events("b", "other", "-" * 30)])["meeting"]["meet"] > 0, "not further than so far"


def test_a_rule_that_is_not_listed_has_the_confidence_of_its_type() -> None:
    table = {"meeting": {"any": 0.7, "meet": 0.9}}
    assert [confidence(table, "meeting", rule) for rule in ("meet", "new")] == [0.9, 0.7]
    assert confidence(table, "call", "meet") == 0.5


def test_a_document_is_judged_by_the_others() -> None:
    found = events("a", "meet", "++++") + events("b", "meet", "----")
    across = {event.document: sure for event, sure in cross_validated(found)}
    inside = {event.document: sure for event, sure in in_sample(found)}
    assert across["a"] < inside["a"] == inside["b"] < across["b"]
    assert [event for event, _ in cross_validated(found)] == found


def test_the_table_is_what_a_pack_reads() -> None:
    found = events("a", "meet-with", "++-") + events("a", "sign", "+", kind="signing")
    text = toml(found)
    assert tomllib.loads(text) == learnt(found)
    assert '"meet-with" = ' in text
    assert "any = " in text
    assert "  # of 3\n" in text


@pytest.mark.parametrize("lang", MEASURED)
def test_every_pack_has_its_table(lang: str) -> None:
    table = tomllib.loads((PACKS / lang / "confidence.toml").read_text(encoding="utf-8"))
    assert table
    assert all(0 < share < 1 for shares in table.values() for share in shares.values())
    assert all("any" in shares for shares in table.values()), "run python -m training.calibrate"


@pytest.mark.parametrize("lang", sorted(set(LANGUAGES) - set(MEASURED)))
def test_a_pack_without_gold_articles_states_no_measured_confidence(lang: str) -> None:
    assert not (PACKS / lang / "confidence.toml").exists()


# -- the page --------------------------------------------------------------------------------------------


def gold(root: Path) -> None:
    for folder in ("train", "dev"):
        (root / folder).mkdir()
        (root / folder / f"{folder}.txt").write_text("Погода теплая.", encoding="utf-8")
        (root / folder / f"{folder}.json").write_text('{"lang": "ru", "events": []}', encoding="utf-8")


def test_the_page_shows_bands_in_and_across_samples(tmp_path: Path) -> None:
    gold(tmp_path)
    found = (
        events("a", "meet", "+" * 20, unseen=False) + events("b", "meet", "+++-") + events("c", "go", "+-")
    )
    made = page({"ru": found}, tmp_path)
    assert "## Russian" in made
    assert f"digest `{articles_digest('ru', tmp_path)}`" in made
    assert "6 events, 0.67 of them right." in made
    assert "| confidence | in-sample: events | right | cross-validated: events | right |" in made
    assert page({"ru": found}, tmp_path) == made
    assert "| --min-confidence | events kept | right | of the right ones kept |" in made
    assert "| 0.0 | 6 | 0.67 | 1.00 |" in made, "all of them, four of six right"


def test_bands_hold_every_confidence() -> None:
    assert (BANDS[0], BANDS[-1]) == (0.0, 1.0)
    assert list(BANDS) == sorted(BANDS)


@pytest.mark.shared
@pytest.mark.parametrize("lang", MEASURED)
def test_the_page_is_about_the_gold_articles_of_every_language(shared: Path, lang: str) -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert f"digest `{articles_digest(lang, shared / 'eval')}`" in written, "run python -m training.calibrate"


@pytest.mark.shared
def test_events_of_the_gold_articles_are_judged(shared: Path) -> None:
    found = fired("ru", shared / "eval")
    assert len(found) > 150
    assert {event.unseen for event in found} == {True, False}
    assert sum(event.right for event in found) / len(found) > 0.8
