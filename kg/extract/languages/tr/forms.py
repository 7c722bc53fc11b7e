"""Forms of Turkish words: small letters, what an apostrophe parts, the case that an ending marks.

No dictionary: proper names part their endings with an apostrophe ("Ankara'da"), and of other words only those
are read that a list of the pack has ("Bakanıyla": "bakanı" and what follows it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.extract.languages.tr.lexicon import words_of
from kg.extract.words import Reading, Token, Words, split

_SMALL = str.maketrans({"I": "ı", "İ": "i", "Â": "a", "Î": "i", "Û": "u", "â": "a", "î": "i", "û": "u"})
_APOSTROPHES = "'’ʼ"
# Plural and possessive of names' owners may stand before the case: "Bakanı'nı", "liderlerinin".
_CASES = (
    ("gen", r"n?[ıiuü]n"),
    ("loc", r"n?[dt][ae]"),
    ("abl", r"n?[dt][ae]n"),
    ("rel", r"n?[dt][ae]ki"),
    ("ins", r"y?l[ae]"),
    ("acc", r"[yn]?[ıiuü]"),
    ("dat", r"[yn]?[ae]"),
)
_ENDINGS = [(case, re.compile(ending)) for case, ending in _CASES]
# "11. Devlet Başkanları Zirvesi"
_ORDINALS = frozenset(map(str, range(1, 100)))
_DEMONYM = re.compile(r"l[ıiuü](?:ler|lar)?")
_VOWELS = "aıoueiöü"
_HARMONY = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}


@lru_cache(maxsize=20_000)
def lower(word: str) -> str:
    """Return a word in small letters as Turkish writes them, circumflexes left off.

    >>> lower("İSTANBUL"), lower("IĞDIR"), lower("Kâmil")
    ('istanbul', 'ığdır', 'kamil')
    """
    return word.translate(_SMALL).lower()


@lru_cache(maxsize=20_000)
def parted(word: str) -> tuple[str, str]:
    """Return the name and its ending, '' for none: ("Erdoğan", "ın")."""
    for mark in _APOSTROPHES:
        name, found, ending = word.rpartition(mark)
        if found and name and ending and ending[0].islower():
            return name, lower(ending)
    return word, ""


def case_of(ending: str) -> str | None:
    """Return the case of an ending: 'nom' for '', 'rel' for "Ankara'daki", None for what is none.

    >>> [case_of(e) for e in ("", "nın", "ya", "yı", "da", "ndan", "yla", "cı")]
    ['nom', 'gen', 'dat', 'acc', 'loc', 'abl', 'ins', None]
    """
    if not ending:
        return "nom"
    return next((case for case, form in _ENDINGS if form.fullmatch(ending)), None)


def is_demonym_ending(ending: str) -> bool:
    """Whether an ending makes people of a place: "ABD'li"."""
    return _DEMONYM.fullmatch(ending) is not None


def people_of(name: str) -> str:
    """Return the word for the people of a place of one word, by vowel harmony: "iran" -> "iranlı".

    >>> people_of("iran"), people_of("mısır"), people_of("ürdün"), people_of("kosova")
    ('iranlı', 'mısırlı', 'ürdünlü', 'kosovalı')
    """
    vowel = next((c for c in reversed(name) if c in _VOWELS), "i")
    return f"{name}l{_HARMONY[vowel]}"


@lru_cache(maxsize=20_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Return the one reading of a word: its name in small letters, with the case after an apostrophe."""
    name, ending = parted(word)
    return (Reading(lower(name), "name" if ending else "", case_of(ending) or ""),)


def name_of(token: Token) -> str:
    """Return the word without what an apostrophe parts from it, as it is written."""
    return parted(token.text)[0]


def ending_of(token: Token) -> str:
    return parted(token.text)[1]


def whole(token: Token) -> str:
    """Return a word in small letters with its ending, without apostrophe: "bakanı'nı" -> "bakanını"."""
    return _whole(token.text)


@lru_cache(maxsize=20_000)
def _whole(word: str) -> str:
    name, ending = parted(word)
    return lower(name) + ending


def after(token: Token, stems: Iterable[str]) -> tuple[str, str] | None:
    """Return (stem, case) for the longest stem that a word is a case form of, or None."""
    word = whole(token)
    for stem in sorted([stem for stem in stems if word.startswith(stem)], key=len, reverse=True):
        if (case := case_of(word[len(stem) :])) is not None:
            return stem, case
    return None


def split_words(text: str) -> Words:
    """Return the words of a Turkish text; ``lower`` of each is that of its name."""
    words = split(
        text,
        analyse=analyse,
        abbreviations=words_of("sentences", "abbreviations") | _ORDINALS,
        openers=words_of("sentences", "openers"),
    )
    for token in words.tokens:
        token.lower_as(token.lemma if token.shape == "word" else lower(token.text))
    return words
