"""Where nodes lie in the network view: forces between neighbours, the same on every machine.

Edges pull their ends together, nodes push each other apart, and separate parts keep in sight of each other,
as in ForceAtlas2 (Jacomy and others 2014), between its linear and its logarithmic pull, so that communities
stand apart. Who is near pushes exactly; who is far pushes with the cell of a coarse grid that it is in. Only
element-wise arithmetic, square roots and sums in a fixed order are used, which IEEE 754 defines to the last
bit, and the standard library's generator: no processor and no release of numpy gives another picture.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]

_SEED: Final = 1815
_STEPS: Final = 160
_REACH: Final = 4.0  # up to this distance nodes push exactly
_PUSH_NEAR: Final = 6.0
_PUSH_FAR: Final = 0.15
_CELLS: Final = 16  # on each side of the coarse grid
_SLACK: Final = 0.05  # how much less a long edge pulls than a spring would
_CENTRE: Final = 0.015
_ALIKE: Final = 3.0  # so much of the pull to the centre is the same for all: it brings small parts near


@dataclass(frozen=True)
class _Links:
    """Edges by the numbers of their ends; ``mass`` of nodes grows with their degree."""

    ones: Numbers
    others: Numbers
    strength: Floats
    mass: Floats


def layout(nodes: Sequence[str], edges: Iterable[tuple[str, str, int]]) -> dict[str, Point]:
    """Return a position for each node, rounded to two digits; edges are ends and weight.

    The order of nodes and edges does not matter. 5,000 nodes with 20,000 edges take four seconds.
    """
    order = sorted(nodes)
    index = {node: number for number, node in enumerate(order)}
    links = sorted((min(index[a], index[b]), max(index[a], index[b]), weight) for a, b, weight in edges)
    places = _first_places(len(order), links)
    if len(order) > 1:
        places = _settled(places, _arrays(links, len(order)))
    rounded = np.round(places, 2) + 0.0
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, rounded, strict=True)}


def _first_places(count: int, links: Sequence[tuple[int, int, int]]) -> Floats:
    """Place the best connected first, everyone else near those of its neighbours that have a place."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for one, other, _ in links:
        neighbours[one].append(other)
        neighbours[other].append(one)
    chance, side = random.Random(_SEED), math.sqrt(count) + 1
    places: dict[int, Point] = {}
    for node in sorted(range(count), key=lambda n: (-len(neighbours[n]), n)):
        known = [places[other] for other in neighbours[node] if other in places]
        spread = 1.5 if known else side
        x = sum(place[0] for place in known) / len(known) if known else 0.0
        y = sum(place[1] for place in known) / len(known) if known else 0.0
        places[node] = (x + spread * (chance.random() - 0.5), y + spread * (chance.random() - 0.5))
    return np.array([places[node] for node in range(count)], dtype=np.float64).reshape(count, 2)


def _arrays(links: Sequence[tuple[int, int, int]], count: int) -> _Links:
    ones, others, weights = (np.array([link[n] for link in links], dtype=np.int64) for n in range(3))
    degree = np.bincount(ones, minlength=count) + np.bincount(others, minlength=count)
    ends = np.minimum(degree[ones], degree[others])
    strength = np.minimum(1 + 0.3 * (weights - 1), 3.0) / np.sqrt(ends)
    return _Links(ones, others, strength, np.sqrt(degree + 1.0))


def _settled(places: Floats, links: _Links) -> Floats:
    """Move all nodes at once, a shorter way at most with each step."""
    warm = max(1.0, math.sqrt(len(places)) / 12)
    for step in range(_STEPS):
        cold = 1 - step / _STEPS
        longest = warm * cold * math.sqrt(cold) + 0.02
        forces = -_CENTRE * places * (links.mass + _ALIKE)[:, None]
        forces += _pull(places, links) + _push_near(places) + _push_far(places, links.mass)
        length = np.sqrt(forces[:, 0] ** 2 + forces[:, 1] ** 2)
        places = places + forces * (np.minimum(length, longest) / np.maximum(length, 1e-12))[:, None]
    return places


def _pull(places: Floats, links: _Links) -> Floats:
    apart = places[links.ones] - places[links.others]
    distance = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
    force = apart * (links.strength / (1 + _SLACK * distance))[:, None]
    return _summed(links.others, force, len(places)) - _summed(links.ones, force, len(places))


def _push_near(places: Floats) -> Floats:
    ones, others = _near(places)
    apart = places[ones] - places[others]
    square = apart[:, 0] ** 2 + apart[:, 1] ** 2
    close = (square > 0) & (square < _REACH * _REACH)
    ones, others, apart, square = ones[close], others[close], apart[close], square[close]
    force = apart * (_PUSH_NEAR * (1 - np.sqrt(square) / _REACH) / square)[:, None]
    return _summed(ones, force, len(places)) - _summed(others, force, len(places))


def _near(places: Floats) -> tuple[Numbers, Numbers]:
    """Return the pairs that lie in one cell or in neighbouring cells of a grid of width ``_REACH``."""
    cells = np.floor(places / _REACH).astype(np.int64)
    cells -= cells.min(axis=0)
    width = int(cells[:, 0].max()) + 2
    keys = cells[:, 1] * width + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    found = []
    for step in (0, 1, width - 1, width, width + 1):  # half of the neighbours: each pair once
        begin = np.searchsorted(sorted_keys, keys + step, "left")
        count = np.searchsorted(sorted_keys, keys + step, "right") - begin
        ones = np.repeat(np.arange(len(places)), count)
        skipped = np.repeat(begin - (np.cumsum(count) - count), count)
        others = order[np.arange(len(ones)) + skipped]
        once = ones < others if step == 0 else slice(None)
        found.append((ones[once], others[once]))
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _push_far(places: Floats, mass: Floats) -> Floats:
    low = places.min(axis=0)
    size = max(float((places.max(axis=0) - low).max()) / _CELLS, 1e-9)
    cells = np.minimum(((places - low) / size).astype(np.int64), _CELLS - 1)
    keys = cells[:, 1] * _CELLS + cells[:, 0]
    held = np.bincount(keys, mass, _CELLS * _CELLS)
    used = np.flatnonzero(held)
    held = held[used]
    centres = [np.bincount(keys, mass * places[:, n], _CELLS * _CELLS)[used] / held for n in (0, 1)]
    across, up = (places[:, n] - centre[:, None] for n, centre in enumerate(centres))
    force = _PUSH_FAR * held[:, None] / (across * across + up * up + size * size)
    # Cells first: numpy adds up rows one after the other, and never in an order of its own.
    sums: Floats = np.stack([(across * force).sum(axis=0), (up * force).sum(axis=0)], axis=1)
    return sums * mass[:, None]


def _summed(nodes: Numbers, forces: Floats, count: int) -> Floats:
    """Return the sum of the forces on each node, added up in the order given."""
    return np.stack([np.bincount(nodes, forces[:, n], count) for n in (0, 1)], axis=1)
