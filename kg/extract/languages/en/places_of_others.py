"""Towns of events that a sentence only ranks, and no mention tells: "One of the previous meetings, in Lima,
was hosted by A"; states where somebody wants something done: "met A and praised his role in Sudan". They are
where nothing else of the text was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.spans import Span
from kg.extract.words import Words

_RANKED = re.compile(
    r"\b(?:previous|earlier|last|first|second|third|past|former|next)\b[^.;]{0,40}"
    r"\b(?:meetings?|sessions?|visits?|summits?|talks|rounds?|gatherings?|conferences?)\b"
)


def without(words: Words, drafts: Sequence[Draft], places: Sequence[Span]) -> list[Span]:
    """Return the places without those of sentences that tell no event but rank one."""
    told = {d.sentence for d in drafts}
    return [p for p in places if words.tokens[p.first].sentence in told or not _is_ranked(words, p)]


def _is_ranked(words: Words, place: Span) -> bool:
    sentence = words.sentences[words.tokens[place.first].sentence]
    return sentence.paragraph >= 0 and _RANKED.search(words.quote(sentence.first, sentence.last)) is not None


_GOING = words_of("triggers", "visit", "go", "verbs") | words_of("triggers", "conference", "acts")


def without_wanted(grammar: Grammar, drafts: Sequence[Draft], places: Sequence[Span]) -> list[Span]:
    """Return the places without the states that a second thing names which who talked did: "A met B | and
    offered training in Ghana". Towns may be where the talk was."""
    return [p for p in places if p.kind != "state" or not _is_wanted(grammar, drafts, p)]


def _is_wanted(grammar: Grammar, drafts: Sequence[Draft], state: Span) -> bool:
    tokens = grammar.words.tokens
    here = [d for d in drafts if d.sentence == tokens[state.first].sentence and d.last < state.first]
    talk = here[-1] if here else None
    if talk is None or talk.type not in TALKS:
        return False
    behind = range(talk.last + 2, state.first)
    joined = (i for i in behind if tokens[i - 1].lower == "and" and grammar.role(i) == FINITE)
    verb = next(joined, None)
    return verb is not None and not tokens[verb].lemmas & _GOING
