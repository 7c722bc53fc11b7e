"""Where nodes lie on the page: forces between neighbours, the same on every machine.

After Fruchterman and Reingold (1991) with their grid, so that repulsion looks at near nodes only, and a
pull to the centre that keeps separate parts together. Plain floats, square roots and a seeded generator
of the standard library: nothing here depends on the processor or on a numeric library.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
_SEED = 1815
_REACH = 2.0  # repulsion ends at this distance; 1 is the length at which an edge is at rest
_PULL = 0.02  # towards the centre: enough to keep parts in sight of each other, too little to crowd them
_MOST_STEPS, _FEWEST_STEPS = 120, 50
_BUDGET = 60_000  # steps times nodes: 1,000 nodes take about two seconds


def layout(nodes: Sequence[str], edges: Iterable[tuple[str, str, int]]) -> dict[str, Point]:
    """Return a position for each node, rounded to two digits; edges are ends and weight.

    The order of nodes and edges does not matter.
    """
    order = sorted(nodes)
    index = {node: number for number, node in enumerate(order)}
    links = sorted((index[a], index[b], weight) for a, b, weight in edges)
    neighbours = _neighbours(links)
    places = _first_places(len(order), neighbours)
    steps = min(_MOST_STEPS, max(_FEWEST_STEPS, _BUDGET // max(len(order), 1)))
    for step in range(steps):
        cold = step / steps
        heat = 1.2 * (1 - cold) * math.sqrt(1 - cold) + 0.01
        _move(places, links, heat)
    return {node: (round(x, 2) + 0.0, round(y, 2) + 0.0) for node, (x, y) in zip(order, places, strict=True)}


def _neighbours(links: Sequence[tuple[int, int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other, _ in links:
        found[one].append(other)
        found[other].append(one)
    return found


def _first_places(count: int, neighbours: dict[int, list[int]]) -> list[list[float]]:
    """Place the best connected first, everyone else near those of its neighbours that have a place."""
    chance, side = random.Random(_SEED), math.sqrt(count) + 1
    places: dict[int, list[float]] = {}
    for node in sorted(range(count), key=lambda n: (-len(neighbours[n]), n)):
        known = [places[other] for other in neighbours[node] if other in places]
        spread = 1.5 if known else side
        x = sum(place[0] for place in known) / len(known) if known else 0.0
        y = sum(place[1] for place in known) / len(known) if known else 0.0
        places[node] = [x + spread * (chance.random() - 0.5), y + spread * (chance.random() - 0.5)]
    return [places[node] for node in range(count)]


def _move(places: list[list[float]], links: Sequence[tuple[int, int, int]], heat: float) -> None:
    forces = [[-_PULL * x, -_PULL * y] for x, y in places]
    _repel(places, forces)
    for one, other, weight in links:
        dx, dy = places[one][0] - places[other][0], places[one][1] - places[other][1]
        strength = math.sqrt(dx * dx + dy * dy) * min(1 + 0.2 * (weight - 1), 2.0)
        forces[one][0] -= dx * strength
        forces[one][1] -= dy * strength
        forces[other][0] += dx * strength
        forces[other][1] += dy * strength
    for place, (fx, fy) in zip(places, forces, strict=True):
        length = math.sqrt(fx * fx + fy * fy)
        if length:
            share = min(length, heat) / length
            place[0] += fx * share
            place[1] += fy * share


def _repel(places: list[list[float]], forces: list[list[float]]) -> None:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(places):
        cells[int(x // _REACH), int(y // _REACH)].append(node)
    for (column, row), inside in cells.items():
        around = [(column + right, row + up) for right in (-1, 0, 1) for up in (-1, 0, 1)]
        near = [places[node] for cell in around for node in cells.get(cell, ())]
        for node in inside:
            push_x, push_y = _push(places[node], near)
            forces[node][0] += push_x
            forces[node][1] += push_y


def _push(place: Sequence[float], near: Iterable[Sequence[float]]) -> Point:
    """Return the force on a place from those near it; most of the time of a layout is spent here."""
    x, y = place
    push_x = push_y = 0.0
    for other_x, other_y in near:
        dx, dy = x - other_x, y - other_y
        square = dx * dx + dy * dy
        if 0 < square < _REACH * _REACH:
            push_x += dx / square
            push_y += dy / square
    return push_x, push_y
