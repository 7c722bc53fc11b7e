"""Topics that a gathering is said to have: "The forum addressed water", "featured panels on trade"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.told_matters import ToldMatters
from kg.extract.languages.en.topic_nouns import Cue
from kg.extract.languages.en.topic_occasions import is_time
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING
from kg.extract.words import Token

_NOUNS = words_of("topics", "gathered", "nouns")
_VERBS = words_of("topics", "gathered", "verbs")
_AIMING = words_of("topics", "gathered", "aiming")
GATHERED = _VERBS | _AIMING
# "The meeting aimed to strengthen trade"
_AIMED = frozenset(("meeting", "call", "talk"))
_ENDS = words_of("topics", "purposes", "verbs")
SPEECHES = words_of("topics", "gathered", "speeches")
_SPOKEN = frozenset(("remarks", "speech", "keynote", "presentation"))
_GIVING = words_of("topics", "gathered", "giving")
# "The two-day regional | forum": so many words from the beginning of a sentence to what acts.
_OPENING = 5
# "Delivered opening | remarks | on": so many words from the verb to the speech.
_NEAR = 5
_NO_MATTER = frozenset(("that", "by", "at", "with", "in", "on", "how", "its", "their", "examples"))


class GatheredMatters(ToldMatters):
    """Finds where the topics begin that a gathering is told to have."""

    def of_gathering(self, token: Token) -> Cue | None:
        """ "The forum addressed | water", "the dialogue aims | to expand trade"."""
        lemma, i = token.lemma, token.index
        if lemma not in GATHERED or i == self._sentence.last:
            return None
        following = self._tokens[i + 1]
        if not self._gathering_acts(i, _NOUNS | _AIMED if lemma in _AIMING else _NOUNS):
            return None
        if lemma in _AIMING:
            end = self._tokens[min(i + 2, self._sentence.last)]
            aims = following.lower == "to" and self._grammar.role(end.index) == INFINITIVE
            return Cue(i, i + 1) if aims and end.lemma in _ENDS else None
        if following.lower in _NO_MATTER or self._grammar.role(following.index) in (FINITE, ING):
            return None
        return Cue(i, i + 1)

    def of_speech(self, token: Token) -> Cue | None:
        """ "Will deliver remarks on | trade", "featured panels on | water"."""
        if token.lower not in SPEECHES or token.index + 2 > self._sentence.last:
            return None
        following = self._tokens[token.index + 1].lower
        if following not in ("on", "about") or is_time(self._words, token.index + 2):
            return None
        before = range(token.index - 1, max(self._sentence.first, token.index - _NEAR) - 1, -1)
        verb = next((k for k in before if self._grammar.role(k) in (FINITE, INFINITIVE, ING)), None)
        given = verb is not None and self._tokens[verb].lemmas & _GIVING
        inside = self._tokens[self._sentence.first : self._sentence.last]
        if token.lower in _SPOKEN and not any(t.lemmas & _NOUNS for t in inside):
            return None  # "delivers remarks on the release of the report": at no gathering
        return Cue(token.index, token.index + 2) if given else None

    def _gathering_acts(self, verb: int, nouns: frozenset[str]) -> bool:
        """Whether a gathering opens a sentence and acts in its first verb: "The forum | addressed"."""
        first = self._sentence.first
        start = self._grammar.group_start(verb)
        opening = self._tokens[first : min(first + _OPENING, start)]
        noun = next((t for t in opening if t.lemmas & nouns), None)
        if noun is None or any(self._grammar.role(k) for k in range(first, start)):
            return False
        between = self._tokens[noun.index + 1 : start]
        return not between or between[0].lower in ("in", "on", "at", "of", "also")
