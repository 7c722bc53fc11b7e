"""Gatherings that somebody came for, and that a later sentence says to be over or under way: "came to Lima
for the Water Conference. At the conference, he said"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.tenses import nearest_tense
from kg.extract.words import Sentence, Words

_NOUNS: Final = words_of("triggers", "conference", "noun")
_THERE: Final = frozenset(("at", "during", "in"))
_DETERMINERS: Final = frozenset(("the", "this", "his", "her", "their"))
# What was done at a gathering is told so many sentences after whom it brought there.
_AFTER: Final = 6
_OPENING: Final = 3


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Let such gatherings have been held, where their visitors have come."""
    told = [s for s in words.sentences if s.paragraph >= 0 and _noun(words, s)]
    for draft in drafts if told else ():
        if draft.type != "conference" or draft.modality != "planned" or draft.denied or not draft.parts:
            continue
        if not _has_come(draft, drafts):
            continue
        name = {t.lower for t in words.tokens[draft.first : draft.last + 1]}
        near = [s for s in told if 0 < s.index - draft.sentence <= _AFTER]
        if any(_noun(words, s) in name and _is_past(words, s) for s in near):
            draft.modality, draft.aimed = "held", False


def _has_come(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the sentence of a gathering tells of a visit that was paid, of who attends it."""
    visits = (d for d in drafts if d.type == "visit" and d.sentence == draft.sentence)
    return any(d.modality == "held" and d.keys() & draft.keys() for d in visits)


def _noun(words: Words, sentence: Sentence) -> str:
    """The noun of the gathering at which a sentence opens, '' for none: "At the | conference, he said"."""
    opening = [t.lower for t in words.tokens[sentence.first : min(sentence.first + _OPENING, sentence.last)]]
    if len(opening) < _OPENING or opening[0] not in _THERE or opening[1] not in _DETERMINERS:
        return ""
    return opening[2] if opening[2] in _NOUNS else ""


def _is_past(words: Words, sentence: Sentence) -> bool:
    return nearest_tense(words, words.tokens[sentence.first + _OPENING].start) == "past"
