"""Floors rise by themselves and fall by flag and note; figures come from the scorer's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench import evaluate, floors
from bench.gold import GOLD, Gold, measured
from kg.extract import LANGUAGES

DIGESTS = {gold.name: "0" * 16 for gold in evaluate.PINNED}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of floors that is not there yet."""
    return tmp_path / "floors.json"


def score(events: float, *, precision: float = 0.9, dates: int = 10, offices: int = 10) -> dict[str, Any]:
    """What the scorer says of a set with these figures."""
    tally = {"p": precision, "f1": events, "gold": 20}
    shares: dict[str, Any] = {name: {"share": None, "of": 0} for name in floors.SHARES}
    shares["date"] = {"share": 0.8, "of": dates}
    tallies = dict.fromkeys(floors.TALLIES, tally) | {"offices": {**tally, "gold": offices}}
    return tallies | {"right on matched events": shares}


@pytest.fixture
def pinned(file: Path) -> Path:
    """A file of floors from figures of .7."""
    evaluate.pin(all_sets(0.7), DIGESTS, file=file, note="the first")
    return file


def all_sets(events: float) -> dict[str, Any]:
    return {gold.name: score(events) for gold in evaluate.PINNED}


def test_figures_are_those_that_the_set_annotates() -> None:
    found = floors.figures(score(0.7, offices=0))
    assert found["events"] == 0.7
    assert found["events, precision"] == 0.9
    assert found["date"] == 0.8
    assert not {"offices", "place", "part_of"} & set(found)


def test_a_share_of_few_cases_gets_no_floor(file: Path) -> None:
    few = {gold.name: score(0.7, dates=floors.FEWEST - 1) for gold in evaluate.PINNED}
    evaluate.pin(few, DIGESTS, file=file, note="the first")
    assert "date" not in floors.load(file)["sets"]["nerel"]["floors"]
    enough = {gold.name: score(0.7, dates=floors.FEWEST) for gold in evaluate.PINNED}
    evaluate.pin(enough, DIGESTS, file=file)
    assert floors.load(file)["sets"]["nerel"]["floors"]["date"] == pytest.approx(0.795)


def test_a_set_without_events_has_no_figures_of_events() -> None:
    only_offices: dict[str, Any] = score(0.7)
    for name in floors.TALLIES[:-1]:
        only_offices[name] = {"p": 0.0, "f1": 0.0, "gold": 0}
    only_offices["right on matched events"]["date"]["of"] = 0
    assert floors.figures(only_offices) == {"offices": 0.7}


def test_a_figure_below_its_floor_has_fallen_and_so_has_one_that_is_gone() -> None:
    assert floors.fallen({"events": 0.6, "date": 0.8}, {"events": 0.6, "date": 0.8}) == []
    assert floors.fallen({"events": 0.6, "date": 0.8}, {"events": 0.599}) == [
        "events: 0.599, floor 0.6",
        "date: not measured, floor 0.8",
    ]


def test_the_first_floors_take_a_note_and_lie_just_below_what_was_measured(file: Path) -> None:
    told = evaluate.pin(all_sets(0.7), DIGESTS, file=file)
    assert told == [f"{name}, another gold set: no floors -> {'0' * 16}" for name in DIGESTS]
    assert floors.load(file)["sets"] == {}
    assert evaluate.pin(all_sets(0.7), DIGESTS, file=file, note="the first") == told
    for name in DIGESTS:
        assert floors.load(file)["sets"][name]["digest"] == "0" * 16
        assert floors.load(file)["sets"][name]["floors"]["events"] == pytest.approx(0.695)


def test_pinning_raises_a_floor_and_never_lowers_one(pinned: Path) -> None:
    before = floors.load(pinned)["lowered"]
    evaluate.pin(all_sets(0.8), DIGESTS, file=pinned)
    assert evaluate.pin(all_sets(0.795), DIGESTS, file=pinned) == []  # within the margin: nothing to tell
    told = evaluate.pin(all_sets(0.6), DIGESTS, file=pinned)
    assert "nerel, events: 0.6, floor 0.795" in told
    assert floors.load(pinned)["sets"]["nerel"]["floors"]["events"] == pytest.approx(0.795)
    assert floors.load(pinned)["lowered"] == before


def test_lowering_leaves_its_note(pinned: Path) -> None:
    evaluate.pin(all_sets(0.6), DIGESTS, file=pinned, note="dates in captions were luck")
    assert floors.load(pinned)["sets"]["nerel"]["floors"]["events"] == pytest.approx(0.595)
    _, lowered = floors.load(pinned)["lowered"]
    assert lowered["note"] == "dates in captions were luck"
    assert "nerel, events: 0.695 -> 0.595" in lowered["floors"]


def test_floors_stay_those_of_the_gold_set_that_they_were_measured_on(pinned: Path) -> None:
    edited = DIGESTS | {"nerel": "1" * 16}
    told = evaluate.pin(all_sets(0.9), edited, file=pinned)
    assert told == [f"nerel, another gold set: {'0' * 16} -> {'1' * 16}"]
    kept = floors.load(pinned)["sets"]
    assert (kept["nerel"]["digest"], kept["nerel"]["floors"]["events"]) == ("0" * 16, pytest.approx(0.695))
    assert kept["ru-dev"]["floors"]["events"] == pytest.approx(0.895)
    evaluate.pin(all_sets(0.6), edited, file=pinned, note="three texts were annotated anew")
    kept = floors.load(pinned)["sets"]
    assert (kept["nerel"]["digest"], kept["nerel"]["floors"]["events"]) == ("1" * 16, pytest.approx(0.595))


@pytest.mark.parametrize(
    ("old", "new"), [("0.695", "0.595"), ('"events"', '"Events"'), ("0" * 16, "1" * 16), ('"seal"', '"sel"')]
)
def test_floors_that_were_edited_by_hand_are_none(pinned: Path, old: str, new: str) -> None:
    content = pinned.read_text(encoding="utf-8")
    assert old in content
    pinned.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(floors.Unsealed, match="edited by hand; restore it from git"):
        evaluate.pin(all_sets(0.7), DIGESTS, file=pinned, note="it was too high")


@pytest.mark.parametrize("wrong", [["--lower"], ["--pin", "--lower"], ["--pin", "--note", "x"]])
def test_lowering_takes_flag_and_note(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        evaluate.main(wrong)
    assert "--pin --lower --note" in capsys.readouterr().err


def test_the_digest_changes_with_an_annotation_or_a_text(tmp_path: Path) -> None:
    gold = Gold(name="some", lang="ru", folder="dev", patterns=("ru-*",), about="Some")
    (tmp_path / "dev").mkdir()
    text, annotation, other = (tmp_path / "dev" / name for name in ("ru-1.txt", "ru-1.json", "en-1.txt"))
    seen = set()
    for path, content in ((text, "a"), (annotation, "{}"), (annotation, "{ }"), (text, "b")):
        path.write_text(content, encoding="utf-8")
        if annotation.exists():
            seen.add(gold.digest(tmp_path))
    assert len(seen) == 3
    other.write_text("c", encoding="utf-8")
    assert gold.digest(tmp_path) in seen


def test_a_missing_set_says_which(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dev: no texts named ru-dev"):
        evaluate.PINNED[0].digest(tmp_path)


# -- languages -------------------------------------------------------------------------------------------


def test_sets_are_measured_in_the_languages_that_kg_reads() -> None:
    assert [gold.name for gold in measured(["ru"])] == [
        "dev",
        "ru-dev",
        "nerel",
        "offices",
        "train, web pages",
        "train, written",
    ]
    assert [gold.name for gold in measured(["az", "en"])] == ["en-dev", "en-train", "az-dev", "az-train"]
    assert {gold.lang for gold in measured()} == {gold.lang for gold in GOLD} & set(LANGUAGES)


def test_every_language_has_an_unseen_set_with_floors_and_train_has_none() -> None:
    for lang in {gold.lang for gold in GOLD}:
        assert any(gold.unseen and gold.pinned for gold in measured([lang]))
    assert not any(gold.pinned or gold.unseen for gold in GOLD if gold.folder == "train")
    assert len({gold.name for gold in GOLD}) == len(GOLD)


def test_the_page_has_a_chapter_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "measured", lambda: measured(["ru", "en"]))
    whole = {
        **{f"events:{kind}": {"gold": 0} for kind in ("meeting", "call", "visit", "conference", "signing")},
        "documents": 3,
    }
    scored = {gold.name: {**printed(0.7), **whole} for gold in GOLD}
    page = evaluate.page(scored, {gold.name: "0" * 16 for gold in GOLD})
    heads = [line for line in page.splitlines() if line.startswith("#")]
    assert heads == [
        "# Evaluation",
        "## Overview",
        "## Russian",
        *(f"### {gold.name}" for gold in measured(["ru"])),
        "## English",
        *(f"### {gold.name}" for gold in measured(["en"])),
    ]
    assert "from news in Russian and English." in page
    assert "|  | ru-dev (unseen) | nerel (unseen) | en-dev (unseen) |" in page


def printed(events: float) -> dict[str, Any]:
    """A score with all that the page prints of a tally."""
    made = score(events)
    tallies = {name: {**made[name], "r": events, "predicted": 20} for name in floors.TALLIES}
    return made | tallies
