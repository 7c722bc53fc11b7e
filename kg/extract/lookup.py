"""Names of a gazetteer found in running text, in any case form, longest first.

The first word of an entry is analysed when a token with its first letters turns up, the others when one like
it does: start-up stays short however long the gazetteer is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from kg.extract.words import Reading, Token, opening, split

T = TypeVar("T")
_DASHES = frozenset("-–—−")
_REMEMBERED = 20_000  # forms, most of which begin no entry


@dataclass(slots=True)
class _Entry(Generic[T]):
    """A listed name; its words, each with the lemmas that a form of it may have, once they are needed."""

    name: str
    payload: T
    words: list[tuple[Token, frozenset[str]]] | None = None


def _no_forms(name: str) -> Collection[str]:
    return ()


class NameIndex(Generic[T]):
    """Finds names whose words agree with the text's word by word: same form, or a lemma in common.

    A name that is one capital acronym must stand in capitals; other names must begin with a capital
    wherever the entry does. ``forms`` gives further forms of a word of a name, as they are written. Any
    apostrophe and any dash is as good as another.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, T]],
        analyse: Callable[[str], tuple[Reading, ...]],
        forms: Callable[[str], Collection[str]] = _no_forms,
    ) -> None:
        self._analyse = analyse
        self._forms = forms
        self._listed: dict[str, list[tuple[str, T]]] = defaultdict(list)
        for name, payload in names:
            if name:
                self._listed[_prefix(name)].append((name, payload))
        self._opened = cache(self._by_first_word)
        self._candidates = lru_cache(_REMEMBERED)(self._begun_by)  # each word of a text is asked for

    def match(self, tokens: Sequence[Token], first: int) -> tuple[int, T] | None:
        """Return (last token index, payload) of the longest name that starts at token ``first``, or None."""
        token = tokens[first]
        if token.shape not in ("word", "number"):
            return None
        best: tuple[int, T] | None = None
        closest = (-1, -1)
        for entry in self._candidates(token.text, token.lower, token.lemmas):
            last = self._agrees(entry, tokens, first)
            # Of two names of one length the one with more words as they stand: "Дворец наций", not "нации".
            if last is not None and last >= closest[0]:
                close = last, _standing(entry.name, tokens[first : last + 1])
                if close > closest:
                    best, closest = (last, entry.payload), close
        return best

    def _begun_by(self, text: str, lower: str, lemmas: frozenset[str]) -> tuple[_Entry[T], ...]:
        """Return the entries whose first word a token with these forms may be, in their order."""
        lower = _folded(lower)
        out: list[_Entry[T]] = []
        for letters in (lower[:2], lower[:3]):
            if letters in self._listed:
                opened = self._opened(letters)
                found = {n: e for key in (text, lower, *lemmas) for n, e in opened.get(key, ())}
                out += (found[n] for n in sorted(found))
        return tuple(out)

    def _by_first_word(self, letters: str) -> dict[str, list[tuple[int, _Entry[T]]]]:
        """Return the entries of a beginning, each with its place in their order, by all that their first word
        may look like: longer names come first."""
        out: dict[str, list[tuple[int, _Entry[T]]]] = defaultdict(list)
        listed = sorted(self._listed[letters], key=lambda named: (-len(named[0]), named[0]))
        for place, (name, payload) in enumerate(listed):
            entry = _Entry(name, payload)
            word, single = opening(name)
            word.read_as(self._analyse(word.text) if word.shape == "word" else ())
            for key in {word.text, *_lemmas(word, single=single), *self._forms(word.text)}:
                out[key].append((place, entry))
        return out

    def _agrees(self, entry: _Entry[T], tokens: Sequence[Token], first: int) -> int | None:
        words = entry.words
        if words is None:
            listed = split(entry.name, analyse=self._analyse, abbreviations=frozenset()).tokens
            words = entry.words = [(token, _lemmas(token, single=len(listed) == 1)) for token in listed]
        if first + len(words) > len(tokens):
            return None
        for offset, (word, lemmas) in enumerate(words):
            token = tokens[first + offset]
            if not (_same(word, lemmas, token) or token.text in self._forms(word.text)):
                return None
        return first + len(words) - 1


def _standing(name: str, tokens: Sequence[Token]) -> int:
    """How many words of a name stand in the text in the very form."""
    words = name.lower().split()
    return sum(token.lower in words for token in tokens)


def _folded(lower: str) -> str:
    """A lower-case word without what varies in print: ё, the forms of the apostrophe."""
    return lower.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _prefix(name: str) -> str:
    """The letters that no inflection changes: two of a short first word, three of any other."""
    first = _folded(name.split()[0].lower())
    letters = re.match(r"\D+", first)
    word = letters.group() if letters is not None else first
    return word[:3] if len(word) > 3 else word[:2]


def _same(name: Token, lemmas: frozenset[str], token: Token) -> bool:
    if name.text == token.text or (name.text in _DASHES and token.text in _DASHES):
        return True
    if name.shape != "word" or token.shape != "word" or (name.capital and not token.capital):
        return False
    if name.text.isupper() and len(name.text) > 1:
        return False
    if _folded(name.lower) == _folded(token.lower):
        return True
    return bool(name.readings and token.readings) and not lemmas.isdisjoint(token.lemmas)


def _lemmas(name: Token, *, single: bool) -> frozenset[str]:
    """The lemmas of a word of a name: of its nominatives, and the word itself; within a longer name of its
    likeliest reading, if it is in another case."""
    lemmas = {r.lemma for r in name.readings if r.case == "nom"}
    if not lemmas and not single:
        lemmas = {r.lemma for r in name.readings[:1]}
    return frozenset(lemmas | {_folded(name.lower)})
