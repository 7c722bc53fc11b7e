"""Whose official somebody is of whom the text does not say it: by the strongest sign that speaks for a state.

Precision first: where signs of one strength speak for two states nothing is said, and none speaks for a state
that another leader is known to lead.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.languages.ru import hosts, other_officials, own_side
from kg.extract.languages.ru.officials import Official, Sign, Telling, without_state
from kg.extract.languages.ru.private_posts import leads

# What speaks for a state, the strongest first; those of one row are of equal strength.
_SIGNS: tuple[tuple[Sign, ...], ...] = (
    (other_officials.of_known_leader,),
    (other_officials.of_body_told,),
    (other_officials.of_list,),
    (other_officials.beside_another,),
    (hosts.of_visits,),
    (hosts.of_postings,),
    (hosts.of_talks,),
    (other_officials.of_minister,),
    (other_officials.of_the_others,),
    (other_officials.of_opening,),
    (other_officials.of_ruler,),
    (own_side.of_headline,),
    (other_officials.of_paragraph,),
    (other_officials.of_place,),
    (other_officials.of_company,),
    (other_officials.of_list,),  # of whom a weaker sign has told
)


def settle(telling: Telling) -> None:
    """Give officials of a state of whom nothing tells which the one for which the strongest sign speaks."""
    for signs in _SIGNS:
        for posts in without_state(telling):
            told = [(official.capacity, _spoken_for(telling, official, signs)) for official in posts]
            for capacity, state in told:
                capacity.country, capacity.derived = state, capacity.derived or bool(state)


def _spoken_for(telling: Telling, official: Official, signs: Iterable[Sign]) -> str:
    """The only state for which signs of one strength speak, '' for none or several."""
    told = {state for sign in signs if (state := sign(telling, official))}
    state = told.pop() if len(told) == 1 else ""
    return state if leads(official.person.name) in ("", state) else ""
