"""What bench.speed measured, as Markdown. All figures are for 2,000 characters, called an article."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any, Final

from bench.texts import LENGTH
from kg import __version__

_VERSIONS: Final = ("natasha", "slovnet", "pymorphy3", "DAWG2", "numpy", "pyoxigraph", "pyshacl", "shacl")


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What was measured on, and beside how much else: the load average before and after."""

    articles: int
    characters: int
    rounds: int
    load: tuple[float, float]

    @property
    def size(self) -> float:
        """The number of articles of 2,000 characters that the texts make."""
        return self.characters / LENGTH


def page(results: Mapping[str, Any], conditions: Conditions, profile: Mapping[str, str]) -> str:
    parts = [
        _head(conditions),
        _speed(results, conditions.size),
        _costs(results),
        *(_stages(name, result, conditions.size) for name, result in results.items()),
        _profile(profile),
    ]
    return "\n".join(parts)


def _head(conditions: Conditions) -> str:
    before, after = conditions.load
    return f"""\
# Speed

`python -m bench.speed` wrote this page: {conditions.articles} Russian articles, {conditions.characters:,}
characters. Below, an article is {LENGTH:,} characters. The packaged examples go before as warm-up and do not
count.

- One process, one thread (BLAS threads pinned to 1). **CPU time is the figure to compare**; wall time depends
  on what else the machine does. Its load average was {before:.1f} before and {after:.1f} after, on
  {os.cpu_count()} cores. Load costs CPU time too (shared caches), for all alike. The best of
  {conditions.rounds} rounds, in which the tasks took turns.
- First pass: articles that the process has not seen. Second pass: the same again, word forms remembered.
- kg extract reads files, detects encoding and language, extracts, verifies quotes and encodes records; kg
  ingest goes from files to a new store on disk. Natasha gets texts in memory and gives segmentation,
  morphology, syntax, names and normal forms.
- {_processor()}, Python {platform.python_version()}; kg {__version__}, {_versions()}.
"""


def _versions() -> str:
    """Return the releases of what kg runs on; the optional ones only where they are installed."""
    return ", ".join(f"{name} {version(name)}" for name in _VERSIONS if any(distributions(name=name)))


def _processor() -> str:
    """Return the processor's name where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _speed(results: Mapping[str, Any], size: float) -> str:
    head = ("articles a second", "CPU, first pass", "second pass", "wall, first pass", "second pass")
    rows = [
        (name, *(f"{size / done[clock]:.1f}" for clock in ("cpu", "wall") for done in result["passes"]))
        for name, result in results.items()
    ]
    return _table(head, rows)


def _costs(results: Mapping[str, Any]) -> str:
    head = ("", "start-up to the first article, CPU s", "wall s", "peak memory, MB")
    rows = [
        (name, f"{r['start']['cpu']:.2f}", f"{r['start']['wall']:.2f}", f"{r['peak']:.0f}")
        for name, r in results.items()
    ]
    return _table(head, rows)


def _stages(name: str, result: Mapping[str, Any], size: float) -> str:
    first, second = result["passes"]
    rows = [
        (stage, *(f"{done['stages'].get(stage, 0.0) * 1000 / size:.2f}" for done in (first, second)))
        for stage in first["stages"]
    ]
    rest = (done["cpu"] - sum(done["stages"].values()) for done in (first, second))
    rows.append(("all else", *(f"{seconds * 1000 / size:.2f}" for seconds in rest)))
    rows.append(("**whole**", *(f"**{done['cpu'] * 1000 / size:.2f}**" for done in (first, second))))
    return f"## {name}\n\n{_table(('CPU ms an article', 'first pass', 'second pass'), rows)}"


def _profile(profile: Mapping[str, str]) -> str:
    own, called = (f"```\n{profile[order]}\n```\n" for order in ("tottime", "cumulative"))
    return (
        "## Where extraction spends its time\n\ncProfile over the same texts; it makes small functions look "
        f"dearer than they are.\n\nOwn time:\n\n{own}\nWith what is called:\n\n{called}"
    )


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
