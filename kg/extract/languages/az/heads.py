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
_GENERAL = words_of("posts", "general_plurals")
_TOGETHER = tuple(words_of("posts", "done_together"))
# Ends of words that say when or where somebody does something: "sonra", "fevralda", "gün", "isə".
_ADVERBIAL = ("sonra", "əvvəl", "da", "də", "gün", "isə", "ki", "zamanı")
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


def gather(words: Words, parties: Sequence[Party]) -> None:
    """Let "diplomatlar", "iki siyasətçi" without a state be a plural of those told before, where they do what
    officials do together: sign, meet, talk or are received.

    "Tədbirdə diplomatlar iştirak edib" can be any.
    """
    for party in parties:
        said = party.capacity
        if party.kind != "post" or party.person is not None or said is None or party.also:
            continue
        if said.country or said.organization or lower(said.position) not in _GENERAL:
            continue
        deeds = (t.lower.startswith(_TOGETHER) for t in words.inside(party.sentence))
        if _is_many(words, party) and any(deeds):
            party.kind, party.plural, party.capacity = "group", True, None


def _is_many(words: Words, party: Party) -> bool:
    """Whether a word stands in the plural or behind a number, and nothing else says whose officials they
    are."""
    first = words.sentences[party.sentence].first
    before = words.tokens[party.head - 1] if party.head > first else None
    counted = before is not None and before.lower in _COUNTING
    plural = any(f.plural and not f.owner for f in forms(words.tokens[party.head].text))
    after = words.tokens[party.head + 1].lower if party.head + 1 < len(words.tokens) else ""
    free = before is None or before.text == "," or before.lower.endswith(_ADVERBIAL)
    return (counted or (plural and free)) and after not in (",", "və", "üçün")


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
