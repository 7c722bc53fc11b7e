"""Officials of many states, who come together: "foreign ministers from 12 African countries", "the leaders of
the Nordic countries", "West African leaders". Which states they are is not told, so nobody in particular
takes part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract.allegiance import body_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.gathering_extents import is_of_body
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party

# "From more than 20 African countries", "of the five Central Asian states", so many words after "ministers".
_STATES: Final = re.compile(
    r"^\w+(?: of (?:state|government)(?: (?:and|or) (?:of )?government)?)?"
    r"(?: of the (?:parliaments|governments))? (?:from|of|representing)"
    r" (?:the |more than |over |some |about |around |nearly |a )*"
    r"(?P<which>\d+|[a-z-]+) (?:[\w-]+ ){0,2}?(?:countries|states|nations)\b"
)
_REGIONS: Final = listed("conference", "regions")
_COMPASS: Final = frozenset(("west", "east", "north", "south", "southeast", "central", "latin"))
_COUNTED: Final = 13
# Before "countries" they say that the sides are those told before, or few.
_TOLD: Final = frozenset(("two", "2", "both", "their", "our", "these", "those", "other", "respective"))


def of_many_states(scene: Scene, people: Sequence[Party]) -> str:
    """Whose officials they are, if of many states: "ministers from 12 African countries"; '' otherwise."""
    if len(people) != 1 or people[0].kind != "post" or not people[0].plural or people[0].each:
        return ""
    head = people[0].head
    if _is_of_region(scene, people[0]):
        return scene.text(people[0].first, head)
    found = _STATES.search(scene.text(head, min(head + _COUNTED, scene.sentence.last)))
    return found.group() if found is not None and found["which"] not in _TOLD else ""


def _is_of_region(scene: Scene, officials: Party) -> bool:
    """Whether officials are those of the states of a region: "West African | leaders"; of no one state."""
    words = [t.lower for t in scene.tokens[officials.first : officials.head]]
    if not words and officials.first > scene.sentence.first:
        words = [scene.tokens[officials.first - 1].lower]
    capacity = officials.capacity
    own = capacity is not None and (capacity.country or capacity.organization.lower() not in ("", *_REGIONS))
    return not own and any(w in _REGIONS for w in words)


def make_gathering(draft: Draft, many: str) -> None:
    """Let a talk of those of many states be a conference, and have its name from them; they have no more
    than a post: "European | leaders"."""
    draft.type, draft.named, draft.name, draft.many = "conference", True, f"meeting of {many}", True
    for part in draft.parts:
        post = part.party.capacity
        if post is not None and not post.country:
            kept = [w for w in post.position.split() if w.lower() not in _REGIONS | _COMPASS]
            post.position, post.organization = " ".join(kept), ""


def are_of_one_body(draft: Draft) -> bool:
    """Whether those of one body alone talk: "EU foreign ministers"; its officials of a second kind, told by
    "and", are of it as well: "BRICS finance ministers and central bank governors"."""
    parties = [p.party for p in draft.parts]
    if not parties or not is_of_body(parties[0]):
        return False
    body = body_of(parties[0])
    for party in parties[1:]:
        capacity = party.capacity
        if not party.plural or party.person is not None or capacity is None or capacity.country:
            return False
        if capacity.organization not in ("", body):
            return False
    for party in parties[1:]:
        if party.capacity is not None:
            party.capacity.organization = body
    return True
