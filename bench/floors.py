"""The floors of quality: what no figure of a gold set may fall below.

A floor belongs to the gold set that it was measured on, which its digest names. Pinning raises floors; they
fall by flag and note only, and so do those of a set that has changed. The file ends with a seal, so that one
that was edited by hand is no file of floors.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from bench.gold import Score

Figures: TypeAlias = dict[str, float]

FILE: Final = Path(__file__).resolve().parent.parent / "tests" / "eval" / "floors.json"
MARGIN: Final = 0.005
"""How far below the measured figure a floor lies: less than one participant or topic of the dev set."""

FEWEST: Final = 15
"""A share of fewer cases has no floor: one event more or less would move it by a tenth."""

TALLIES: Final = ("events", "participants", "capacity", "topics", "offices")
SHARES: Final = ("date", "place", "modality", "part_of", "name form")


def figures(score: Score, *, fewest: int = 1) -> Figures:
    """Return F1 of what the set annotates, precision of events, and shares of at least so many cases."""
    found = {name: score[name]["f1"] for name in TALLIES if score[name]["gold"]}
    if score["events"]["gold"]:
        found["events, precision"] = score["events"]["p"]
    shares = score["right on matched events"]
    return found | {name: shares[name]["share"] for name in SHARES if shares[name]["of"] >= fewest}


class Unsealed(Exception):
    """The file of floors is not as pinning left it."""


def load(file: Path = FILE) -> dict[str, Any]:
    """Return ``{"sets": {name: {"digest": ..., "floors": {figure: floor}}}, "lowered": [...]}``.

    Without sets when the file is not there. Raises Unsealed when it was edited.
    """
    if not file.is_file():
        return {"sets": {}, "lowered": []}
    pinned: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if pinned.pop("seal", None) != _seal(pinned):
        raise Unsealed(
            f"{file}: edited by hand; restore it from git, and change floors by bench.evaluate --pin"
        )
    return pinned


def save(pinned: Mapping[str, Any], file: Path = FILE) -> None:
    sealed = {**pinned, "seal": _seal(pinned)}
    file.write_text(json.dumps(sealed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _seal(pinned: Mapping[str, Any]) -> str:
    content = json.dumps(pinned, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def fallen(floors: Figures, measured: Figures) -> list[str]:
    """Return a line for each floor that the measured figure does not reach, or that has none any more."""
    return [
        f"{name}: {measured.get(name, 'not measured')}, floor {floor}"
        for name, floor in floors.items()
        if measured.get(name, -1.0) < floor
    ]


def repinned(old: Figures, measured: Figures, *, lower: bool) -> Figures:
    """Return floors just below the measured figures; without ``lower`` none below where it was."""
    new = {name: max(0.0, round(value - MARGIN, 3)) for name, value in measured.items()}
    if lower:
        return new
    return {name: max(old.get(name, 0.0), new.get(name, 0.0)) for name in new | old}


def lowered(old: Figures, new: Figures) -> Iterator[str]:
    """Yield a line for each floor that is lower than it was, or gone."""
    for name, floor in old.items():
        if new.get(name, -1.0) < floor:
            yield f"{name}: {floor} -> {new.get(name, 'none')}"
