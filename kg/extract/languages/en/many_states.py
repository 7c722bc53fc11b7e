"""Officials of many states, who come together: "foreign ministers from 12 African countries", "the leaders of
the Nordic countries". Which states they are is not told, so nobody in particular takes part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party

# "From more than 20 African countries", "of the five Central Asian states", so many words after "ministers".
_STATES: Final = re.compile(
    r"^\w+(?: of (?:state|government)(?: (?:and|or) (?:of )?government)?)? (?:from|of|representing)"
    r" (?:the |more than |over |some |about |around |nearly |a )*"
    r"(?P<which>\d+|[a-z-]+) (?:[\w-]+ ){0,2}?(?:countries|states|nations)\b"
)
_COUNTED: Final = 13
# Before "countries" they say that the sides are those told before, or few.
_TOLD: Final = frozenset(("two", "2", "both", "their", "our", "these", "those", "other", "respective"))


def of_many_states(scene: Scene, people: Sequence[Party]) -> str:
    """Whose officials they are, if of many states: "ministers from 12 African countries"; '' otherwise."""
    if len(people) != 1 or people[0].kind != "post" or not people[0].plural:
        return ""
    head = people[0].head
    found = _STATES.search(scene.text(head, min(head + _COUNTED, scene.sentence.last)))
    return found.group() if found is not None and found["which"] not in _TOLD else ""


def make_gathering(draft: Draft, many: str) -> None:
    """Let a talk of those of many states be a conference, and have its name from them."""
    draft.type, draft.named, draft.name = "conference", True, f"meeting of {many}"
