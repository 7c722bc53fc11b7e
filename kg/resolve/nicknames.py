"""Which given names are forms of one another: Joe and Joseph, Mohammed and Мухаммад, by nicknames.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.gazetteer import LANGUAGES
from kg.resolve.sounds import alike, sound

_ALIKE = 0.85
_NONE: Final[frozenset[int]] = frozenset()
_FILE = Path(__file__).with_name("nicknames.toml")


def are_nicknames(one: str, other: str) -> bool:
    """Whether two words of sounds stand for one given name; Джо is short for Joseph as Joe is."""
    if are_variants(one, other):
        return True
    forms = _forms()
    known = [*forms.get(one, ())] if one in forms else [*forms.get(other, ())]
    against = other if one in forms else one
    return any(alike(form, against) >= _ALIKE for form in known)


def are_variants(one: str, other: str) -> bool:
    """Whether two words of sounds are spellings of one given name."""
    return not _variants().get(one, _NONE).isdisjoint(_variants().get(other, _NONE))


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before names and are no part of them, in small letters, without points."""
    return frozenset(word for words in _data()["titles"].values() for word in words.split())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _variants() -> dict[str, frozenset[int]]:
    """Return for each spelling, as it sounds, the rows of variants that have it."""
    rows: dict[str, frozenset[int]] = {}
    for at, row in enumerate(_data()["variants"]):
        for lang, spelled in row.items():
            for word in spelled.split():
                rows[sound(word, lang)] = rows.get(sound(word, lang), _NONE) | {at}
    return rows


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Return for each form, as it sounds, the others: of any language, since Байден is Джо and Joseph."""
    forms: dict[str, frozenset[str]] = {}
    for lang in LANGUAGES:
        for line in _data()[lang]:
            short, *full = (sound(word, lang) for word in line.split())
            for name in full:
                forms[short] = forms.get(short, frozenset()) | {name}
                forms[name] = forms.get(name, frozenset()) | {short}
    return forms
