"""How many people an English clause counts at a gathering: "over 2,000 delegates attended"."""

from __future__ import annotations

import re

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.word_classes import FINITE, PARTICIPLE, PASSIVE

_ATTENDANTS = words_of("statements", "attendants")
_ATTENDING = words_of("statements", "attending")
_MULTIPLIERS: dict[str, int] = table("statements")["multipliers"]
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
# States are counted only beside people: "delegates from 80 countries".
_STATES = frozenset(("countries", "states"))
# Between a number and who attend: "more than 2,000 senior delegates".
_NEAR = 4


def counted(grammar: Grammar, first: int, last: int) -> int | None:
    """Return the number in "over 2,000 delegates attended"; None where no people or several are counted."""
    tokens = grammar.words.tokens[first : last + 1]
    verbs = (t for t in tokens if grammar.role(t.index) in (FINITE, PASSIVE, PARTICIPLE))
    if not any(r.lemma in _ATTENDING for t in verbs for r in t.readings if r.pos == "V"):
        return None
    found = [n for t in tokens if t.shape == "number" and (n := _people(grammar, t.index, last)) is not None]
    return found[0] if len(found) == 1 else None


def _people(grammar: Grammar, i: int, last: int) -> int | None:
    tokens = grammar.words.tokens
    if not _NUMBER.fullmatch(tokens[i].text):
        return None
    value, k = float(tokens[i].text.replace(",", "")), i + 1
    while k <= last and tokens[k].lower in _MULTIPLIERS:
        value, k = value * _MULTIPLIERS[tokens[k].lower], k + 1
    near = [t.lower for t in tokens[k : min(k + _NEAR, last + 1)]]
    people = next((w for w in near if w in _ATTENDANTS), "")
    return round(value) if people and people not in _STATES and value >= 2 else None
