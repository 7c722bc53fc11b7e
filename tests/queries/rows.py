"""The expected rows of the named queries: ``cases/NAME.txt``, questions with their tables.

    ? party=Эмин Сафаров; from=2025-11
    date       | event             | …
    2025-11-21 | event/itu-meeting | …

Nodes stand in short form, literals as they are; the answer of an ASK is one word. After a change of a
query or of graph.ttl, ``python tests/queries/rows.py`` writes the tables anew: read the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.query import Answer, ask, named
from kg.query.labels import short
from kg.store.alike import ALIKE
from kg.store.calendar import CALENDAR, COMPLETE, VERSION, list_events
from kg.store.change import Change
from kg.store.embedded import EmbeddedStore
from kg.store.listing import EVIDENCE, ROLL, TOLD

HERE = Path(__file__).parent
CASES = HERE / "cases"


@dataclass(frozen=True)
class Case:
    name: str
    given: str
    table: tuple[tuple[str, ...], ...]

    @property
    def params(self) -> dict[str, str]:
        pairs = (item.partition("=") for item in self.given.split("; ") if item)
        return {name: value for name, _, value in pairs}

    def __str__(self) -> str:
        return f"{self.name} {self.given}".strip()


def graph() -> ox.Store:
    """Return the graph that the cases ask, in the default graph of a store in memory."""
    store = ox.Store()
    store.load(path=str(HERE / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def with_calendar(graph: ox.Store, version: str = "6") -> ox.Store:
    """List the events of a graph in a calendar; return the graph. One of version 2 has no rolls, one of
    version 3 neither accounts nor pairs nor leads, one of version 5 no evidence.
    """
    came = {ROLL: "3", TOLD: "4", ALIKE: "4", EVIDENCE: "6"}
    lacks = {predicate for predicate, since in came.items() if version < since}
    is_led = version >= "5"
    with EmbeddedStore(None, name="graph") as store:
        store.apply(Change(added=set(graph)))
        list_events(store)
        listed = {quad for quad in store.matches(graph=CALENDAR) if quad.predicate not in lacks}
    listed = {quad for quad in listed if is_led or ";" not in quad.predicate.value}
    graph.extend(listed - {COMPLETE})
    graph.add(ox.Quad(CALENDAR, VERSION, ox.Literal(version), CALENDAR))
    return graph


def cases() -> list[Case]:
    return [case for path in sorted(CASES.glob("*.txt")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        question, *lines = block.split("\n")
        rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
        yield Case(path.stem, question.removeprefix("?").strip(), rows)


def table(answer: Answer) -> tuple[tuple[str, ...], ...]:
    """Return an answer as the case files have it: the columns, then the rows."""
    if answer.truth is not None:
        return ((str(answer.truth).lower(),),)
    return (answer.columns, *(tuple(map(cell, row)) for row in answer.rows))


def cell(term: Any) -> str:
    if term is None:
        return ""
    return short(term) if isinstance(term, ox.NamedNode) else str(term.value)


def _written(rows: tuple[tuple[str, ...], ...]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (" | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def refresh() -> None:
    """Write all tables anew from what the queries answer."""
    store = graph()
    for query in named():
        path = CASES / f"{query.name}.txt"
        if not path.exists():
            continue
        answers = [(case.given, ask(store, query, params=case.params)) for case in _read(path)]
        blocks = [f"? {given}".rstrip() + "\n" + _written(table(answer)) for given, answer in answers]
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    refresh()
