"""Who acted in the sentences before one, as far as a rule asks for it."""

from __future__ import annotations

from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.syntax import subject


def acted_before(scene: Scene) -> list[Actor]:
    """Return the subject of the last finite verb before a sentence, of the nearest one that has a subject;
    what a headline tells is no sentence before.
    """
    earlier = scene.before
    while earlier is not None and earlier.sentence.paragraph >= 0:
        verbs = [v for v in earlier.verbs if v.kind == "finite"]
        if verbs and (actors := subject(earlier, verbs[-1])):
            return actors
        earlier = earlier.before
    return []
