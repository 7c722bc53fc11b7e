"""Events while they are being read: mentions with parties, topics and documents.

A draft is one mention of an event; ``settle`` makes the events of the text from the drafts.
The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kg.extract.allegiance import country_of
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span
from kg.extract.times import When
from kg.records import EventType, Modality, Role

Loss = Literal[
    "denied",
    "no second side",
    "no visitor",
    "no place",
    "no document",
    "no name and no parties",
    "nothing told before that it adds to",
    "its stops are told",
    "its talks are told one by one",
    "crosses no border",
    "nobody acts for a state",
    "told by a headline alone",
]
"""Why a mention is no event: what it lacks, or what speaks against it."""

TALKS: tuple[EventType, ...] = ("meeting", "call")
TALK_VERBS = ("meet-with", "meet", "gather")
"""The rules of talks that a verb tells."""


@dataclass(slots=True, eq=False)
class Part:
    """A party in its role at one event."""

    party: Party
    role: Role = "participant"


@dataclass(slots=True, eq=False)
class Item:
    """A topic or document: its label, the tokens that show it. A ``vague`` document is counted, not named.

    A topic is ``sure`` where the words leave no doubt that talks are about it: "they will discuss".
    """

    label: str
    first: int
    last: int
    vague: bool = False
    sure: bool = False


@dataclass(slots=True, eq=False)
class Agenda:
    """A topic with the token of its cue and who speaks of it, as far as the sentence says ([] for nobody).

    A ``soft`` one is what a side stresses or tells: a topic only of a talk in which that side takes part.
    ``kinds`` are the types of event that the clause names as its occasion ("на встрече"; () for none);
    ``listed``
    are the first and last token of the whole list that the topic stands in. ``every``: a topic of all talks
    that the sentence before tells ("at the meetings"). ``ahead`` marks what is still to be discussed,
    ``due`` what a finite verb in the future says to be of a talk to come, ``done`` what surely has been,
    ``told`` what a finite verb in the past says to have been discussed or stressed, ``now`` what was
    discussed "this time". ``near`` is how many sentences before the talk may stand, 0 for any number.
    """

    cue: int
    item: Item
    soft: bool = False
    speakers: list[Party] = field(default_factory=list)
    kinds: tuple[EventType, ...] = ()
    listed: tuple[int, int] = (0, -1)
    every: bool = False
    ahead: bool = False
    due: bool = False
    done: bool = False
    told: bool = False
    now: bool = False
    near: int = 0


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

    def overlaps(self, other: Claim) -> bool:
        """Whether some words are of both."""
        return self.body[0] <= other.body[1] and other.body[0] <= self.body[1]


@dataclass(slots=True, eq=False)
class Draft:
    """A mention of an event. Tokens [first, last] are its trigger; ``rule`` names what fired.

    - ``joined``: the keys of those who only attend a talk, as a later sentence tells;
    - ``scope``: the token ranges whose dates and places are the event's;
    - ``telling``: those of them that are there to tell it ("встреча, прошедшая в Каире");
    - ``told``: the grammar of those lets them be of this event;
    - ``frame``: the event within which it takes place ("на полях саммита");
    - ``mentions``: the triggers of the mentions that merged into this one;
    - ``retold``: the sentences of those in the body;
    - ``key``: the gazetteer's key of the body whose gathering it is;
    - ``named``: a gathering that a name identifies;
    - ``land``: the state of the town that its name tells ("Гамбургская конференция");
    - ``title``: told in the headline;
    - ``news``: with which story its news began, where a text tells several (``Stories.news``);
    - ``attended``: a phrase beside the main clause reports who attends;
    - ``denied``: the event is not expected at all;
    - ``earlier``: set apart in time ("ранее", "в последний раз");
    - ``same_time``, ``same_day``: when the event told before was, on the day spoken of last;
    - ``aside``: only a participle mentions it;
    - ``over``: the rest of its sentence is after or before it ("после визита в Перу");
    - ``there``: told in a clause about the place of another event ("прибыл в Рим, где встретился");
    - ``back``: a visit told by a verb that holds the way back as well ("ездил в Рим");
    - ``follows``: told by a verb of its own after the talk told before ("görüşüb və forumda iştirak edib");
    - ``apart``: held apart from a wider talk ("отдельно");
    - ``another``: told by its order as another one than that in focus ("the next summit");
    - ``anew``, ``beside``: told as another talk than the one that the same people had, or that they had with
      others ("met again", "at dinner the two");
    - ``occasion``: names a talk as that at which something was done ("at the talks"), with nobody met there;
    - ``after``: the gathering of whose kind it is then;
    - ``bilateral``: called a talk of two sides ("ikitərəfli görüş");
    - ``represented``: somebody is there for a state, which is then one of several;
    - ``many``: of officials of so many states that the text does not tell which;
    - ``open``: the text names only those with whom somebody talked;
    - ``agreed``: planned only in that somebody agreed on it ("договорились о проведении саммита");
    - ``aimed``: planned only in that somebody came for it ("прибыл для участия в саммите");
    - ``foretold``: planned only in that it was said or due at that time ("said that he would visit");
    - ``closed``: what its sentence tells outside its scope is none of the event's, though it be empty
      ("speaking in London on Monday, he said | he would meet her", "his visit | was called off on Monday");
    - ``under_way``: told by a verb in the present tense, or to have begun;
    - ``past``: told by a verb in the past tense, so that a day to come is of something else;
    - ``adopted``: its paper is adopted, and by nobody signed;
    - ``day_trip``: a journey of one day, so that what is on it has its day;
    - ``they``: names those whom the talk before tells in general ("among them are A and B");
    - ``lead``: of those who lead or represent the sides of a talk;
    - ``general``: its people are told by a word for sides alone ("the sides signed");
    - ``every``: told of both talks before ("at both meetings");
    - ``each``: those of whom each has a talk of his own ("with each of the leaders");
    - ``sides``: states and bodies told beside people, which only a gathering has as parties;
    - ``spoken``: called by a word that a call can be called by as well ("беседа");
    - ``deputed``: the post of those who are to meet for others who agree on it ("a meeting of ministers");
    - ``into``: the mention or event that this one became part of;
    - ``lost``: why it is no event of the text ('' for one that is, or that became part of another).
    """

    type: EventType
    modality: Modality
    sentence: int
    paragraph: int
    first: int
    last: int
    rule: str
    parts: list[Part] = field(default_factory=list)
    joined: set[tuple[str, str, str, str]] = field(default_factory=set)
    sides: list[Party] = field(default_factory=list)
    when: When | None = None
    place: Span | None = None
    name: str = ""
    key: str = ""
    named: bool = False
    land: str = ""
    frame: Draft | None = None
    topics: list[Item] = field(default_factory=list)
    documents: list[Item] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    retold: list[int] = field(default_factory=list)
    title: bool = False
    news: int = 0
    earlier: bool = False
    scope: tuple[tuple[int, int], ...] = ()
    telling: tuple[tuple[int, int], ...] = ()
    told: bool = True
    over: bool = False
    attended: bool = False
    denied: bool = False
    same_time: bool = False
    same_day: bool = False
    aside: bool = False
    there: bool = False
    back: bool = False
    follows: bool = False
    apart: bool = False
    another: bool = False
    anew: bool = False
    beside: bool = False
    occasion: bool = False
    after: Draft | None = None
    bilateral: bool = False
    represented: bool = False
    many: bool = False
    open: bool = False
    general: bool = False
    agreed: bool = False
    aimed: bool = False
    foretold: bool = False
    closed: bool = False
    past: bool = False
    under_way: bool = False
    every: bool = False
    each: list[Party] = field(default_factory=list)
    spoken: bool = False
    they: bool = False
    lead: bool = False
    adopted: bool = False
    day_trip: bool = False
    deputed: Capacity | None = None
    into: Draft | None = None
    lost: Loss | Literal[""] = ""

    def keys(self) -> set[tuple[str, str, str, str]]:
        """What the parties are told apart by."""
        return {p.party.key() for p in self.parts}

    def people(self) -> list[Party]:
        """Return those of the participants who are told by name, or are somebody told by name elsewhere."""
        return [p.party for p in self.parts if p.party.person is not None]

    def people_keys(self) -> set[tuple[str, str, str, str]]:
        """Return the keys of these."""
        return {p.key() for p in self.people()}

    def add(self, party: Party, role: Role = "participant", *, joins: bool = False) -> None:
        """Add a party unless it is there already; a settled role replaces 'participant'.

        One that ``joins`` is told by a later sentence to have been there.
        """
        for part in self.parts:
            if part.party.key() == party.key():
                if part.role == "participant":
                    part.role = role
                return
        self.parts.append(Part(party, role))
        if joins:
            self.joined.add(party.key())

    def separate(self, partners: Sequence[Party]) -> list[Draft]:
        """Return one talk for each of several partners, the other parties in all; [self] for one or none."""
        if self.type not in ("meeting", "call") or len(partners) < 2:
            return [self]
        keys = [p.key() for p in partners]
        rest = [p for p in self.parts if p.party.key() not in keys]
        out = []
        for partner in partners:
            one = replace(self, parts=list(rest), apart=True, mentions=[], topics=[], documents=[])
            one.joined, one.sides, one.retold = set(), [], []
            one.add(partner)
            out.append(one)
        return out

    def countries(self) -> list[str]:
        """Return the countries that the parties act for, each once, in their order."""
        return list(dict.fromkeys(c for p in self.parts if (c := country_of(p.party))))
