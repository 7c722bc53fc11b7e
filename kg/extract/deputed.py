"""Talks that some agree on and others hold: "the presidents agreed to hold a meeting of trade ministers".

Who agrees tells whose states they are for. The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft, Part
from kg.extract.parties import Capacity, Party

_TWO = 2


def settle(drafts: Sequence[Draft]) -> None:
    """Put in the place of those who agree the officials who are to meet for them, or their states; nobody
    where only one state is known."""
    for draft in drafts:
        post = draft.deputed
        if post is None:
            continue
        countries = draft.countries()
        several = countries if len(countries) >= _TWO else []
        draft.parts = [Part(_deputy(draft, post, country)) for country in several]


def _deputy(draft: Draft, post: Capacity, country: str) -> Party:
    """Return who meets for a state: its official in a post, without a position the state itself."""
    first, last = post.first, post.last
    if not post.position:
        return Party(first, last, last, "state", draft.sentence, country=country)
    held = Capacity(post.position, "", country, first=first, last=last)
    return Party(first, last, last, "post", draft.sentence, capacity=held, country=country)
