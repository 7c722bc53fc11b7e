"""Events while they are being read, and what is decided over the whole text. The same for every language.

A draft is one mention of an event. ``settle`` makes the events of the text from them: mentions of one
event merge, meetings inside a visit or a conference get ``part_of``, places are inherited.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.times import When
from kg.records import EventType, Modality, Role


@dataclass(slots=True, eq=False)
class Part:
    """A party in its role at one event."""

    party: Party
    role: Role = "participant"


@dataclass(slots=True, eq=False)
class Item:
    """A topic or document: its label, the tokens that show it. A ``vague`` document is counted, not named."""

    label: str
    first: int
    last: int
    vague: bool = False


@dataclass(slots=True, eq=False)
class Agenda:
    """A topic with the token of its cue and who speaks of it, as far as the sentence says ([] for nobody).

    A ``soft`` one is what a side stresses or tells: a topic only of a talk in which that side takes part.
    ``kinds`` are the types of event that the clause names as its occasion ("на встрече"; () for none).
    """

    cue: int
    item: Item
    soft: bool = False
    speakers: list[Party] = field(default_factory=list)
    kinds: tuple[EventType, ...] = ()


@dataclass(slots=True, eq=False)
class Claim:
    """What somebody says: ``text`` without the words of saying; ``body`` holds it, [first, last] shows it.

    ``attendance`` is a number of people that it gives for a gathering; ``own`` marks what the article says
    in its own name, which counts for nothing without the gathering.
    """

    text: str
    body: tuple[int, int]
    first: int
    last: int
    speaker: Party | None = None
    attendance: int | None = None
    own: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """A mention of an event. Tokens [first, last] are its trigger; ``rule`` names what fired.

    ``named`` marks a gathering that a name identifies. ``frame`` is the draft that the text names as the
    frame
    ("на полях саммита"). ``vague`` marks a mention that counts only when it merges or has two parties.
    ``earlier`` marks one that the
    text sets apart in time ("ранее", "в последний раз"). ``scope`` are the token ranges whose dates and
    places are
    the event's; ``attended`` says that a phrase beside the main clause reports who attends,
    ``denied`` that the event is not expected at all, ``same_time`` that it was when the event told before
    was,
    ``same_day`` that it was on the day spoken of last, ``aside`` that a participle only mentions it,
    ``apart`` that it was held apart from a wider talk ("отдельно").
    """

    type: EventType
    modality: Modality
    sentence: int
    paragraph: int
    first: int
    last: int
    rule: str
    parts: list[Part] = field(default_factory=list)
    when: When | None = None
    place: Span | None = None
    name: str = ""
    named: bool = False
    frame: Draft | None = None
    topics: list[Item] = field(default_factory=list)
    documents: list[Item] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    title: bool = False
    earlier: bool = False
    scope: tuple[tuple[int, int], ...] = ()
    attended: bool = False
    denied: bool = False
    same_time: bool = False
    same_day: bool = False
    aside: bool = False
    apart: bool = False

    def keys(self) -> set[tuple[str, str, str, str]]:
        return {p.party.key() for p in self.parts}

    def add(self, party: Party, role: Role = "participant") -> None:
        """Add a party unless it is there already; a settled role replaces 'participant'."""
        for part in self.parts:
            if part.party.key() == party.key():
                if part.role == "participant":
                    part.role = role
                return
        self.parts.append(Part(party, role))


def compatible(a: Draft, b: Draft, *, same_place: Callable[[Span, Span], bool]) -> bool:
    """Whether two mentions can be of one event: type, modality, date and place agree where both say them."""
    if a.earlier != b.earlier and not (a.when and b.when):
        return False
    if a.type != b.type or ((a.modality == "held") != (b.modality == "held") and not (a.title or b.title)):
        return False
    if a.type == "visit" and a.sentence == b.sentence and _departs(a, b):
        return not (a.place and b.place) or same_place(a.place, b.place)
    if (
        a.when
        and b.when
        and not (a.when.value.startswith(b.when.value) or b.when.value.startswith(a.when.value))
    ):
        return False
    return not (a.place and b.place) or same_place(a.place, b.place)


def _departs(a: Draft, b: Draft) -> bool:
    """Whether one mention is the departure for the visit of the other: "отбыл во вторник, где будет 5
    февраля"."""
    if not (a.when and b.when and len(a.when.value) == len(b.when.value) == 10):
        return False
    days = datetime.date.fromisoformat(b.when.value) - datetime.date.fromisoformat(a.when.value)
    return a.rule == "go" and b.rule in ("stay", "visit-noun") and 0 <= days.days <= 3


def merge(into: Draft, other: Draft) -> None:
    """Add to a draft what another mention of the event says; what it has stays, the more precise date
    wins."""
    persons = {
        _country(p.party)
        for p in [*into.parts, *other.parts]
        if p.party.person is not None or p.party.kind == "post"
    }
    for part in other.parts:
        into.add(part.party, part.role)
    if into.type in ("meeting", "call"):
        into.parts = [p for p in into.parts if p.party.kind != "state" or p.party.country not in persons]
    if other.when and (
        into.when is None or _departs(into, other) or len(other.when.value) > len(into.when.value)
    ):
        into.when = other.when
    if into.place is None or (
        other.place is not None and into.place.kind == "state" and other.place.kind == "place"
    ):
        into.place = other.place or into.place
    into.name = into.name or other.name
    into.named = into.named or other.named
    into.frame = into.frame or other.frame
    into.topics += [t for t in other.topics if t.label.lower() not in {i.label.lower() for i in into.topics}]
    into.documents += [
        d for d in other.documents if d.label.lower() not in {i.label.lower() for i in into.documents}
    ]
    into.mentions += [(other.first, other.last), *other.mentions]


def mergeable(a: Draft, b: Draft) -> bool:
    """Whether the parties of two compatible mentions say that they are one event.

    States in one mention are covered by persons who act for them in the other. Two triggers in one sentence
    are one
    event only when their parties are the same.
    """
    mine, theirs = a.keys(), b.keys()
    if a.type == "conference":
        return bool(a.name and b.name and _same_gathering(a.name, b.name))
    if a.type == "signing" and a.documents and b.documents:
        return any(x.label.lower() == y.label.lower() for x in a.documents for y in b.documents)
    if not mine or not theirs:
        return bool(a.name and b.name and a.name.lower() == b.name.lower())
    if (a.sentence == b.sentence or a.apart or b.apart) and mine != theirs:
        return False
    if a.type == "visit":
        return bool(mine & theirs) and ((a.place is not None and b.place is not None) or mine == theirs)
    return _covers(a, b) or _covers(b, a) or len(mine & theirs) >= 2


def _covers(wide: Draft, narrow: Draft) -> bool:
    """Whether every party of ``narrow`` is in ``wide``, a state also as the country of somebody there."""
    keys = wide.keys()
    countries = {_country(p.party) for p in wide.parts}
    return all(
        p.party.key() in keys or (p.party.kind == "state" and p.party.country in countries)
        for p in narrow.parts
    )


def _country(party: Party) -> str:
    if party.capacity is not None and party.capacity.country:
        return party.capacity.country
    return (party.person.country if party.person is not None else "") or party.country


def _same_gathering(a: str, b: str) -> bool:
    x, y = a.lower(), b.lower()
    return x == y or x in y or y in x


def unify(drafts: Sequence[Draft], *, same_place: Callable[[Span, Span], bool]) -> list[Draft]:
    """Return the events of a text: each mention joins the first earlier event that it can be of.

    Mentions in the body come first, so that a headline joins what the body says and not the other way round.
    """
    events: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.title, d.first)):
        twin = next(
            (e for e in events if compatible(e, draft, same_place=same_place) and mergeable(e, draft)), None
        )
        if twin is None:
            events.append(draft)
        else:
            merge(twin, draft)
            for other in drafts:
                if other.frame is draft:
                    other.frame = twin
    events.sort(key=lambda d: (d.title, d.first))
    return events
