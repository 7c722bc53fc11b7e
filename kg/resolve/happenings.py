"""What one article says of one event: the evidence by which events of several articles are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from kg.corrections import local_parts
from kg.gazetteer import Body
from kg.identities import Capacity, EventIdentity, Identities, Parts, skeleton, words
from kg.records import Event, Record
from kg.resolve.known import find
from kg.resolve.mentions import evidence

_ACRONYM: Final = re.compile(r"[^\W\d_a-zа-яёəıöüğşç]{2,}\d*|COP-?\d+|КС-?\d+")
_NUMBER: Final = re.compile(r"\d+|[IVXL]+")
_MOST_WORDS: Final = 8  # of a body's name inside the name of a conference


class Side(msgspec.Struct, frozen=True, order=True):
    """Who comes for one state or body: the persons, and the posts that one person holds, as paths and keys."""

    path: str
    persons: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """``local`` is what a judgement names the event by: its type and where its passage stands in the article.

    ``date`` is as the record has it or '', ``published`` the day of the article; places are paths or ''.

    ``named`` are the bodies, acronyms and numbers in the name of a conference, ``said`` its folded words.
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
    named: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, Parts]:
        return self.article, self.parts

    @property
    def side_paths(self) -> frozenset[str]:
        return frozenset(side.path for side in self.sides)

    @property
    def persons(self) -> frozenset[str]:
        return frozenset(person for side in self.sides for person in side.persons)


def happenings(record: Record, told: Identities) -> Iterator[Happening]:
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
            sides=_sides(identity),
            place=place.path if place else "",
            territory=lies_in.path if lies_in else "",
            named=_named(event, record.article.lang),
            said=frozenset(skeleton(event.name).split()) if event.name else frozenset(),
        )


def _sides(identity: EventIdentity) -> tuple[Side, ...]:
    persons: dict[str, set[str]] = {}
    posts: dict[str, set[str]] = {}
    for capacity in identity.participants:
        path = _side(capacity)
        persons.setdefault(path, set()).update([capacity.person.path] if capacity.person else [])
        post = evidence(capacity.post) if capacity.post else None
        posts.setdefault(path, set()).update([f"{post.what}@{post.home}"] if post and post.is_single else [])
    return tuple(Side(path, frozenset(persons[path]), frozenset(posts[path])) for path in sorted(persons))


def _side(capacity: Capacity) -> str:
    """Return whom somebody comes for: the state; without one the body, else nobody but himself."""
    home = capacity.state or capacity.body or capacity.person or capacity.post
    return home.path if home else ""


def _named(event: Event, lang: str) -> frozenset[str]:
    if not event.name:
        return frozenset()
    told = words(event.name)
    spans = {
        " ".join(told[first:last])
        for first in range(len(told))
        for last in range(first + 1, min(len(told), first + _MOST_WORDS) + 1)
    }
    bodies = {rows[0].key for span in spans if len(rows := find(span, lang, Body)) == 1}
    acronyms = {skeleton(word) for word in told if _ACRONYM.fullmatch(word)} if not bodies else set()
    return frozenset(bodies | acronyms | set(_NUMBER.findall(event.name)))
