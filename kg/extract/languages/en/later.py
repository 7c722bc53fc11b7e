"""What a short post beside a name can mean that is told before: "Chad's defence minister came to Lima. |
Minister Idriss Mahamat said"."""

from __future__ import annotations

from kg.extract.languages.en.bodies import may_be_of_state
from kg.extract.languages.en.capacities import add, plain, stands_for
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.named_later import Ways
from kg.extract.parties import Capacity, Person
from kg.extract.words import Words

# Who greets, receives, or only attends is not the one told before.
_RECEIVED = frozenset(("welcomed", "greeted", "received", "hosted", "congratulated", "thanked"))
_FACING = _RECEIVED | {"him", "her", "guest", "guests", "counterpart", "attended", "accompanied", "joined"}


def ways(words: Words, home: str) -> Ways:
    """Return what English says of posts without a name; an official without a state is of the ``home``."""

    def may_be(person: Person, office: Capacity) -> bool:
        return not home or office.country == home or bool(person.country)

    def faces(sentence: int) -> bool:
        return any(t.lower in _FACING for t in words.inside(sentence))

    return Ways(_fits, may_be, faces, add)


def _fits(said: Capacity, office: Capacity) -> bool:
    if said.country not in ("", office.country) or not (may_be_of_state(said) and may_be_of_state(office)):
        return False
    if {plain(said.position), plain(office.position)} & words_of("posts", "anybody"):
        return False  # "an official" is nobody in particular
    a, b = (f"{c.organization} {c.position}".strip() for c in (said, office))
    meant = (b, *table("posts")["aliases"].get(b.lower(), ()))  # "the top diplomat ... Minister A"
    return stands_for(b, a) or any(stands_for(a, x) for x in meant)
