"""Answers that are counted here, from fewer and simpler rows: a line ``# counted QUESTION`` in a query.

What a query counts in two ways, an engine finds twice. The question (``lookups/QUESTION.rq``) finds it once,
and the rows of the query follow from its rows. The query itself stands as it did: it is what pages show, and
what another engine is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from pyoxigraph import Literal

from kg.query.lookup import Queryable, Row, question
from kg.query.seeds import periods, with_seeds, without_notes
from kg.query.slots import Term, filled

_LINE: Final = re.compile(r"^ *# counted (\w+)$", re.MULTILINE)


def counted(store: Queryable, text: str, values: Mapping[str, Sequence[Term]]) -> tuple[Row, ...] | None:
    """Return the rows of a named query, in its order; None where it is answered by the engine.

    Raises what the store raises.
    """
    found = _LINE.search(text)
    if not found:
        return None
    known = {**values, **periods(values)}
    asked = filled(without_notes(with_seeds(question(found[1]), known)), known)
    return tuple(_COUNTS[found[1]](map(tuple, store.query(asked))))


def _languages(rows: Iterable[Row]) -> list[Row]:
    """Return language, events, events alone and reports: of the languages of the articles about an event, one
    a line, and how many events have just these.
    """
    events, alone, reports = Counter[str](), Counter[str](), Counter[str]()
    for told, count in rows:
        languages, times = Counter(told.value.split("\n")), int(count.value)
        for language, articles in languages.items():
            events[language] += times
            reports[language] += articles * times
            alone[language] += times if len(languages) == 1 else 0
    ordered = sorted(events, key=lambda language: (-events[language], language))
    return [(Literal(name), *(Literal(of[name]) for of in (events, alone, reports))) for name in ordered]


_COUNTS: Final[Mapping[str, Callable[[Iterable[Row]], list[Row]]]] = {"languages": _languages}
