"""Which verb a gerund belongs to: "Посол сообщила, что, прибыв в Рим, министр | встретился"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.words import Sentence, Token, Words

# What opens a clause that only says who tells the news.
_AS = frozenset(("как", "по"))


def main_verb(words: Words, sentence: Sentence, gerund: Token, verbs: Sequence[Token]) -> Token | None:
    """Return the nearest of the finite verbs of a sentence, in what is said where the gerund opens that."""
    if _opens_what_is_told(words, sentence, gerund):
        verbs = [t for t in verbs if t.index > gerund.index] or verbs
    return min(verbs, key=lambda t: abs(t.index - gerund.index), default=None)


def _opens_what_is_told(words: Words, sentence: Sentence, gerund: Token) -> bool:
    """Whether a gerund stands behind ", что," or behind a clause that says whence the news comes."""
    before = words.tokens[sentence.first : gerund.index]
    if not before or before[-1].text not in (",", "что"):
        return False
    return "что" in [t.lower for t in before[-2:]] or before[0].lower in _AS
