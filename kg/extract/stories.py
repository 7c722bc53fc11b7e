"""Which sentences tell of the same people: a text may tell several news, one after the other.

What looks back in the text ("the sides", "the talks", "the delegation was led by") means what the same story
told, where that told anything. The same for every language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from kg.extract.drafts import Draft
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words


class _Placed(Protocol):
    """What stands in a sentence: a party, the mention of an event."""

    @property
    def sentence(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


@dataclass(slots=True)
class Stories:
    """The number of the story of each sentence.

    ``before`` gives a story the one that it goes on from; one that is not there is news: of others, somewhere
    else. ``lone`` are news that begin with one official and no town: he may add to what was told before.
    """

    numbers: list[int] = field(default_factory=list)
    before: dict[int, int] = field(default_factory=dict)
    lone: set[int] = field(default_factory=set)

    def of(self, sentence: int) -> int:
        """Return the number of the story of a sentence."""
        return self.numbers[sentence] if sentence < len(self.numbers) else 0

    def several(self) -> bool:
        """Whether the text tells more than one."""
        return len(self.numbers) > 0 and max(self.numbers) > 0

    def news(self, sentence: int) -> int:
        """Return the number of the story with which the news of a sentence began."""
        story = self.of(sentence)
        while story in self.before:
            story = self.before[story]
        return story

    def same(self, sentence: int, told: Sequence[Item]) -> Sequence[Item]:
        """Return what stands in the story of a sentence."""
        if not self.several():
            return told
        story = self.of(sentence)
        return [d for d in told if self.of(d.sentence) == story]

    def within(self, sentence: int, told: Sequence[Item]) -> Sequence[Item]:
        """Return what stands in the news of a sentence."""
        if not self.several():
            return told
        news = self.news(sentence)
        return [d for d in told if self.news(d.sentence) == news]

    def own(self, sentence: int, told: Sequence[Draft], drafts: Sequence[Draft] = ()) -> Sequence[Draft]:
        """Return the mentions of the story of a sentence, where it tells nothing yet those of its news.

        ``drafts`` are all mentions, of which ``told`` may leave out those that name nobody.
        """
        if not self.several():
            return told
        if self.of(sentence) in self.lone and self._begins(sentence):
            return told
        begun = (d for d in self.same(sentence, drafts or told) if d.sentence < sentence and not d.denied)
        return self.same(sentence, told) if any(begun) else self.within(sentence, told)

    def names(self, sentence: int, person: Person) -> bool:
        """Whether the news of a sentence names a person."""
        if not self.several():
            return bool(person.mentions)
        news = self.news(sentence)
        return any(self.news(m.sentence) == news for m in person.mentions)

    def _begins(self, sentence: int) -> bool:
        """Whether a story begins with a sentence."""
        return self.numbers.index(self.of(sentence)) == sentence

    def join(self, sentence: int, drafts: Sequence[Draft]) -> None:
        """Let a story be that before it where the mentions of its first sentence only add to one told before:
        "The forum was held in Oslo. | Minister A spoke at it"."""
        story = self.numbers[sentence]
        goes_on = sentence > 0 and self._begins(sentence) and (story in self.before or story in self.lone)
        if goes_on and drafts and all(d.rule in _ADDED for d in drafts):
            before = self.numbers[sentence - 1]
            self.numbers[sentence:] = [before if n == story else n for n in self.numbers[sentence:]]

    def parts(
        self, parties: Sequence[Party], persons: Sequence[Person]
    ) -> list[tuple[list[Party], list[Person]]]:
        """Return the parties of each news, and the persons whom it names."""
        groups: dict[int, tuple[list[Party], dict[int, Person]]] = {}
        for party in parties:
            mine, named = groups.setdefault(self._reached(party.sentence), ([], {}))
            mine.append(party)
            if party.person is not None:
                named[id(party.person)] = party.person
        return [(mine, [p for p in persons if id(p) in named]) for mine, named in groups.values()]

    def _reached(self, sentence: int) -> int:
        """The news whose people a sentence can mean: that before it where its own began with one official and
        no town, who may belong to it."""
        news = self.news(sentence)
        while news in self.lone:
            news = self.news(self.numbers.index(news) - 1)
        return news


# Rules of mentions that only add to what is told.
_ADDED = ("attendance", "delegation", "greeting", "speech")


def read(
    words: Words,
    spans: Spans,
    parties: Sequence[Party],
    international: Callable[[str], bool],
    drafts: Sequence[Draft] = (),
) -> Stories:
    """Return the stories of a text.

    A story begins where officials of other states or bodies appear and nobody, no state, no town and no body
    of the story before does, or two of other states wherever they are; at the head of a paragraph any other
    people or places begin one. Who appears again takes the story up. Other sentences go on.
    Of bodies those count that are ``international``: every state has a foreign ministry.
    """
    signs = _signs(words, spans, parties, international)
    known: list[set[Hashable]] = [set()]
    out = Stories()
    now, head = 0, 0
    for n, sentence in enumerate(words.sentences):
        head = n if n == 0 or sentence.paragraph != words.sentences[n - 1].paragraph else head
        here = signs.actors[n] | signs.places[n]
        shared = signs.actors[n] if signs.opening.get(n, 0) > 1 else here
        if shared and known[now] and not shared & known[now]:
            before = next((k for k in range(len(known) - 1, -1, -1) if shared & known[k]), None)
            if before is not None:
                now = before
            elif n not in signs.meant and (n == head or n in signs.opening):
                now = len(known)
                known.append(set())
                if n != head or not signs.is_news(n):
                    out.before[now] = out.numbers[-1]
                elif signs.opening.get(n, 1) == 1 and not signs.towns[n]:
                    out.lone.add(now)
                if not any(signs.actors[k] or signs.places[k] for k in range(head, n)):
                    out.numbers[head:] = [now] * (n - head)
        known[now] |= here
        out.numbers.append(now)
    _go_back(out)
    for n in range(1, len(out.numbers)) if drafts and len(known) > 1 else ():
        out.join(n, [d for d in drafts if d.sentence == n])
    return out


@dataclass(slots=True)
class _Signs:
    """What the sentences of a text name.

    ``actors`` are people, states for which they act, and bodies, ``places`` states and those of towns,
    ``towns`` those of towns alone. ``opening`` says of how many sides officials are brought in by name,
    ``posted`` holds sentences that tell officials of a state without a name, ``meant`` those that mean
    somebody told before: "he", "the minister".
    """

    actors: list[set[Hashable]]
    places: list[set[Hashable]]
    towns: list[set[Hashable]]
    opening: dict[int, int]
    posted: set[int]
    meant: set[int]

    def is_news(self, sentence: int) -> bool:
        """Whether the first sentence of a paragraph brings in officials, after others were told of."""
        official = sentence in self.opening or sentence in self.posted
        somewhere = bool(self.places[sentence]) or self.opening.get(sentence, 0) > 1
        return official and somewhere and any(n < sentence for n in self.opening.keys() | self.posted)


def _signs(
    words: Words, spans: Spans, parties: Sequence[Party], international: Callable[[str], bool]
) -> _Signs:
    return _Signs(
        actors=_actors(words, spans, parties, international),
        places=_places(words, spans),
        towns=_places(words, spans, ("place",)),
        opening=_openings(parties, international),
        posted={p.sentence for p in parties if p.kind == "post" and p.capacity and p.capacity.country},
        meant=_meant(parties),
    )


def _meant(parties: Sequence[Party]) -> set[int]:
    """The sentences with a pronoun first, or a post without name and state: of somebody told before."""
    first: dict[int, Party] = {}
    for party in sorted(parties, key=lambda p: p.first):
        first.setdefault(party.sentence, party)
    begun = {n for n, p in first.items() if p.kind in ("pronoun", "group")}
    begun |= {p.sentence for p in parties if p.kind == "pronoun" and p.plural and _are_before(p, parties)}
    return begun | {p.sentence for p in parties if p.kind == "post" and not (p.plural or p.body or _state(p))}


def _are_before(several: Party, parties: Sequence[Party]) -> bool:
    """Whether those of a plural pronoun are not told in its sentence: "C will meet each of them"."""
    here = (p for p in parties if p.sentence == several.sentence and p.first < several.first)
    return len({p.head for p in here}) < _SEVERAL


_SEVERAL = 2


def _go_back(stories: Stories) -> None:
    """Let no story be news where the text comes back to one before it: it tells of one matter then."""
    first = {story: n for n, story in reversed(list(enumerate(stories.numbers)))}
    for story in sorted(first):
        begins = first[story]
        if begins and story not in stories.before:
            after = {stories.news(n) for n in range(begins + 1, len(stories.numbers))}
            if min(after, default=story) < story:
                stories.before[story] = stories.numbers[begins - 1]


def _actors(
    words: Words, spans: Spans, parties: Iterable[Party], international: Callable[[str], bool]
) -> list[set[Hashable]]:
    """The people that each sentence names, the states for which they act, and bodies of several."""
    out: list[set[Hashable]] = [set() for _ in words.sentences]
    for span in spans.all:
        if span.kind == "body" and international(span.name):
            out[words.tokens[span.first].sentence].add(span.key or span.name)
    for party in parties:
        here, held = out[party.sentence], party.capacity
        if party.kind == "pronoun":
            continue  # "в нем", which may be the forum
        if party.person is not None and (party.kind != "post" or (held is not None and held.country)):
            here.add(id(party.person))  # but "the president" may be anybody's
        if country := _state(party):
            here.add(country)
    return out


def _state(party: Party) -> str:
    """The state for which the text says that somebody acts."""
    held = [party.capacity] if party.capacity is not None else []
    held += party.person.capacities if party.person is not None else []
    return next((c.country for c in held if c.country), party.country)


def _places(words: Words, spans: Spans, kinds: Collection[str] = ("state", "place")) -> list[set[Hashable]]:
    """The states that each sentence names, and those of its towns."""
    out: list[set[Hashable]] = [set() for _ in words.sentences]
    for span in spans.all:
        if span.kind in kinds and span.country:
            out[words.tokens[span.first].sentence].add(span.country)
    return out


def _openings(parties: Iterable[Party], international: Callable[[str], bool]) -> dict[int, int]:
    """The sentences that bring in officials with the state or body that they act for: of how many."""
    sides: dict[int, set[str]] = {}
    for party in parties:
        held = party.capacity
        side = held.country or held.organization if held is not None and party.kind == "person" else ""
        known = party.person is not None and party.person.mentions[0].first < party.first
        if held is not None and side and not known and (held.country or international(side)):
            sides.setdefault(party.sentence, set()).add(side)
    return {sentence: len(here) for sentence, here in sides.items()}
