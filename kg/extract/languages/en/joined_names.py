"""The two sides that the name of a body joins: "EU-Armenia Partnership Council", "Malta-Latvia Committee"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party

_DASHES = ("-", "–")


def sides_of(scene: Scene, body: Party) -> list[Party]:
    """Return the states or bodies on both sides of a dash in the name of a body, or right before it, where
    only the second one was read as part of the name; [] where it joins none."""
    for k in range(max(body.first - 1, scene.sentence.first + 1), body.last):
        if scene.tokens[k].text in _DASHES:
            sides = [side_at(scene, k - 1), side_at(scene, k + 1)]
            while scene.tokens[k + 2].text in _DASHES and k + 3 <= body.last:
                k += 2  # "the Malta-Latvia-Peru Committee"
                sides.append(side_at(scene, k + 1))
            found = [s for s in sides if s is not None]
            return found if len(found) == len(sides) else []
    return []


def side_at(scene: Scene, index: int) -> Party | None:
    """The state or body of several states that one word means, whatever longer name holds it."""
    adjective = gazette.adjective(scene.words, index)
    country = gazette.state_at(scene.words, index) or gazette.state_to(scene.words, index)
    country = country or (adjective[1] if adjective is not None else "")
    if country:
        return scene.state(index, index, country)
    found = gazetteer.lookup(scene.tokens[index].text, "en", "body")
    if not isinstance(found, gazetteer.Body) or found.iso2 is not None:
        return None
    name = scene.tokens[index].text
    return Party(index, index, index, "body", scene.sentence.index, body=name)
