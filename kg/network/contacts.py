"""Who sat at which table: the events of the merged view with their parties, read once through SPARQL.

An event counts once, however many articles report it: reports are its testimonies. Its seats are the
sides at the table: participations with the same agent are one seat, because two articles may give one
person two capacities.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple, get_args

from pyoxigraph import NamedNode

from kg.names import fold
from kg.spelling import is_in_full
from kg.terms import LANGUAGES, label

Kind = Literal["persons", "bodies", "states", "actors"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Name(NamedTuple):
    text: str
    lang: str


def best_name(names: tuple[Name, ...], lang: str) -> str:
    """Return the text of ``best_of``; '' for no name."""
    best = best_of(names, lang)
    return best.text if best else ""


def best_of(names: tuple[Name, ...], lang: str) -> Name | None:
    """Return the fullest name in ``lang``, else in English, Russian or any language; None for no name.

    Of equally long ones, capitals throughout (headlines) come last. A surname alone gives way to the full
    name that another language writes in the same letters, as on pages.
    """
    order = [lang, "en", "ru", "az"]

    def rank(name: Name) -> tuple[int, int, bool, str]:
        preference = order.index(name.lang) if name.lang in order else len(order)
        return preference, -len(name.text), name.text.isupper(), name.text

    first = min(names, key=rank, default=None)
    in_full = (name for name in names if first and is_in_full(name.text, first.text))
    return min(in_full, key=rank, default=first)


@dataclass(frozen=True)
class Actor:
    """A person, body or state; in the network of topics also a topic.

    ``states`` are those that a body acts for; ``code`` is the ISO 3166-1 code of a state.
    """

    iri: str
    kind: Literal["person", "body", "state", "topic"]
    names: tuple[Name, ...]
    keys: frozenset[str]
    states: tuple[str, ...] = ()
    code: str | None = None

    def label(self, lang: str) -> str:
        return best_name(self.names, lang) or self.iri


@dataclass(frozen=True)
class Seat:
    """One side at the table: a person, or a body or state of which no person is known.

    ``bodies`` and ``states`` are those it acts for; states also through its bodies, and both by its post
    when nothing else is said.
    """

    person: str | None
    bodies: tuple[str, ...]
    states: tuple[str, ...]
    posts: tuple[Name, ...]
    roles: tuple[str, ...]

    def actors(self, kind: Kind) -> tuple[str, ...]:
        """Return whom this seat stands for at a level.

        ``bodies`` gives the state itself where no body is named; ``actors`` the most specific that is known.
        """
        persons = (self.person,) if self.person else ()
        bodies = self.bodies or self.states
        return {
            "actors": persons or bodies,
            "persons": persons,
            "bodies": bodies,
            "states": self.states,
        }[kind]

    def everybody(self) -> set[str]:
        return {*self.actors("persons"), *self.bodies, *self.states}


@dataclass(frozen=True)
class Topic:
    """An agenda item: its wording, the concept it was mapped to, and the skeletons of the wording."""

    label: Name
    concept: str | None
    keys: frozenset[str]

    def names(self) -> dict[str, str]:
        """Return the concept's label in each language of the ontology, else the wording in its own.

        A store may hold a concept that this release of the scheme does not know: then the wording stands.
        """
        wording = {self.label.lang: self.label.text}
        if self.concept is None:
            return wording
        try:
            return {lang: label(NamedNode(self.concept), lang) for lang in LANGUAGES}
        except KeyError:
            return wording

    def found_by(self) -> set[str]:
        """Return the skeletons by which the topic is found: wording, and name and labels of the concept."""
        concept = {self.concept.rpartition("#")[2], *self.names().values()} if self.concept else set()
        return set(self.keys) | {fold(name) for name in concept}


@dataclass(frozen=True)
class Article:
    iri: str
    headline: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True)
class Testimony:
    """What one article says of an event. ``quotes`` are its passages in the order of the text."""

    article: Article
    confidence: float | None
    quotes: tuple[Name, ...]


@dataclass(frozen=True)
class Event:
    """An event with its seats. ``date`` keeps its precision; ``type`` and ``modality`` are names of terms.

    ``parties`` are those of whom somebody says that they take part, or that somebody acts for them, by IRI.
    """

    iri: str
    type: str
    modality: str
    date: str | None
    names: tuple[Name, ...]
    places: tuple[Name, ...]
    venues: tuple[str, ...]
    whole: str | None
    topics: tuple[Topic, ...]
    seats: tuple[Seat, ...]
    testimonies: tuple[Testimony, ...]
    parties: tuple[str, ...] = ()

    def articles(self) -> int:
        return len({testimony.article.iri for testimony in self.testimonies})

    def confidences(self) -> tuple[float, float] | None:
        """Return the lowest and the highest confidence of its reports."""
        known = [t.confidence for t in self.testimonies if t.confidence is not None]
        return (min(known), max(known)) if known else None

    def passage(self) -> tuple[Name, Article] | None:
        """Return the passage that the surest report rests on, with its article."""
        quoted = [testimony for testimony in self.testimonies if testimony.quotes]
        if not quoted:
            return None
        best = min(quoted, key=lambda t: (-(t.confidence or 0), t.article.published, t.article.iri))
        return max(best.quotes, key=lambda quote: len(quote.text)), best.article

    def pairs(self, kind: Kind) -> list[tuple[str, str]]:
        """Return who shares the table with whom at a level, each pair once and in order.

        Those of one side are no pair at the level that they share: two ministers of a state do not make
        the state meet itself, and a person does not meet the state that the person acts for.
        """
        found = set()
        for one, other in combinations(self.seats, 2):
            left, right = set(one.actors(kind)), set(other.actors(kind))
            for a in left - other.everybody():
                for b in right - one.everybody():
                    found.add((min(a, b), max(a, b)))
        return sorted(found)


@dataclass(frozen=True)
class Contacts:
    """All events, ordered by date and IRI, and the actors by IRI.

    Of a large graph perhaps those ``since`` a date; ``earlier`` are before it, or have no date.
    """

    actors: dict[str, Actor]
    events: tuple[Event, ...]
    since: str = ""
    earlier: int = 0
