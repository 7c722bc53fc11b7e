"""Times and places of what somebody says at an event: "visited Peru and said the vote would be | in May"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.word_classes import FINITE, SAYING

# The source of the news has so many words at most.
_SOURCE = 14


class WhatIsSaid:
    """The clauses of a text that tell what was said and of no event, behind the events of their sentences."""

    def __init__(self, grammar: Grammar, drafts: Sequence[Draft]) -> None:
        self._grammar = grammar
        self._last: dict[int, int] = {}  # the last trigger of each sentence
        for draft in drafts:
            self._last[draft.sentence] = max(draft.first, self._last.get(draft.sentence, 0))

    def _is_of_source(self, at: int) -> bool:
        """Whether a token stands in the source of the news: ", according to a statement issued in | Riga"."""
        tokens, first = self._grammar.words.tokens, max(at - _SOURCE, 1)
        for i in range(at - 1, first - 1, -1):
            if tokens[i].sentence != tokens[at].sentence or tokens[i].text in ",;:":
                return False
            if tokens[i].lower == "to" and tokens[i - 1].lower == "according":
                return i > 1 and tokens[i - 2].text == ","
        return False

    def holds(self, at: int) -> bool:
        """Whether a token stands in such a clause, after the verb that it has for its own."""
        tokens = self._grammar.words.tokens
        last = self._last.get(tokens[at].sentence)
        if self._is_of_source(at):
            return True
        own = False
        for i in range(at - 1, last if last is not None else at, -1):
            if tokens[i].shape != "word" or not self._grammar.is_finite(i):
                continue
            said = self._grammar.role(i) == FINITE and any(r.lemma in SAYING for r in tokens[i].readings)
            if said:
                return own and tokens[self._grammar.group_start(i) - 1].lower in ("and", "but")
            own = True
        return False
