"""Whether an event is only what somebody remembers: "the 45th anniversary of A’s | visit to Peru".

The day of the sentence is that on which it is remembered; when it was, only its own phrase tells.
"""

from __future__ import annotations

import re

from kg.extract.languages.en.scene import Scene
from kg.extract.words import Token

# From the anniversary to the noun, over whose it is: "of the historic | visit of", "since A’s | visit".
_OF_ONE = re.compile(
    r"\b(?:anniversary of|(?:years|months|decades|century) (?:since|after|on from))(?: [^ ,;:]+){0,9} ?$"
)
# So many words before the noun.
_FAR = 14


def is_remembered(scene: Scene, token: Token) -> tuple[int, int] | None:
    """The stretch that tells when an event was that is only remembered, None for others."""
    if scene.grammar.role(token.index):
        return None
    low = max(scene.sentence.first, token.index - _FAR)
    if token.index == low or _OF_ONE.search(scene.text(low, token.index - 1)) is None:
        return None
    since = next(i for i in range(token.index - 1, low - 1, -1) if scene.tokens[i].lower in _LEADING)
    if any(scene.grammar.is_finite(i) for i in range(since, token.index)):
        return None
    return (since, scene.clauses.reach(token.index)[1])


_LEADING = frozenset(("of", "since", "after", "from"))
