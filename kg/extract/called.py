"""What a gathering is called that only its order, number or town tells apart: "XI саммит", "Bişkek sammiti".

The same for every language; series.toml has the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kg.extract.drafts import Draft
from kg.extract.gathering_names import numbers, ordinal, tens
from kg.extract.lexicon import lists_in
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.words import Words

# Words before a bare noun that can say which one of its series it is.
_BEFORE: Final = 4

_table, _ = lists_in(Path(__file__).parent)


@dataclass(frozen=True, slots=True)
class Called:
    """What a mention is called: kinds, numbers, words of order; ``town`` names where it was, ``more`` holds
    what else is said."""

    kinds: frozenset[str]
    numbers: frozenset[int]
    which: frozenset[str]
    town: bool
    more: bool

    @property
    def marked(self) -> bool:
        """Whether it says which one of its series a gathering is."""
        return bool(self.which or self.numbers or self.town)


def town_within(reading: Reading, draft: Draft) -> Span | None:
    """The town in what a gathering is called: "the | Bishkek | summit"."""
    spans = map(reading.spans.over, range(draft.first, draft.last + 1))
    return next((s for s in spans if s is not None and s.kind == "place"), None)


def called(reading: Reading, draft: Draft, name: str | None = None) -> Called:
    """What a mention is called, by its name, or one given, else by the words before its noun."""
    name = draft.name if name is None else name
    said = [w.strip(_MARKS) for w in name.split()] if name else _before(reading.words, draft)
    place = draft.place or town_within(reading, draft)
    town_name = place.name.lower() if place is not None else ""
    counted, kinds, which = set(numbers(" ".join(said))), set(), set()
    town = more = False
    for word in map(str.lower, said):
        nth, kind, order = ordinal(word), _begun("kinds", word), _begun("which", word)
        if nth:
            continue
        if kind:
            kinds.add(kind)
        elif order:
            which.add(order)
        elif word == town_name or (draft.land and not kinds):
            town = True
        elif not (_is_plain(word) or numbers(word) or numbers(word.upper()) or _begun("groups", word)):
            more = True
    kinds -= {"meeting"} if "summit" in kinds else set()  # "Zirvə görüşü"
    return Called(frozenset(kinds), frozenset(counted), frozenset(which), town=town, more=more)


def _before(words: Words, draft: Draft) -> list[str]:
    """The noun of a mention without a name, and the words of order before it."""
    first, said = words.sentences[draft.sentence].first, [words.tokens[draft.last].text]
    for token in reversed(words.tokens[max(first, draft.last - _BEFORE) : draft.last]):
        low = token.lower
        if not (ordinal(low) or _begun("which", low) or tens(low) or numbers(token.text)):
            break
        said.insert(0, token.text)
    return said


def is_joining(word: str) -> bool:
    """Whether a word or mark stands between the days of a list: "and in", "isə", "предыдущий –"."""
    return word in _JOINING or bool(ordinal(word) or _begun("which", word) or tens(word))


@cache
def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """The words of each line of a table, in their order."""
    return {line: tuple(words.split()) for line, words in _table("series")[name].items()}


@lru_cache(maxsize=4096)
def _begun(name: str, word: str) -> str:
    """The line of kinds, or the stem in another table, with which a word begins; '' for none."""
    for line, stems in _listed(name).items():
        stem = next((s for s in stems if word == s or (len(s) > _SHORT and word.startswith(s))), "")
        if stem:
            return line if name == "kinds" else stem
    return ""


def _is_plain(word: str) -> bool:
    return any(word in words for words in _listed("plain").values()) or bool(tens(word))


_JOINING = frozenset(" ".join(_table("series")["joining"].values()).split())
# Marks around words; a stem of so few letters is a whole word.
_MARKS, _SHORT = '«»"“”,', 4
