"""Whom "qurumların rəhbərləri", "heyət başçıları" mean: who leads several bodies and was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.parties import Party
from kg.extract.words import Words

_COMMON = words_of("bodies", "common") - words_of("posts", "of_states")
_COMMON_OF_STATES = words_of("bodies", "common")
_TOWNS = frozenset(words_of("posts", "towns"))
_TOWN_HEADS = tuple(words_of("posts", "town_heads"))
_HEAD_POSTS = tuple(words_of("posts", "heads_of_bodies"))
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
        if party.kind != "post" or party.person is not None or said is None or said.former:
            continue
        if not party.plural and not _is_counted(words, party):
            continue
        if _of_told(words, party, parties[:index]):
            party.plural = True
            party.capacity, party.country = replace(said, position=OF_BODIES, organization="", country=""), ""
        if not party.plural or lower(said.position) not in _LEADING:
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


def _of_told(words: Words, party: Party, before: Sequence[Party]) -> bool:
    """Whether heads are of bodies of a kind of which the text names two with who leads them: "Ali Məhkəmənin
    sədri A", "məhkəmə | sədrləri"; "Gəncənin meri A", "hər iki şəhərin | rəhbəri"."""
    at = party.head - 1
    if at < words.sentences[party.sentence].first or not _heads(lower(words.tokens[party.head].text)):
        return False
    stems = {lower(f.stem) for f in forms(words.tokens[at].text)} | {words.tokens[at].lower}
    kinds = stems & (_COMMON_OF_STATES | _TOWNS)
    if at and words.tokens[at - 1].lower in _OTHERS:
        return False  # "rayon | məhkəmələrinin sədrləri"
    own = {noun for kind in kinds for noun in (_TOWN_HEADS if kind in _TOWNS else (kind,))}
    told = [p for p in before if p.person_span is not None and p.capacity is not None]
    leading = {p.person.name if p.person else p.first for p in told if _leads(p, own)}
    return len(leading) > 1


def _is_counted(words: Words, party: Party) -> bool:
    """Whether a post is of two or three of a kind: "iki şəhərin | meri"."""
    return party.head > 1 and words.tokens[party.head - 2].lower in _COUNTING


def _heads(word: str) -> bool:
    return word.startswith(_HEAD_POSTS)


def _leads(party: Party, nouns: set[str]) -> bool:
    """Whether somebody leads a body whose name or whose title has one of some nouns."""
    held = party.capacity
    if held is None or not _heads(lower(held.position.split()[-1] if held.position else "")):
        return False
    return any(noun in lower(f"{held.organization} {held.position}") for noun in nouns)


def _is_of(field: str, party: Party) -> bool:
    """Whether somebody named leads a body of a field: "gömrük", "Dövlət Gömrük Komitəsinin sədri"."""
    held = party.capacity
    return (
        held is not None
        and party.person_span is not None
        and field in lower(f"{held.organization} {held.position}")
    )
