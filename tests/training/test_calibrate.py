"""What training writes: the tables that core and packs read, and the page of their reliability."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from bench.gold import measured
from kg.extract import LANGUAGES
from kg.extract.confidence import TRAITS
from training.calibrate import CORE, PACKS, core_toml, pack_toml
from training.judged import Fired, Judged, judged
from training.reliability import BANDS, LEAST, PAGE, articles_digest, page
from training.weights import learnt

# A pack without gold articles has no table: its events have the confidence that the core gives.
MEASURED = tuple(dict.fromkeys(gold.lang for gold in measured()))


def events(
    document: str, rule: str, rights: str, *, unseen: bool = True, kind: str = "meeting"
) -> list[Fired]:
    """Events of a rule in a document: "++-" for two that are right and one that is not."""
    return [Fired(document, "ru", unseen, kind, rule, right == "+", {"dated": 0.5}) for right in rights]


def test_the_tables_are_what_packs_and_core_read() -> None:
    found = events("a", "meet-with", "++-") + events("a", "sign", "+", kind="signing")
    weights = learnt(found)
    text = pack_toml(weights, "ru", found)
    assert tomllib.loads(text) == weights.shares["ru"]
    assert '"meet-with" = ' in text
    assert "any = " in text
    assert "  # of 3\n" in text
    assert tomllib.loads(core_toml(weights)) == weights.traits


def test_the_core_has_a_weight_for_every_trait() -> None:
    weights = tomllib.loads(CORE.read_text(encoding="utf-8"))
    assert set(weights) == set(TRAITS), "run python -m training.calibrate"
    assert all(set(weight) == {"weight", "usual"} for weight in weights.values())


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


def test_the_page_shows_what_confidence_is_worth(tmp_path: Path) -> None:
    gold(tmp_path)
    found = (
        events("a", "meet", "+" * 20, unseen=False) + events("b", "meet", "+++-") + events("c", "go", "+-")
    )
    read = Judged(found, Counter({("ru", True): 8, ("ru", False): 20}))
    made = page(read, tmp_path)
    assert f"| Russian | `{articles_digest('ru', tmp_path)}` |" in made
    assert "6 events, 0.67 of them right." in made
    assert "| confidence | in-sample: events | right | cross-validated: events | right |" in made
    assert "| Russian | rules and traits, cross-validated |" in made
    assert "| 0.0 | 6 | 0.67 | 0.50 |" in made, "all of them, four of six right, four of eight found"
    assert page(read, tmp_path) == made


def test_bands_hold_every_confidence() -> None:
    assert (BANDS[0], BANDS[-1]) == (0.0, 1.0)
    assert list(BANDS) == sorted(BANDS)
    assert set(LEAST) >= {0.3, 0.5, 0.7, 0.8, 0.9}


@pytest.mark.shared
@pytest.mark.parametrize("lang", MEASURED)
def test_the_page_is_about_the_gold_articles_of_every_language(shared: Path, lang: str) -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert f"`{articles_digest(lang, shared / 'eval')}`" in written, "run python -m training.calibrate"


@pytest.mark.shared
def test_events_of_the_gold_articles_are_judged(shared: Path) -> None:
    found = judged(shared / "eval")
    assert {(event.lang, event.unseen) for event in found.events} == set(found.annotated)
    assert {lang for lang, _ in found.annotated} == set(MEASURED)
    assert len(found.events) > 500
    assert sum(event.right for event in found.events) / len(found.events) > 0.8
    assert all(set(event.traits) == set(TRAITS) for event in found.events)
