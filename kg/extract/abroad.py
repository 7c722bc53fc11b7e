"""Who is met by officials of the home in another state, and is therefore none of theirs. The same for every
language."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading

# Who is told to be abroad is there for so many sentences.
_AWAY = 4


def is_met(reading: Reading, person: Person) -> bool:
    """Whether an official of the home, who is told to be in another state, meets somebody there or is
    received by him: "paid a visit to Peru. She called on Premier A"; no own envoy, nor who travels, too."""
    posts = [c for c in person.capacities if not reading.international(c.organization)]
    if person.country or not posts or any(map(reading.is_sent, posts)):
        return False
    away = [d for d in reading.drafts if _is_away(reading, d)]
    if any(p.party.person is person and p.role != "host" for d in away for p in d.parts if d.type == "visit"):
        return False
    sole = any(reading.sole(c.position) for c in posts)
    for draft in reading.drafts if away else ():
        met = [p.party for p in draft.parts if p.party.person is person]
        if draft.title or draft.type not in (*TALKS, "visit"):
            continue
        met = met if sole else [p for p in met if p.sentence == draft.sentence and p.first > draft.last]
        own = {p.party.key() for p in draft.parts if country_of(p.party) == reading.home}
        before = (d for d in away if 0 <= draft.sentence - d.sentence <= _AWAY and d.first <= draft.first)
        if met and any(own & d.keys() for d in before):
            return True
    return False


def is_closed(party: Party) -> bool:
    """Whether no post of somebody can be of the home."""
    posts = party.person.capacities if party.person is not None else []
    return all(c.closed for c in posts)


def _is_away(reading: Reading, draft: Draft) -> bool:
    """Whether a visit leads to another state than the home, or a talk with an official of one is in it."""
    if draft.title or draft.denied:
        return False
    if draft.type == "visit":
        return draft.place is not None and draft.place.country not in ("", reading.home)
    tokens = reading.words.tokens
    towns = {s.country for s in reading.located if tokens[s.first].sentence == draft.sentence}
    return draft.type == "meeting" and bool(towns - {"", reading.home} & set(draft.countries()))
