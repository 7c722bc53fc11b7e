"""Who appears in a text: parties (mentions of actors) and the persons behind them. The same for every
language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extract.spans import Span

PartyKind = Literal["person", "post", "state", "body", "pronoun", "group"]


@dataclass(slots=True, eq=False)
class Capacity:
    """A post in words: position, organization and country ('' when not stated), and where the text says so.

    ``derived`` marks a country that is only that of the organization, ``closed`` one that cannot be inferred
    because
    the post is of a land that the gazetteer does not have, ``local`` a post "of the country" that the text
    speaks of, ``own`` one at a body of which no state is known. ``phrase`` gives two posts of one holder as
    the text joins them ('' for one post).
    """

    position: str = ""
    organization: str = ""
    country: str = ""
    former: bool = False
    first: int = 0
    last: int = 0
    derived: bool = False
    closed: bool = False
    local: bool = False
    own: bool = False
    phrase: str = ""

    def richer(self, other: Capacity) -> bool:
        """Whether this capacity says all that the other says, and at least as much."""
        mine, theirs = self.position.lower(), other.position.lower()
        # By whole words: a "commander" says nothing of a "command".
        return (
            (not theirs or mine == theirs or mine.startswith((f"{theirs} ", f"{theirs}-")))
            and (not other.organization or other.organization == self.organization or theirs != mine)
            and (not other.country or other.country == self.country)
        )


@dataclass(slots=True, eq=False)
class Person:
    """A person of the text: nominative name, gender ('m', 'f', ''), capacities in the order of the text.

    ``led`` is the state that a leader who is named without one is known for: what it settles is who is the
    host of whom, and no fact of the record.
    """

    name: str
    gender: str = ""
    capacities: list[Capacity] = field(default_factory=list)
    mentions: list[Party] = field(default_factory=list)
    home: str = ""
    led: str = ""

    @property
    def country(self) -> str:
        """The country of a capacity, else the one that the surroundings give (``home``)."""
        return next((c.country for c in self.capacities if c.country), self.home)

    def add(self, capacity: Capacity) -> None:
        """Add a capacity unless a richer one is there; poorer ones that it covers give way."""
        for known in self.capacities:
            if known.former == capacity.former and known.richer(capacity):
                return
        covered = [k for k in self.capacities if k.former == capacity.former and capacity.richer(k)]
        for k in covered:
            capacity.country = capacity.country or k.country
            self.capacities.remove(k)
        self.capacities.append(capacity)


@dataclass(slots=True, eq=False)
class Party:
    """A mention of an actor: tokens [first, last], head token, the cases it can stand in, its preposition.

    ``person_span`` is the name alone. ``capacity`` is what this mention says; ``person`` is set once names
    are
    settled. ``counterpart`` marks "his colleague", whose position is that of the other side; ``inner`` one
    that belongs to
    another phrase; ``also`` holds further posts of the same mention; ``foreign`` is the
    country of a person without a post ("американский кинорежиссёр"), "?" another one than the home;
    ``name_cases`` are those of the name where they differ from the mention's (the head of a delegation);
    ``each`` are others whom the same words tell ("the ministers of the three states").
    """

    first: int
    last: int
    head: int
    kind: PartyKind
    sentence: int
    cases: frozenset[str] = frozenset()
    prep: str = ""
    person_span: Span | None = None
    capacity: Capacity | None = None
    person: Person | None = None
    country: str = ""
    body: str = ""
    plural: bool = False
    counterpart: bool = False
    inner: bool = False
    also: tuple[Capacity, ...] = ()
    foreign: str = ""
    name_cases: frozenset[str] = frozenset()
    each: tuple[Party, ...] = ()

    def key(self) -> tuple[str, str, str, str]:
        """What makes two mentions the same participant of one event."""
        if self.person is not None:
            return ("person", self.person.name, "", "")
        c = self.capacity
        if c is not None:
            return ("post", c.position.lower(), c.organization, c.country)
        return (self.kind, "", self.body, self.country)
