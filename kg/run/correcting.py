"""The records of a store as people put them right: corrections replayed, as far as they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import kg.model
import kg.resolve
from kg.correct import Account, Corrected, contradictions, corrected
from kg.corrections import Correction, flaw, in_order
from kg.errors import SkipRecord
from kg.records import Record, from_json
from kg.resolve import Decision, Judgement
from kg.validate import Validator


class Replay:
    """Decisions that stand, ready to be applied to the records of articles.

    A correction that an article cannot bear, since its graph would not be valid, is refused there and changes
    nothing; the others of the article are applied. The outcome depends on record and decisions alone.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.decisions = entries = list(decisions)
        self.judgements = [entry for entry in entries if isinstance(entry, Judgement)]
        self.corrections = in_order(entry for entry in entries if isinstance(entry, Correction))
        self.refused: dict[str, str] = {c.id: why for c in self.corrections if (why := flaw(c))}
        self._applied: set[str] = set()
        self._of: dict[str, list[Correction]] = defaultdict(list)
        self._done: dict[str, Corrected] = {}
        self._kept: dict[str, list[Correction]] = {}
        for correction in self.corrections:
            for article in sorted(correction.articles) if correction.id not in self.refused else ():
                self._of[article].append(correction)

    def records(self, stated: Iterable[Record]) -> Iterator[Record]:
        """Yield records as they were corrected."""
        return (self.corrected(record).record for record in stated)

    def corrected(self, record: Record) -> Corrected:
        """Return a record with all of its corrections that hold; the same record gives the same outcome."""
        article = record.article.id
        if article not in self._of:
            return Corrected(record=record)
        if article not in self._done:
            self._done[article] = done = self._as_far_as_it_holds(record, self._of[article])
            self._applied |= {applied.correction.id for applied in done.applied}
        return self._done[article]

    def corrected_or_none(self, article: str, record: bytes) -> Corrected | None:
        """Return the record of an article, as JSON, with its corrections; None when nobody corrects it."""
        return self.corrected(from_json(record)) if article in self._of else None

    def wishes(self) -> dict[str, str]:
        """Return by article what names the corrections that are wished for in it."""
        return {article: " ".join(each.id for each in wished) for article, wished in self._of.items()}

    def account(self, record: Record) -> Account:
        """Return what is corrected in a record by the facts that it states."""
        self.corrected(record)
        return Account(record, self._kept.get(record.article.id, ()))

    def mark(self, record: Record) -> list[tuple[str, ...]]:
        """Return what was corrected in a record, to tell whether its graph says so."""
        return [
            ("correction", done.correction.id, str(done.fact), done.before, done.now)
            for done in self.corrected(record).applied
        ]

    def idle(self) -> list[tuple[Correction, str]]:
        """Return the corrections that do nothing in the records that were asked for, each with the reason."""
        gone = (
            "no article states what it corrects: the article changed, is not here, or another correction goes"
        )
        return [
            (correction, self.refused.get(correction.id, gone))
            for correction in self.corrections
            if correction.id not in self._applied
        ]

    def contradictions(self) -> list[tuple[Correction, Correction]]:
        """Return corrections that contradict each other; the second of a pair does not go."""
        return contradictions(c for c in self.corrections if c.id not in self.refused)

    def _as_far_as_it_holds(self, record: Record, corrections: list[Correction]) -> Corrected:
        article = record.article.id
        done = corrected(record, corrections)
        if not done.applied or _objection(done) is None:
            self._kept[article] = corrections
            return done
        kept = self._kept[article] = []
        for correction in corrections:
            if why := _objection(corrected(record, [*kept, correction])):
                self.refused.setdefault(correction.id, f"{article}: {why}")
            else:
                kept.append(correction)
        return corrected(record, kept)


def _objection(done: Corrected) -> str | None:
    """Return why the graph of a corrected record would not be valid, None when it is."""
    try:
        known = kg.resolve.identities(done.record)
        graph = kg.model.triples(done.record, known, corrections=done.applied)
    except SkipRecord as error:
        return error.message
    report = _validator().validate(graph)
    return None if report.conforms else report.reason()


@lru_cache(maxsize=1)
def _validator() -> Validator:
    return Validator()
