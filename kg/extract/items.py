"""The items of a text that have nothing in common, as a bulletin has: other people, states, towns, bodies.

Each is settled by itself, so that nothing reaches from one into another. ``stories`` are finer: there what
looks back prefers its own, and may reach on. The same for every language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.chronicles import is_heading
from kg.extract.drafts import Draft
from kg.extract.parties import Capacity, Party, Person
from kg.extract.reading import Reading
from kg.extract.spans import Span, Spans
from kg.extract.times import When
from kg.extract.words import Sentence, Words

# Words in capitals are compared by so many letters, as they may stand in other cases.
_LETTERS = 5

Key = tuple[str, str]


def items_of(
    words: Words,
    spans: Spans,
    parties: Sequence[Party],
    home: str,
    begins: Callable[[Sentence], bool],
) -> list[int]:
    """Return the number of the item that each sentence is of, [] for a text that has one.

    An item begins with a sentence that has nothing in common with all before it but the home, names who or
    what it is of, and begins one as the language sees it (``begins``); within a paragraph only one that names
    people of two states. Stories that have anything in common are one.
    """
    keys = _Keys(words, spans, parties, home)
    loose = _Loose(parties)
    seen: set[Key] = set()
    number, out = 0, []
    ended = False  # "Geneva, 12 June, AGENCY", a line of its own, is no item
    for before, sentence in zip((None, *words.sentences), words.sentences, strict=False):
        told = keys.of(sentence)
        ended = ended or (before is not None and before.paragraph >= 0 and _ends(words, before))
        opens = ended and before is not None and before.paragraph >= 0
        if opens and before is not None and before.paragraph == sentence.paragraph:
            opens = keys.is_of_several(sentence)
        apart = opens and bool(told) and bool(seen) and seen.isdisjoint(told) and keys.is_plain(sentence)
        if apart and not loose.may_join(sentence.index):
            number += begins(sentence)
        seen |= told
        out.append(number)
    return _joined(out, [keys.of(s) for s in words.sentences]) if number else []


def _ends(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence ends with its mark."""
    return words.tokens[sentence.last].text[-1] in '.!?…»”"'


def in_item(
    items: Sequence[int], number: int, parties: Sequence[Party], persons: Sequence[Person]
) -> tuple[list[Party], list[Person]]:
    """Return the parties and persons of one item; all where the text has one."""
    if not items:
        return list(parties), list(persons)
    told = [p for p in persons if any(items[m.sentence] == number for m in p.mentions)]
    return [p for p in parties if items[p.sentence] == number], told


def drafts_by_item(items: Sequence[int], drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return the mentions of events of each item."""
    numbers = sorted(set(items))
    return [[d for d in drafts if items[d.sentence] == n] for n in numbers] if numbers else [list(drafts)]


def parts_of(reading: Reading) -> list[Reading]:
    """Return a reading of each item, with what all share; [reading] where the text has one."""
    if not reading.items:
        return [reading]
    tokens, out = reading.words.tokens, []
    for number, drafts in zip(
        sorted(set(reading.items)), drafts_by_item(reading.items, reading.drafts), strict=True
    ):
        parties, persons = in_item(reading.items, number, reading.parties, reading.persons)

        def here(told: Span | When, number: int = number) -> bool:
            return reading.items[tokens[told.first].sentence] == number

        part = replace(
            reading,
            parties=parties,
            persons=persons,
            drafts=drafts,
            whens=[w for w in reading.whens if w.stamp or here(w) or is_heading(reading.words, w)],
            located=[s for s in reading.located if here(s)],
            towns=[s for s in reading.towns if here(s)],
            venues=[s for s in reading.venues if here(s)],
            topics=[a for a in reading.topics if reading.items[tokens[a.cue].sentence] == number],
            frames=[(d, frame) for d, frame in reading.frames if any(d is one for one in drafts)],
        )
        out.append(part)
    return out


def _joined(numbers: Sequence[int], keys: Sequence[set[Key]]) -> list[int]:
    """The numbers of the items, those with anything in common told as one; [] where all are."""
    into = list(range(max(numbers) + 1))
    first: dict[Key, int] = {}
    for number, told in zip(numbers, keys, strict=True):
        for key in told:
            one, other = into[first.setdefault(key, number)], into[number]
            if one != other:
                into = [min(one, other) if n in (one, other) else n for n in into]
    out = [into[n] for n in numbers]
    return out if len(set(out)) > 1 else []


class _Keys:
    """What the sentences of a text have in common: people, states, towns and bodies beside those of the home,
    other words in capitals."""

    def __init__(self, words: Words, spans: Spans, parties: Sequence[Party], home: str) -> None:
        self._words, self._spans, self._home = words, spans, home
        self._parties: defaultdict[int, list[Party]] = defaultdict(list)
        for party in parties:
            self._parties[party.sentence].append(party)
        self._told: dict[int, set[Key]] = {}
        towns = (s for s in spans.all if s.kind in ("state", "place"))
        self._lands = {words.tokens[s.first].lower[:_LETTERS] for s in towns if s.country != home or not home}

    def of(self, sentence: Sentence) -> set[Key]:
        """What tells the item of a sentence from others."""
        if sentence.index not in self._told:
            self._told[sentence.index] = {*self._of_parties(sentence), *self._of_words(sentence)}
        return self._told[sentence.index]

    def is_plain(self, sentence: Sentence) -> bool:
        """Whether a sentence names all its parties, or gives them a state, before it means them by other
        words."""
        said = sorted(self._parties[sentence.index], key=lambda p: p.first)
        return not any(_refers(p) and not (p.plural and _has_two(said, p)) for p in said)

    def is_of_several(self, sentence: Sentence) -> bool:
        """Whether a sentence tells people of two states by name."""
        named = (p for p in self._parties[sentence.index] if p.person is not None)
        return len({country_of(p) for p in named} - {""}) > 1

    def _of_parties(self, sentence: Sentence) -> Iterator[Key]:
        for party in self._parties[sentence.index]:
            if party.person is not None:
                yield "person", party.person.name
            countries = {party.country, party.foreign, *(c.country for c in _said(party))}
            for country in countries - {"", "?", self._home}:
                yield "state", country

    def _of_words(self, sentence: Sentence) -> Iterator[Key]:
        titles = {i for p in self._parties[sentence.index] if p.kind != "body" for i in _titles(p)}
        for token in self._words.inside(sentence.index):
            span = self._spans.over(token.index)
            if span is not None and span.country:
                if span.country == self._home:
                    continue
                yield "state", span.country
            if span is None and token.lower[:_LETTERS] in self._lands:
                yield "word", token.lower[:_LETTERS]  # "moldovalı"
            begins = token.index == sentence.first and span is None and "-" not in token.text
            if token.capital and not begins and token.index not in titles:
                for part in token.lower.split("-"):
                    yield "word", part[:_LETTERS]


class _Loose:
    """Names without posts and posts without names: those of one sentence may mean those of another."""

    def __init__(self, parties: Sequence[Party]) -> None:
        held = {id(p.person) for p in parties if p.person is not None and p.capacity is not None}
        people = (p for p in parties if p.person is not None and id(p.person) not in held)
        self._names = [p.sentence for p in people]
        self._posts = [p.sentence for p in parties if p.kind == "post" and p.person is None]

    def may_join(self, sentence: int) -> bool:
        """Whether a name of a sentence may hold a post told before it, or the other way round."""
        pairs = ((self._names, self._posts), (self._posts, self._names))
        return any(sentence in here and min(there, default=sentence) < sentence for here, there in pairs)


def _titles(party: Party) -> Iterator[int]:
    """The words of a party that are of its post and of no name."""
    name = party.person_span
    for index in range(party.first, party.last + 1):
        if name is None or not name.first <= index <= name.last:
            yield index


def _said(party: Party) -> list[Capacity]:
    return [c for c in (party.capacity, *party.also) if c is not None]


def _has_two(said: Sequence[Party], reference: Party) -> bool:
    """Whether those of two states are told before a reference in its sentence: "A received B, both told"."""
    before = [p for p in said if p.last < reference.first]
    return len({country_of(p) for p in before} - {""}) > 1


def _refers(party: Party) -> bool:
    """Whether a party means somebody told before: a pronoun, a post alone."""
    if party.kind in ("pronoun", "group"):
        return True
    told = party.country or any(c.country for c in _said(party))
    return party.kind == "post" and party.person is None and not told
