"""Two states as one word: "группа дружбы Греция-Армения"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.words import Token


def is_pair_of_states(token: Token) -> bool:
    """Whether a word joins the names of two states by a hyphen."""
    halves = token.text.split("-") if token.capital and "-" in token.text else []
    names = [gazetteer.lookup(half, "ru", kind="state") for half in halves]
    return len(names) == 2 and all(isinstance(state, gazetteer.State) for state in names)
