"""Those of somebody's government who are named: "members of President A's administration, including B, C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.bodies import may_be_of_state
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_TEAMS = frozenset(("administration", "government", "cabinet", "team", "staff", "entourage"))
_KIN = words_of("triggers", "additions", "kin")
_MEMBERS = frozenset(("members", "officials", "representatives", "advisers", "advisors", "ministers"))
_INCLUDING = ("including", "notably", "particularly")
_JOINTS = frozenset((",", "and", "&", "as", "well", "the", ";"))
_MET = frozenset(("with", "to", "by"))
# "With | senior and other | members": so many words.
_ATTRIBUTES = 3
# "The parents of | the Peruvian reporter A": so many words.
_TO_OWNER = 5


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Let those who are named be met or act in place of their head, and be of his state; whose family or
    supporters are met is not met himself."""
    for noun in words.with_any(_KIN):
        party = _kept_out(words, noun, parties)
        if party is not None and party.kind in ("person", "post"):
            party.inner = True
    for noun in words.with_any(_TEAMS):
        owner = _owner(words, noun, parties)
        told = _told(words, noun, parties) if owner is not None else []
        if owner is None or not told:
            continue
        owner.inner = True
        _stand_in(words, owner, told[0])
        for party in told if owner.country else ():
            capacity = party.capacity
            if capacity is not None and not party.country and may_be_of_state(capacity):
                capacity.country, capacity.derived, party.country = owner.country, True, owner.country


def _kept_out(words: Words, noun: Token, parties: Sequence[Party]) -> Party | None:
    """Of whom people are that are met: "the family of | the reporter A", "President A’s | supporters"."""
    following = words.tokens[min(noun.index + 1, len(words.tokens) - 1)]
    if words.tokens[noun.index - 1].text in OWN and not following.capital:
        return next((p for p in parties if p.last == noun.index - 2), None)
    if following.lower != "of":
        return None
    if "," in (t.text for t in words.tokens[max(noun.index - 2, 0) : noun.index]):
        return None  # "met with A and B, | the parents of C"
    behind = (p for p in parties if noun.index + 2 <= p.first <= noun.index + _TO_OWNER)
    return next((p for p in behind if p.prep in ("of", "") and p.sentence == noun.sentence), None)


def _owner(words: Words, noun: Token, parties: Sequence[Party]) -> Party | None:
    """Whose team it is, where members of it are spoken of."""
    if noun.lower not in _TEAMS or words.tokens[noun.index - 1].text not in OWN:
        return None
    owner = next((p for p in parties if p.last == noun.index - 2 and p.kind in ("person", "post")), None)
    before = words.tokens[max(owner.first - 2, 0) : owner.first] if owner is not None else []
    of = len(before) > 1 and before[1].lower == "of" and before[0].lower in _MEMBERS
    return owner if of else None


def _told(words: Words, noun: Token, parties: Sequence[Party]) -> list[Party]:
    """The members that are listed behind "including"."""
    i = noun.index + 1 + (words.tokens[noun.index + 1].text == ",")
    if words.tokens[i].lower not in _INCLUDING:
        return []
    return list(_listed(words, i + 1, [p for p in parties if p.sentence == noun.sentence and p.first > i]))


def _listed(words: Words, at: int, behind: Sequence[Party]) -> Iterator[Party]:
    for party in behind:
        between = {t.lower for t in words.tokens[at : party.first]}
        if not between <= _JOINTS or party.kind not in ("person", "post"):
            return
        yield party
        at = party.last + 1


def _stand_in(words: Words, owner: Party, member: Party) -> None:
    """Let the first of those named stand where the phrase begins, behind its preposition."""
    first = owner.first - 2
    for _ in range(_ATTRIBUTES):
        before = words.tokens[first - 1]
        if before.sentence != owner.sentence or before.lower in _MET or before.has("V") or before.text == ",":
            break
        first -= 1
    prep = words.tokens[first - 1].lower if first else ""
    member.first, member.prep = first, prep if prep in _MET else ""
