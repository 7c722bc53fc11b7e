"""The words of an Azerbaijani sentence: asked for by their place, or whether any of a set is among them.

Most sentences have none of the words that a rule looks for, so that a set of all its words answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.inflection import lower
from kg.extract.parties import Party
from kg.extract.words import Sentence, Words

_STRONG_MARKS = frozenset((":", ";", "ki"))


class Wording:
    """The tokens of a sentence in small letters and by their stems.

    ``said`` are the tokens of somebody's own words, and whose: "görüşüm" is a form of a noun only there.
    """

    def __init__(self, words: Words, sentence: Sentence) -> None:
        self.words, self.sentence = words, sentence
        self.tokens = words.tokens
        self.first, self.last = sentence.first, sentence.last
        self.said: list[tuple[int, int, Party]] = []
        inside = words.inside(sentence.index)
        self._small = [lower(t.text) for t in inside]
        self._words = frozenset(self._small)
        self._stems = frozenset().union(*(t.lemmas for t in inside))
        small = enumerate(self._small, self.first) if self.says(_STRONG_MARKS) else ()
        self.strong_marks = [i for i, word in small if word in _STRONG_MARKS]

    def low(self, index: int) -> str:
        """The word at a token in small letters, '' beyond the sentence."""
        return self._small[index - self.first] if self.first <= index <= self.last else ""

    def rest(self, index: int) -> list[str]:
        """The words from a token to the end of the sentence in small letters."""
        return self._small[index - self.first :]

    def says(self, words: frozenset[str]) -> bool:
        """Whether the sentence has one of these words, in small letters."""
        return not self._words.isdisjoint(words)

    def where(self, words: frozenset[str]) -> Sequence[int]:
        """The tokens that are one of these words, in small letters."""
        if self._words.isdisjoint(words):
            return ()
        return [i for i, word in enumerate(self._small, self.first) if word in words]

    def may_be(self, stems: frozenset[str]) -> Sequence[int]:
        """The tokens that may be forms of one of these nouns; all of them where somebody's own words are."""
        if self.said:
            return range(self.first, self.last + 1)
        if self._stems.isdisjoint(stems):
            return ()
        tokens = self.tokens
        inside = range(self.first, self.last + 1)
        return [i for i in inside if not stems.isdisjoint(tokens[i].lemmas)]
