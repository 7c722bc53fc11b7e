"""Who is meant by a post where a text goes on about who acted in the sentence before: "Пабло Сото встретится
с Хуаном Рохасом. | Президент Перу также посетит Рим"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.described import described
from kg.extract.languages.ru.principals import bind, nameless
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_ALSO = frozenset(("также", "тоже"))


def go_on(words: Words, parties: Sequence[Party]) -> None:
    """Let the holder of a state's post who "also" does something be the only one who acts in the sentence
    before, if that tells his full name alone."""
    for post in parties:
        if post.kind != "post" or post.person is not None or post.plural or post.prep or post.inner:
            continue
        held, after = post.capacity, words.tokens[post.last + 1 : post.last + 2]
        if held is None or not held.country or "nom" not in post.cases or held.former:
            continue
        if not after or after[0].lower not in _ALSO or not post.sentence:
            continue
        person = _acting(parties, post.sentence - 1)
        if person is not None and not described(words, person) and not _is_beside(person, post):
            bind(post, person, "")


def _acting(parties: Sequence[Party], sentence: int) -> Person | None:
    """The only one who acts in a sentence, where that is somebody of whom no post is told."""
    near = [p for p in parties if p.sentence == sentence and "nom" in p.cases and not (p.prep or p.inner)]
    people = {p.key(): p.person for p in near if p.kind in ("person", "post")}
    only = next(iter(people.values())) if len(people) == 1 else None
    return only if only is not None and " " in only.name and nameless(only) else None


def _is_beside(person: Person, post: Party) -> bool:
    return any(m.sentence == post.sentence for m in person.mentions)
