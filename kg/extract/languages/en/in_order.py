"""People who act for states in their order: "the summit of A and B was attended by X and Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country, states_country
from kg.extract.languages.en import told_for
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party

# Talks of two sides have two heads.
_BOTH = 2


def act_in_order(sides: Sequence[Party], people: Sequence[Party]) -> None:
    """Let people act for the states in their order: "the summit of A and B was attended by X and Y"."""
    if _are_fellows(people):
        return
    known = any(_is_known(p) or _is_of_many_states(p) for p in people)
    fits = len(sides) == len(people) > 1 and not known and _are_equals(people)
    told_for.part_posts(people if fits else ())
    for side, person in zip(sides, people, strict=True) if fits else ():
        give_country(person, side.country)
    if len(sides) == len(people) == _BOTH and not fits:
        _act_for_other(sides, people)


def _is_known(party: Party) -> bool:
    """Whether the text tells of which state somebody is; not where all are taken for those of one place."""
    return bool(country_of(party)) and (party.person is None or states_country(party))


def _is_of_many_states(party: Party) -> bool:
    """Whether somebody serves a body of several states, for which alone he acts: "Director A of the EU"."""
    return party.capacity is not None and is_international(party.capacity.organization)


def _act_for_other(sides: Sequence[Party], people: Sequence[Party]) -> None:
    """Let who leads talks of two states beside an official of one of them be of the other."""
    told = {country_of(p) or p.capacity.organization for p in people if p.capacity is not None} - {""}
    bare = [p for p in people if not country_of(p) and not _posts_at_bodies(p)]
    left = [s.country for s in sides if s.country and s.country not in told]
    if len(told) == len(bare) == len(left) == 1:
        give_country(bare[0], left[0])


def _are_fellows(people: Sequence[Party]) -> bool:
    """Whether people of one rank, whom only a body before the first places, may be of that body both: "by
    Treasury Senior Director for Trade A and Senior Director for Energy B"."""
    ranks = {" ".join(p.capacity.position.lower().split()[:2]) for p in people if p.capacity is not None}
    placed = any(p.capacity is not None and p.capacity.derived and p.capacity.organization for p in people)
    return placed and len(ranks) == 1


def _posts_at_bodies(party: Party) -> bool:
    return party.capacity is not None and bool(party.capacity.organization)


def _are_equals(people: Sequence[Party]) -> bool:
    """Whether people can stand for two states: two rulers, or none of them one."""
    titles = [p.capacity.position.lower().split() for p in people if p.capacity is not None]
    ruling = [bool(set(t) & words_of("posts", "rulers") or "prime" in t) for t in titles]
    ruling = [r and not _is_deputy(t) for r, t in zip(ruling, titles, strict=True)]
    return all(ruling) or not any(ruling)


def _is_deputy(title: Sequence[str]) -> bool:
    """Whether somebody only stands in for a ruler: "deputy premier", "vice premier"."""
    return "deputy" in title or title[:2] == ["vice", "premier"]
