"""Who did what a participle tells, whom "his" behind him means: "слова, сказанные А в ходе | его визита"; who
acts by a verb in the singular."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import Clauses, participle
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words


def doer(words: Words, clauses: Clauses, index: int) -> Person | None:
    """Return by whom a participle clause says that something was done ahead of a token, None for nobody."""
    segment = clauses.segments[clauses.index_of(index)]
    done = words.tokens[segment.first]
    if not participle(done) or not any("pssv" in r.tags for r in done.readings[:2]):
        return None
    by = [p for p in clauses.parties if segment.first < p.first < index and "ins" in p.cases]
    by = [p for p in by if p.person is not None and not p.prep and "nom" not in p.cases]
    return by[0].person if by else None


def acting_alone(verb: Token, subject: list[Party]) -> list[Party]:
    """The subject of a verb, only the last one before a verb in the singular: "где с ним беседовали А и Б, |
    генсек | прибыл"."""
    single = bool(verb.readings) and all(r.number == "s" for r in verb.readings if r.pos == "V")
    ahead = len(subject) > 1 and verb.readings[0].pos == "V" and subject[-1].last < verb.index
    people = ahead and all(p.person_span is not None for p in subject)
    return subject[-1:] if single and people else subject
