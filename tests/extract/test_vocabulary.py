"""Words that one rule asks for (vocabulary.toml): each list has an example, no double and somebody who reads
it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kg.extract import languages

PACKS = Path(languages.__path__[0])
LISTS = [(path.parent.name, path) for path in sorted(PACKS.glob("*/vocabulary.toml"))]


def test_packs_have_vocabulary() -> None:
    assert [lang for lang, _ in LISTS] == ["az", "en", "ru"]


@pytest.mark.parametrize(("lang", "path"), LISTS)
def test_words_stand_once_and_in_small_letters(lang: str, path: Path) -> None:
    for key, text in tomllib.loads(path.read_text(encoding="utf-8")).items():
        words = text.split()
        assert words, f"{lang} {key}"
        assert len(set(words)) == len(words), f"{lang} {key}"
        assert [w for w in words if w != w.lower()] == [], f"{lang} {key}"


@pytest.mark.parametrize(("lang", "path"), LISTS)
def test_every_list_has_an_example(lang: str, path: Path) -> None:
    blocks = re.split(r"\n\n", path.read_text(encoding="utf-8").strip())[1:]
    keys = list(tomllib.loads(path.read_text(encoding="utf-8")))
    assert len(blocks) == len(keys), lang
    assert [b for b in blocks if not re.match(r"#[^=]*\"[^=]+\"", b)] == [], lang


@pytest.mark.parametrize(("lang", "path"), LISTS)
def test_some_module_reads_every_list(lang: str, path: Path) -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in path.parent.glob("*.py"))
    keys = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [key for key in keys if f'words_of("vocabulary", "{key}")' not in code] == [], lang
