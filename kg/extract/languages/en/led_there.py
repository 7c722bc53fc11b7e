"""Who does what a delegation does: whoever leads it. "A | led a delegation to discuss trade with B", "A will
head the team | that departs on Monday"."""

from __future__ import annotations

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.words import Sentence, Words

_SENT, _LEADING = frozenset(("delegation", "team", "mission")), frozenset(("head", "lead"))
_DONE = words_of("grammar", "sent")
# "which will also | depart" has so many words before the verb.
_NEAR = 5
# "led | a delegation of senior officials and experts that" has so many words up to the noun.
_AMONG = 9


def leading_to(words: Words, grammar: Grammar, sentence: Sentence, start: int) -> int | None:
    """The verb by which a delegation is led to do what an infinitive tells: "| led a team to meet B"."""
    before = range(start - 1, sentence.first - 1, -1)
    verb = next((i for i in before if grammar.role(i) in (FINITE, PASSIVE, INFINITIVE)), None)
    if verb is None or not words.tokens[verb].lemmas & _LEADING:
        return None
    return verb if any(t.lower in _SENT for t in words.tokens[verb:start]) else None


def leading_which(words: Words, grammar: Grammar, sentence: Sentence, relative: int) -> int | None:
    """The verb by which somebody heads a delegation that does something: "| headed the team that went"."""
    tokens = words.tokens
    noun = relative - 1 - (tokens[relative - 1].text == ",")
    if tokens[noun].lower not in _SENT:
        return None
    if not any(t.lemmas & _DONE for t in tokens[relative + 1 : relative + _NEAR]):
        return None
    near = range(noun - 1, max(sentence.first, noun - _AMONG), -1)
    return next((i for i in near if tokens[i].lemmas & _LEADING and grammar.role(i)), None)
