"""What the dictionary of pymorphy3 has of a Russian word form, read without its objects for each parse.

Nine words of ten that a text has are in the dictionary as they stand. pymorphy3 makes five objects for each
of their readings, of which nearly all words need a lemma and grammemes alone.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

import msgspec
import pymorphy3

from kg.extract.words import Reading
from kg.packaged import lasting

LEAST: Final = 0.004
"""The score below which a parse is noise."""

Features = tuple[str, str, str, str, frozenset[str]]

_POS = {
    "NOUN": "N",
    "ADJF": "A",
    "ADJS": "AS",
    "COMP": "AV",
    "VERB": "V",
    "INFN": "I",
    "PRTF": "P",
    "PRTS": "PS",
    "GRND": "G",
    "NUMR": "NUM",
    "ADVB": "AV",
    "NPRO": "PRO",
    "PREP": "PREP",
    "CONJ": "CONJ",
    "PRCL": "PRCL",
    "PRED": "AV",
    "INTJ": "X",
}
CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}
"""The cases by their names in the dictionary."""
_CASE = {
    **CASES,
    "voct": "nom",
    "gen1": "gen",
    "gen2": "gen",
    "acc2": "acc",
    "loc1": "loc",
    "loc2": "loc",
}
_KEEP = frozenset(
    [
        "Name",
        "Surn",
        "Patr",
        "Geox",
        "Orgn",
        "Abbr",
        "Fixd",
        "futr",
        "past",
        "pres",
        "pssv",
        "actv",
        "anim",
        "inan",
        "Anph",
        "Apro",
        "perf",
        "impf",
        "impr",
        "1per",
        "2per",
        "3per",
    ]
)


class _Form(msgspec.Struct, frozen=True, gc=False):
    """A form of a paradigm: its tag, and how the lemma is made of it: ``opening`` letters before the stem and
    ``ending`` letters behind it give way to others."""

    tag: str
    features: Features
    opening: int
    ending: int
    lemma_opening: str
    lemma_ending: str


@lasting
def analyser() -> Any:
    """The shared analyser; it reads its dictionary once per process (about 0.1 s)."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def whole(word: str) -> tuple[Reading, ...]:
    """Return the readings of a word form that the dictionary has, as pymorphy3 orders them, without noise;
    none for any other word, nor for one letter, which may be an initial."""
    if len(word) == 1:
        return ()
    lower = word.lower()
    found: list[tuple[str, Reading]] = []
    for spelt, forms in analyser().dictionary.words.similar_items(lower, analyser().char_substitutes):
        for paradigm, place in forms:
            form = _form(paradigm, place)
            stem = spelt[form.opening : len(spelt) - form.ending]
            lemma = plain(f"{form.lemma_opening}{stem}{form.lemma_ending}")
            found.append((form.tag, Reading(lemma, *form.features)))
    if len(found) > 1:
        found = _likely(lower, found)
    return tuple(dict.fromkeys(reading for _, reading in found))


def _likely(word: str, found: list[tuple[str, Reading]]) -> list[tuple[str, Reading]]:
    """The readings with tags, likeliest first; as they are where no text is known that has the word."""
    score = analyser().prob_estimator.p_t_given_w.prob
    scores = [score(word, tag) for tag, _ in found]
    if not any(scores):
        return found
    order = sorted(range(len(found)), key=scores.__getitem__, reverse=True)
    return [found[i] for i in order if scores[i] >= LEAST] or [found[order[0]]]


def plain(lemma: str) -> str:
    """Return a lemma with ё folded to е, ’ to '."""
    return lemma.replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=20_000)
def _form(paradigm: int, place: int) -> _Form:
    dictionary = analyser().dictionary
    numbers = dictionary.paradigms[paradigm]
    openings, endings, tag = dictionary.paradigm_prefixes, dictionary.suffixes, dictionary.build_tag_info
    first = len(numbers) // 3 * 2  # a third each: endings, tags, openings
    return _Form(
        str(tag(paradigm, place)),
        features(tag(paradigm, place)),
        len(openings[numbers[first + place]]),
        len(endings[numbers[place]]),
        openings[numbers[first]],
        endings[numbers[0]],
    )


@cache
def features(tag: Any) -> Features:
    """Return part of speech, case, number, gender and what else is kept of a tag, of which there are some
    hundreds."""
    return (
        _POS.get(str(tag.POS), "X"),
        _CASE.get(str(tag.case), ""),
        {"sing": "s", "plur": "p"}.get(str(tag.number), ""),
        {"masc": "m", "femn": "f", "neut": "n"}.get(str(tag.gender), ""),
        frozenset(str(g) for g in tag.grammemes if g in _KEEP),
    )
