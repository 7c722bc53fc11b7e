"""Who speaks of a topic: the subject of its verb, be it a word that no party stands for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.gathered_matters import GatheredMatters
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import FINITE, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

SPEAKERS = words_of("topics", "speakers", "nouns")
# What gives a chance to speak of something: "The visit provided an opportunity to discuss trade".
CHANCES = words_of("topics", "nouns", "occasions")
# "Talks between the Omani minister and her colleague covered": the noun stands so many words before the verb.
_SUBJECT = 16


class TopicSpeakers(GatheredMatters):
    """Finds who speaks in a sentence."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        super().__init__(grammar, sentence, parties)
        self._clauses: Clauses | None = None

    def _has_speaker(self, token: Token) -> bool:
        """Whether somebody who can talk is the subject, be it in a word that no party stands for."""
        start = self._grammar.group_start(token.index)
        if start > self._sentence.first and self._tokens[start - 1].lower in ("both", "all"):
            return True  # "Both reiterated their wish"
        before = self._grammar.previous(start)
        if before is not None and before.lower in ("which", "that"):  # "the talks, which covered"
            before = self._tokens[before.index - 1 - (self._tokens[before.index - 1].text == ",")]
        if bool(self._speakers(token.index)) or (before is not None and before.lower in SPEAKERS):
            return True
        if before is not None and before.lower == "and" and self._goes_on(before):
            return True
        return self._talks_act(start)

    def _talks_act(self, verb: int) -> bool:
        """Whether talks of which it is told with whom are the subject: "Talks with Oman | covered"."""
        for k in range(verb - 2, max(verb - _SUBJECT, self._sentence.first) - 1, -1):
            if self._grammar.role(k) == FINITE or self._tokens[k].text in ",;:":
                return False
            if self._tokens[k].lower in CHANCES and self._tokens[k + 1].lower in (
                "with",
                "between",
                "among",
            ):
                start = self._grammar.group_start(k)
                before = self._tokens[start - 1]
                opens = start == self._sentence.first or before.text == ","
                return opens or (before.lower not in PREPOSITIONS and not self._grammar.role(start - 1))
        return False

    def _goes_on(self, joint: Token) -> bool:
        """Whether a verb goes on from one in which talks act: "The meeting hailed and emphasised"."""
        verbs = (i for i in range(self._sentence.first, joint.index) if self._grammar.role(i) == FINITE)
        first = next(verbs, None)
        before = self._grammar.previous(self._grammar.group_start(first)) if first is not None else None
        return before is not None and before.lower in SPEAKERS and before.index - self._sentence.first < 3

    def _speakers(self, index: int) -> list[Party]:
        return self._clauses_here().subject(index)

    def _clauses_here(self) -> Clauses:
        if self._clauses is None:
            self._clauses = Clauses(self._grammar, self._sentence, self._parties)
        return self._clauses
