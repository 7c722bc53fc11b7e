"""Who was elected, or has just taken office, and is called so: "А победил на выборах. | Избранный президент
посетит Рим", "Присягнул А. | Новый президент вылетел", where who was in office before is not meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.same_post import add
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party, Person
from kg.extract.words import Words


def is_elect(words: Words, post: Party) -> bool:
    """Whether a post is that of somebody who is only elected to it."""
    return _is_called(words, post, _ELECT)


def is_new(words: Words, post: Party) -> bool:
    """Whether somebody is called new in a post."""
    return _is_called(words, post, _NEW)


def _is_called(words: Words, post: Party, lemmas: frozenset[str]) -> bool:
    before = words.tokens[post.head - 1] if post.head else None
    return before is not None and before.sentence == post.sentence and bool(before.lemmas & lemmas)


def winner(words: Words, before: Sequence[Party], persons: Sequence[Person]) -> Person | None:
    """The person of whom the text tells that he won or was elected; None for nobody, or for several."""
    told = [p for p in before if p.person in persons and "nom" in p.cases and not p.prep]
    won = {id(p.person): p.person for p in told if _wins(words, p)}
    return next(iter(won.values())) if len(won) == 1 else None


def take_office(words: Words, post: Party, persons: Sequence[Person]) -> None:
    """Give who is called by the post that he was elected to, or has taken, that post: of the state of who
    held it before."""
    person, said, elect = post.person, post.capacity, is_elect(words, post)
    if person is None or said is None or person.capacities or not (elect or is_new(words, post)):
        return
    told = [p for p in persons if p.mentions and p.mentions[0].first < post.first and p is not person]
    held = {c.country for p in told for c in p.capacities if c.position == said.position and not c.former}
    country = said.country or (next(iter(held)) if len(held) == 1 else "")
    position = f"избранный {said.position}" if elect else said.position
    add(person, replace(said, position=position, country=country, derived=not said.country))


def _wins(words: Words, party: Party) -> bool:
    """Whether the verb nearest to somebody in his clause is one of winning: "победил кандидат | А"."""
    verbs = [t for t in words.inside(party.sentence) if finite(t) and not _parted(words, t.index, party)]
    nearest = min(verbs, key=lambda t: abs(t.index - party.head), default=None)
    return nearest is not None and bool(nearest.lemmas & _WINNING)


def _parted(words: Words, verb: int, party: Party) -> bool:
    low, high = sorted((verb, party.head))
    return any(t.lemma == "который" or t.text in ";:" for t in words.tokens[low:high])


_ELECT = words_of("vocabulary", "elect")
_NEW = words_of("vocabulary", "just_in_office")
_WINNING = words_of("vocabulary", "winning")
