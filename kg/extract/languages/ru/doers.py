"""Who did what a participle tells, whom "his" behind him means: "слова, сказанные А в ходе | его визита"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import Clauses, participle
from kg.extract.parties import Person
from kg.extract.words import Words


def doer(words: Words, clauses: Clauses, index: int) -> Person | None:
    """Return by whom a participle clause says that something was done ahead of a token, None for nobody."""
    segment = clauses.segments[clauses.index_of(index)]
    done = words.tokens[segment.first]
    if not participle(done) or not any("pssv" in r.tags for r in done.readings[:2]):
        return None
    by = [p for p in clauses.parties if segment.first < p.first < index and "ins" in p.cases]
    by = [p for p in by if p.person is not None and not p.prep and "nom" not in p.cases]
    return by[0].person if by else None
