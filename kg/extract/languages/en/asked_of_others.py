"""What one side wants another to do, in English: "urged the government to release | political prisoners"."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.no_news import NoNews
from kg.extract.languages.en.told_matters import NO_DOING
from kg.extract.languages.en.topic_nouns import Cue
from kg.extract.languages.en.word_classes import DETERMINERS, FINITE, INFINITIVE, PASSIVE
from kg.extract.words import Token

URGING = words_of("topics", "asked", "verbs")
# "Called | on Oman to", "appealed | to the sides to"
_PREPOSITIONS = {"call": ("on", "upon"), "appeal": ("to",)}
# "All parties in eastern Congo | to": so many words.
_WHOM = 12
_MARKS = frozenset(("'s", "’s", "'", "’", "-", "."))


class AskedOfOthers(NoNews):
    """Finds what somebody is asked to do in a sentence."""

    def of_urging(self, verb: Token) -> Cue | None:
        """The matter of what others are urged to do; None where they are only to come or to speak."""
        if verb.lemmas.isdisjoint(URGING):
            return None
        start = self._past_adverbs(verb.index + 1)
        for lemma, prepositions in _PREPOSITIONS.items():
            if lemma in verb.lemmas:
                if self._tokens[start].lower not in prepositions:
                    return None
                start += 1
                if self._is_state(start):
                    return None
        if start >= self._sentence.last or not self._names_somebody(start):
            return None
        to = self._to_after(start)
        matter = self.to_do(to + 1) if to is not None else None
        return Cue(verb.index, matter, soft=True) if matter is not None else None

    def _is_no_news(self, verb: Token, start: int, noun: str) -> bool:
        to = self._to_after(start) if verb.lemmas & URGING else None
        if to is not None and self._tokens[self._past_adverbs(to + 1)].lemmas & NO_DOING:
            return True  # "urged his colleague to | visit Riga"
        return super()._is_no_news(verb, start, noun)

    def _is_state(self, start: int) -> bool:
        """Whether a state is called on, which is far from the talks in most texts: "called on | Oman to"."""
        near = (p for p in self._parties if p.first <= start + 1 and start <= p.last)
        return any(p.kind == "state" for p in near)

    def _to_after(self, start: int) -> int | None:
        """The "to" after whom one asks: "the two sides in Yemen | to"."""
        for k in range(start + 1, min(start + _WHOM, self._sentence.last - 1)):
            token = self._tokens[k]
            if self._grammar.role(k) in (FINITE, PASSIVE) or (
                token.shape == "mark" and token.text not in _MARKS
            ):
                return None
            if token.lower == "to" and self._is_to_act(self._past_adverbs(k + 1)):
                return k
        return None

    def _is_to_act(self, k: int) -> bool:
        following = self._tokens[k]
        plain = following.shape == "word" and not following.capital and following.lower not in DETERMINERS
        return self._grammar.role(k) == INFINITIVE or (plain and self._is_base(k))
