"""What ``resolve`` tells ``model``: which thing a record speaks of, and what that thing is called.

An ``Entity`` is settled by ``kind`` and ``parts``: the same two give the same IRI in every article. Labels,
names and ``home`` are what the graph says about it; they never enter the IRI. Keys hold no base and no IRI.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

from kg.gazetteer import Identifier, Source
from kg.names import fold

Kind = Literal["person", "body", "state", "territory", "place", "post"]
Parts = tuple[str, ...]

_SILENT = frozenset("ъьЪЬ")
_array = msgspec.json.Encoder().encode


class Label(msgspec.Struct, frozen=True, order=True):
    text: str
    lang: str


class Entity(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A person, body, state, place or post that several articles can speak of.

    ``names`` are the skeletons of all names that are known for it, sorted. ``home`` is what it belongs to:
    of a post its body or state, of a body the state that it acts for, of a place its territory, of a
    territory its state. The first of ``parts`` says what the rest is made from; states and territories
    have their ISO code alone. ``labels`` hold the best name in each known language, ``other_labels`` the
    other wordings of the article. ``identifiers`` come from tables of the user, which are the
    ``sources``.
    """

    kind: Kind
    parts: Parts
    labels: tuple[Label, ...] = ()
    other_labels: tuple[Label, ...] = ()
    names: tuple[str, ...] = ()
    home: Entity | None = None
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def path(self) -> str:
        """The IRI without its base: ``state/AZ``, ``territory/AZ``, else kind and digest of the parts."""
        if self.kind in ("state", "territory"):
            return f"{self.kind}/{self.parts[0]}"
        return path(self.kind, self.parts)


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part, holds an office or speaks, and for whom; what the record does not name is None."""

    person: Entity | None = None
    post: Entity | None = None
    body: Entity | None = None
    state: Entity | None = None

    @property
    def agent(self) -> Entity | None:
        """Who acts: the person; if neither person nor post is known, the body or state itself."""
        return self.person or (None if self.post else self.body or self.state)

    @property
    def party(self) -> Entity | None:
        """The one that counts for the identity of an event: the agent, else the post."""
        return self.agent or self.post

    @property
    def behalf(self) -> tuple[Entity, ...]:
        """The body and the state that are acted for, as far as they are known."""
        return tuple(e for e in (self.body, self.state) if e)


class EventIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Participants and topics stand in the record's order; ``topics`` hold the parts of the agenda items.

    ``outcome_of`` are the parts of the planned events that this one is the outcome of. ``papers`` says by
    folded title which document it is, of those that go by another title as well.
    """

    parts: Parts
    place: Entity | None = None
    participants: tuple[Capacity, ...] = ()
    topics: tuple[Parts, ...] = ()
    outcome_of: tuple[Parts, ...] = ()
    papers: tuple[tuple[str, str], ...] = ()


class Identities(msgspec.Struct, frozen=True, kw_only=True):
    """The identities of one record, each tuple in the record's own order."""

    events: tuple[EventIdentity, ...] = ()
    offices: tuple[Capacity, ...] = ()
    statements: tuple[Capacity, ...] = ()


@lru_cache(maxsize=20_000)
def path(kind: str, parts: Parts) -> str:
    """Return ``kind/`` and 20 hex digits (80 bits) of SHA-256 over the parts, written as a JSON array."""
    return f"{kind}/{hashlib.sha256(_array(parts)).hexdigest()[:20]}"


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """Return ``fold(name)``, or the case-folded name itself where folding would lose letters.

    ``fold`` drops letters of scripts that it does not know, so that two Georgian names would both be ''.

    >>> skeleton("Bakı"), skeleton("თბილისი")
    ('baki', 'თბილისი')
    """
    folded = fold(name)
    if not folded or (not name.isascii() and any(map(_is_lost, name))):
        return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return folded


@lru_cache(maxsize=1_000)
def _is_lost(letter: str) -> bool:
    return letter not in _SILENT and unicodedata.category(letter) in ("Lu", "Ll", "Lo") and not fold(letter)


def words(text: str) -> list[str]:
    """Return the words of a text as written, hyphenated ones whole and abbreviations with their point."""
    return re.findall(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*\.?", text)
