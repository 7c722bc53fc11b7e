"""The officials of a text of whom it does not say whose they are, and what there is to tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.drafts import Draft
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text has told: its words, the states in them, who is in it, and what they do."""

    words: Words
    spans: Spans
    adjectives: Adjectives
    parties: Sequence[Party]
    persons: Sequence[Person]
    drafts: Sequence[Draft]


@dataclass(frozen=True, slots=True)
class Official:
    """A person with a post of which no state is told, by the mention that tells the post."""

    person: Person
    capacity: Capacity

    @property
    def first(self) -> Party:
        """Where the text names the person first."""
        return self.person.mentions[0]

    @property
    def mention(self) -> Party:
        """Where the text tells the post, else where it names the person first."""
        return next((m for m in self.person.mentions if m.capacity is self.capacity), self.first)


# The state of an official by one kind of sign, "" where it says nothing.
Sign = Callable[[Telling, Official], str]


def without_state(telling: Telling) -> Iterator[list[Official]]:
    """Yield the posts of each person of whom nothing has told yet for which state he acts."""
    for person in telling.persons:
        if not person.country and person.mentions:
            yield [Official(person, c) for c in person.capacities]
