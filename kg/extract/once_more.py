"""Second talks of those who have talked: "In the evening they met again", "The two then spoke alone".

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft

# The first talk is told at most so many sentences before, and what is said at the second one after it.
_NEAR, _GOES_ON = 8, 2
# Sentences from a session to who led its talks.
_IN_SESSION = 4
# So many at least hold a talk.
_TWO = 2
# Rules of what is said in a talk told before, which tell of none by themselves.
_VAGUE = frozenset(("discuss", "speak-with", "speech"))
# Rules of what only adds to a talk.
_ADDS = frozenset(("attendance", "delegation", "whereabouts"))


def part(drafts: Sequence[Draft]) -> None:
    """Part a talk that a pack marks as another one (``anew``) from that of the same people told before, and
    one for which some of them sat apart (``beside``) from that of more.
    """
    for n, draft in enumerate(drafts):
        if draft.type not in TALKS or draft.title or draft.lost or not (draft.anew or draft.beside):
            continue
        first = _first_talk(draft, drafts[:n])
        if first is None or draft.another:
            continue
        draft.another = True
        if draft.place is None and draft.modality == first.modality and first.place is not None:
            draft.place = first.place if _is_there(draft, first) else None
        if draft.frame is None and draft.modality == first.modality and _is_at_gathering(first):
            draft.frame = first.frame
        for later in drafts[n + 1 :]:
            if _goes_on(later, draft):
                later.another = True


def is_of_fewer(wide: Draft, narrow: Draft) -> bool:
    """Whether some of those who were at a talk held another one: with who only attended it, or two of three
    who met as equals.

    "The president received Minister A; Minister B attended. A then met B."
    """
    if wide.type not in TALKS or narrow.rule in _ADDS or narrow.title or wide.title:
        return False
    people = {p.party.key(): country_of(p.party) for p in narrow.parts if p.party.person is not None}
    known = [c for c in people.values() if c]
    two_sides = len(people) == len(narrow.parts) == _TWO and len(known) == len(set(known))
    if not two_sides or not people.keys() < wide.keys():
        return False
    # What is said at a talk is said by those who hold it.
    if narrow.rule in _VAGUE or (narrow.occasion and not narrow.apart):
        return people.keys() <= wide.joined
    return bool(people.keys() & wide.joined) or (narrow.first > wide.first and _are_equals(wide))


def _are_equals(talk: Draft) -> bool:
    """Whether three or more, each of a state of his own, are told to have met, none of them another one."""
    own = [p for p in talk.parts if p.party.key() not in talk.joined]
    states = {country_of(p.party) for p in own} - {""}
    alike = all(p.role == "participant" and not p.party.prep and p.party.person is not None for p in own)
    return alike and len(own) == len(states) > _TWO


def _first_talk(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The talk told before of the same people, or, where they only sat apart, of them and others."""
    people = draft.keys() - draft.joined
    for talk in reversed(before):
        of_kind = talk.type == draft.type and not (talk.title or talk.lost or talk.another)
        near = of_kind and talk.first < draft.first and draft.sentence - talk.sentence <= _NEAR
        if not near or len(people) < _TWO or not people <= talk.keys():
            continue
        if talk.keys() != people or (draft.anew and not (draft.sentence == talk.sentence and talk.anew)):
            return talk
    return None


def _is_there(draft: Draft, first: Draft) -> bool:
    """Whether the same people can still be where they talked first: told right after it, of no other day."""
    return draft.sentence - first.sentence <= _GOES_ON and draft.when is None and not draft.earlier


def _is_at_gathering(talk: Draft) -> bool:
    return talk.frame is not None and talk.frame.type == "conference"


def _goes_on(later: Draft, talk: Draft) -> bool:
    """Whether a mention tells what the same people said at a second talk."""
    same = later.type == talk.type and later.modality == talk.modality and not (later.title or later.lost)
    near = 0 <= later.sentence - talk.sentence <= _GOES_ON
    return same and near and later.rule in _VAGUE and later.keys() == talk.keys()


def hands_in_apart(ceremony: Draft, talk: Draft) -> bool:
    """Whether letters are handed in apart from a talk that others had, too: "Minister A and Ambassador B met
    President C. B presented her credentials to C"."""
    if ceremony.rule != "credentials" or talk.rule == "credentials" or ceremony.title or talk.title:
        return False
    both = ceremony.keys()
    sides = {country_of(p.party) for p in ceremony.parts if p.role == "guest"}
    more = [p.party for p in talk.parts if p.party.key() not in both and p.party.person is not None]
    named = len(both) == _TWO and both < talk.keys()
    return named and (len(more) > 1 or any(country_of(party) in sides - {""} for party in more))


def goes_on_in_session(board: Draft, talk: Draft) -> bool:
    """Whether talks told right after a session of two states are what its other people did there: "The Group
    was convened by A and B. Discussions were led by C and D"."""
    if board.rule != "commission" or talk.rule != "talk-noun" or board.title or talk.title or board.earlier:
        return False
    bare = not (talk.when or talk.place or talk.apart or talk.anew)
    near = 0 < talk.sentence - board.sentence <= _IN_SESSION and talk.paragraph - board.paragraph <= 1
    sides = set(board.countries())
    named = all(p.party.person is not None or p.party.kind == "post" for p in talk.parts)
    return bare and near and named and len(sides) == _TWO and set(talk.countries()) == sides


def came_for_board(board: Draft, talk: Draft) -> bool:
    """Whether somebody came for a session of a board, which is not the talk that another sentence tells:
    "The minister arrived for a joint session of the collegia. He met his colleague".
    """
    told = talk.type in TALKS and talk.rule != board.rule and talk.rule not in (*_VAGUE, *_ADDS)
    told = told and talk.sentence != board.sentence and not (board.title or talk.title or talk.occasion)
    return told and board.rule == "commission" and board.aimed and board.named
