"""Which leader, named without a post, a post of his state means: "Sarkozy came. The French president said".

The last resort, where nothing in the text tells who holds the post. The text itself gives post and state; the
list (public.toml) only says which of those whom it names is meant. The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract import private
from kg.extract.everyday import Everyday
from kg.extract.parties import Capacity, Party, Person


def settle(lang: str, everyday: Everyday, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Let posts that nobody is told to hold be those of the leaders who are known for them."""
    bare = [p for p in persons if not p.capacities and everyday.leads(p.name)]
    for party in parties if bare else ():
        said = party.capacity
        nameless = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
        if not nameless or said is None or not said.country or said.former:
            continue
        person = _known(lang, everyday, bare, said)
        if person is not None and all(m.sentence != party.sentence for m in person.mentions):
            party.person = person
            person.mentions.append(party)
            person.add(replace(said))


def _known(lang: str, everyday: Everyday, persons: Sequence[Person], said: Capacity) -> Person | None:
    """The only one who is known for such a post of the state; None for several."""
    of_state = [p for p in persons if everyday.leads(p.name) == said.country]
    found = [p for p in of_state if private.held(p.name, lang, _posts(lang, everyday, said))]
    return found[0] if len(found) == 1 else None


def _posts(lang: str, everyday: Everyday, said: Capacity) -> tuple[str, ...]:
    """The kinds of posts, as the list has them, that a post can be."""
    if everyday.heads_diplomacy(said):
        return ("diplomat",)
    return () if said.organization else private.called(said.position, lang)
