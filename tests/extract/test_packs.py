"""What every language pack brings: docs/add-a-language.md says why."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from kg import gazetteer
from kg.extract import LANGUAGES, extract
from kg.extract.reading import Reading

from .reported import article
from .sentences import reading

HERE = Path(__file__).resolve().parent


def test_the_packs_are_pinned() -> None:
    assert LANGUAGES == ("ru", "en", "az", "tr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pack_reads_any_article(lang: str) -> None:
    assert isinstance(reading("?", lang), Reading)
    record = extract(article("?", lang=lang))
    assert (record.events, record.offices, record.extractor.name) == ((), (), f"kg-rules-{lang}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pack_has_names_of_states_and_cases(lang: str) -> None:
    assert lang in (*gazetteer.LANGUAGES, *gazetteer.further_languages())
    assert any((HERE / lang / name).exists() for name in ("events.txt", "talks.txt"))
    assert (HERE / lang / "posts.txt").exists()
    assert (HERE / lang / "dates.txt").exists()


def test_packs_do_not_know_each_other() -> None:
    folder = Path(importlib.import_module("kg.extract.languages").__path__[0])
    for lang in LANGUAGES:
        sources = "".join(path.read_text(encoding="utf-8") for path in (folder / lang).glob("*.py"))
        others = [other for other in LANGUAGES if other != lang]
        assert [other for other in others if f"languages.{other}" in sources] == []
