"""What a sentence tells by its matter, its day or its town alone, and the next one with its people.

"Talks on Chad took place in Oslo. A, B and C took part in them." The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.allegiance import body_of, country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.reading import Reading

# The rule of talks that are told by their day or town alone, and are none that was told before.
HELD: Final = "held"
# Rules of talks that a noun tells.
_NOUNS = ("meeting-noun", "talk-noun")
# Rules of talks that verbs of speaking tell.
_SPOKEN = ("discuss", "speak-with")
# Officials of more than four states gather, and hold no talk.
OF_FEW: Final = 4


def is_unattended(draft: Draft) -> bool:
    """Whether a gathering is told without anybody: "The fifth meeting on Chad was held in Oslo"."""
    bare = draft.type == "conference" and not (draft.parts or draft.title)
    return bare and (not draft.named or draft.when is not None or draft.place is not None)


def is_told_alone(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether a gathering is told without anybody, and is no other word for the talk told right before: "A
    will meet B in Oslo. The coming summit was announced today"."""
    if not is_unattended(draft):
        return False
    last = next((d for d in reversed(told) if not d.title), None)
    bare = draft.when is None and draft.place is None and not draft.named
    talk = last is not None and last.type in TALKS and len(last.parts) > 1
    return not (bare and talk and last is not None and draft.sentence - last.sentence <= _CLOSE)


# In sentences.
_CLOSE = 2
# So many sides has a talk, and so far apart stand two words that "and" joins.
_TWO = 2


def goes_on_about(talk: Draft, ahead: Draft) -> bool:
    """Whether a sentence tells who was at what the one before told by its day or town alone: "The meeting on
    Chad was held in Oslo. It was attended by A, B and C", "Talks took place in Oslo. A and B discussed"."""
    gathering = talk.type == "conference" and talk.rule == "conference" and len(talk.name.split()) <= 1
    told = gathering or (talk.type == "meeting" and talk.rule in _NOUNS)
    told = told or (talk.type == ahead.type == "meeting" and talk.rule in _SPOKEN)
    if not told or talk.title or talk.bilateral:
        return False
    bare = talk.when is None and talk.place is None and talk.modality == ahead.modality
    return bare and talk.sentence - ahead.sentence == 1 and len(talk.countries()) + len(bodies(talk)) > 1


def of_next_two(reading: Reading, talk: Draft, drafts: Sequence[Draft]) -> bool:
    """Add the sides of a talk of which nobody was told, where the next sentence lets two officials of two
    states act together, and tells of no talk itself: "Talks took place in Oslo. | A and B agreed"."""
    if talk.type not in TALKS or talk.denied or talk.earlier or talk.title or not (talk.when or talk.place):
        return False
    here = [p for p in reading.parties if p.sentence == talk.sentence and p.kind not in ("pronoun", "group")]
    after = [p for p in reading.parties if p.sentence == talk.sentence + 1 and p.kind != "pronoun"]
    people = [p for p in after if p.person is not None and not p.inner]
    acting = [p for p in people if "nom" in p.cases and not p.prep]
    if (
        here
        or len(people) != _TWO
        or acting != people
        or any(d.sentence == talk.sentence + 1 for d in drafts)
    ):
        return False
    states = {country_of(p) for p in people}
    beside = people[1].first - people[0].last == _TWO
    if len(states) != _TWO or "" in states or not beside:
        return False
    for party in people:
        talk.add(party)
    return True


def gather(people: Draft, ahead: Draft) -> None:
    """Let what officials of more than three sides attend be a gathering, and both mentions of one type."""
    many = len(people.countries()) + len(bodies(people)) > OF_FEW
    many = many or "conference" in (ahead.type, people.type)
    people.type = ahead.type = "conference" if many else people.type
    people.name, people.named = ahead.name, people.named or many


def is_last(ahead: Draft, told: Sequence[Draft]) -> bool:
    """Whether nothing was told since what a sentence tells without anybody."""
    last = next((d for d in reversed(told) if d is not ahead), None)
    return last is None or last.first < ahead.first


def bodies(people: Draft) -> set[str]:
    """The bodies of no state for which officials act: the United Nations beside a state are two sides."""
    named = (p.party for p in people.parts if p.party.person is not None)
    return {body_of(p) for p in named if not country_of(p)} - {""}
