"""Where in a text something is said: the sentence of a passage, the rules that fired there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluate.gold import Event, Evidence, Quote, quoted
from kg.explain import Explanation, Fate
from kg.explain.lines import outcome

# Where a sentence may end when no language pack has read the text: before a capital, not after an initial.
_END = re.compile(r"(?<=[^\W\d_]{3}[.!?…])[»”\"')]*\s+(?=[«“\"'(]?[^\W\d_a-z])|\n+")
_NO_RULE = "no rule fired in this sentence"


@dataclass(frozen=True)
class Passages:
    """A text with, if kg has read it, the explanation of its record."""

    text: str
    explanation: Explanation | None = None

    def sentence(self, *evidence: Evidence) -> str:
        """Return the sentence that the first evidence with a place in the text is in, on one line.

        A passage that is not in the text stands for itself; '' when there is none at all.
        """
        said = [e for e in evidence if quoted(e).strip()]
        at = next((offset for e in said if (offset := self._find(e)) is not None), None)
        if at is None:
            return " ".join(quoted(said[0]).split()) if said else ""
        start, end = self._around(at)
        return " ".join(self.text[start:end].split())

    def rules_at(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the rules that fired in the sentence of a passage, with what became of each mention."""
        at = self._find(evidence)
        if self.explanation is None or at is None:
            return ()
        start, end = self._around(at)
        fired = [f for f in self.explanation.fates if start <= f.start < end]
        return tuple(f"{self._rule(f)}: {outcome(f)}" for f in fired) or (_NO_RULE,)

    def rules_of(self, event: Event) -> tuple[str, ...]:
        """Return the rules of the mentions that an event of the record is made of."""
        fates = self.explanation.fates if self.explanation is not None else ()
        return tuple(dict.fromkeys(self._rule(f) for f in fates if f.event == event.id))

    def _rule(self, fate: Fate) -> str:
        return f"{fate.rule} “{' '.join(self.text[fate.start : fate.end].split())}”"

    def _find(self, evidence: Evidence) -> int | None:
        return next((at for part in _parts(evidence) if (at := self._offset(part)) is not None), None)

    def _offset(self, passage: Quote) -> int | None:
        words = passage.quote
        if passage.start is not None and self.text[passage.start :].startswith(words):
            return passage.start
        found = re.search(r"\s+".join(map(re.escape, words.split())), self.text) if words.strip() else None
        return found.start() if found else None

    def _around(self, at: int) -> tuple[int, int]:
        sentence = self.explanation.sentence_at(at) if self.explanation is not None else None
        if sentence is not None:
            return sentence.start, sentence.end
        ends = [0, *(match.end() for match in _END.finditer(self.text)), len(self.text)]
        return max(end for end in ends if end <= at), min(end for end in ends if end > at)


def _parts(evidence: Evidence) -> Iterator[Quote]:
    parts = (evidence,) if isinstance(evidence, str) else evidence or ()
    yield from (Quote(part) if isinstance(part, str) else part for part in parts)
