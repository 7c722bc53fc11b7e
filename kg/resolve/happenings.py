"""What one article says of one event: the evidence by which events of several articles are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from kg.corrections import local_parts
from kg.identities import Capacity, EventIdentity, Identities, Parts
from kg.records import Record
from kg.resolve.event_names import EventName, event_name
from kg.resolve.mentions import Post, evidence


class Side(msgspec.Struct, frozen=True, order=True):
    """Who comes for one state or body, all as paths: the persons, and the posts that they hold."""

    path: str
    persons: frozenset[str] = frozenset()
    posts: frozenset[Post] = frozenset()


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

    @property
    def key(self) -> tuple[str, Parts]:
        return self.article, self.parts

    @property
    def side_paths(self) -> frozenset[str]:
        return frozenset(side.path for side in self.sides)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(person for side in self.sides for person in side.persons)


def happenings(record: Record, told: Identities, homes: Homes) -> Iterator[Happening]:
    """Yield what the record says of each of its events, in its order; ``told`` names the resolved persons."""
    for event, identity in zip(record.events, told.events, strict=True):
        place = identity.place
        lies_in = place.home if place and place.kind == "place" else place
        yield Happening(
            article=record.article.id,
            parts=identity.parts,
            local=local_parts(event),
            type=event.type,
            modality=event.modality,
            date=event.date or "",
            published=(record.article.published or "")[:10],
            sides=_sides(identity, homes),
            place=place.path if place else "",
            territory=lies_in.path if lies_in else "",
            name=event_name(event.name or "", record.article.lang),
        )


def _sides(identity: EventIdentity, homes: Homes) -> tuple[Side, ...]:
    persons: dict[str, set[str]] = {}
    posts: dict[str, set[Post]] = {}
    for capacity in identity.participants:
        home = homes.get(capacity.person.parts) if capacity.person else None
        path = _side(capacity, home)
        persons.setdefault(path, set()).update([capacity.person.path] if capacity.person else [])
        held = {evidence(capacity.post)} if capacity.post else set(home.posts) if home else set()
        posts.setdefault(path, set()).update(post for post in held if post.home)
    return tuple(Side(path, frozenset(persons[path]), frozenset(posts[path])) for path in sorted(persons))


def _side(capacity: Capacity, home: Home | None) -> str:
    """Return whom somebody comes for: the state, else the body, else what other articles say of him."""
    stated = capacity.state or capacity.body
    if stated:
        return stated.path
    if home and home.side:
        return home.side
    own = capacity.person or capacity.post
    return own.path if own else ""
