"""Whom "qurumların rəhbərləri", "heyət başçıları" mean: who leads several bodies and was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.parties import Party
from kg.extract.words import Words

_COMMON = words_of("bodies", "common") - words_of("posts", "of_states")
_LEADING = words_of("posts", "led_by")
_OTHERS = words_of("posts", "other_heads")
_DELEGATION = "heyət"
# What stands here for several heads of bodies, of delegations, or of both and of states; holding.stands_for
# says for whom.
OF_BODIES, OF_DELEGATIONS, OF_ANY = "qurum rəhbəri", "heyət rəhbəri", "rəhbərlər"
_COUNTING = frozenset(("iki", "üç", "dörd", "beş"))


def mean(words: Words, parties: Sequence[Party]) -> None:
    """Let several heads of bodies that are not named be those of whose bodies the text has told.

    Of bodies of a field ("gömrük xidmətlərinin rəhbərləri") only where a body or post of that field was told,
    and not of other ones ("yerli idarələrin rəhbərləri").
    """
    for index, party in enumerate(parties):
        said = party.capacity
        if party.kind != "post" or not party.plural or party.person is not None or said is None:
            continue
        if said.former or lower(said.position) not in _LEADING:
            continue
        if _of_several(words, party):
            party.capacity, party.country = replace(said, position=OF_BODIES, organization="", country=""), ""
        elif not (said.country or party.country) and (meant := _kind(words, party, parties[:index])):
            party.capacity = replace(said, position=meant, organization="")


def _of_several(words: Words, party: Party) -> bool:
    """Whether bodies are told by a plural or number alone: "qurumların | rəhbərləri", "iki qurumun |
    rəhbəri"."""
    noun, before = words.tokens[party.head - 1], words.tokens[max(0, party.head - 2)]
    if not party.head or noun.sentence != party.sentence:
        return False
    found = [f for f in forms(noun.text) if f.case == "gen" and not f.owner and lower(f.stem) in _COMMON]
    return any(f.plural for f in found) or (bool(found) and before.lower in _COUNTING)


def _kind(words: Words, party: Party, before: Sequence[Party]) -> str:
    """What a plural of heads stands for; '' where it tells whose heads they are."""
    said = party.capacity
    body = lower(said.organization) if said is not None else ""
    if body == _DELEGATION:
        return OF_DELEGATIONS
    if not body:
        first = party.head == words.sentences[party.sentence].first
        noun = None if first else words.tokens[party.head - 1]
        if noun is not None and noun.lower in _COMMON:
            return OF_BODIES
        owned = noun is not None and any(f.case == "gen" for f in forms(noun.text))
        return OF_ANY if party.first == party.head and not owned else ""  # "dövlətlərin | başçıları"
    *field, noun_ = body.split()
    stems = {lower(f.stem) for f in forms(noun_)} | {noun_}
    if stems.isdisjoint(_COMMON) or set(field) & _OTHERS:
        return ""
    return OF_BODIES if not field or any(_is_of(field[0], p) for p in before) else ""


def _is_of(field: str, party: Party) -> bool:
    """Whether somebody named leads a body of a field: "gömrük", "Dövlət Gömrük Komitəsinin sədri"."""
    held = party.capacity
    return (
        held is not None
        and party.person_span is not None
        and field in lower(f"{held.organization} {held.position}")
    )
