"""The body within which officials hold a session: "Məşvərət Şurası | çərçivəsində nazirlərin iclası"."""

from __future__ import annotations

from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.parties import Party

_WITHIN = "çərçivəsində"
# "nazirlərin | növbəti, səkkizinci | iclası": so many words at most
_WHICH = 3


def body_around(scene: Scene, noun: Noun) -> list[Party]:
    """Return the body of no single state before "çərçivəsində" and the officials whose session a noun is."""
    groups = scene.groups(scene.opening(noun.index), noun.index - 1, "gen")
    officials = groups[-1][-1].party if noun.owned and groups else None
    if officials is None or officials.kind != "post" or not officials.plural or officials.person is not None:
        return []
    end = officials.first - 1
    if noun.index - officials.last > _WHICH or scene.low(end) != _WITHIN:
        return []
    return [b for b in scene.bodies if b.last == end - 1 and not b.country]
