"""Days on which somebody took office or was born, which are of no event. The same for every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.extract.lexicon import lists_in
from kg.extract.times import When
from kg.extract.words import Token, Words

# "elected | on | 3 May", "вступивший | в должность в | мае": so many words at most between.
_NEAR = 4

_table, _ = lists_in(Path(__file__).parent)


def without_careers(words: Words, whens: Sequence[When], lang: str) -> list[When]:
    """Return the days but those beside a word such as "elected", "вступивший в должность", "seçilmiş"."""
    stems, between = _listed("stems", lang), frozenset(_listed("between", lang))
    entering, offices = _listed("entering", lang), frozenset(_listed("offices", lang))
    beside = (between, between | offices)
    kept = (w for w in whens if w.stamp or not stems or not _is_of_career(words, w, stems, beside))
    kept = (w for w in kept if w.stamp or not entering or not _enters(words, w, offices, entering))
    phrases = _phrases(lang)
    return [w for w in kept if w.stamp or phrases is None or not phrases.match(words.text, _end(words, w))]


def _end(words: Words, when: When) -> int:
    return words.tokens[when.last].end


def _enters(words: Words, when: When, offices: frozenset[str], entering: tuple[str, ...]) -> bool:
    """Whether somebody took office on a day: "May ayında | vəzifəyə başlamış"."""
    after = words.tokens[when.last + 1 : when.last + 3]
    return len(after) > 1 and after[0].lower in offices and after[1].lower.startswith(entering)


def _is_of_career(
    words: Words, when: When, stems: tuple[str, ...], beside: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """Whether one of the words is near, with nothing but ``beside`` before and behind the day between."""
    between, between_behind = beside
    tokens, sentence = words.tokens, words.sentence_of(when.first)
    before = tokens[max(sentence.first, when.first - _NEAR - 1) : when.first][::-1] if between else []
    after = tokens[when.last + 1 : min(sentence.last, when.last + _NEAR + 1) + 1]
    return _reaches(before, stems, between) or _reaches(after, stems, between_behind)


def _reaches(tokens: Sequence[Token], stems: tuple[str, ...], between: frozenset[str]) -> bool:
    """Whether the first word that is not just between a day and it is one of the words."""
    first = next((t for t in tokens if t.lower not in between), None)
    return first is not None and first.lower.startswith(stems)


@cache
def _listed(name: str, lang: str) -> tuple[str, ...]:
    return tuple(w.strip() for w in _table("careers")[name].get(lang, "").split("|") if w.strip())


@cache
def _phrases(lang: str) -> re.Pattern[str] | None:
    listed = _table("careers")["phrases"]
    return re.compile(listed[lang], re.IGNORECASE | re.VERBOSE) if lang in listed else None
