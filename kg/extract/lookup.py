"""Names of a gazetteer found in running text, in any case form, longest first.

An entry is analysed when a token with its first letters turns up, not before: start-up stays
short however long the gazetteer is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.extract.words import Reading, Token, split

T = TypeVar("T")


@dataclass(slots=True)
class _Entry(Generic[T]):
    name: str
    payload: T
    words: list[Token] | None = None


class NameIndex(Generic[T]):
    """Finds names whose words agree with the text's word by word: same form, or a lemma in common.

    A name that is one capital acronym must stand in capitals; other names must begin with a capital
    wherever the entry does.
    """

    def __init__(self, names: Iterable[tuple[str, T]], analyse: Callable[[str], tuple[Reading, ...]]) -> None:
        self._analyse = analyse
        self._entries: dict[str, list[_Entry[T]]] = defaultdict(list)
        for name, payload in names:
            if name:
                self._entries[_prefix(name)].append(_Entry(name, payload))
        for bucket in self._entries.values():
            bucket.sort(key=lambda e: (-len(e.name), e.name))

    def match(self, tokens: Sequence[Token], first: int) -> tuple[int, T] | None:
        """Return (last token index, payload) of the longest name that starts at token ``first``, or None."""
        token = tokens[first]
        if token.shape not in ("word", "number"):
            return None
        best: tuple[int, T] | None = None
        lower = token.lower.replace("ё", "е")
        for entry in (*self._entries.get(lower[:2], ()), *self._entries.get(lower[:3], ())):
            last = self._agrees(entry, tokens, first)
            if last is not None and (best is None or last > best[0]):
                best = last, entry.payload
        return best

    def _agrees(self, entry: _Entry[T], tokens: Sequence[Token], first: int) -> int | None:
        words = entry.words
        if words is None:
            words = entry.words = split(entry.name, analyse=self._analyse, abbreviations=frozenset()).tokens
        if first + len(words) > len(tokens):
            return None
        for offset, word in enumerate(words):
            if not _same(word, tokens[first + offset]):
                return None
        return first + len(words) - 1


def _prefix(name: str) -> str:
    """The letters that no inflection changes: two of a short first word, three of any other."""
    first = name.split()[0].lower().replace("ё", "е")
    return first[:3] if len(first) > 3 else first[:2]


def _same(name: Token, token: Token) -> bool:
    if name.text == token.text:
        return True
    if name.shape != "word" or token.shape != "word" or (name.capital and not token.capital):
        return False
    if name.text.isupper() and len(name.text) > 1:
        return False
    if name.lower.replace("ё", "е") == token.lower.replace("ё", "е"):
        return True
    if not (name.readings and token.readings):
        return False
    return name.readings[0].lemma in token.lemmas or name.lower.replace("ё", "е") in token.lemmas
