"""What a short post beside a name can mean that is told before: "Министр обороны Чада прибыл в Лиму. |
Министр Идрис Махамат заявил"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.capacities import is_spokesman
from kg.extract.languages.ru.counterparts import each_has
from kg.extract.languages.ru.principals import FACING, faces_other
from kg.extract.languages.ru.same_post import means
from kg.extract.named_later import Ways
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# Who is present at the talk of others is none of them: "На встрече присутствовал | министр А".
_PRESENT = frozenset(("присутствовать", "сопровождать", "проводить"))


def ways(words: Words, parties: Sequence[Party], home: str) -> Ways:
    """Return what Russian says of posts without a name; an official without a state is of the ``home``."""

    def may_be(person: Person, office: Capacity) -> bool:
        own = not home or office.country == home or bool(person.country)
        return own and not _is_only_met(words, parties, person)

    def faces(sentence: int) -> bool:
        present = any(t.lemmas & _PRESENT for t in words.inside(sentence))
        return present or (faces_other(words, sentence) and not _has_colleague(words, parties, sentence))

    return Ways(_fits, may_be, faces, _add)


def _is_only_met(words: Words, parties: Sequence[Party], person: Person) -> bool:
    """Whether somebody of no told state is first named as one with whom there are talks, where nobody but the
    official told before can hold them: "Министр Чили прибыл. Прошли переговоры | с министром А"."""
    first = person.mentions[0]
    if person.country or first.prep not in ("с", "со") or words.is_title(first.sentence):
        return False
    here = (p for p in parties if p.sentence == first.sentence and p.person is not person)
    return not any("nom" in p.cases and not p.prep and p.kind != "pronoun" for p in here)


def _has_colleague(words: Words, parties: Sequence[Party], sentence: int) -> bool:
    """Whether a sentence only names the colleague of an official whose state it tells: "По словам чилийского
    министра А, его коллега Б готовится"."""
    named = [p for p in parties if p.sentence == sentence and p.person_span is not None and p.person]
    n = next((n for n, p in enumerate(named) if p.counterpart), 0)
    whose = named[n - 1].person if n else None
    if whose is None or not whose.country:
        return False
    around = (t for t in words.inside(sentence) if not named[n].first - 1 <= t.index <= named[n].last)
    return not any(t.lemmas & FACING for t in around)


def _add(person: Person, office: Capacity) -> None:
    """Give a person the whole of a post that he has in short; "президент" says all of "глава государства"."""
    if any(office.richer(held) for held in person.capacities):
        person.add(office)


def _fits(said: Capacity, office: Capacity) -> bool:
    if said.country not in ("", office.country) or is_spokesman(said.position):
        return False
    if not all(not c.organization or each_has(c.organization) for c in (said, office)):
        return False
    own = replace(said, country=office.country)
    return means(own, office) or means(office, own)
