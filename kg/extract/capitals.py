"""A headline all in capitals, as a text below it would write it. The same for every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg import gazetteer

# So many letters, and so large a share of capitals, make a headline in capitals.
_FEWEST, _SHARE = 12, 0.85
# Words of so many letters are looked for in other forms, too, which differ in at most so many letters.
_LONG, _ENDING = 5, 5
_FINAL = "аеиоуыэюяьй"
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = {"İ": "i", "I": "ı"}


def lowered(text: str, title: str, body_start: int, lang: str) -> str:
    """Return a text with the headline in small letters and capitals, where it is all in capitals.

    Each word is written as in the body, be it with another ending; of others, names of the gazetteer are as
    it has them, and all begin with a capital in English. Length and places of characters stay.
    """
    start = text.find(title, 0, body_start) if _is_capitals(title) else -1
    if start < 0:
        return text
    forms = _forms((m.group() for m in _WORD.finditer(text, body_start)), lang)
    headline = _WORD.sub(lambda m: _as_in_body(m, forms, lang), title)
    first = next(n for n, c in enumerate(headline) if c.isalpha())
    return "".join((text[:start], title[: first + 1], headline[first + 1 :], text[start + len(title) :]))


def _is_capitals(title: str) -> bool:
    letters = [c for c in title if c.isalpha()]
    return len(letters) >= _FEWEST and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def _small(word: str, lang: str) -> str:
    """A word in small letters, as many as it has; Azerbaijani and Turkish have two letters i."""
    dotted = _DOTTED if lang in ("az", "tr") else {}
    small = "".join(dotted.get(c, c.lower()) for c in word)
    return small if len(small) == len(word) else word


def _forms(words: Iterable[str], lang: str) -> dict[str, str]:
    """Words of a body in small letters, and beginnings of others -> a word with it, in small letters where
    one is."""
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for word in words:
        small = _small(word, lang)
        for beginning in _beginnings(small):
            forms = whole if beginning == small else begun
            if beginning not in forms or word == small:
                forms[beginning] = word
    return begun | whole


def _beginnings(small: str) -> Iterator[str]:
    """A word, and what other forms of it may share with it, the longest first."""
    shortest = max(_LONG - 1, len(small) - _ENDING) if len(small) >= _LONG else len(small)
    return (small[:length] for length in range(len(small), shortest - 1, -1))


def _as_in_body(match: re.Match[str], forms: Mapping[str, str], lang: str) -> str:
    word, small = match.group(), _small(match.group(), lang)
    before, after = match.string[max(match.start() - 1, 0)], match.string[match.end() : match.end() + 1]
    if not word.isupper() or (len(word) == 1 and before in "'’"):
        return small
    if len(word) == 1 and after == ".":
        return word
    known = next((forms[b] for b in _beginnings(small) if b in forms), None)
    if known is None:
        return _unknown(word, word[0] + small[1:], small, lang)
    if known[0].islower():
        return small
    return word if known.isupper() and len(known) > 1 else word[0] + small[1:]


def _unknown(word: str, name: str, small: str, lang: str) -> str:
    """A word of which the body has no form: as the gazetteer writes it, be it with another ending."""
    found = gazetteer.lookup(word, lang)
    if found is not None and lang in gazetteer.LANGUAGES:
        return word if word in getattr(found, lang).all else name
    stems = _stems(lang) if lang in gazetteer.LANGUAGES else frozenset()
    ends = range(max(_LONG - 1, len(small) - _ENDING), len(small) + 1)
    return name if lang == "en" or any(small[:end] in stems for end in ends) else small


@cache
def _stems(lang: str) -> frozenset[str]:
    """What all forms begin with of the names of states and cities that are one word."""
    names = (n for e in (*gazetteer.states(), *gazetteer.cities()) for n in getattr(e, lang).all)
    small = (_small(n, lang) for n in names if n.isalpha() and not n.isupper())
    return frozenset(n.rstrip(_FINAL) for n in small if len(n.rstrip(_FINAL)) >= _LONG - 1)
