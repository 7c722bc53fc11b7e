"""Partners told one after the other: "dünən A-la, bu gün isə B ilə görüşüb", each with his day and place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.told import Told

_CONTRASTS = ("isə", "sonra", "ardınca")
_OFFICIALS = ("person", "post")


def parted(scene: Scene, others: Sequence[Actor]) -> list[list[Actor]]:
    """Partners told one after the other: "dünən A-la, bu gün isə B ilə görüşüb"."""
    out: list[list[Actor]] = []
    for actor in others:
        gap = range(out[-1][-1].last + 1, actor.first) if out else range(0)
        contrast = (
            any(scene.low(i) in _CONTRASTS for i in gap)
            or scene.low(actor.last + 1 + (scene.low(actor.last + 1) == "ilə")) == "isə"
            or any(w.first in gap for w in scene.whens)
            or (bool(out) and _elsewhere(scene, out[-1][-1], gap))
        )
        if out and not contrast:
            out[-1].append(actor)
        else:
            out.append([actor])
    return out


def _elsewhere(scene: Scene, before: Actor, gap: range) -> bool:
    """Whether a partner is told with a town of his own: "Riqada A-la, | Tallində | B ilə görüşüb"."""
    marked = before.party.prep == "ilə" or before.party.cases == {"ins"}
    if not marked or any(v.first in gap for v in scene.verbs):
        return False
    towns = [s for s in scene.sites if s.case == "loc" and s.span.kind == "place"]
    return any(s.first in gap for s in towns) and any(s.last < before.first for s in towns)


def doers(
    scene: Scene, low: int, mine: Sequence[Actor], parts: Sequence[Sequence[Actor]]
) -> list[Sequence[Actor]]:
    """Who met each of the partners, where every one has his own: "A nazir X-lə, B isə nazir Y-lə görüşüb"."""
    out: list[Sequence[Actor]] = []
    for part in parts:
        own = scene.groups(low, part[0].first - 1, "nom")
        out.append(own[-1] if own and (not out or scene.low(own[-1][-1].last + 1) == "isə") else [])
        low = part[-1].last + 1
    return out if all(out) else [mine] * len(parts)


def suspended(scene: Scene, mine: Sequence[Actor], others: Sequence[Actor]) -> list[Actor]:
    """Who leaves his case to the partner after "isə": "Parisdə A, Romada isə B ilə görüşüb"."""
    if not mine or not others or others[0].party.kind not in _OFFICIALS:
        return []
    low = max(a.last for a in mine) + 1
    # "Perrin" may be the genitive of "Perr"
    groups = scene.groups(low, others[0].first - 1, "nom", "gen")
    before = groups[-1] if groups else []
    gap = range(before[-1].last + 1, others[0].first) if before else range(0)
    contrast = any(scene.low(i) == "isə" for i in gap) and scene.low(gap.start) == ","
    spoken = any(v.first in gap for v in scene.verbs)
    return [a for a in before if a.party.kind in _OFFICIALS] if contrast and not spoken else []


def then(scene: Scene, told: Told, part: Sequence[Actor], parts: Sequence[Sequence[Actor]]) -> Told:
    """A talk of a series: its day and place are those between the partner before and its own."""
    at = next(n for n, p in enumerate(parts) if p is part)
    low = parts[at - 1][-1].last if at else scene.opening(part[0].first) - 1
    whens = [w for w in scene.whens if at and low < w.first and w.last < part[0].first]
    told.draft.when = whens[-1] if whens else None
    told.draft.apart = True
    if any(_between(scene, a[-1].last, b[0].first) for a, b in pairwise(parts)):
        sites = _between(scene, low, part[0].first)
        if not at and not sites and len(behind := _between(scene, part[-1].last, parts[1][0].first)) > 1:
            sites = behind[:1]  # "A-la Parisdə, martın 4-də isə Romada B ilə"
        told.draft.place, told.placed = sites[-1].span if sites else None, True
    return told


def _between(scene: Scene, low: int, high: int) -> list[Site]:
    """The places in the locative between two tokens."""
    return [s for s in scene.sites if s.case == "loc" and low < s.first and s.last < high]
