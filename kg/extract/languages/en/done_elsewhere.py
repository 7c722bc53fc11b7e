"""Places and days of what was done before a talk that is about it: "met to discuss the agreements | reached
in Muscat last year". The talk was not there then."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import DETERMINERS, FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.spans import Span
from kg.extract.times import When

_DONE = words_of("triggers", "days", "done")
_ABOUT = words_of("triggers", "days", "about") | {"over"}
# "Discussed it at a | meeting held in Riga": no matter of the talk.
_TALK_NOUNS = words_of("triggers", "meeting", "noun", "nouns") | {
    "talks",
    "call",
    "conversation",
    "visit",
    "trip",
}
_FIXED = words_of("triggers", "days", "fixed")
# "Met on Monday to | discuss the agreements reached in Muscat": so many words from the participle to a place.
_FAR = 9


def without_places(grammar: Grammar, drafts: Sequence[Draft], places: Sequence[Span]) -> list[Span]:
    """Return the places without those where only a matter of a talk was done."""
    # "Raised during his visit to Nairobi": the visit has the town already.
    told = [d for d in drafts if not (d.type == "visit" and d.earlier)]
    return [p for p in places if not _is_of_matter(grammar, told, p.first)]


def without_days(grammar: Grammar, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Return the times without those at which only a matter of a talk was done."""
    return [w for w in whens if w.stamp or not _is_of_matter(grammar, drafts, w.first)]


def _is_of_matter(grammar: Grammar, drafts: Sequence[Draft], index: int) -> bool:
    """Whether a token stands behind what was done to a matter, of which no event of its own is told."""
    words = grammar.words
    sentence = words.sentence_of(index)
    here = [d for d in drafts if d.sentence == sentence.index and d.last < index]
    if not here or here[-1].type not in TALKS or words.tokens[index - 1].lower in DETERMINERS:
        return False  # "which will be discussed at the | June 14 summit"
    for i in range(index - 1, max(here[-1].last + 2, index - _FAR) - 1, -1):
        token = words.tokens[i]
        role = grammar.role(i)
        if role == PARTICIPLE and token.lemmas & _DONE:
            return _is_about(grammar, here[-1], i)
        if role in (PASSIVE, FINITE) and (opened := _opening(grammar, i, role)) is not None:
            discussed = any(d.rule == "discuss" for d in here)
            return _is_about(grammar, here[-1], opened, discussed=discussed)
        if role or token.text in ",;:":
            return False
    return False


def _opening(grammar: Grammar, verb: int, role: str) -> int | None:
    """Where a clause opens that tells what is done to the noun before it, or what it will do: "the forum | to
    be held", "the flood | , which was caused by", "the expo | that will open"."""
    tokens, start = grammar.words.tokens, grammar.group_start(verb)
    if role == FINITE and tokens[start].lower != "will":
        return None
    if tokens[start].lower == "to":
        return start if tokens[start - 1].lower not in _FIXED else None  # "is due | to be held"
    if tokens[start - 1].lower not in ("which", "that"):
        return None
    return start - 2 if tokens[start - 2].text == "," else start - 1


def _is_about(grammar: Grammar, talk: Draft, participle: int, *, discussed: bool = False) -> bool:
    """Whether a talk is about a noun before a participle: "to discuss the agreements | reached", "spoke about
    the pledges | made"; not "at a meeting | held"."""
    tokens = grammar.words.tokens
    noun = tokens[participle - 1]
    if noun.shape != "word" or noun.capital or talk.first <= noun.index <= talk.last:
        return False
    ahead = tokens[participle].lower == "to" and talk.modality == "held"
    if (noun.lemmas & _TALK_NOUNS or noun.lower in _TALK_NOUNS) and not ahead:
        return False
    between = range(talk.last + 1, participle - 1)
    verb = any(grammar.role(i) in (INFINITIVE, FINITE, PASSIVE) for i in between)
    told = {tokens[i].lower for i in between}
    about = bool(told & _ABOUT) or discussed or talk.rule == "discuss"
    apart = told.isdisjoint(("at", "during", "in"))
    # "Discussed, during a call, | the flood"
    apart = apart or (discussed and tokens[noun.index - 1].lower == "the")
    return verb or (about and apart)
