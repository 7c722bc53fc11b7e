"""Answers that are counted here, from fewer and simpler rows: a line ``# counted FAMILY`` in a query.

An engine joins pairs by hash, looks up the address behind a node for each row that it gives, and finds twice
what a query counts in two ways. So some answers are made here from what a few questions (``lookups/*.rq``)
find once. The query itself stands as it did: it is what pages show, and what another engine is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from pyoxigraph import Literal

from kg.query.compared import differences_on_events
from kg.query.lookup import Found, Queryable, Row, question
from kg.query.seeds import periods, with_seeds, without_notes
from kg.query.slots import Term, filled

_LINE: Final = re.compile(r"^ *# counted (\w+)$", re.MULTILINE)


def counted(store: Queryable, text: str, values: Mapping[str, Sequence[Term]]) -> tuple[Row, ...] | None:
    """Return the rows of a named query, in its order; None where it is answered by the engine.

    Raises what the store raises.
    """
    line = _LINE.search(text)
    if not line:
        return None
    known = {**values, **periods(values)}

    def found(name: str) -> Iterable[Row]:
        return map(tuple, store.query(filled(without_notes(with_seeds(question(name), known)), known)))

    rows = _COUNTS[line[1]](found)
    return None if rows is None else tuple(rows)


def _languages(found: Found) -> list[Row]:
    """Return language, events, events alone and reports: of the languages of the articles about an event, one
    a line, and how many events have just these.
    """
    events, alone, reports = Counter[str](), Counter[str](), Counter[str]()
    for told, count in found("languages"):
        languages, times = Counter(told.value.split("\n")), int(count.value)
        for language, articles in languages.items():
            events[language] += times
            reports[language] += articles * times
            alone[language] += times if len(languages) == 1 else 0
    ordered = sorted(events, key=lambda language: (-events[language], language))
    return [(Literal(name), *(Literal(of[name]) for of in (events, alone, reports))) for name in ordered]


_COUNTS: Final[Mapping[str, Callable[[Found], Iterable[Row] | None]]] = {
    "languages": _languages,
    "differences": differences_on_events,
}
