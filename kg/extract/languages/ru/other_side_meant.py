"""Who is named below an official without a name as the other side of his talks, and is not he: "Премьер Чили
посетил Осло. Он встретился с | премьером Хуаном Рохасом"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.principals import faces_other
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_POSTS = words_of("posts", "heads") | words_of("posts", "rulers") | words_of("posts", "principals")


def is_other(words: Words, person: Person, post: Party, persons: Sequence[Person]) -> bool:
    """Whether somebody of no told state is first named, shortly below who acts, as whom that one meets, or as
    who receives him; not where yet another one acts there."""
    first = person.mentions[0]
    if post.capacity is None or not post.capacity.country or any(c.country for c in person.capacities):
        return False
    if "nom" not in post.cases or post.prep or words.is_title(post.sentence):
        return False
    if not 0 < first.sentence - post.sentence <= _NEAR:
        return False
    if first.prep in ("с", "со"):
        return not _another_acts(words, first, person, persons)
    if "nom" not in first.cases:
        return not first.prep and any(t.lower in ("он", "она") for t in words.inside(first.sentence))
    return faces_other(words, first.sentence) and _is_of_him(words, first.sentence)


# So many sentences at most between the two.
_NEAR = 2


def _another_acts(words: Words, met: Party, person: Person, persons: Sequence[Person]) -> bool:
    """Whether a sentence tells of an official who acts, by his name or post: "| Король встретился с А"."""
    others = (m for p in persons if p is not person for m in p.mentions if m.sentence == met.sentence)
    if any("nom" in m.cases and not m.prep for m in others):
        return True
    before = words.tokens[words.sentences[met.sentence].first : met.first]
    return any(t.lemmas & _POSTS and "nom" in t.cases("N") for t in before)


def _is_of_him(words: Words, sentence: int) -> bool:
    """Whether a sentence says "him" or "the guest" of whom it tells that he is received."""
    return any(t.lower in ("его", "ее", "её") or t.lemmas & _GUESTS for t in words.inside(sentence))


_GUESTS = frozenset(("гость", "гостья"))
