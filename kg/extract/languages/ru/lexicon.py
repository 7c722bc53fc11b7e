"""The word lists of the Russian pack: the .toml files beside this module."""

from __future__ import annotations

from pathlib import Path

from kg.extract.lexicon import lists_in

table, words_of = lists_in(Path(__file__).parent)

# "встреча", "визит", "разговор", "саммит"
EVENT_NOUNS = frozenset().union(
    *(words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "visit", "call", "conference"))
)
