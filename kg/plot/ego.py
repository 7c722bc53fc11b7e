"""The network around somebody: partners in two bows beside the centre, so that no label meets another."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.plot.counts import Ties

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Point = tuple[float, float]
_MARKERS = {"person": "o", "body": "s", "state": "^"}
_GAP = 5  # points between a node and its label
_LETTER = 3.75  # points that a letter of a label takes, on average


def draw_ego(figure: Figure, ties: Ties, kinds: Mapping[str, str], name: Callable[[str], str]) -> None:
    """Draw the ties: the more common events, the wider the line; circles are persons, squares bodies,
    triangles states. Thin lines join partners who shared a table with each other.
    """
    places = _places([node for node, _ in ties.partners])
    rows = math.ceil(len(places) / 2)
    figure.set_figheight(max(1.5, 0.55 + 0.2 * rows))
    axes = figure.add_subplot()
    for one, other, weight in ties.between:
        (line,) = axes.plot(
            *zip(places[one], places[other], strict=True), color="0.75", linewidth=0.4, zorder=1
        )
        line.set_gid(f"between-{weight}")
    most = max(weight for _, weight in ties.partners)
    longest = 0
    for number, (node, weight) in enumerate(ties.partners):
        x, y = places[node]
        (line,) = axes.plot([0, x], [0, y], color="0.3", linewidth=0.5 + 3 * weight / most, zorder=2)
        line.set_gid(f"count-{number}-{weight}")
        _node(axes, (x, y), kinds[node], 4)
        right = x > 0
        text = f"{name(node)} {weight}" if right else f"{weight} {name(node)}"
        longest = max(longest, len(text))
        _label(axes, (x, y), text, right=right)
    _node(axes, (0, 0), kinds[ties.centre], 8)
    room = (longest * _LETTER + 2 * _GAP) / (72 * figure.get_figwidth())  # beside the bows, on each side
    reach = 1 / max(1 - 2 * room, 0.15)
    axes.set_xlim(-reach, reach)
    axes.set_ylim(-1.1, 1.1)
    axes.set_axis_off()


def _label(axes: Axes, place: Point, text: str, *, right: bool) -> None:
    label = axes.annotate(
        text,
        place,
        xytext=(_GAP if right else -_GAP, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center_baseline",
        fontsize=6.5,
    )
    label.set_in_layout(False)  # it has its room; the layout would take it twice


def _node(axes: Axes, place: Point, kind: str, size: float) -> None:
    axes.plot(
        *place,
        marker=_MARKERS.get(kind, "o"),
        color="0.1",
        markerfacecolor="white" if size < 6 else "0.1",
        markersize=size,
        markeredgewidth=0.7,
        zorder=3,
    )


def _places(partners: list[str]) -> dict[str, Point]:
    """Return places on two bows, right and left in turn, the first at the top; rows are evenly apart."""
    rows = math.ceil(len(partners) / 2)
    places = {}
    for number, node in enumerate(partners):
        row, left = divmod(number, 2)
        y = 1 - (2 * row + 1) / rows
        x = 0.45 + 0.55 * math.sqrt(1 - y * y)
        places[node] = (-x if left else x, y)
    return places
