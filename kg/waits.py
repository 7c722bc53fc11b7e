"""How long a server asks to wait before it is asked again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_asked(retry_after: str | None) -> float:
    """Return the seconds that a header Retry-After asks for, as a number or a moment; else 0.

    >>> seconds_asked("7"), seconds_asked("soon"), seconds_asked("Wed, 21 Oct 2015 07:28:00 GMT")
    (7.0, 0.0, 0.0)
    """
    said = (retry_after or "").strip()
    if said.isdecimal():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
