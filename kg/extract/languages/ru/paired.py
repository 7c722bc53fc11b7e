"""Two officials told by one word of whom the sentence before names only the names: "Иван Рогов провел
переговоры с Хуаном Сото. | Президенты Чили и Перу обсудили торговлю"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import bind, nameless
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party, Person
from kg.extract.words import Words

# The names stand so many sentences before the posts at most.
_NEAR = 2
# Who meets whom.
_TWO = 2


def name(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Make two officials of two states, told by one word, the only two persons without a post who are named
    together right before, in their order; nobody where anybody else is named there."""
    bare = [p for p in persons if nameless(p) and " " in p.name]
    if len(bare) < _TWO:
        return
    for first, second in _pairs(parties):
        near = [p for p in parties if 0 < first.sentence - p.sentence <= _NEAR and p.person is not None]
        told = sorted({p.sentence for p in near})
        together = [p for p in near if told and p.sentence == told[0]]
        people = list(dict.fromkeys(p.person for p in together if p.person is not None))
        others = any(p.person not in people for p in near)
        titled = told and words.sentences[told[0]].paragraph < 0 <= words.sentences[first.sentence].paragraph
        if len(people) != _TWO or others or titled or not all(p in bare for p in people):
            continue
        if any(described(words, p) or p.home for p in people) or not _is_one_talk(words, told[0], first):
            continue
        for post, person in zip((first, second), people, strict=True):
            same = [p for p in parties if p.person is None and p.key() == post.key()]
            for party in same:
                bind(party, person, "")
            if not person.capacities and post.capacity is not None:
                person.add(post.capacity)  # "лидеры Чили и Перу"


def _is_one_talk(words: Words, names: int, post: Party) -> bool:
    """Whether a sentence tells of a talk, and the posts are told in the same time as that."""
    if not any(t.lemmas & _TALKS for t in words.inside(names)):
        return False
    return _is_ahead(words, names) == _is_ahead(words, post.sentence)


def _is_ahead(words: Words, sentence: int) -> bool:
    """Whether a sentence tells what is to be."""
    verbs = [t for t in words.inside(sentence) if finite(t)]
    return any("futr" in t.readings[0].tags for t in verbs)


_TALKS = frozenset().union(
    *(words_of("triggers", "meeting", kind, what) for kind, what in (("noun", "nouns"), ("with", "verbs"))),
    words_of("triggers", "call", "noun", "nouns"),
    words_of("triggers", "call", "with", "verbs"),
    words_of("triggers", "call", "dative", "verbs"),
    words_of("triggers", "meeting", "discuss", "verbs"),
)


def _pairs(parties: Sequence[Party]) -> list[tuple[Party, Party]]:
    """The officials of two states that one word tells: "президенты | Чили и Перу"."""
    heads: dict[int, list[Party]] = {}
    for party in parties:
        if party.kind == "post" and party.person is None and party.capacity is not None:
            heads.setdefault(party.head, []).append(party)
    pairs = [(p[0], p[1]) for p in heads.values() if len(p) == _TWO]
    states = ((a, b) for a, b in pairs if a.capacity is not None and b.capacity is not None)
    return [
        (a, b) for a, b in states if a.capacity and b.capacity and a.capacity.country and b.capacity.country
    ]
