""" "Главы": heads of several bodies where a verb in the plural says so, not "of the head"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Token, Words

# Adverbs between the heads and what they do: "главы МИД подробно обсудили".
_ADVERBS = 3


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Read a post of no state as that of several, where it can be and its verb asks for it: "в ходе беседы
    главы внешнеполитических ведомств обсудили".
    """
    for party in parties:
        unnamed = party.kind == "post" and party.person_span is None and not party.plural and not party.prep
        held = party.capacity if unnamed else None
        if held is None or not held.organization or held.country or not _can_be_several(words, party):
            continue
        if _acts(words, party):
            party.plural, party.cases = True, frozenset(("nom",))


def _can_be_several(words: Words, party: Party) -> bool:
    readings = words.tokens[party.head].readings
    return any(r.pos == "N" and r.number == "p" and r.case == "nom" for r in readings)


def _acts(words: Words, party: Party) -> bool:
    """Whether a verb in the plural follows, adverbs at most between."""
    following = words.tokens[party.last + 1 : party.last + 2 + _ADVERBS]
    verb = next((t for t in following if not _is_adverb(t)), None)
    if verb is None or verb.sentence != party.sentence or not verb.readings:
        return False
    return verb.readings[0].pos == "V" and verb.readings[0].number == "p"


def _is_adverb(token: Token) -> bool:
    return bool(token.readings) and token.readings[0].pos in ("AV", "PRCL")
