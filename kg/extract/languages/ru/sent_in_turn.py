"""The states of two officials told by one word who attend the talk of two others, in the order of these: "А
(Чили) и Б (Перу) провели переговоры. В них участвовали | министры энергетики В и Г"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.state_posts import is_of_state

_TWO = 2
# Who attends a talk is told so many sentences after it at most.
_NEAR = 3


def settle(drafts: Sequence[Draft]) -> None:
    """Give two officials of one word, of whom no state is told, those of the two who talk, each in turn."""
    for n, draft in enumerate(drafts):
        people = [p.party for p in draft.parts]
        if draft.rule != "attendance" or len(people) != _TWO or any(country_of(p) for p in people):
            continue
        posts = [p.person.capacities for p in people if p.person is not None]
        if len(posts) != _TWO or people[0].head != people[1].head or not all(posts):
            continue
        talk = next((d for d in reversed(drafts[:n]) if d.type in TALKS and d.rule != "attendance"), None)
        sides = [country_of(p.party) for p in talk.parts] if talk is not None else []
        near = talk is not None and 0 <= draft.sentence - talk.sentence <= _NEAR
        if not near or len(sides) != _TWO or not all(sides) or sides[0] == sides[1]:
            continue
        if all(is_of_state(c) for held in posts for c in held):
            for party, state in zip(people, sides, strict=True):
                give_country(party, state)
