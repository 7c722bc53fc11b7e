"""Matters of talks and ties that no verb of discussing tells, in English: "ties, which include | trade"."""

from __future__ import annotations

from kg.extract.languages.en.asked_of_others import AskedOfOthers
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.topic_nouns import Cue
from kg.extract.languages.en.word_classes import FINITE
from kg.extract.words import Token

_TALKS, _FEELINGS = words_of("topics", "nouns", "talks"), words_of("topics", "nouns", "feelings")
# "Ties, which include | trade"
# "A series of | engagements that will highlight"
_ENGAGEMENTS = frozenset(
    ("engagements", "meetings", "meeting", "talks", "discussions", "conversations", "consultations", "call")
)
_HIGHLIGHTING = frozenset(("highlight", "underscore", "focus", "address", "cover", "explore", "advance"))
HOLDING = frozenset(("include", "encompass", "cover", "span"))
_TIES = frozenset(
    ("ties", "partnership", "cooperation", "relationship", "relations", "collaboration", "agenda")
)

_JOURNEYS = words_of("topics", "purposes", "journeys")
# From "visit" to what it is for: "on a three-day state visit to Japan to boost".
_JOURNEY = 8


class TiesTold(AskedOfOthers):
    """Finds what ties are said to have, what talks are said to cover, and what is felt."""

    def _describes_talks(self, token: Token) -> bool:
        """Whether a form in -ing says what talks are about: "a wide-ranging conversation | covering"."""
        before = self._tokens[max(token.index - 1, self._sentence.first)]
        return token.lower in ("covering", "addressing", "concerning") and before.lower in _TALKS

    def _of_ties(self, token: Token) -> Cue | None:
        """ "Noted the strength of their partnership, which includes | trade": what ties are said to have."""
        before = self._tokens[max(token.index - 3, self._sentence.first) : token.index]
        which = len(before) == 3 and before[2].lower in ("which", "that") and token.lemma in HOLDING
        if not which or token.index >= self._sentence.last:
            return None
        noun = before[1] if before[1].text != "," else before[0]
        if noun.lower not in _TIES:
            return None
        verbs = (k for k in range(self._sentence.first, token.index) if self._grammar.role(k) == FINITE)
        main = next(verbs, None)
        return Cue(main, token.index + 1, soft=True) if main is not None else None

    def is_of_talks(self, token: Token) -> bool:
        """Whether a relative clause says what talks are for: "engagements that will | highlight"."""
        i = self._grammar.group_start(token.index) - 1
        while i > self._sentence.first and self._tokens[i].lower in ("will", "would", "also"):
            i -= 1
        if i <= self._sentence.first + 1 or self._tokens[i].lower not in ("that", "which"):
            return False
        noun = self._tokens[i - 1 - (self._tokens[i - 1].text == ",")]
        return noun.lower in _ENGAGEMENTS and bool(token.lemmas & _HIGHLIGHTING)

    def _past_on(self, token: Token) -> int:
        """The token after a verb and "on": "focused on | trade"."""
        return token.index + 1 + (self._tokens[token.index + 1].lower in ("on", "upon"))

    def _of_felt(self, token: Token) -> Cue | None:
        """ "Interest was expressed in | trade": what is felt of a matter."""
        before = self._grammar.previous(self._grammar.group_start(token.index))
        felt = token.lemma in ("express", "voice") and before is not None and before.lower in _FEELINGS
        preposition = self._tokens[token.index + 1].lower
        about = felt and preposition in ("in", "for", "about", "over", "on", "regarding")
        return Cue(token.index, token.index + 2) if about and token.index + 2 <= self._sentence.last else None

    def is_person(self, first: int) -> bool:
        """Whether an official is what the verb takes: "welcomed Foreign Minister X to Washington"."""
        counted = first + (self._tokens[first].shape == "number")
        near = [
            p
            for p in self._parties
            if p.first <= counted <= p.last and p.kind in ("person", "post", "pronoun")
        ]
        if not near or near[0].last + 1 >= len(self._tokens):
            return False
        return self._tokens[near[0].last + 1].lower not in ("'s", "’s", "'", "’")

    def is_for_journey(self, verb: int) -> bool:
        """Whether an infinitive tells what a journey is for: "on a visit to Japan | to boost trade"."""
        for k in range(verb - 2, max(verb - _JOURNEY, self._sentence.first), -1):
            if self._tokens[k].text in ",;:" or self._grammar.role(k):
                return False
            if self._tokens[k].lower in _JOURNEYS:
                return True
        return False

    def _joins_owners(self, first: int, k: int) -> bool:
        """Whether "and" stands between two whose feeling it is: "Kenya’s | and Oman’s support"."""
        return self._tokens[k].lower == "and" and k > first and self._tokens[k + 1].capital
