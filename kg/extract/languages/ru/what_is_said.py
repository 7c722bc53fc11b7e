"""Times and places of what is no event: "на встрече сообщил, что выборы пройдут | в мае", "прибыл в Рим и |
5 мая откроет завод", "на встрече отметил важность открытия завода | в мае"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.matters_said import MattersSaid
from kg.extract.parties import Party
from kg.extract.times import When
from kg.extract.words import Words

_SAYS = frozenset(("что", "чтобы", "будто"))
_ADDS = frozenset(("где", "куда", "и", "а", "но"))


class WhatIsSaid:
    """The clauses of a text that tell of no event, behind the events of their sentences."""

    def __init__(
        self, words: Words, drafts: Sequence[Draft], parties: Sequence[Party], whens: Sequence[When]
    ) -> None:
        self._words = words
        self._matters = MattersSaid(words, parties, whens)
        self._told: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._told.setdefault(draft.sentence, []).append(draft)

    def holds(self, at: int) -> bool:
        """Whether a token stands in such a clause: what somebody says, or what is to come after what was."""
        told = self._told.get(self._words.tokens[at].sentence)
        if not told:
            return False
        last = max(d.first for d in told)
        tokens = self._words.tokens
        if self._matters.holds(at, self._told[tokens[at].sentence]):
            return True
        for i in range(at - 1, last, -1):
            if tokens[i].lower in _SAYS and tokens[i - 1].text == ",":
                return True
            if tokens[i].lower in _ADDS or "который" in tokens[i].lemmas:
                held = all(d.modality == "held" for d in told)
                return held and self._is_to_come(i, at)
        return False

    def _is_to_come(self, opens: int, at: int) -> bool:
        """Whether a clause from a joining word on speaks of the future alone."""
        end = self._words.sentence_of(at).last
        clause = self._words.tokens[opens : end + 1]
        stop = next((k for k, t in enumerate(clause) if t.shape == "mark" and t.index > at), len(clause))
        verbs = [t for t in clause[:stop] if finite(t)]
        return bool(verbs) and all("futr" in t.readings[0].tags for t in verbs)
