"""Whose official it is whom a text calls by his bare title, told before with his state and never by name:
"Премьер Чили говорил с эмиром Катара. Он обсудил | с эмиром торговлю"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import faces_other
from kg.extract.languages.ru.same_post import expanded, means
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Words

# The title with the state stands so many sentences before the bare one at most.
_NEAR = 3
# Monarchs, whose title can be said by this word: "Король Иордании прибыл. | Монарх посетил мечеть".
_MONARCHS = words_of("posts", "monarchs")
_MONARCH = "монарх"


def settle(words: Words, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Give bare titles the state or body of the only official before who has one; none in texts that have a
    home, where a bare title is that of its own official, or where somebody named has such a post."""
    for party in parties if not home else ():
        said = party.capacity
        if said is None or not _is_bare(party) or faces_other(words, party.sentence):
            continue
        told = [p for p in parties if 0 < party.sentence - p.sentence <= _NEAR and _is_told(p)]
        meant = [p for p in told if p.capacity is not None and _says(said, p.capacity)]
        named = any(_says(said, c) or means(said, c) for q in persons for c in q.capacities)
        others = (p for p in parties if _is_told(p) and p not in meant and p.capacity is not None)
        named = named or any(p.capacity is not None and _says(said, p.capacity) for p in others)
        owners = {(p.capacity.organization, p.capacity.country) for p in meant if p.capacity is not None}
        if len(owners) == 1 and not named and _goes_on(words, party, meant[-1]):
            said.organization, said.country = next(iter(owners))


def _is_bare(party: Party) -> bool:
    """Whether a mention is of one official by nothing but his title."""
    said = party.capacity
    alone = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
    return alone and said is not None and not (said.country or said.organization or said.former)


def _is_told(party: Party) -> bool:
    """Whether a mention is of one official of a state or body, without a name."""
    said = party.capacity
    alone = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
    owned = said is not None and bool(said.country or said.organization) and not said.former
    return alone and owned and not party.inner


def _says(short: Capacity, full: Capacity) -> bool:
    """Whether a bare title is the one of a post, or a word for it."""
    said, held = expanded(short.position), expanded(full.position)
    return said == held or (said == _MONARCH and held in _MONARCHS)


def _goes_on(words: Words, bare: Party, told: Party) -> bool:
    """Whether the bare title takes up who acted, or with whom somebody talked, or with whom others come: not
    "Президент Чили прибыл. Пройдет встреча | с президентом", who is his host."""
    if "nom" in bare.cases and not bare.prep:
        return True
    along = bare.first > 1 and words.tokens[bare.first - 2].lower == "вместе"
    return (
        along or (bool(told.prep) and bare.prep == told.prep) or ("nom" not in told.cases and not told.prep)
    )
