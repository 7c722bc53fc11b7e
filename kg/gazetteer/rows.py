"""What the tables hold: states, places, bodies, metonyms, and where a row of the user comes from."""

from __future__ import annotations

from typing import Literal

import msgspec

Lang = Literal["ru", "en", "az"]
LANGUAGES: tuple[Lang, ...] = ("ru", "en", "az")


class Names(msgspec.Struct, frozen=True):
    """The names of one thing in one language: ``label`` is shown, acronyms are matched with their case.

    Only rows of users may lack a label, in a language that the user's file does not have.
    """

    label: str
    official: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Return every name once, the label first."""
        names = (self.label, *self.official, *self.acronyms, *self.alternatives)
        return tuple(dict.fromkeys(name for name in names if name))


class Source(msgspec.Struct, frozen=True, order=True):
    """Where rows of the user come from: the name of the table, and what the user says of it.

    ``origin`` is free text or an address, ``digest`` the SHA-256 of the table as it is stored.
    """

    name: str
    origin: str
    licence: str | None
    digest: str


class Identifier(msgspec.Struct, frozen=True, order=True):
    """What somebody else calls a thing: ``scheme`` as in ``kg.gazetteer.schemes``."""

    scheme: str
    value: str
    source: Source


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Something with names in each language. ``identifiers``, ``sources``: of tables of the user only."""

    ru: Names
    en: Names
    az: Names
    identifiers: tuple[Identifier, ...] = ()
    sources: tuple[Source, ...] = ()

    def names(self, lang: Lang) -> Names:
        """Return the names in one language."""
        return {"ru": self.ru, "en": self.en, "az": self.az}[lang]

    @property
    def label(self) -> str:
        """The English label; the Russian or Azerbaijani one where the user's table has none."""
        return self.en.label or self.ru.label or self.az.label


class State(Named, frozen=True, kw_only=True):
    """A state, or a territory with an ISO 3166-1 code of its own (``kind`` state | territory).

    ``ru_adjectives`` are masculine nominative (российский); ``ru_demonyms`` masculine nouns (россиянин).
    ``en_adjectives`` serve as demonyms too. ``az_demonyms`` may name a people rather than a citizen (türk).
    """

    iso2: str
    kind: Literal["state", "territory"]
    ru_adjectives: tuple[str, ...] = ()
    ru_demonyms: tuple[str, ...] = ()
    en_adjectives: tuple[str, ...] = ()
    az_demonyms: tuple[str, ...] = ()

    @property
    def ru_adjective_stems(self) -> tuple[str, ...]:
        """Return the adjectives without their ending: российск, to which -ий, -ого, -ая ... are added."""
        return tuple(a[:-2] for a in self.ru_adjectives)


class City(Named, frozen=True, kw_only=True):
    """A place: capital, city, venue (residence, palace, building) or region.

    ``iso2`` is None for regions of several states and for territories whose state is disputed. ``within`` is
    the Russian label of a venue's town. ``weak`` lists the languages in which a name is also an everyday
    word or a person's name (Нице, Mary, Кум): ask for more evidence there.
    """

    kind: Literal["capital", "city", "venue", "region"]
    iso2: str | None
    within: str | None = None
    weak: tuple[str, ...] = ()


class Body(Named, frozen=True, kw_only=True):
    """A body: an international one, or a national one with its state in ``iso2``.

    ``kind`` generic means a type of body that every state has (МИД): its state comes from the text.
    ``part_of`` is the key of the body that it belongs to. Keys of the user hold a colon.
    """

    key: str
    kind: str
    iso2: str | None
    part_of: str | None = None


class Metonym(Named, frozen=True, kw_only=True):
    """A building or nickname that stands for a state (``target`` is its ISO code) or a body (its key)."""

    kind: Literal["state", "body"]
    target: str


Entry = State | City | Body
Kind = Literal["state", "body", "city"]
KINDS: tuple[Kind, ...] = ("state", "body", "city")
"""In the order in which a name that several bear is understood."""

Slot = tuple[Kind, str]
"""Where an entry stands: a state by its code, a body by its key, a packaged place by its English label."""


class Added(msgspec.Struct, frozen=True):
    """What a further language calls an entry of the tables, and its people: "Azeri", "Gürcü"."""

    entry: Entry
    names: Names
    demonyms: tuple[str, ...]


def kind_of(entry: Entry) -> Kind:
    return "state" if isinstance(entry, State) else "body" if isinstance(entry, Body) else "city"
