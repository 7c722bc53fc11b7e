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
    sentence = words.sentence_of(place.first)
    return sentence.paragraph >= 0 and _RANKED.search(words.quote(sentence.first, sentence.last)) is not None


_ASKING = words_of("triggers", "visit", "invite", "asking")
_GOING = words_of("triggers", "visit", "go", "verbs") | words_of("triggers", "conference", "acts")


def without_wanted(grammar: Grammar, drafts: Sequence[Draft], places: Sequence[Span]) -> list[Span]:
    """Return the places without the states that a second thing names which who talked did: "A met B | and
    offered training in Ghana". Towns may be where the talk was."""
    left = [p for p in places if p.kind != "state" or not _is_wanted(grammar, drafts, p)]
    return [p for p in left if not _is_asked_to(grammar.words, drafts, p)]


def _is_asked_to(words: Words, drafts: Sequence[Draft], place: Span) -> bool:
    """Whether it is only where somebody is asked to come, behind a talk: "met A and delivered an invitation
    to a meeting | at the White House"."""
    here = [d for d in drafts if d.sentence == words.tokens[place.first].sentence and d.last < place.first]
    if not here or here[-1].type not in TALKS or here[-1].modality != "held":
        return False
    behind = words.tokens[here[-1].last + 1 : place.first]
    asks = next((n for n, t in enumerate(behind) if t.lower in _ASKING), None)
    if asks is None:
        return False
    noun = behind[asks].lower.startswith("invitation")  # "at the invitation of A, to discuss trade in Lima"
    return any(t.lower == "to" for t in (behind[asks + 1 : asks + 2] if noun else behind[asks:]))


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
