"""The answer to a SPARQL text, as the page of queries shows it without JavaScript, or as a table to save."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kg.query import Answer
from kg.query.formats import Format, for_spreadsheets, written
from kg.serve.evaluating import Result, evaluated
from kg.serve.things import cells

_TRIPLE: Final = ("subject", "predicate", "object")


def shown(store: ox.Store, query: str, base: str, lang: str, limit: int) -> dict[str, Any]:
    """Return the answer as cells, at most ``limit`` rows; ``more`` says whether others were left out.

    A graph comes as rows of three columns; ``truth`` is that of ASK.
    """
    result = evaluated(store, query, base=base)
    if isinstance(result, ox.QueryBoolean):
        return {"kind": "truth", "truth": bool(result), "columns": [], "rows": [], "more": False}
    if isinstance(result, ox.QuerySolutions):
        kind, columns = "rows", [variable.value for variable in result.variables]
    else:
        kind, columns = "graph", list(_TRIPLE)
    rows: list[Any] = list(islice(result, limit + 1))
    found = cells(store, rows[:limit], lang)
    return {"kind": kind, "truth": None, "columns": columns, "rows": found, "more": len(rows) > limit}


def spreadsheet(store: ox.Store, query: str, base: str, form: Format) -> bytes | None:
    """Return rows as csv or tsv in which no text is a formula; None for a query that gives no rows."""
    result: Result = evaluated(store, query, base=base)
    if not isinstance(result, ox.QuerySolutions):
        return None
    columns = tuple(variable.value for variable in result.variables)
    answer = Answer("select", columns=columns, rows=tuple(tuple(row) for row in result))
    return written(for_spreadsheets(answer), form, {})
