"""Sessions that are talks of two sides and no gathering: "held a closed session", "a working session"."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene
from kg.extract.words import Token

_AT_TABLE = frozenset(("working", "negotiating"))
# "The two leaders held a closed session", no "closed session of the Council"
_CLOSED = frozenset(
    ("closed", "closed-door", "bilateral", "private", "one-on-one", "expanded", "tête-à-tête")
)


def is_of_sides(scene: Scene, session: Token, following: str) -> bool:
    """Whether a session is one of two sides, by the word before it; ``following`` is the one after it."""
    before = scene.tokens[max(session.index - 1, 0)].lower
    return before in _AT_TABLE or (before in _CLOSED and following not in ("of", "on"))
