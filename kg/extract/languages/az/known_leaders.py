"""Officials who are known leaders of a state: of it where the text names that state, and of no other one.

That somebody led a state is no fact of the text: it only chooses among the states that the text names.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.origins import give, lacks_country, told_states
from kg.extract.languages.az.private import leads
from kg.extract.languages.az.states import is_generic
from kg.extract.parties import Capacity, Person
from kg.extract.private import led_state
from kg.extract.spans import Spans
from kg.extract.words import Words

# Bodies that every state has: "parlamentin sədri".
_BODIES = words_of("bodies", "common")


def give_states(words: Words, spans: Spans, persons: Sequence[Person]) -> None:
    """Let a known leader with a post of a state act for his own one, where the text names it."""
    bare = [p for p in persons if lacks_country(p) and leads(p.name)]
    named = _named(words, spans) if bare else set()
    for person in bare:
        if any(_is_of_state(c) for c in person.capacities):
            give(person, led_state(person.name, "az", named))


def correct(words: Words, spans: Spans, persons: Sequence[Person]) -> None:
    """Take from an official what his surroundings gave him against what is known of him: another state than
    the one that the text tells of the same post, or than the one that he led.
    """
    for person in persons:
        _agree(person)
        led = leads(person.name)
        guessed = [c for c in person.capacities if led and c.derived and c.country not in ("", led)]
        guessed = [c for c in guessed if not c.organization and _is_of_state(c)]
        for capacity in guessed:
            capacity.country = led_state(person.name, "az", _named(words, spans))
            capacity.closed = not capacity.country


def _agree(person: Person) -> None:
    """Let somebody hold a post of one state: "Perunun naziri A ... qonşu ölkənin naziri olan A"."""
    told = {(lower(c.position), c.country) for c in person.capacities if c.country and not c.derived}
    for capacity in person.capacities:
        own = {country for post, country in told if post == lower(capacity.position)}
        if capacity.derived and not capacity.organization and len(own) == 1:
            capacity.country = own.pop()
    held = [(lower(c.position), c.organization, c.country, c.former) for c in person.capacities]
    person.capacities[:] = [c for n, c in enumerate(person.capacities) if held[n] not in held[:n]]


def _named(words: Words, spans: Spans) -> set[str]:
    """The states that a text names; a town names none, and a body of a state does."""
    towns = {(words.tokens[s.first].sentence, s.country) for s in spans.all if s.kind == "place"}
    told = {(s, c) for s, c, _ in told_states(words, spans)} - towns
    return {c for _, c in told} | {s.country for s in spans.all if s.kind in ("state", "body")}


def _is_of_state(capacity: Capacity) -> bool:
    """Whether a post is one of a state: not at a firm, or at a body that only some have."""
    body = capacity.organization
    return not body or lower(body) in _BODIES or is_generic(body)
