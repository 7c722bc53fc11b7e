"""States whose names are misspelt, read as they are meant: "Gürcustan" is no party of its own.

A name takes the place of one of the same length, so that all else keeps its own. The same for every language;
names are in spelling.toml.
"""

from __future__ import annotations

from pathlib import Path

from kg.extract.lexicon import lists_in

_table, _ = lists_in(Path(__file__).parent)


def as_meant(text: str, lang: str) -> str:
    """Return a text with the usual spelling of states, in any case form."""
    for wrong, right in _table("spelling").get(lang, {}).items():
        text = text.replace(wrong, right)
    return text
