"""The figures are those of the scorer that the gold sets come with, and so is every comparison below them."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import main
from kg.evaluate import alike
from kg.evaluate.gold import Party
from kg.extract import LANGUAGES, extraction

pytestmark = pytest.mark.shared

SETS = ("dev", "train", "offices")


@pytest.fixture(scope="session")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("fold", "same_token"):  # asked the same of the same words thousands of times
        setattr(module, name, cache(getattr(module, name)))
    return module


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``kg extract`` has read is not read again by ``kg eval``."""
    once = cache(extraction)
    monkeypatch.setattr("kg.extract.extraction", once)
    monkeypatch.setattr("kg.explain.explanation.extraction", once)


def ours(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["eval", *arguments, "--json", "--quiet"])
    assert result.exit_code in (0, 1), result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def theirs(scorer: ModuleType, folder: Path, records: Path, lang: str | None = None) -> dict[str, Any]:
    figures: dict[str, Any] = scorer.score(*scorer.load(folder, records, lang))[0]
    return figures


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_the_figures_of_what_kg_reads(
    scorer: ModuleType, shared: Path, tmp_path: Path, name: str, lang: str
) -> None:
    folder = shared / "eval" / name
    texts = [f.with_suffix(".txt") for f in sorted(folder.glob("*.json")) if language(f) == lang]
    if not texts:
        return  # this set has none in this language
    records = tmp_path / "records.jsonl"
    extracted = ["--quiet", "extract", "--lang", lang, *map(str, texts), "--output", str(records)]
    assert CliRunner().invoke(main, extracted).exit_code == 0
    report = ours(str(folder), "--lang", lang)
    expected = theirs(scorer, folder, records, lang)
    assert {key: report[key] for key in expected} == expected
    assert report["languages"][lang] == expected


def language(gold: Path) -> str:
    return str(json.loads(gold.read_text(encoding="utf-8"))["lang"])


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", SETS)
def test_the_figures_of_records_with_mistakes(
    scorer: ModuleType, shared: Path, tmp_path: Path, name: str, seed: int
) -> None:
    folder = shared / "eval" / name
    records = tmp_path / "records.jsonl"
    lines = [json.dumps(r, ensure_ascii=False) for r in spoiled(folder, random.Random(seed))]
    records.write_text("\n".join(lines), encoding="utf-8")
    report = ours(str(folder), "--predicted", str(records))
    expected = theirs(scorer, folder, records)
    assert {key: report[key] for key in expected} == expected
    for lang in report["languages"]:
        assert report["languages"][lang] == theirs(scorer, folder, records, lang)


def spoiled(folder: Path, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield the annotations of a folder as records in which much is left out, misspelt or mixed up."""
    golds = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.json"))]
    for gold in golds:
        if chance.random() < 0.1:
            continue
        other = chance.choice(golds)
        yield {
            "article": {"path": f"somewhere/{gold['id']}.txt"},
            "events": [
                event(e, chance)
                for e in [*(gold["events"] or []), *(other["events"] or [])[:1]]
                if chance.random() < 0.85
            ],
            "offices": [
                spoil(o, chance, "person", "position", "country")
                for o in [*gold["offices"], *other["offices"][:1]]
                if chance.random() < 0.85
            ],
        }


def event(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    made = spoil(gold, chance, "type", "modality", "date", "place", "part_of")
    made["participants"] = [
        spoil(p, chance, "name", "position", "organization", "country")
        for p in gold["participants"]
        if chance.random() < 0.85
    ]
    topics = [cut(t, chance) for t in gold["topics"] if chance.random() < 0.85]
    made["topics"] = topics if chance.random() < 0.5 else [{"label": t} for t in topics]
    quote = cut(gold["evidence"], chance)
    made["evidence"] = quote if chance.random() < 0.5 else [{"start": 0, "end": 1, "quote": quote}]
    return made


def spoil(fact: dict[str, Any], chance: random.Random, *keys: str) -> dict[str, Any]:
    """Return a fact with one value in six gone or cut."""
    made = dict(fact)
    for key in keys:
        if chance.random() < 1 / 6:
            value = made.get(key)
            made[key] = cut(value, chance) if isinstance(value, str) and chance.random() < 0.7 else None
    return made


def cut(text: str, chance: random.Random) -> str:
    """Return a text without a word, or with another ending."""
    words = text.split()
    if len(words) > 1 and chance.random() < 0.4:
        words.pop(chance.randrange(len(words)))
        return " ".join(words)
    return text[: -chance.randrange(1, 4)] + chance.choice(["", "а", "ого", "in", "s"])


# -- comparisons -----------------------------------------------------------------------------------------

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяəığöüşçİŞéñ_-.,'\"«» \nabcdefghijklmnopqrstuvwxyz0123456789́̇"
TEXT = st.text(st.sampled_from(LETTERS + LETTERS.upper()), max_size=24)
WORDS = st.lists(
    st.sampled_from(
        [
            "Иран",
            "Ирак",
            "Лавров",
            "Лаврова",
            "С.",
            "Сергей",
            "вопросы",
            "торговля",
            "торговлю",
            "Ким",
            "Кима",
        ]
    )
    | st.sampled_from(["trade", "of", "issues", "the", "N.", "Əliyev", "Əliyevin", "ticarət", "məsələləri"])
    | st.sampled_from(["аль-Тани", "и", "то", "Ким", "Кима"]),
    max_size=5,
).map(" ".join)
PHRASE = st.one_of(TEXT, WORDS)


@given(a=PHRASE, b=PHRASE)
def test_names_and_phrases_are_compared_alike(scorer: ModuleType, a: str, b: str) -> None:
    pairs: list[tuple[Callable[..., Any], Callable[..., Any]]] = [
        (alike.same_name, scorer.same_name),
        (alike.overlap, scorer.phrase_overlap),
    ]
    assert alike.folded(a) == scorer.fold(a)
    assert [mine(a, b) for mine, _ in pairs] == [its(a, b) for _, its in pairs]


@given(a=TEXT.map(str.lower), b=TEXT.map(str.lower))
def test_words_are_compared_alike(scorer: ModuleType, a: str, b: str) -> None:
    for one in alike.folded(a):
        for other in alike.folded(b):
            assert alike.same_word(one, other) == scorer.same_token(one, other)


PARTY = st.fixed_dictionaries(
    {
        "name": st.none() | WORDS,
        "position": st.none() | WORDS,
        "organization": st.none() | WORDS,
        "country": st.sampled_from([None, "", "AZ", "RU"]),
    }
)


@given(a=PARTY, b=PARTY)
def test_parties_and_capacities_are_compared_alike(
    scorer: ModuleType, a: dict[str, str], b: dict[str, str]
) -> None:
    one, other = Party(**a), Party(**b)
    assert alike.same_party(one, other) == scorer.same_party(a, b)
    assert alike.same_capacity(one, other) == scorer.same_capacity(a, b)
