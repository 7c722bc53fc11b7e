"""What happens in the made-up world: stories, each a handful of events that belong together.

A talk; a visit with talks; a conference with talks on its sidelines; a talk that was announced before, or
never held. A story is a function of its number, so that any process can make any of them.
"""

from __future__ import annotations

import random
from typing import Final, Literal

import msgspec

from bench.world import (
    DAYS,
    Official,
    body_draw,
    holder,
    partner_draw,
    post_draw,
    seeded,
    state_draw,
    topic_draw,
)
from kg.gazetteer import Lang
from kg.records import EventType, Modality, Role

_LANGUAGES: Final[tuple[Lang, ...]] = ("ru", "en", "az")
_REPORTS: Final = (55, 22, 12, 6, 3, 2)  # of a hundred stories so many are told in one, two, ... articles
_AMONG_DELEGATION: Final = 0.3


class Seat(msgspec.Struct, frozen=True):
    """Who takes part: a person, or the ``body`` (a key of the gazetteer) or ``state`` itself.

    Without ``is_named`` only the post is told.
    """

    state: str | None = None
    who: Official | None = None
    body: str | None = None
    role: Role = "participant"
    is_named: bool = True


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is, before anybody reports it.

    ``whole`` is the place in the story of what it is part of, ``announced`` that of the planned event that
    came to be this one.
    """

    type: EventType
    modality: Modality = "held"
    day: int
    precision: Literal["day", "month", "none"] = "day"
    venue: str | None = None
    seats: tuple[Seat, ...]
    topics: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    whole: int | None = None
    announced: int | None = None
    ordinal: int = 0


class Story(msgspec.Struct, frozen=True):
    """``articles`` holds the language of each article, ``early`` those that only announce what comes."""

    number: int
    happenings: tuple[Happening, ...]
    articles: tuple[Lang, ...]
    early: tuple[Lang, ...] = ()

    @property
    def size(self) -> int:
        return len(self.articles) + len(self.early)


def story(number: int, *, seed: int) -> Story:
    """Return a story; the same for the same number and seed."""
    chance = seeded("story", seed, number)
    articles = tuple(
        chance.choice(_LANGUAGES) for _ in range(chance.choices(range(1, len(_REPORTS) + 1), _REPORTS)[0])
    )
    drawn = chance.random()
    if drawn < 0.62:
        return Story(number, (_talk(chance),), articles)
    if drawn < 0.76:
        return Story(number, tuple(_visit(chance)), articles)
    if drawn < 0.88:
        return Story(number, tuple(_conference(chance)), articles)
    return _announced(number, chance, articles)


def _talk(chance: random.Random) -> Happening:
    host, day = state_draw()(chance), _day(chance)
    type_: EventType = chance.choices(("meeting", "call", "signing"), (62, 30, 8))[0]
    venue = None if type_ == "call" else _venue(chance, host)
    return Happening(
        type=type_,
        day=day,
        precision=chance.choices(("day", "month", "none"), (92, 3, 5))[0],
        venue=venue,
        seats=_both_sides(chance, host, partner_draw(host)(chance), day, hosted=type_ == "meeting"),
        topics=_topics(chance),
        documents=_topics(chance)[:2] if type_ == "signing" or chance.random() < 0.06 else (),
    )


def _visit(chance: random.Random) -> list[Happening]:
    host = state_draw()(chance)
    guest, day = partner_draw(host)(chance), _day(chance)
    guests = _delegation(chance, guest, day, post_draw()(chance), "guest")
    visit = Happening(type="visit", day=day, venue=host, seats=guests)
    talks = [
        Happening(
            type="meeting" if at or chance.random() < 0.8 else "signing",
            day=day + chance.randrange(2),
            venue=host,
            seats=(*_delegation(chance, host, day, post_draw()(chance), "host"), *guests[: 1 + at]),
            topics=_topics(chance),
            documents=_topics(chance)[:2] if chance.random() < 0.2 else (),
            whole=0,
        )
        for at in range(chance.randrange(1, 3))
    ]
    return [visit, *talks]


def _conference(chance: random.Random) -> list[Happening]:
    host, day = state_draw()(chance), _day(chance)
    states = list(dict.fromkeys([host, *(state_draw()(chance) for _ in range(chance.randrange(2, 7)))]))
    people = [Seat(state, holder(state, post_draw()(chance), day)) for state in states]
    gathering = Happening(
        type="conference",
        day=day,
        venue=host,
        seats=(Seat(body=body_draw()(chance).key), *people),
        topics=_topics(chance),
        ordinal=chance.randrange(2, 40),
    )
    sidelines = [
        Happening(
            type="meeting",
            day=day,
            venue=host,
            seats=tuple(chance.sample(people, 2)),
            topics=_topics(chance),
            whole=0,
        )
        for _ in range(chance.randrange(0, 3))
        if len(people) > 1
    ]
    return [gathering, *sidelines]


def _announced(number: int, chance: random.Random, articles: tuple[Lang, ...]) -> Story:
    """Return a talk that is announced, and then held, cancelled, or never heard of again."""
    talk = _talk(chance)
    planned = msgspec.structs.replace(talk, modality="planned", documents=())
    early = (chance.choice(_LANGUAGES),)
    came = chance.choices(("held", "cancelled", "silence"), (6, 1, 3))[0]
    if came == "silence":
        return Story(number, (planned,), (), early)
    happened = msgspec.structs.replace(talk, modality=came, announced=0 if came == "held" else None)
    return Story(number, (planned, happened), articles, early)


def _both_sides(chance: random.Random, host: str, guest: str, day: int, *, hosted: bool) -> tuple[Seat, ...]:
    """Return two sides, mostly of one rank; sometimes a state meets a body."""
    post = post_draw()(chance)
    other = post if chance.random() < 0.6 else post_draw()(chance)
    first = _delegation(chance, host, day, post, "host" if hosted else "participant")
    if chance.random() < 0.08:
        return (*first, Seat(body=body_draw()(chance).key))
    if chance.random() < 0.05:
        return (Seat(host), Seat(guest))
    return (*first, *_delegation(chance, guest, day, other, "guest" if hosted else "participant"))


def _delegation(chance: random.Random, state: str, day: int, post: object, role: Role) -> tuple[Seat, ...]:
    leader = Seat(state, holder(state, post, day), None, role, chance.random() > 0.06)  # type: ignore[arg-type]
    members = chance.randrange(1, 4) if chance.random() < _AMONG_DELEGATION else 0
    others = [holder(state, post_draw()(chance), day) for _ in range(members)]
    return (leader, *(Seat(state, who, None, role) for who in dict.fromkeys(others) if who != leader.who))


def _topics(chance: random.Random) -> tuple[str, ...]:
    drawn = [
        topic_draw()(chance) for _ in range(chance.choices((0, 1, 2, 3, 5, 8), (8, 18, 26, 24, 18, 6))[0])
    ]
    return tuple(dict.fromkeys(drawn))


def _venue(chance: random.Random, host: str) -> str | None:
    """Return where a talk is held: mostly at the host's, sometimes in a third country, sometimes untold."""
    return chance.choices((host, state_draw()(chance), None), (70, 12, 18))[0]


def _day(chance: random.Random) -> int:
    """Return a day; later ones are told of more often."""
    return int(DAYS * chance.random() ** 0.8)
