"""Talks and journeys of those who act for nobody: artists, athletes, journalists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract import private as firms
from kg.extract.drafts import TALKS, Draft
from kg.extract.everyday import Everyday
from kg.extract.languages.az import factions
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token, Words

_PROFESSIONS = words_of("names", "professions")
_MATCHES = words_of("names", "matches")
_SPORTS = words_of("names", "sports")
# Who stands for a state at a match: "Yunanıstan təmsilçisi".
_PLAYER = "təmsilçi"
# Whose "vəkil" acts for a state.
_EMPOWERING = frozenset(("işlər", "millət"))
# A profession stands so many words before the name at most: "tanınmış jurnalist X", "baş məşqçisi X".
_NEAR = 2


def without(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without those in which only persons without an office take part."""
    return [d for d in drafts if d.type not in (*TALKS, "visit") or not _is_private(words, d)]


def acts_for_nobody(capacity: Capacity) -> bool:
    """Whether a post is of private life ("baş məşqçi"), or at a firm, a club or a body of sports."""
    words = lower(capacity.position).split()
    # "müvəqqəti işlər vəkili" and "millət vəkili" are no lawyers
    private = any(
        (w in _PROFESSIONS or w.removesuffix("i") in _PROFESSIONS) and before not in _EMPOWERING
        for before, w in pairwise(["", *words])
    )
    return private or _is_of_sport(capacity) or firms.is_firm(capacity.organization, "az")


def is_domestic(body: str) -> bool:
    """Whether a body is one whose members deal with officials of their own state: "Senat"."""
    return not words_of("names", "domestic").isdisjoint(lower(body).split())


def leads(name: str) -> str:
    """The ISO code of the state of a leader who is known by name alone, or ""."""
    return firms.leader(name, "az")


def _is_private(words: Words, draft: Draft) -> bool:
    parties = [p.party for p in draft.parts]
    named = [p for p in parties if p.person is not None]
    if not named:
        return False
    match = any(_is_of(t, _MATCHES) for t in words.inside(draft.sentence))
    if any(_is_official(p, match=match) for p in parties):
        return False
    sport = any(_is_of_sport(c) for p in named for c in (p.person.capacities if p.person else ()))
    return match or sport or any(_has_profession(words, p) for p in named)


def _is_official(party: Party, *, match: bool) -> bool:
    """Whether somebody acts for a state or body; a colleague of somebody private does not."""
    if party.kind in ("state", "body"):
        return True
    held = party.person.capacities if party.person is not None else ()
    capacities = [*held, *([party.capacity] if party.capacity is not None else [])]
    posts = [lower(c.position) for c in capacities if c.position and not _is_of_sport(c)]
    return any(not (match and p == _PLAYER) for p in posts)


def _is_of_sport(capacity: Capacity) -> bool:
    """Whether a post is at a sports body: "Futbol Federasiyaları Assosiasiyasının prezidenti"."""
    words = lower(f"{capacity.organization} {capacity.position}").split()
    return not _SPORTS.isdisjoint(words)


def _has_profession(words: Words, party: Party) -> bool:
    """Whether a mention of a person is told with a profession: "müğənni X"."""
    mentions = party.person.mentions if party.person is not None else []
    firsts = [m.person_span.first for m in mentions if m.person_span is not None]
    near = (words.tokens[max(0, first - _NEAR) : first] for first in firsts)
    return any(_is_of(t, _PROFESSIONS) for before in near for t in before)


def _is_of(token: Token, listed: frozenset[str]) -> bool:
    return token.shape == "word" and not listed.isdisjoint(token.lemmas)


EVERYDAY = Everyday(
    private=acts_for_nobody,
    leads=leads,
    domestic=is_domestic,
    fights=factions.fights,
    opposes=factions.opposes,
    official=tuple(table("names")["official"]),
    unofficial=tuple(table("names")["unofficial"]),
    matches=tuple(table("names")["matches"].split()),
    supposes=tuple(table("names")["supposes"]),
    districts=tuple(table("names")["districts"].split()),
    homes_guessed=True,
)
