"""Which sentences tell of the same people: a text may tell several news, one after the other.

What looks back in the text ("the sides", "the talks", "the delegation was led by") means what the same story
told, where that told anything. The same for every language.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words


@dataclass(slots=True)
class Stories:
    """The number of the story of each sentence; ``news`` are those that begin with others, somewhere else."""

    numbers: list[int] = field(default_factory=list)
    news: set[int] = field(default_factory=set)

    def of(self, sentence: int) -> int:
        """Return the number of the story of a sentence."""
        return self.numbers[sentence] if sentence < len(self.numbers) else 0

    def same(self, sentence: int, told: Iterable[Draft]) -> list[Draft]:
        """Return the mentions of the story of a sentence."""
        story = self.of(sentence)
        return [d for d in told if self.of(d.sentence) == story]

    def own(self, sentence: int, told: Sequence[Draft], drafts: Sequence[Draft] = ()) -> Sequence[Draft]:
        """Return the mentions of the story of a sentence, where it tells nothing yet those of all.

        ``drafts`` are all mentions, of which ``told`` may leave out those that name nobody.
        """
        if len(self.numbers) < 1 or self.of(sentence) == 0 == max(self.numbers):
            return told
        same = self.same(sentence, told)
        begun = (d for d in self.same(sentence, drafts or told) if d.sentence < sentence and not d.denied)
        return same if self.of(sentence) in self.news or any(begun) else told

    def has(self, sentence: int, person: Person) -> bool:
        """Whether the story of a sentence names a person."""
        story = self.of(sentence)
        return any(self.of(m.sentence) == story for m in person.mentions)

    def join(self, sentence: int, drafts: Sequence[Draft]) -> None:
        """Let a story be that before it where the mentions of its first sentence only add to one told before:
        "The forum was held in Oslo. | Minister A spoke at it"."""
        story = self.numbers[sentence]
        begins = self.numbers.index(story) == sentence > 0 and story not in self.news
        if begins and drafts and all(d.rule in _ADDED for d in drafts):
            before = self.numbers[sentence - 1]
            self.numbers[sentence:] = [before if n == story else n for n in self.numbers[sentence:]]


# Rules of mentions that only add to what is told.
_ADDED = ("attendance", "delegation", "greeting", "speech", "whereabouts")


def read(
    words: Words, spans: Spans, parties: Sequence[Party], drafts: Sequence[Draft] = ()
) -> Stories:
    """Return the stories of a text.

    A story begins where officials of other states or bodies appear and nobody, no state, no town and no body
    of the story before does, or two of other states wherever they are; at the head of a paragraph any other
    people or places begin one. Who appears again takes the story up. Other sentences go on.
    """
    actors, places = _actors(words, spans, parties), _places(words, spans)
    opening = _openings(parties)
    known: list[set[Hashable]] = [set()]
    out = Stories()
    now, paragraph = 0, -1
    for n, (people, towns) in enumerate(zip(actors, places, strict=True)):
        here = people | towns
        heads, paragraph = words.sentences[n].paragraph != paragraph, words.sentences[n].paragraph
        if here and known[now] and not here & known[now]:
            before = next((k for k in range(len(known) - 1, -1, -1) if here & known[k]), None)
            if before is not None:
                now = before
            elif n in opening or heads:
                now = len(known)
                if heads and opening.get(n, 0) > 0 and (towns or opening[n] > 1):
                    out.news.add(now)
        elif opening.get(n, 0) > 1 and known[now] and not people & known[now]:
            now = len(known)
        if now == len(known):
            known.append(set())
        known[now] |= here
        out.numbers.append(now)
    for n in range(1, len(actors)) if drafts and len(known) > 1 else ():
        out.join(n, [d for d in drafts if d.sentence == n])
    return out


def _actors(words: Words, spans: Spans, parties: Iterable[Party]) -> list[set[Hashable]]:
    """The people that each sentence names, the states for which they act, and bodies."""
    out: list[set[Hashable]] = [set() for _ in words.sentences]
    for span in spans.all:
        if span.kind == "body":
            out[words.tokens[span.first].sentence].add(span.key or span.name)
    for party in parties:
        here, held = out[party.sentence], party.capacity
        if party.kind == "pronoun" and not _is_named_before(words, party):
            continue  # "в нем", which may be the forum
        if party.person is not None and (party.kind != "post" or (held is not None and held.country)):
            here.add(id(party.person))  # but "the president" may be anybody's
        if party.kind != "pronoun" and (country := country_of(party)):
            here.add(country)
    return out


def _is_named_before(words: Words, pronoun: Party) -> bool:
    """Whether the paragraph of a pronoun names before it whom it means."""
    paragraph = words.sentences[pronoun.sentence].paragraph
    named = pronoun.person.mentions if pronoun.person is not None else ()
    named = [m for m in named if m.kind != "pronoun" and m.first < pronoun.first]
    return any(words.sentences[m.sentence].paragraph == paragraph for m in named)


def _places(words: Words, spans: Spans) -> list[set[Hashable]]:
    """The states that each sentence names, and those of its towns."""
    out: list[set[Hashable]] = [set() for _ in words.sentences]
    for span in spans.all:
        if span.kind in ("state", "place") and span.country:
            out[words.tokens[span.first].sentence].add(span.country)
    return out


def _openings(parties: Iterable[Party]) -> dict[int, int]:
    """The sentences that bring in officials with the state or body that they act for: of how many."""
    sides: dict[int, set[str]] = {}
    for party in parties:
        held = party.capacity
        if held is not None and party.kind == "person" and (held.country or held.organization):
            if party.person is None or party.person.mentions[0].first == party.first:
                sides.setdefault(party.sentence, set()).add(held.country or held.organization)
    return {sentence: len(here) for sentence, here in sides.items()}
