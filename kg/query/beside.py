"""Questions asked beside each other, each by a thread of its own.

An engine in this process lets other threads run while it looks things up. So where there are very many events
and several processors, questions are asked at the same time, and one about all events in two halves: by the
first letter of what identifies an event (``# seed lower``, ``# seed upper``), so that each event is in one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from kg.query.lookup import Ask, Row

HALVES: Final = ("lower", "upper")
Rows: TypeAlias = Iterable[Row]


class _Part(NamedTuple):
    name: str
    half: str | None = None


def beside(ask: Ask, names: Collection[str], halves: Collection[str], *, threads: int) -> list[Rows]:
    """Return the rows of each question, those in ``halves`` asked of one half of the events and the other.

    Raises what the first of them raises, when all have ended.
    """
    parts = [_Part(name, half) for name in names for half in (HALVES if name in halves else (None,))]

    def rows(part: _Part) -> list[Row]:
        return list(ask(part.name, **({part.half: ()} if part.half else {})))

    with ThreadPoolExecutor(min(threads, len(parts))) as pool:
        found = list(zip(parts, pool.map(rows, parts), strict=True))
    return [list(chain.from_iterable(rows for part, rows in found if part.name == name)) for name in names]
