"""Which given names are forms of one another: Joe and Joseph, by nicknames.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from kg.resolve.sounds import alike, sound

_ALIKE = 0.85
_FILE = Path(__file__).with_name("nicknames.toml")


def are_nicknames(one: str, other: str) -> bool:
    """Whether two words of sounds stand for one given name; Джо is short for Joseph as Joe is."""
    forms = _forms()
    known = [*forms.get(one, ())] if one in forms else [*forms.get(other, ())]
    against = other if one in forms else one
    return any(alike(form, against) >= _ALIKE for form in known)


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Return for each form, as it sounds, the others: of any language, since Байден is Джо and Joseph."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    forms: dict[str, frozenset[str]] = {}
    for lang, lines in data.items():
        for line in lines:
            short, *full = (sound(word, lang) for word in line.split())
            for name in full:
                forms[short] = forms.get(short, frozenset()) | {name}
                forms[name] = forms.get(name, frozenset()) | {short}
    return forms
