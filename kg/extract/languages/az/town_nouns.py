"""Towns and nouns: capitals told without their name, towns whose name is a noun ("Ordunun komandanı" tells of
an army, "Ordu şəhərində" of a town)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg import gazetteer
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_NOUNS: Final = words_of("bodies", "nouns")
_TOWNS: Final = ("şəhər", "vilayət", "rayon", "liman")
_THE_CAPITAL: Final = frozenset(["paytaxta", "paytaxtda"])


def is_noun(words: Words, name: Sequence[str], last: int) -> bool:
    """Whether the name of a town is a noun, where nothing behind its last token says that a town is meant."""
    if len(name) > 1 or lower(name[0]) not in _NOUNS:
        return False
    return not words.tokens[min(last + 1, len(words.tokens) - 1)].lower.startswith(_TOWNS)


def capitals(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "Belarusun paytaxtında", without its name, as the capital of Belarus; so "Belarus paytaxtı" where
    it hosts something."""
    for token in words.tokens[1:]:
        named = token.lower.startswith("paytaxtın") or _is_host(words, token)
        state = spans.over(token.index - 1) if named else None
        town = gazetteer.capital(state.country) if state is not None and state.kind == "state" else None
        if town is not None and state is not None:
            yield Span(token.index, token.index, "place", town.az.label, state.country)


def _is_host(words: Words, token: Token) -> bool:
    """Whether a capital without its name hosts something: "Çad | paytaxtı sammitə ev sahibliyi edəcək"."""
    if token.lower != "paytaxtı":
        return False
    after = words.tokens[token.index + 1 : words.sentence_of(token.index).last + 1]
    return bool(after) and not after[0].capital and any(t.lower == "sahibliyi" for t in after)


def the_capital(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield "paytaxta", "paytaxtda" as the capital that the text has just named: "Tehranda görüşüb. O,
    paytaxta dünən gəlib"."""
    for token in words.tokens[1:]:
        if token.lower not in _THE_CAPITAL:
            continue
        told = [s for s in spans.all if s.last < token.index and s.country]
        near = next((s for s in reversed(told) if s.kind == "place"), None)
        if (
            near is None
            or told[-1].country != near.country
            or token.sentence - words.tokens[near.last].sentence > 2
        ):
            continue
        town = gazetteer.capital(near.country)
        if town is not None and town.az.label == near.name:
            yield Span(token.index, token.index, "place", near.name, near.country)
