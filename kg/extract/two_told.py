"""The two of two states whom the sentences right before a plural reference tell, where no event of several is
told: "The presidents of Chad and Peru agreed on it. This was done at a meeting of the two leaders". The same
for every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party
from kg.extract.reading import Reading

# In sentences.
JUST_BEFORE = 2
BESIDE = ("attendance", "delegation")
"""Rules of mentions that only add to a talk."""


def people(reading: Reading, reference: Party) -> list[Party]:
    """Return the two people of two states whom the sentences right before name; [] for fewer or more."""
    near = (p for p in _near(reading, reference) if p.person is not None)
    return _two({id(p.person): p for p in near})


def just_named(reading: Reading, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Return the two people of two states who are all that the sentence right before tells of, where the
    event of two told last is older; [] for fewer or more: "A was in Oslo. There B showed him the port. They
    signed a plan"."""
    told = next((d for d in reversed(earlier) if len(d.parts) > 1), None)
    if reference.kind != "pronoun" or told is None or told.sentence >= reference.sentence - 1 or told.title:
        return []
    near = [p for p in _near(reading, reference) if p.sentence == reference.sentence - 1]
    people = {id(p.person): p for p in near if p.person is not None}
    others = [p for p in near if p.person is None and p.kind in ("person", "post", "pronoun")]
    return [] if others else _two(people)


def besides(reading: Reading, reference: Party, draft: Draft) -> list[Party]:
    """Return the two people of two states who are all that the sentence right before tells of, beside who
    deals with "both" of them now: "A accused B. C rang both leaders"; [] for fewer or more."""
    known = draft.keys()
    own = {p.key() for p in reading.parties if p.sentence == reference.sentence and p.last < reference.first}
    if len(own) >= _PAIR:
        return []  # "A met B in Oslo, where | both came"
    near = [p for p in _near(reading, reference) if p.person is not None and p.key() not in known]
    last = max((p.sentence for p in near), default=0)
    return _two({id(p.person): p for p in near if p.sentence == last})


def named_here(reading: Reading, reference: Party) -> list[Party]:
    """Return the two people of two states who act before a pronoun in its sentence and are all that it
    names, "A and B watched the drill, after which | they talked", or one of whom acts on the other: "A warned
    B; | they talked on Monday"; [] for fewer or more."""
    here = [p for p in reading.parties if p.sentence == reference.sentence and p.last < reference.first]
    people = [p for p in here if p.kind in ("person", "post", "group", "pronoun")]
    acting = [p for p in people if "nom" in p.cases and p.person is not None and not p.prep]
    together = len(acting) == len(people)
    both = len(people) == _PAIR and len(acting) == 1 and "nom" in reference.cases
    both = both and all(p.kind == "person" and not p.prep and not p.inner for p in people)
    return (
        _two({id(p.person): p for p in people}) if reference.kind == "pronoun" and (together or both) else []
    )


def officials(reading: Reading, reference: Party) -> list[Party]:
    """Return the two officials of two states, named or not, of the sentence right before; [] for fewer or
    more."""
    before = [p for p in _near(reading, reference) if p.sentence == reference.sentence - 1]
    told = [p for p in before if p.person is not None or (p.kind == "post" and not p.counterpart)]
    if any(p.person is None and not country_of(p) for p in told):
        return []
    return _two({p.key(): p for p in told})


def with_partner(reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Return who talked before with whom alone the sentence of a reference names: "A will see B. No talks
    with C are planned: the two presidents met in May", who are A and C."""
    last = earlier[-1] if earlier else None
    if last is None or last.sentence != reference.sentence or last.type not in TALKS or len(last.parts) != 1:
        return []
    partner = last.parts[0].party
    talks = [d for d in reversed(earlier[:-1]) if d.type in TALKS and len(d.parts) > 1 and not d.title]
    told = next(iter(talks), None)
    if told is None or partner.person is None or any(p.party.key() == partner.key() for p in told.parts):
        return []
    first = in_both(talks) or told.parts[0].party
    return [first, partner] if country_of(first) != country_of(partner) else []


def with_own_partner(reference: Party, draft: Draft, earlier: Sequence[Draft]) -> list[Party]:
    """Return who talked before with somebody else, and with whom alone a talk is now: "A met B. During the
    meeting with C, the ministers discussed trade", who are A and C, where B is of a third state."""
    partners = draft.people()
    if draft.type not in TALKS or reference.kind == "pronoun" or len(partners) != 1 or not partners[0].prep:
        return []
    talks = [d for d in reversed(earlier) if d.type in TALKS and len(d.parts) > 1 and not d.title]
    sides = {p.party.key(): country_of(p.party) for p in talks[0].parts} if talks else {}
    states = {*sides.values(), country_of(partners[0])}
    if len(sides) != _PAIR or len(states) != _PAIR + 1 or partners[0].first > reference.first:
        return []
    return [in_both(talks) or talks[0].parts[0].party, partners[0]]


def in_both(talks: Sequence[Draft]) -> Party | None:
    """Return the only person of the last talk, the first of ``talks``, who took part in the one before, too:
    he goes from one to the other."""
    last, before = talks[:1], talks[1:2]
    known = before[0].keys() if before else set()
    same = [p.party for p in last[0].parts if p.party.key() in known] if last else []
    return same[0] if len(same) == 1 and same[0].person is not None else None


def with_known(reference: Party, draft: Draft, earlier: Sequence[Draft]) -> list[Party]:
    """Return who talked before with whom a reference is told to meet again: "A met B, then C. With B they
    will meet again", who are A and B."""
    if reference.kind != "pronoun":
        return []
    partners = [p.party for p in draft.parts if p.party.person is not None and p.party.prep]
    if len(partners) != 1:
        return []
    known = partners[0].key()
    talks = (d for d in reversed(earlier) if d.type in TALKS and not d.title and {known} <= d.keys())
    talk = next(talks, None)
    people = talk.people() if talk is not None else []
    return people if len(people) == len(talk.parts if talk is not None else ()) == _PAIR else []


_PAIR = 2


def set_apart(draft: Draft, meant: Sequence[Party], *, received: bool = False) -> None:
    """Set a talk apart that those of several states whom a reference means have with somebody else: "A and B
    met. Then they held talks with C"; with who received them, where they are ``received``."""
    sides = {country_of(p) for p in meant} - {""}
    named = [p for p in draft.parts if p.party.person is not None]
    others = [p.party for p in named if p.party.prep or (received and p.role == "host")]
    if draft.type in TALKS and len(sides) > 1 and others:
        known = {p.key() for p in meant}
        draft.apart = draft.apart or all(p.key() not in known for p in others)


def _near(reading: Reading, reference: Party) -> list[Party]:
    low = reference.sentence - JUST_BEFORE
    near = [p for p in reading.parties if low <= p.sentence < reference.sentence]
    return list(reading.stories.same(reference.sentence, near))


def _two(told: Mapping[Any, Party]) -> list[Party]:
    two = sorted(told.values(), key=lambda p: p.first)
    return two if len(two) == 2 == len({country_of(p) for p in two} - {""}) else []


def adds_nobody(people: Draft, told: Sequence[Draft]) -> bool:
    """Whether those who attend are some of those whose talk was told: "The ministers of Chad, Peru and Oman
    met. A represented Chad, B Peru"."""
    talks = (d for d in told if d.type == people.type and d.rule not in BESIDE and d.first < people.first)
    talk = next(talks, None)
    return people.rule == "attendance" and talk is not None and people.keys() < talk.keys()
