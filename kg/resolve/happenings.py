"""What one article says of one event: the evidence by which events of several articles are one.

``stated_events`` is what the article alone gives, and is kept; ``happenings`` is what it says once it is
known who its persons are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from kg.corrections import local_parts
from kg.identities import Capacity, EventIdentity, Identities, Parts, path
from kg.records import Event, Record
from kg.resolve.event_names import EventName, event_name, is_member
from kg.resolve.events import Stem, stem, told_apart
from kg.resolve.mentions import Post, evidence
from kg.resolve.papers import Paper, papers


class Side(msgspec.Struct, frozen=True, order=True):
    """Who comes for one state or body, all as paths: the persons, and the posts that they hold.

    ``with_members``: members of the body are there whom nobody names.
    """

    path: str
    persons: frozenset[str] = frozenset()
    posts: frozenset[Post] = frozenset()
    with_members: bool = False


class Home(msgspec.Struct, frozen=True):
    """For whom a person acts by all that articles say of him, '' when they differ; and the posts that he
    holds.
    """

    side: str = ""
    posts: frozenset[Post] = frozenset()


Homes = Mapping[Parts, Home]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """``local`` is what a judgement names the event by: its type and where its passage stands in the article.

    ``date`` is as the record has it or '', ``published`` the day of the article; places are paths or ''.

    """

    article: str
    parts: Parts
    local: Parts = ()
    type: str
    modality: str
    date: str
    published: str
    sides: tuple[Side, ...]
    place: str = ""
    territory: str = ""
    name: EventName = EventName()
    papers: tuple[Paper, ...] = ()

    @property
    def key(self) -> tuple[str, Parts]:
        return self.article, self.parts

    @property
    def is_planned(self) -> bool:
        return self.modality == "planned"

    @property
    def side_paths(self) -> frozenset[str]:
        return frozenset(side.path for side in self.sides)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(person for side in self.sides for person in side.persons)


class Taking(msgspec.Struct, frozen=True):
    """Who takes part as the article alone has it: the parts of the person, else () and ``own``, the path of
    who acts; ``stated`` is the path of the state or body that is given beside him. ``is_member``: nobody
    named, a member of an international body.
    """

    person: Parts = ()
    stated: str = ""
    post: Post | None = None
    own: str = ""
    is_member: bool = False

    @property
    def leans(self) -> bool:
        """Whether what other articles say of the person counts."""
        return bool(self.person) and not (self.stated and self.post)


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the article alone has it, before anybody knows who its persons are."""

    article: str
    stem: Stem
    local: Parts
    type: str
    modality: str
    date: str
    published: str
    taking: tuple[Taking, ...]
    place: str
    territory: str
    name: EventName
    papers: tuple[Paper, ...] = ()


def stated_events(record: Record, told: Identities) -> list[Stated]:
    """Return what the record says of each of its events, in its order; ``told`` is what it gives alone."""
    return [_stated(record, event, known) for event, known in zip(record.events, told.events, strict=True)]


def _stated(record: Record, event: Event, identity: EventIdentity) -> Stated:
    place = identity.place
    lies_in = place.home if place and place.kind == "place" else place
    return Stated(
        article=record.article.id,
        stem=stem(event, place, article=record.article.id),
        local=local_parts(event),
        type=event.type,
        modality=event.modality,
        date=event.date or "",
        published=(record.article.published or "")[:10],
        taking=tuple(map(_taking, identity.participants)),
        place=place.path if place else "",
        territory=lies_in.path if lies_in else "",
        name=event_name(event.name or "", record.article.lang),
        papers=papers(event, record.article.lang),
    )


def _taking(capacity: Capacity) -> Taking:
    given = capacity.state or capacity.body
    own = None if capacity.person else capacity.party
    return Taking(
        person=capacity.person.parts if capacity.person else (),
        stated=given.path if given else "",
        post=evidence(capacity.post) if capacity.post else None,
        own=own.path if own else "",
        is_member=_is_member(capacity),
    )


def _is_member(capacity: Capacity) -> bool:
    """Whether a participant is a member of an international body whom nobody names."""
    if capacity.person or capacity.state or not (capacity.post and capacity.body):
        return False
    is_of_state = capacity.body.home is not None and capacity.body.home.kind == "state"
    label = capacity.post.labels[0]
    return not is_of_state and is_member(label.text, label.lang)


def happenings(
    stated: Sequence[Stated], settled: Callable[[Parts], Parts], home: Callable[[Parts], Home | None]
) -> list[Happening]:
    """Return the events of one article once it is known who its persons are.

    ``settled`` gives the parts of a person by those that the article gives, ``home`` for whom he acts.
    """
    keys = [(event.stem.parts(_parties(event, settled)), event.place) for event in stated]
    return [
        Happening(
            article=event.article,
            parts=parts,
            local=event.local,
            type=event.type,
            modality=event.modality,
            date=event.date,
            published=event.published,
            sides=_sides(event, settled, home),
            place=event.place,
            territory=event.territory,
            name=event.name,
            papers=event.papers,
        )
        for event, parts in zip(stated, told_apart(keys), strict=True)
    ]


def _parties(event: Stated, settled: Callable[[Parts], Parts]) -> Iterator[str]:
    for who in event.taking:
        if who.person or who.own:
            yield path("person", settled(who.person)) if who.person else who.own


def _sides(
    event: Stated, settled: Callable[[Parts], Parts], home_of: Callable[[Parts], Home | None]
) -> tuple[Side, ...]:
    persons: dict[str, set[str]] = {}
    posts: dict[str, set[Post]] = {}
    wide: set[str] = set()
    for who in event.taking:
        person = settled(who.person) if who.person else ()
        home = (home_of(person) if person else None) or _NOWHERE
        own = path("person", person) if person else who.own
        side = who.stated or home.side or own
        persons.setdefault(side, set()).update([own] if person else [])
        held = {who.post} if who.post else home.posts
        posts.setdefault(side, set()).update(post for post in held if post.home)
        wide |= {side} if who.is_member else set()
    return tuple(
        Side(side, frozenset(persons[side]), frozenset(posts[side]), side in wide) for side in sorted(persons)
    )


_NOWHERE: Final = Home()
