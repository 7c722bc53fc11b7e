"""Officials in whose houses talks are held: "A-nın iqamətgahında"."""

from __future__ import annotations

from kg.extract.languages.az.scene import Actor, Scene

_HOUSES = frozenset(("iqamətgah", "kabinet", "ofis", "saray", "köşk", "otaq"))


def householders(scene: Scene, low: int, high: int) -> list[Actor]:
    """Return the official who owns the house nearest left of a token: "Prezident A-nın sarayında | görüş"."""
    for index in range(high - 1, low, -1):
        house = scene.noun(index, _HOUSES)
        if house is None or house.case != "loc" or not house.owned:
            continue
        groups = scene.groups(low, index - 1, "gen")
        owners = [a for a in groups[-1] if a.party.kind in ("person", "post")] if groups else []
        return owners if owners and owners[-1].last == index - 1 else []
    return []
