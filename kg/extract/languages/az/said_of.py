"""Posts that a predicate says of somebody: "A Perunun naziridir", "A və B komissiyanın həmsədrləridir",
"komissiyaya A rəhbərlik edir", "naziri olmuş | A", "O, əvvəllər nazir işləyib".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.languages.az.holding import add
from kg.extract.languages.az.lexicon import table
from kg.extract.languages.az.states import international
from kg.extract.parties import Capacity, Party, Person
from kg.extract.words import Token, Words

_COPULA = ("dır", "dir", "dur", "dür", "dırlar", "dirlər", "durlar", "dürlər")
_WAS = frozenset(["olmuş", "işləmiş", "çalışmış"])
_LEADS = frozenset(["rəhbərlik", "başçılıq"])
_NOW = frozenset(["edir", "edirdi"])
# What somebody leads at one time, and is head of by no post: "heyətə rəhbərlik edir"
_PASSING = ("heyət", "danışıq", "görüş", "missiya", "qrup", "proses", "sessiya", "iclas")
_SUBJECTS = ("person", "pronoun")
_LEFT = tuple(table("posts")["said_left"])


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give such posts to those of whom they are said."""
    for sentence in words.sentences:
        here = [p for p in parties if p.sentence == sentence.index]
        if not any(p.person is not None for p in here):
            continue
        for post in here:
            if post.kind == "post" and post.capacity is not None and not post.counterpart:
                for person, former in _of_whom(words, post, here):
                    _give(person, post.capacity, former=former)
        for body, person in _led(words, here):
            _give(person, Capacity("rəhbər", body.body, body.country, first=body.first, last=body.last))


def _of_whom(words: Words, post: Party, here: Sequence[Party]) -> Iterator[tuple[Person, bool]]:
    """Those of whom a post is said, and whether they have it no longer."""
    last, after = words.tokens[post.last], words.tokens[post.last + 1 : post.last + 3]
    if after and after[0].lower in _WAS:
        behind = next((p for p in here if p.first == post.last + 2 and p.kind == "person"), None)
        if behind is not None and behind.person is not None and behind.capacity is None:
            yield behind.person, True
        return
    said = last.lower.endswith(_COPULA) and _ends(words, post.last)
    left = " ".join(t.lower for t in after).startswith(_LEFT) and post.person is None
    if not (said or left):
        return
    subjects = [p for p in here if p.last < post.first and _acts(p)]
    for party in subjects if post.plural else subjects[-1:]:
        if party.person is not None and (post.plural or not party.plural):
            yield party.person, left


def _acts(party: Party) -> bool:
    owned = "gen" in party.cases and party.kind == "person"
    return party.kind in _SUBJECTS and "nom" in party.cases and not party.prep and not owned


def _ends(words: Words, index: int) -> bool:
    """Whether a word ends its clause."""
    token = words.tokens[index]
    following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
    return following is None or following.sentence != token.sentence or following.text in (".", ",", ";", "!")


def _led(words: Words, here: Sequence[Party]) -> Iterator[tuple[Party, Person]]:
    """The bodies that somebody is said to lead: "komissiyaya A | rəhbərlik edir"."""
    for body in here:
        if body.kind != "body" or not body.body or body.body.lower().split()[-1].startswith(_PASSING):
            continue
        if "dat" not in body.cases or international(body.body):
            continue
        leader = next((p for p in here if p.first > body.last and _acts(p)), None)
        if leader is None or leader.person is None:
            continue
        told = words.tokens[leader.last + 1 : leader.last + 3]
        if len(told) > 1 and told[0].lower in _LEADS and _is_now(told[1]):
            yield body, leader.person


def _is_now(token: Token) -> bool:
    return token.lower in _NOW


def _give(person: Person, said: Capacity, *, former: bool = False) -> None:
    """Add a post, of the state of its holder where it is shared or names none."""
    own = person.country if not (said.organization and international(said.organization)) else ""
    shared = said.position.startswith("həmsədr")
    country = (own or said.country) if shared else (said.country or own)
    if any(c.position == said.position and c.former == former for c in person.capacities):
        return
    add(person, replace(said, country=country, former=former or said.former, derived=True))
