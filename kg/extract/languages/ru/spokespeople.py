"""What is no part of the title of several nameless people: "представителями | турецких властей", "с
представителями правительства Чили | по вопросам торговли"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Party
from kg.extract.words import Words

_NOUN = "представитель"
# The matter of a talk, not the field of a post.
_MATTER = re.compile(rf"^{_NOUN} по (?:вопрос|тем|проблем|поводу).*$")
_AUTHORITIES = re.compile(rf"^{_NOUN} (?:[а-яё-]+ )?властей(?: и .*)?$")


def shorten(words: Words, parties: Sequence[Party]) -> None:
    """Cut the titles of people who are told in the plural without names."""
    for party in parties:
        post = party.capacity if party.kind == "post" and party.person is None else None
        if post is None or not post.position.startswith(_NOUN) or words.tokens[party.head].lemma != _NOUN:
            continue
        if not any(r.number == "p" for r in words.tokens[party.head].readings):
            continue
        matter = next((t.index for t in words.tokens[party.head : party.last] if t.lower == "по"), None)
        if matter is not None and matter > party.head + 1 and _MATTER.match(post.position):
            post.position, party.last = _NOUN, matter - 1
        elif _AUTHORITIES.match(post.position) and _is_of_state(words, party):
            post.position = f"{_NOUN} властей"


def _is_of_state(words: Words, party: Party) -> bool:
    """Whether an adjective right behind a word for people names their state: "представители | турецких
    властей"."""
    after = words.tokens[min(party.head + 1, party.last)]
    return len(adjectives().countries(after)) == 1 or after.lower == "властей"
