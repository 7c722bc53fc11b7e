"""Which of two holders of one post a bare post means, by whom he deals with, or where he goes: "Minister A of
Oman received Minister B of Kenya. The minister also met the Omani trade minister": B. The same for every
language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Party, Person
from kg.extract.posts_held import title_of
from kg.extract.reading import Reading
from kg.extract.several_meant import fits


def settle(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Let a bare post in a talk of two mean who is of another state than his partner, and who is at home
    where he receives somebody of a third state; on a visit, who is of another state than the place."""
    for n, draft in enumerate(drafts):
        if draft.type == "visit" and not draft.title:
            _travel_abroad(reading, draft, drafts[:n])
        if draft.type not in (*TALKS, "signing") or draft.title or len(draft.parts) != _TWO:
            continue
        for part, other in ((draft.parts[0], draft.parts[1]), (draft.parts[1], draft.parts[0])):
            if _is_bare(part.party) and other.party.person is not None and not _is_bare(other.party):
                meant = _meant(reading, draft, part, other, drafts[:n])
                if meant is not None:
                    part.party = meant.mentions[0]


_TWO = 2


def _travel_abroad(reading: Reading, visit: Draft, earlier: Sequence[Draft]) -> None:
    """Let a bare post on a visit mean who is of another state than that which is visited: "Minister A of Oman
    received Minister B of Kenya. The minister will visit Nairobi": A."""
    guests = [p for p in visit.parts if p.role != "host"]
    part = guests[0] if len(guests) == 1 else None
    state = visit.place.country if visit.place is not None else ""
    taken = part.party.person if part is not None else None
    if part is None or taken is None or not state or taken.country != state or not _is_bare(part.party):
        return
    before = [d for d in earlier if d.sentence < visit.sentence]
    rivals = [p for p in _rivals(reading, part.party, taken, before) if p.country != state]
    if len(rivals) == 1:
        part.party = rivals[0].mentions[0]


def _rivals(reading: Reading, party: Party, taken: Person, earlier: Sequence[Draft]) -> list[Person]:
    """Who else a bare post or a pronoun can mean, of those told last beside whom it was taken for."""
    told = [d for d in earlier if not d.title and taken in _people(d) and len(_people(d)) > 1]
    beside = [p for p in _people(told[-1]) if p is not taken] if told else []
    rivals = [p for p in beside if p.country not in ("", taken.country)]
    if party.kind == "pronoun":
        return [p for p in rivals if "" in (p.gender, taken.gender) or p.gender == taken.gender]
    title = title_of(party)
    return [p for p in rivals if fits(reading, title, p)] if fits(reading, title, taken) else []


def _is_bare(party: Party) -> bool:
    """Whether somebody is told without a state and a name: "the minister", "he"."""
    held = party.capacity
    if party.person is None or party.plural or party.counterpart:
        return False
    if party.kind == "pronoun":
        return "gen" not in party.cases  # "his talks" may be of somebody else told of there
    return party.kind == "post" and held is not None and not (held.country or party.country)


def _meant(
    reading: Reading, draft: Draft, part: Part, other: Part, earlier: Sequence[Draft]
) -> Person | None:
    """Who is meant instead of whom the post was taken for; None where that is well."""
    taken = part.party.person
    told = [d for d in earlier if not d.title and taken is not None and taken in _people(d)]
    here = _where(told)
    partner = country_of(other.party) or ("" if _is_of_union(reading, other.party) else here)
    if taken is None or not partner or not taken.country:
        return None
    pronoun = part.party.kind == "pronoun"
    rivals = [p for p in _rivals(reading, part.party, taken, earlier) if p is not other.party.person]
    if len(rivals) != 1:
        return None
    if taken.country == partner and (not pronoun or partner == here):
        return rivals[0] if rivals[0].country != partner else None
    own = "" if pronoun else _own_town(reading, draft)
    if own and own in (taken.country, rivals[0].country):  # "The premier had received the envoy in Tbilisi"
        return rivals[0] if own == rivals[0].country != partner else None
    receives = part.role == "host" and other.role == "guest" and not pronoun
    return rivals[0] if receives and here == rivals[0].country != partner else None


def _own_town(reading: Reading, talk: Draft) -> str:
    """The state of the town that the sentence of a talk itself tells, '' for none."""
    place = talk.place if talk.place is not None and talk.place.kind == "place" else None
    return place.country if place is not None and _sentence(reading, place.first) == talk.sentence else ""


def _sentence(reading: Reading, token: int) -> int:
    return reading.words.tokens[token].sentence


def _people(draft: Draft) -> list[Person]:
    return [p.party.person for p in draft.parts if p.party.person is not None]


def _where(told: Sequence[Draft]) -> str:
    """The state where somebody was last told to be, where an official without a state is one of its own."""
    return next((d.place.country for d in reversed(told) if d.place is not None), "")


def _is_of_union(reading: Reading, party: Party) -> bool:
    """Whether somebody acts for a body of several states."""
    held = party.person.capacities if party.person is not None else []
    return any(c.organization and reading.international(c.organization) for c in held)
