"""Dates as programs write them, and what they write where there is none.

"1741957500" and "1741957500000" (seconds and milliseconds since 1970), "20250314", "20250314T180500Z",
"Fri Mar 14 2025 18:05:00 GMT+0400" (JavaScript), "Fri Mar 14 18:05:00 UTC 2025" (C).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = rf"(?P<m>{'|'.join(_MONTHS)})"
_SECONDS: Final = re.compile(r"(?P<seconds>\d{10})(?:\d{3})?(?:\.\d+)?")
_FROM, _TO = 631_152_000, 4_102_444_800  # 1990 to 2100: other numbers are no time of an article
_ZONE: Final = r"(?P<zone>z|[+-]\d\d:?\d\d)?"
_CLOCK: Final = r"(?P<clock>\d\d:\d\d:\d\d)"
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
_PACKED: Final = rf"{_YEAR}(?P<n>\d\d)(?P<d>\d\d)"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        _PACKED,
        rf"{_PACKED}[T ]?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?(?:\.\d+)?{_ZONE}",
        rf"[a-z]{{3}} {_NAMED} (?P<d>\d\d?) {_YEAR} {_CLOCK} GMT{_ZONE}(?: \([^)]*\))?",
        rf"[a-z]{{3}} {_NAMED}\s+(?P<d>\d\d?) {_CLOCK} (?:(?P<utc>UTC|GMT) |[A-Z]{{2,5}} )?{_YEAR}",
    )
)

_NO_DATE: Final = ("1970-01-01", "1969-12-31", "1900-01-01")
"""Days that programs write where they know none: zero as a time, the zero of some data bases."""
_NO_VALUE: Final = frozenset(
    {"", "-", "—", "null", "none", "nan", "nat", "n/a", "na", "undefined", "(null)", "\\n"}
)

_IN_PATH: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"/{_YEAR}/(?P<n>\d{{1,2}})/(?P<d>\d{{1,2}})(?=[/_-]|\Z)",
        rf"/{_YEAR}/{_NAMED}/(?P<d>\d\d?)(?=/|\Z)",
        rf"/{_YEAR}-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"/{_PACKED}(?=[/_-]|\Z)",
    )
)


def read_moment(value: str) -> str | None:
    """Return a date in one of the forms of programs as ISO, None when it is in none of them.

    >>> read_moment("1741957500"), read_moment("20250314"), read_moment("1741")
    ('2025-03-14T13:05:00+00:00', '2025-03-14', None)
    """
    if (found := _SECONDS.fullmatch(value)) and _FROM <= int(found["seconds"]) < _TO:
        return datetime.fromtimestamp(int(found["seconds"]), UTC).isoformat()
    found = next((match for form in _FORMS if (match := form.fullmatch(value))), None)
    try:
        return _iso(found.groupdict()) if found else None
    except ValueError:  # the 31st of June
        return None


def is_no_value(value: str) -> bool:
    """Tell whether a value is what programs write for none: null, NaN, N/A.

    >>> is_no_value(" NaN "), is_no_value("Nantes")
    (True, False)
    """
    return value.strip().casefold() in _NO_VALUE


def is_no_date(iso: str) -> bool:
    """Tell whether a date stands for none: what was never set becomes the first of January 1970.

    >>> is_no_date("1970-01-01T00:00:00Z"), is_no_date("1970-01-02")
    (True, False)
    """
    return iso.startswith(_NO_DATE)


def date_in_address(url: str) -> str | None:
    """Return the day in the path of an address, None unless year, month and day are there.

    >>> date_in_address("https://example.org/news/2025/03/14/talks"), date_in_address("https://a.org/2025/03/")
    ('2025-03-14', None)
    """
    path = url.partition("?")[0].partition("#")[0]
    found = next((match for form in _IN_PATH if (match := form.search(path))), None)
    try:
        return _day(found.groupdict()).isoformat() if found else None
    except ValueError:
        return None


def _day(parts: dict[str, str | None]) -> date:
    named = parts.get("m")
    month = _MONTHS.index(named.lower()) + 1 if named else int(parts["n"] or 0)
    return date(int(parts["y"] or 0), month, int(parts["d"] or 0))


def _iso(parts: dict[str, str | None]) -> str:
    """Return the date, or date-time, of what a form has found. Raises ValueError when there is none."""
    day = _day(parts).isoformat()
    clock = parts.get("clock")
    if parts.get("h"):
        clock = ":".join(parts.get(name) or "00" for name in ("h", "min", "s"))
    if clock is None:
        return day
    zone = "+00:00" if parts.get("utc") else (parts.get("zone") or "")
    return datetime.fromisoformat(f"{day}T{clock}{zone.upper()}").isoformat()
