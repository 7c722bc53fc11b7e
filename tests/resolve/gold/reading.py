"""The gold sets as values: people, bodies and events with the cluster that each mention belongs to."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class PersonMention(NamedTuple):
    """A row of people.csv: what one article says about one official; "" where it is silent."""

    article: str
    cluster: str
    settled: str
    lang: str
    name: str
    position: str
    organization: str
    country: str
    first_seen: str
    invented: str


class BodyName(NamedTuple):
    """A row of bodies.csv: one name of a body, as an article in that language may give it."""

    cluster: str
    settled: str
    lang: str
    name: str
    form: str
    country: str


class Apart(NamedTuple):
    """A row of people_apart.csv or bodies_apart.csv: two clusters that are easily taken for one."""

    one: str
    other: str
    kind: str
    note: str


def people() -> list[PersonMention]:
    return [PersonMention(**row) for row in rows("people.csv")]


def people_apart() -> list[Apart]:
    return [Apart(**row) for row in rows("people_apart.csv")]


def bodies() -> list[BodyName]:
    return [BodyName(**row) for row in rows("bodies.csv")]


def bodies_apart() -> list[Apart]:
    return [Apart(**row) for row in rows("bodies_apart.csv")]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file beside this module. Raises ValueError for one of the wrong length."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    odd = [n for n, row in enumerate(found, 2) if None in row or None in row.values()]
    if odd:
        raise ValueError(f"{name}, line {odd[0]}: more or fewer fields than the first line has")
    return found
