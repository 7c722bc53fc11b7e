"""What bench.scale measured, as Markdown with pictures that are readable in grey."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import matplotlib

matplotlib.use("agg")

from matplotlib import pyplot as plt

_MARKS: Final = {"point": ("o", "-", "black"), "aggregate": ("s", "--", "dimgrey")}
_GOALS: Final = {"point": 50.0, "aggregate": 2000.0}


def write(folder: Path, page: Path) -> None:
    """Write the page from what is in the folder, and its pictures beside it; ``notes.md`` goes on top."""
    found = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}
    notes = folder / "notes.md"
    parts = [_head(), *([notes.read_text(encoding="utf-8").strip()] if notes.exists() else [])]
    parts += [*_ingest(found), *loading(found), *_shapes(found), *_growth(found, page)]
    parts += [*_latencies(found, page)]
    page.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _head() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib", "pyshacl", "shacl"))
    return "\n".join(
        [
            "# At scale",
            "",
            "`python -m bench.scale` wrote this page. Graphs are generated (`bench/graphs.py`): records of a",
            "made-up world with real states, posts, bodies and topics, put through kg's own model and store;",
            "articles, persons and quads in the proportions of the 2,903 readouts. Of sizes marked *view*,",
            "only the merged view is made: it is all that questions run on.",
            "CPU time is the figure to compare: wall time, and CPU time a little, depends on what else runs.",
            "",
            f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {versions}.",
        ]
    )


def _table(columns: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def _ingest(found: dict[str, Any]) -> Iterator[str]:
    if "ingest" not in found:
        return
    one = found["ingest"]
    size = one["characters"] / 2000
    yield (
        "## Ingest\n\n"
        f"{one['articles']} articles in Russian, English and Azerbaijani ({size:.0f} of 2,000 characters), "
        "from files to a new store, start-up and resolution included."
    )
    rows = []
    for workers in (1, 2):
        run = one[f"workers {workers}"]
        rate = [f"{size / run[clock]:.1f}" for clock in ("wall", "cpu")]
        rows.append([str(workers), *rate, f"{run['mb']:.0f}"])
    columns = ["workers", "articles a second, wall", "a second of CPU", "peak MB of one process"]
    yield _table(columns, rows)
    stages = one["stages"]["passes"][0]
    shares = [
        [name, f"{1000 * seconds / size:.2f}", f"{100 * seconds / stages['cpu']:.0f} %"]
        for name, seconds in sorted(stages["stages"].items(), key=lambda item: -item[1])
    ]
    yield _table(["stage", "CPU ms an article", "share"], shares)


def loading(found: dict[str, Any]) -> Iterator[str]:
    if "load" not in found:
        return
    one = found["load"]
    rows = []
    for name in ("kg load", "bulk_load"):
        rate = [f"{one['quads'] / one[name][clock] / 1000:.0f}" for clock in ("wall", "cpu")]
        rows.append([name, *rate, f"{one[name]['mb']:.0f}"])
    share = one["bulk_load"]["wall"] / one["kg load"]["wall"]
    yield (
        f"## Loading\n\n{one['quads']:,} quads of {one['articles']:,} articles. `kg load` verifies "
        f"compressed parts and stores them with their ledger: {share:.2f} of the rate of Oxigraph's own "
        "`bulk_load` of the plain file."
    )
    yield _table(["", "thousand quads a second, wall", "of CPU", "peak MB"], rows)


def _shapes(found: dict[str, Any]) -> Iterator[str]:
    if "shapes" in found:
        one = found["shapes"]
        rows = [[name, f"{ms:.2f}"] for name, ms in one["ms"].items()]
        yield f"## SHACL\n\nGraphs of {one['triples']:.0f} triples."
        yield _table(["engine", "CPU ms an article"], rows)


def _growth(found: dict[str, Any], page: Path) -> Iterator[str]:
    if "graphs" not in found:
        return
    rows = found["graphs"]
    yield "## Growth\n\nMaking a store: generating, modelling, writing and loading."
    yield _table(
        ["articles", "triples", "CPU s", "CPU ms an article", "wall s", "peak MB of the loader", "disk MB"],
        [
            [
                f"{row['articles']:,}" + (" (view)" if row["view"] else ""),
                f"{row['triples']:,}",
                f"{row['cpu']:.0f}",
                f"{1000 * row['cpu'] / row['articles']:.2f}",
                f"{row['wall']:.0f}",
                f"{row['mb']:.0f}",
                f"{row['disk']:.0f}",
            ]
            for row in rows
        ],
    )
    figure, axes = plt.subplots(figsize=(6, 3.6))
    sizes = [row["articles"] for row in rows]
    for name, mark, line in (("cpu", "o", "-"), ("mb", "s", "--"), ("disk", "^", ":")):
        label = {"cpu": "CPU s", "mb": "peak MB", "disk": "disk MB"}[name]
        axes.plot(sizes, [row[name] for row in rows], line, marker=mark, color="black", label=label)
    axes.set(xscale="log", yscale="log", xlabel="articles")
    axes.legend()
    yield _picture(figure, page, "growth", "CPU time, memory and disk against the number of articles")


def _latencies(found: dict[str, Any], page: Path) -> Iterator[str]:
    if "queries" not in found:
        return
    sizes = sorted(map(int, found["queries"]))
    rows = {size: {(r["query"], r["case"]): r for r in found["queries"][str(size)]} for size in sizes}
    yield (
        "## Questions\n\nAll named queries about the busiest person, a quiet one, the busiest state and "
        "others, a month, a year (bench/questions.py). Milliseconds: the quickest of several runs, in "
        "brackets the slowest; CPU time, of the server and rdflib wall time. **point**: about one "
        "person, pair, event or post, or a state in a month; **aggregate**: all of the busiest state, or a "
        "year."
    )
    yield _table(["", *(f"{size:,}" for size in sizes)], list(_summaries(rows, sizes)))
    yield _curve(rows, sizes, page)
    if "people" in found:
        yield from _people(found["people"])
    yield from _misses(rows, sizes)
    others = {name: found[name] for name in ("server", "rdflib") if name in found}
    columns = ["query", "about", "kind", "rows", *(f"{size:,}" for size in sizes)]
    columns += [
        f"{name}, {one['articles']:,}" + (f", stopped after {one['limit']} s" if "limit" in one else "")
        for name, one in others.items()
    ]
    beside = {name: {(r["query"], r["case"]): r for r in one["rows"]} for name, one in others.items()}
    largest = rows[sizes[-1]]
    table = [
        [
            key[0],
            key[1],
            row["kind"],
            str(row["rows"]) if row["rows"] >= 0 else "",
            *(_cell(rows[size].get(key)) for size in sizes),
            *(_cell(beside[name].get(key)) for name in others),
        ]
        for key, row in largest.items()
    ]
    yield _table(columns, table)


def _people(one: dict[str, Any]) -> Iterator[str]:
    yield (
        f"About {len(next(iter(one['ms'].values())))} people drawn by chance from all who took part, among "
        f"{one['articles']:,} articles; CPU milliseconds."
    )
    rows = []
    for name, times in sorted(one["ms"].items()):
        cuts = statistics.quantiles(times, n=20)
        within = sum(time <= _GOALS["point"] for time in times) / len(times)
        rows.append([name, f"{statistics.median(times):.1f}", f"{cuts[-1]:.1f}", f"{100 * within:.0f} %"])
    yield _table(["query", "median", "19 of 20 are below", "within 50 ms"], rows)


def _misses(rows: dict[int, dict[Any, Any]], sizes: list[int]) -> Iterator[str]:
    """Say plainly which cases miss what is aimed at, on the largest store."""
    before, last = rows[sizes[-2]] if len(sizes) > 1 else {}, rows[sizes[-1]]
    for kind, goal in _GOALS.items():
        missed = [
            f"{' '.join(key)} {_least(row):,.0f}"
            for key, row in last.items()
            if row["kind"] == kind and _least(row) > goal
        ]
        yield f"**{kind}, over {goal:,.0f} ms at {sizes[-1]:,}**: {'; '.join(missed) or 'none'}."
    if before:
        times = sizes[-1] / sizes[-2]
        steep = [
            f"{' '.join(key)} {_least(row) / _least(before[key]):.0f} times"
            for key, row in last.items()
            if key in before and _least(row) > times * _least(before[key])
        ]
        yield (
            f"**More than {times:.0f} times from {sizes[-2]:,} to {sizes[-1]:,} articles**: "
            f"{'; '.join(steep) or 'none'}."
        )


def _least(row: dict[str, Any]) -> float:
    """Return the quickest run: what else the machine does only adds."""
    return min(_times(row), default=float("inf"))


def _summaries(rows: dict[int, dict[Any, Any]], sizes: list[int]) -> Iterator[list[str]]:
    for kind, goal in _GOALS.items():
        cells, within = [], []
        for size in sizes:
            ours = [row for row in rows[size].values() if row["kind"] == kind]
            times = [_least(row) for row in ours]
            cells.append(f"{statistics.median(times):.1f}")
            within.append(f"{sum(time <= goal for time in times)} of {len(times)}")
        yield [f"{kind}, median", *cells]
        yield [f"{kind}, within {goal:,.0f} ms", *within]
    over = [sum(min(_times(r), default=20_000) > 10_000 for r in rows[size].values()) for size in sizes]
    yield ["over 10 s", *map(str, over)]


def _cell(row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    times = _times(row)
    return f"{min(times):.1f} ({max(times):.0f})" if times else "stopped"


def _times(row: dict[str, Any]) -> list[float]:
    """Return milliseconds of each run: of CPU where that was measured, else wall time."""
    times: list[float] = row.get("cpu") or row["wall"]
    return times


def _curve(rows: dict[int, dict[Any, Any]], sizes: list[int], page: Path) -> str:
    figure, axes = plt.subplots(figsize=(6, 3.8))
    for kind, (mark, line, colour) in _MARKS.items():
        spread: dict[int, list[float]] = defaultdict(list)
        for size in sizes:
            for row in rows[size].values():
                if row["kind"] == kind and _times(row):
                    spread[size].append(_least(row))
        for share, width in ((0.5, 2.0), (0.9, 1.0)):
            shown = [size for size in sizes if spread[size]]
            values = [sorted(spread[size])[int(share * (len(spread[size]) - 1))] for size in shown]
            label = f"{kind}, {'median' if share == 0.5 else '9 of 10 below'}"
            axes.plot(shown, values, line, marker=mark, color=colour, linewidth=width, label=label)
    axes.plot(sizes, [size / sizes[0] for size in sizes], ":", color="silver", label="linear")
    axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="ms")
    axes.legend(fontsize=8)
    return _picture(figure, page, "latency", "Milliseconds of named queries against the number of articles")


def _picture(figure: Any, page: Path, name: str, about: str) -> str:
    file = page.with_name(f"{page.stem}-{name}.svg")
    matplotlib.rcParams["svg.hashsalt"] = "kg"  # the same bytes each time
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    plt.close(figure)
    return f"![{about}]({file.name})"
