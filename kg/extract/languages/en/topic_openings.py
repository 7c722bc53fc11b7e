"""Matters that open an English sentence: "On Syria, A agreed", "In addition to trade, they discussed"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.topic_occasions import is_time
from kg.extract.languages.en.word_classes import FINITE, ING, PASSIVE
from kg.extract.words import Sentence

# What is spoken of opens so, and what was discussed beside another matter.
_SPOKEN_OF, _BESIDE = (
    tuple(p.split("_") for p in sorted(words_of("topics", "openings", name)))
    for name in ("spoken_of", "beside")
)
_DISCUSSING = words_of("topics", "discuss", "sure") | words_of("topics", "passive", "verbs")
_SPEAKING = (
    words_of("topics", "told", "saying")
    | words_of("topics", "told", "said")
    | words_of("topics", "stress", "verbs")
    | words_of("topics", "express", "verbs")
    | {"call"}
    | _DISCUSSING
)
# "On the sidelines", "On the same day"
_NO_MATTER = words_of("topics", "openings", "no_matter")
_OPENING = frozenset(phrase[0] for phrase in (*_SPOKEN_OF, *_BESIDE))
# The comma stands so many words behind the opening, the verb so many behind the comma.
_LONGEST, _VERB = 14, 12


@dataclass(frozen=True, slots=True)
class Opening:
    """The matter in the tokens [first, last], and the verb of the clause that it opens.

    ``beside`` marks what was discussed besides; else it counts only where the clause tells no other matter,
    or where it is ``named``: a thing with a name of its own.
    """

    first: int
    last: int
    verb: int
    beside: bool
    named: bool = False


def opening(grammar: Grammar, sentence: Sentence) -> Opening | None:
    """Return the matter that opens a sentence; None where it opens with anything else."""
    tokens = grammar.words.tokens
    if tokens[sentence.first].lower not in _OPENING:
        return None
    for phrases, beside in ((_SPOKEN_OF, False), (_BESIDE, True)):
        for phrase in phrases:
            first = sentence.first + len(phrase)
            if [t.lower for t in tokens[sentence.first : first]] == phrase:
                return _matter(grammar, sentence, first, beside=beside)
    return None


def _names_thing(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a thing with a name is the matter, no state or place: "Regarding the | Grand River Dam"."""
    words = grammar.words.tokens[first : last + 1]
    spans = (grammar.span_at(t.index) for t in words)
    covered = any(s is not None and s.first <= first and s.last >= last for s in spans)
    official = any(t.lemmas & words_of("posts", "heads") for t in words)
    return len(words) > 1 and all(t.capital for t in words) and not (covered or official)


def _matter(grammar: Grammar, sentence: Sentence, first: int, *, beside: bool) -> Opening | None:
    tokens = grammar.words.tokens
    if first >= sentence.last or is_time(grammar.words, first) or grammar.role(first) == ING:
        return None
    begin = first + (tokens[first].lower in ("the", "his", "her", "their", "this"))
    ahead = range(first + 1, min(first + _LONGEST, sentence.last))
    comma = next((k for k in ahead if tokens[k].text == ","), None)
    if comma is None or tokens[begin].lower in _NO_MATTER or tokens[comma - 1].shape == "number":
        return None
    if any(grammar.role(k) in (FINITE, PASSIVE) for k in range(first, comma)):
        return None
    for k in range(comma + 1, min(comma + _VERB, sentence.last)):
        if grammar.role(k) in (FINITE, PASSIVE):
            fits = bool(tokens[k].lemmas & (_DISCUSSING if beside else _SPEAKING))
            named = _names_thing(grammar, begin, comma - 1)
            return Opening(first, comma - 1, k, beside, named=named) if fits else None
    return None
