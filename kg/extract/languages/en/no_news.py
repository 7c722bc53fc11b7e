"""What is no matter though the object of a verb of stress, in English: papers presented, whom one asks."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.topic_speakers import SPEAKERS, TopicSpeakers
from kg.extract.languages.en.word_classes import DETERMINERS, INFINITIVE
from kg.extract.words import Token

_ADDRESSEES = SPEAKERS | words_of("topics", "phrases", "doers")
# Presented by envoys and guests, and no matter: "presented his credentials".
_PRESENTED = frozenset(("credentials", "letter", "letters", "copies", "copy", "gift", "award", "medal"))
_REJECTED = words_of("topics", "stress", "rejected")
_ADDRESSED = words_of("topics", "stress", "addressed")
_ANNOUNCED = words_of("topics", "stress", "announced")
# "A further 40 million euros of humanitarian assistance" has so many words up to its noun.
_NEWS = 7


class NoNews(TopicSpeakers):
    """Tells what is no news of talks in a sentence."""

    def _is_no_news(self, verb: Token, start: int, noun: str) -> bool:
        """Whether only papers are presented, somebody is asked to act, or what is announced is no aid."""
        lemma = verb.lemma
        words = {t.lower for t in self._tokens[start : min(start + 3, self._sentence.last)]}
        if (lemma == "reject" and words & _REJECTED) or (lemma == "address" and words & _ADDRESSED):
            return True
        if lemma == "consider" and any(
            t.lower == "one" and self._tokens[t.index + 1].lower == "of"
            for t in self._tokens[start : min(start + _NEWS, self._sentence.last)]
        ):
            return True  # "considers Oman one of its partners"
        if lemma in ("ask", "instruct", "direct", "seek"):
            return not self._asks(verb, start)
        if lemma == "announce":
            near = self._tokens[start : min(start + _NEWS, self._sentence.last)]
            return not any(t.lower in _ANNOUNCED or t.text in "$€£" for t in near)
        if lemma in ("demand", "request", "reject", "protest", "recommend", "back"):
            return self.names_party(start) or self._names_somebody(start)
        return lemma == "present" and noun in _PRESENTED

    def _asks(self, verb: Token, start: int) -> bool:
        """Whether somebody is asked to do something, or something is sought: "asked Oman to | lift"."""
        opening = self._tokens[start]
        if verb.lemma == "seek":
            return (
                verb.lower == "sought"
                and opening.shape == "word"
                and opening.lower not in ("to", "out", "re-election", "election")
            )
        near = range(start + 1, min(start + _NEWS, self._sentence.last))
        to = any(
            self._tokens[k].lower == "to" and self._grammar.role(self._past_adverbs(k + 1)) == INFINITIVE
            for k in near
        )
        return to and self._names_somebody(start)

    def _names_somebody(self, start: int) -> bool:
        """Whether who is told stands at a token: "updated the king on", "briefed him on"."""
        near = self._tokens[start : min(start + 2, self._sentence.last)]
        told = len(near) > 1 and near[0].lower in DETERMINERS and near[1].lower in _ADDRESSEES
        whose = self._tokens[start : min(start + 3, self._sentence.last)]  # "his Omani | counterpart"
        told = told or (
            len(whose) > 2
            and whose[0].lower in DETERMINERS
            and whose[1].capital
            and whose[2].lower in _ADDRESSEES
        )
        return told or any(p.first <= start + 1 and start <= p.last for p in self._parties)
