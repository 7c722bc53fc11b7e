"""The pictures, by name. Each draws counts of ``counts.py``; the groups of the SVG name what they show."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from kg.errors import WrongUse
from kg.network import Contacts, Kind
from kg.plot import counts
from kg.plot.counts import Series, Wanted
from kg.plot.drawing import Drawing
from kg.plot.ego import draw_ego
from kg.plot.fonts import families, missing
from kg.plot.style import EDGE, LOOKS, SETTINGS, WIDTHS, shown
from kg.plot.words import type_name, word

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Width = Literal["column", "page"]
_BARS: Final[dict[str, Any]] = {"edgecolor": EDGE, "linewidth": 0.4}


@dataclass(frozen=True)
class Picture:
    """``nodes`` is who is a node when nobody says; ``levels`` the same by the kind of whom it is about."""

    draw: Callable[[Figure, Contacts, Wanted, Names], list[str]]
    nodes: Kind = "persons"
    levels: Mapping[str, Kind] = field(default_factory=dict)
    needs_about: bool = False


class Names:
    """The labels of a picture, shortened to its room; it remembers them for the check of fonts."""

    def __init__(self, contacts: Contacts, lang: str, most: int) -> None:
        self._contacts, self._lang, self.most = contacts, lang, most
        self.used: list[str] = []

    def of(self, node: str) -> str:
        return self.text(counts.label(self._contacts, node, self._lang))

    def text(self, text: str) -> str:
        self.used.append(shown(text, self.most))
        return self.used[-1]


def draw(contacts: Contacts, name: str, wanted: Wanted, *, width: Width = "column") -> Drawing:
    """Return a picture by name. Raises WrongUse when there is nothing to draw, and without matplotlib.

    KeyError for a name that is not in ``PICTURES``.
    """
    picture = PICTURES[name]
    if picture.needs_about and not wanted.about:
        raise WrongUse(f"{name} is the picture of somebody: say of whom, with --of NAME (of= in Python)")
    figure_class, rc_context = _matplotlib()
    names = Names(contacts, wanted.lang, 34 if width == "column" else 60)
    with rc_context({**SETTINGS, "font.family": list(families())}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # told below, in one line
        figure = figure_class(figsize=(WIDTHS[width], 2.2), layout="constrained")
        title = _title(names, name, wanted)
        remarks = picture.draw(figure, contacts, wanted, names)
        figure.suptitle(title, fontsize=8, x=0.01, ha="left")
        figure.draw_without_rendering()
    if unknown := missing(names.used):
        remarks.append(f"no font here has {unknown}: install one that does, such as Noto Sans CJK")
    return Drawing(figure, title, tuple(remarks))


def _matplotlib() -> tuple[type[Figure], Any]:
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError as error:
        raise WrongUse("pictures need matplotlib: pip install 'diplomatic-kg[plot]'") from error
    return Figure, rc_context


def _title(names: Names, name: str, wanted: Wanted) -> str:
    about = [names.of(wanted.about[0])] if wanted.about else []
    return ": ".join([names.text(word(name, wanted.lang)), *about])


def _nothing(wanted: Wanted) -> WrongUse:
    wider = "other dates, types and modalities" + (", or somebody else" if wanted.about else "")
    return WrongUse(f"no event fits these options, so there is nothing to draw: try {wider}")


def _left_out(series: Series, wanted: Wanted) -> list[str]:
    if not series.left_out:
        return []
    return [f"{series.left_out} are left out: their date is unknown, or no single {wanted.step}"]


# -- over time


def _events(figure: Figure, contacts: Contacts, wanted: Wanted, names: Names) -> list[str]:
    from matplotlib.ticker import MaxNLocator

    series = counts.events_over_time(contacts, wanted)
    if not series.slices:
        raise _nothing(wanted)
    axes = figure.add_subplot()
    below = [0] * len(series.slices)
    for kind, values in series.rows.items():
        grey, hatch = LOOKS[kind]
        label = names.text(type_name(kind, wanted.lang))
        places = range(len(values))
        bars = axes.bar(
            places, values, 0.8, bottom=below, color=grey, hatch=hatch, label=label, zorder=2, **_BARS
        )
        for bar, value, slice_ in zip(bars, values, series.slices, strict=True):
            bar.set_gid(f"count-{kind.lower()}-{slice_}-{value}")
        below = [a + b for a, b in zip(below, values, strict=True)]
    axes.set_ylabel(names.text(word("events", wanted.lang)))
    axes.yaxis.grid(True, color="0.85", linewidth=0.4, zorder=0)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    _time_axis(axes, series.slices)
    _open(axes)
    columns = 3 if figure.get_figwidth() < 5 else 5
    figure.legend(
        loc="outside lower center", ncols=columns, frameon=False, handlelength=1.6, columnspacing=1.0
    )
    return _left_out(series, wanted)


def _topics(figure: Figure, contacts: Contacts, wanted: Wanted, names: Names) -> list[str]:
    """Draw a row of bars for each topic, each on its own scale with its peak and its sum told."""
    series = counts.topics_over_time(contacts, wanted)
    if not series.slices:
        raise _nothing(wanted)
    figure.set_figheight(0.55 + 0.28 * len(series.rows))
    panels = figure.subplots(len(series.rows), 1, sharex=True, squeeze=False)[:, 0]
    for axes, (topic, values) in zip(panels, series.rows.items(), strict=True):
        bars = axes.bar(range(len(values)), values, 0.8, color="0.35", linewidth=0)
        for bar, value, slice_ in zip(bars, values, series.slices, strict=True):
            bar.set_gid(f"count-{topic.rpartition('#')[2]}-{slice_}-{value}")
        peak = values.index(max(values))
        axes.text(peak, max(values), str(max(values)), ha="center", va="bottom", fontsize=5.5)
        axes.set_ylim(0, max(values) * 1.55)
        axes.set_yticks([])
        axes.set_ylabel(names.of(topic), rotation=0, ha="right", va="center")
        axes.text(1.01, 0.5, str(sum(values)), transform=axes.transAxes, va="center", fontsize=7)
        _open(axes, left=False)
        axes.tick_params(axis="x", length=0, labelbottom=False)
    _time_axis(panels[-1], series.slices)
    panels[-1].tick_params(axis="x", length=2, labelbottom=True)
    return _left_out(series, wanted)


def _time_axis(axes: Axes, slices: Sequence[str]) -> None:
    """Name the years, or every slice where they are few; never more than have room."""
    years = [place for place, name in enumerate(slices) if name[4:] in ("", "-01", "-Q1")]
    places = list(range(len(slices))) if len(slices) <= 6 or len(years) < 2 else years
    places = places[:: -(-len(places) // 8)]
    axes.set_xticks(places, [slices[place][:4] if places[0] in years else slices[place] for place in places])
    axes.set_xlim(-0.6, len(slices) - 0.4)
    axes.tick_params(axis="x", length=2)


def _open(axes: Axes, *, left: bool = True) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines["left"].set_visible(left)


# -- who with whom


def _dyads(figure: Figure, contacts: Contacts, wanted: Wanted, names: Names) -> list[str]:
    """Draw the lower half of the matrix, with the number in each cell."""
    found, numbers = counts.dyads(contacts, wanted)
    if not found:
        raise _nothing(wanted)
    rows, columns = found[1:], found[:-1]
    highest = max(numbers.values())
    figure.set_figheight(1.1 + 0.22 * len(found))
    axes = figure.add_subplot()
    for y, one in enumerate(rows):
        for x, other in enumerate(columns[: y + 1]):
            value = numbers.get((one, other), 0)
            _cell(axes, x, y, value, highest)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks(range(len(columns)), [names.of(node) for node in columns], rotation=90)
    axes.set_yticks(range(len(rows)), [names.of(node) for node in rows])
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return []


def _cell(axes: Axes, x: int, y: int, value: int, highest: int) -> None:
    from matplotlib.patches import Rectangle

    dark = (value / highest) ** 0.5 * 0.85
    cell = Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=str(1 - dark), edgecolor="0.6", linewidth=0.3)
    cell.set_gid(f"count-{y + 1}-{x}-{value}")
    axes.add_patch(cell)
    if value:
        ink = "w" if dark > 0.5 else "k"
        axes.text(x, y, str(value), ha="center", va="center_baseline", fontsize=6.5, color=ink)


def _visits(figure: Figure, contacts: Contacts, wanted: Wanted, names: Names) -> list[str]:
    """Draw outgoing visits to the left and incoming ones to the right, each with its number."""
    (rows,) = counts.visit_balance(contacts, wanted)
    if not rows:
        raise _nothing(wanted)
    figure.set_figheight(0.75 + 0.2 * len(rows))
    axes = figure.add_subplot()
    highest = max(max(there, back) for _, there, back in rows)
    for side, sign, grey, hatch in (("outgoing", -1, "0.35", ""), ("incoming", 1, "1.0", "/////")):
        values = [there if sign < 0 else back for _, there, back in rows]
        label = names.text(word(side, wanted.lang))
        bars = axes.barh(
            range(len(rows)), [sign * v for v in values], 0.7, color=grey, hatch=hatch, label=label, **_BARS
        )
        for y, (bar, value) in enumerate(zip(bars, values, strict=True)):
            bar.set_gid(f"count-{side}-{y}-{value}")
            if value:
                place, ha = sign * (value + 0.02 * highest), "right" if sign < 0 else "left"
                axes.text(place, y, str(value), va="center_baseline", ha=ha, fontsize=7)
    axes.axvline(0, color=EDGE, linewidth=0.6)
    axes.set_yticks(range(len(rows)), [names.of(node) for node, _, _ in rows])
    axes.set_xlim(-1.3 * highest, 1.3 * highest)
    axes.set_xticks([])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    figure.legend(loc="outside lower center", ncols=2, frameon=False, handlelength=1.6)
    return []


def _ego(figure: Figure, contacts: Contacts, wanted: Wanted, names: Names) -> list[str]:
    ties = counts.ego(contacts, wanted)
    if not ties.partners:
        raise _nothing(wanted)
    kinds = {node: contacts.actors[node].kind for node in (ties.centre, *(node for node, _ in ties.partners))}
    names.most = 22 if figure.get_figwidth() < 5 else 40
    draw_ego(figure, ties, kinds, names.of)
    return []


_OWN_LEVEL: Final[Mapping[str, Kind]] = {"person": "persons", "body": "bodies", "state": "states"}
PICTURES: Final[Mapping[str, Picture]] = {
    "meetings": Picture(_events),
    "topics": Picture(_topics),
    "ego": Picture(_ego, levels={**_OWN_LEVEL, "person": "actors"}, needs_about=True),
    "dyads": Picture(_dyads, nodes="states"),
    "visits": Picture(_visits, nodes="states", levels=_OWN_LEVEL),
}


def with_nodes(contacts: Contacts, name: str, wanted: Wanted, nodes: Kind | None) -> Wanted:
    """Return what is wanted with the level of the picture, or of those it is about, unless one is said."""
    picture = PICTURES[name]
    kinds = {contacts.actors[iri].kind for iri in wanted.about if iri in contacts.actors}
    own = picture.levels.get(min(kinds), picture.nodes) if kinds else picture.nodes
    return replace(wanted, choice=replace(wanted.choice, nodes=nodes or own))
