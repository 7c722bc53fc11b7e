"""Spouses of officials, who act for nobody: "с супругой Анной Сото", "их супруги – А и Б"."""

from __future__ import annotations

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Token, Words

_SPOUSES = words_of("posts", "spouses")
_MARKS = frozenset(("–", "—", "-", ",", "«"))


def is_spouse(words: Words, first: int) -> bool:
    """Whether a name that begins at a token is that of a spouse, also of the second in a list of spouses."""
    i = _past_marks(words, first - 1)
    token = words.tokens[i] if i >= 0 else None
    if token is None or token.sentence != words.tokens[first].sentence:
        return False
    if is_spouse_noun(token):
        return True
    if token.lower != "и":
        return False
    while i > 0 and (words.tokens[i].capital or words.tokens[i].lower == "и"):
        i -= 1
    listed = words.tokens[_past_marks(words, i)] if i > 0 else None
    spouses = [] if listed is None else [r for r in listed.readings if r.lemma in _SPOUSES]
    return any(r.number == "p" for r in spouses)


def is_spouse_noun(token: Token) -> bool:
    """Whether a word calls somebody a spouse: "супруга", not the name of one."""
    return bool(token.lemmas & _SPOUSES) and token.has("N")


def _past_marks(words: Words, i: int) -> int:
    while i > 0 and words.tokens[i].text in _MARKS:
        i -= 1
    return i
