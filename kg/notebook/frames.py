"""An answer -> rows of plain Python values, or a pandas data frame with a fitting type in each column.

Dates stay texts, at the precision that is known: ``2025-11`` is no first of November. Texts of this form sort
as dates do; ``spans`` gives the first and the last day that each may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.network.days import days
from kg.query import Answer
from kg.terms import XSD

if TYPE_CHECKING:
    import pandas as pd

_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
_FLOATS = frozenset({_DECIMAL, XSD.double.value, "http://www.w3.org/2001/XMLSchema#float"})
_PRECISIONS = {4: "year", 7: "month"}


def rows(answer: Answer) -> list[dict[str, Any]]:
    """Return the rows of a SELECT: addresses and texts as ``str``, numbers as such, None for no value."""
    return [dict(zip(answer.columns, map(_value, row), strict=True)) for row in answer.rows]


def _value(term: Any) -> str | int | float | bool | None:
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value
    if kind == XSD.integer.value:
        return int(term.value)
    if kind in _FLOATS:
        return float(term.value)
    if kind == XSD.boolean.value:
        return term.value in ("true", "1")
    return term.value


def frame(answer: Answer) -> pd.DataFrame:
    """Return the rows as a data frame; a missing value is ``pandas.NA``.

    Raises WrongUse where pandas is not installed.
    """
    return framed(answer.columns, [[_value(term) for term in row] for row in answer.rows])


def framed(columns: Sequence[str], table: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return plain values as a data frame: whole numbers, numbers, truth values, or texts in each column."""
    pandas = needed_pandas()
    values = {name: [row[place] for row in table] for place, name in enumerate(columns)}
    typed = {name: pandas.array(cells, dtype=_dtype(cells)) for name, cells in values.items()}
    return pandas.DataFrame(typed, columns=list(columns))


def _dtype(cells: Iterable[Any]) -> str:
    """Return a type that holds every cell; texts where kinds are mixed, or nothing is known."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "Int64"
    return "Float64" if kinds and kinds <= {int, float} else "string"


def spans(dates: Iterable[str | None]) -> pd.DataFrame:
    """Return the days that dates may mean: ``first``, ``last`` and ``precision`` (year, month, day).

    The index of a series is kept. What is no date, or unknown, has no values.

    >>> print(spans(["2025", "2025-11", "2025-11-21T21:40:00", None]).to_string())
           first       last precision
    0 2025-01-01 2025-12-31      year
    1 2025-11-01 2025-11-30     month
    2 2025-11-21 2025-11-21       day
    3        NaT        NaT      <NA>
    """
    pandas = needed_pandas()
    known = [date if isinstance(date, str) else "" for date in dates]
    found = [days(date) for date in known]
    precisions = [
        _PRECISIONS.get(len(date), "day") if span else None for date, span in zip(known, found, strict=True)
    ]
    columns = {
        "first": pandas.array([span.first if span else None for span in found], dtype="datetime64[s]"),
        "last": pandas.array([span.last if span else None for span in found], dtype="datetime64[s]"),
        "precision": pandas.array(precisions, dtype="string"),
    }
    return pandas.DataFrame(columns, index=dates.index if isinstance(dates, pandas.Series) else None)


def needed_pandas() -> Any:
    """Return pandas. Raises WrongUse where it is not installed."""
    try:
        import pandas
    except ImportError as error:
        raise WrongUse(
            "data frames need pandas: pip install 'diplomatic-kg[pandas]' (graph.rows needs none)"
        ) from error
    return pandas


def texts(params: Mapping[str, Any]) -> dict[str, str]:
    """Return parameters as a user would type them; ``from_`` stands for ``from``, None for no parameter."""
    return {name.removesuffix("_"): _text(value) for name, value in params.items() if value is not None}


def _text(value: Any) -> str:
    if hasattr(value, "isoformat"):  # dates of the standard library and of pandas
        return str(value.isoformat())[:10]
    return str(value)
