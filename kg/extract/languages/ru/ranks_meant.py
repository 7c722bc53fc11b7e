"""Whom a rank alone means, or a trade beside his state: "Турецкий | генерал прибыл", after "начальник
Генштаба генерал А", "чилийский | банкир" after "глава Центробанка Чили Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Party, Person
from kg.extract.words import Words

RANKS = words_of("posts", "military_ranks")
_POSTS = tuple(words_of("posts", "military_posts"))
_TRADES: dict[str, list[str]] = table("posts")["trades"]
# By what somebody is called whose name does not follow.
ALONE = RANKS | _TRADES.keys()
# Of whom a rank was told, or a post that has one, so many sentences before at most.
_NEAR = 6


def stands_alone(words: Words, i: int, last: int) -> bool:
    """Whether a token is the rank of somebody who is not named behind it: "| генерал находится"; a trade only
    beside the adjective of his state."""
    token = words.tokens[i]
    if token.lemma not in ALONE or not token.has("N"):
        return False
    if token.lemma not in RANKS:
        several = all(r.number == "p" for r in token.readings if r.lemma == token.lemma)
        if several or not (i and adjectives().countries(words.tokens[i - 1])):
            return False
    after = words.tokens[i + 1] if i < last else None
    return after is None or not (after.has("N") or after.capital)


def meant(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The only one told with such a rank, or with the post of a commander where no rank is told, of the state
    of its adjective; None where it can be several."""
    near = [p for p in before if 0 < party.sentence - p.sentence <= _NEAR and p.person is not None]
    rank = words.tokens[party.head].lemma
    if rank not in RANKS:
        return _of_trade(_TRADES[rank], party, near)
    told = [p for p in near if _rank_of(words, p).startswith(rank)] or [
        p for p in near if _commands(p.person)
    ]
    people = {p.person.name: p.person for p in told if p.person is not None}
    own = [p for p in people.values() if not party.country or p.country in ("", party.country)]
    return own[0] if len(own) == 1 else None


def _of_trade(posts: Sequence[str], party: Party, near: Sequence[Party]) -> Person | None:
    """The only one of a state told with a post of a trade."""
    own = [p.person for p in near if p.person is not None and p.person.country == party.country]
    fitting = {p.name: p for p in own if any(stem in post for post in _held(p) for stem in posts)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _rank_of(words: Words, party: Party) -> str:
    """The rank right before a name; "" for none."""
    span = party.person_span
    before = words.tokens[span.first - 1].lemma if span is not None and span.first else ""
    return before if before.split("-")[0] in RANKS or before in RANKS else ""


def _commands(person: Person | None) -> bool:
    return any(stem in post for post in _held(person) for stem in _POSTS)


def _held(person: Person | None) -> list[str]:
    held = person.capacities if person is not None else ()
    return [f"{c.position} {c.organization}".lower() for c in held]
