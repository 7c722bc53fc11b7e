"""What an article says by itself, ready for the index: made wherever the article is read, in any process.

Only judgements can change it, and who is who decides the rest.
"""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from kg.identities import Identities, Parts
from kg.records import Record
from kg.resolve.clusters import spelling
from kg.resolve.happenings import Stated, stated_events
from kg.resolve.index.web import number
from kg.resolve.judgements import Decided, Sides
from kg.resolve.mentions import Mention, Saying, mentions, profile, saying

SEPARATOR: Final = "\x1f"  # sorts below all letters, so that joined parts sort as parts do
_NOBODY: Final = Decided((), "person")
_pack: Final = msgspec.msgpack.Encoder(order="deterministic").encode
unpacked_saying: Final = msgspec.msgpack.Decoder(Saying).decode
unpacked_stated: Final = msgspec.msgpack.Decoder(tuple[Stated, ...]).decode


class Spoken(msgspec.Struct, frozen=True, array_like=True):
    """One mention. ``local`` are its parts joined, ``digest`` is that of what it says, ``said`` that itself,
    and ``node`` what profiles share that are of one spelling. ``leans``: others tell for whom he acts.
    ``is_full``: by a full name.
    """

    local: str
    day: str
    leans: bool
    digest: bytes
    said: bytes
    node: int
    is_full: bool

    @classmethod
    def of(cls, mention: Mention, decided: Decided, *, leans: bool) -> Spoken:
        said = saying(mention, decided)
        key = said.key
        digest = hashlib.blake2b(key.encode(), digest_size=16).digest()
        return cls(joined(mention.local), mention.date, leans, digest, _pack(said), *_node(said, key))

    def judged(self, article: str, decided: Decided) -> Spoken:
        """Return what it is once people have decided, who may name it."""
        local = parted(self.local)
        if not (decided.is_named(article, local) or decided.sides(article, local)):
            return self
        mention = unpacked_saying(self.said).mention(article, local, self.day)
        return Spoken.of(mention, decided, leans=self.leans)


class Heard(msgspec.Struct, frozen=True, array_like=True):
    """``name`` is the id of the article, ``stated`` its events, packed."""

    name: str
    lang: str
    stated: bytes
    spoken: tuple[Spoken, ...]


written: Final = _pack
read: Final = msgspec.msgpack.Decoder(Heard).decode


def heard(record: Record, told: Identities) -> Heard:
    """Return what a record says; ``told`` are the identities that it gives by itself."""
    stated = stated_events(record, told)
    leaning = {who.person for event in stated for who in event.taking if who.leans}
    spoken = (Spoken.of(each, _NOBODY, leans=each.local in leaning) for each in mentions(record, told))
    return Heard(record.article.id, record.article.lang, _pack(tuple(stated)), tuple(spoken))


def joined(parts: Parts) -> str:
    return SEPARATOR.join(parts)


def parted(written: str) -> Parts:
    return tuple(written.split(SEPARATOR))


def _node(said: Saying, key: str) -> tuple[int, bool]:
    """Return what profiles share that are of one spelling, and whether it is a full name, else a surname with
    all that is said of it but the year.
    """
    made = profile(said, key, days=("", ""), articles=1, least="", told=())
    if any(name.is_full for name in made.names):
        return number(spelling(made)), True
    return number(msgspec.structs.replace(said, year="", article="", sides=Sides()).key), False
