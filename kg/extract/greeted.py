"""Who greets a guest, and who speaks to the other side: of which visit or talk that is. The same for every
language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.delegates import be_sent
from kg.extract.drafts import TALKS, Draft, Loss
from kg.extract.reading import Reading
from kg.extract.spans import Span
from kg.extract.whereabouts import same_place

# What became of a mention that only adds to an event, where none is told before.
ADDS_NOTHING: Loss = "nothing told before that it adds to"
# Who speaks after a talk was told, so many sentences at most, speaks at it.
_ANSWERS = 8
_SEVERAL = 2


def greet(reading: Reading, people: Draft, drafts: Sequence[Draft]) -> bool:
    """Add who greets a guest, or is of his delegation, to the visit that the sentence tells of after it; who
    greets also to that of the headline. False for none."""
    guests = {p.party.key() for p in people.parts if p.role == "guest"}
    visits = [d for d in drafts if d is not people and d.type == "visit"]
    after = [d for d in visits if d.sentence == people.sentence and d.first > people.first]
    if people.rule == "greeting":
        met = [d for d in visits if guests & d.keys()]
        after = [d for d in after if d in met]
        after += [d for d in met if d.title and people.place is None]
    visit = next(iter(after), None) if people.rule in ("greeting", "delegation") else None
    if visit is None:
        return False
    for part in people.parts:
        visit.add(part.party, part.role)
    if people.rule == "delegation":
        be_sent(reading, visit, people)
    people.into = visit
    return True


def welcomes(draft: Draft) -> bool:
    """Whether a greeting is all that tells of a visit: "встретил у трапа самолета в Астане"."""
    return draft.rule == "greeting" and any(p.role == "guest" for p in draft.parts)


def where_met(greeting: Draft, told: list[Draft]) -> list[Draft]:
    """The visits among several stops that a greeting can be of: those to its state, else where the guest has
    arrived, else the first stop.
    """
    stops = [d for d in told if d.sentence == told[-1].sentence] if told else []
    if len(stops) < _SEVERAL:
        return told
    state = greeting.place.country if greeting.place is not None else ""
    there = [d for d in told if state and d.place is not None and d.place.country == state]
    arrived = [d for d in told if d.modality == greeting.modality == "held" and d not in stops]
    return there or arrived or stops[:1]


def is_town_of(town: Span | None, state: Span | None) -> bool:
    """Whether the greeting at an airport says in which town of the state the guest is."""
    if town is None or state is None or town.kind != "place" or state.kind != "state":
        return False
    return same_place(town, state)


def let_speak(speech: Draft, earlier: Sequence[Draft]) -> None:
    """Add who speaks to the other side to the talk told before, where he is of a side of it and no talk told
    has him already."""
    talks = [d for d in earlier if d.type in TALKS and d.modality == "held" and not (d.title or d.earlier)]
    talk = talks[-1] if talks else None
    speech.lost = ADDS_NOTHING
    if talk is None or speech.sentence - talk.sentence > _ANSWERS or len(talk.parts) < 2:
        return
    known = set().union(*(d.keys() for d in earlier))
    sides = set(talk.countries())
    # "received the ambassadors of the Union. Ambassador A thanked her, Ambassador B spoke of trade"
    if any(p.party.plural and p.party.kind == "post" and p.party.person is None for p in talk.parts):
        sides = set()
    for part in speech.parts:
        country = country_of(part.party)
        if part.party.key() not in known and not (country and len(sides) > 1 and country not in sides):
            talk.parts = [p for p in talk.parts if p.party.kind != "state" or p.party.country != country]
            talk.add(part.party)
            speech.into, speech.lost = talk, ""
