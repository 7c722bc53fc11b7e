"""Who chairs a commission that the text has told: "Komissiyaya Peru tərəfdən A, Çad tərəfdən B | sədrlik
edib"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.presence import officials_in, there
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.told import Told

# "Komissiyaya", "İşçi qrupa"
_LED = listed("boards", "led")
# Before such a word: "Hökumətlərarası | komissiyaya", "İşçi | qrupa"
_KINDS = frozenset(("hökumətlərarası", "birgə", "işçi", "ekspert"))


def read(scene: Scene) -> Iterator[Told]:
    """Yield who leads the commission told before, as those who were at its session."""
    at = scene.first + (scene.low(scene.first) in _KINDS)
    if scene.low(at) in _LED:
        verb = scene.main(at)
        if verb is not None and verb.has("host") and not verb.negative:
            people = officials_in(scene, at + 1, verb.first - 1)
            yield from there(scene, "meeting", at, people, verb) if len(people) > 1 else ()
