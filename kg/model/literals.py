"""Values of a record -> RDF terms, written as the store keeps them; None for a value that does not fit.

Oxigraph writes some literals anew (``0.50`` becomes ``0.5``, ``+00:00`` becomes ``Z``); here they have that
form from the start, so that an article graph is the same before and after storing.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from kg.hosts import dns_name
from kg.logins import without_login
from kg.written import XSD, Term, checked, literal

_PRECISIONS = (
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), XSD.date, ""),
    (re.compile(r"\d{4}-\d\d", re.ASCII), XSD.gYearMonth, "-01"),
    (re.compile(r"\d{4}", re.ASCII), XSD.gYear, "-01-01"),
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_AT_ZERO = re.compile(r".*(Z|[+-]00:?00)", re.ASCII)
_ADDRESS = re.compile(
    r"(?P<start>https?://)(?P<host>[^/?#:@\s\[]+|\[[^\]]*\])(?P<rest>[:/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_UNESCAPED = "!#$%&'()*+,-./:;=?@[]_~"


@lru_cache(maxsize=4096)
def integer(value: int) -> Term:
    return literal(str(value), datatype=XSD.integer)


@lru_cache(maxsize=4096)
def confidence(value: float) -> Term | None:
    """Return a number from 0 to 1 as an xsd:decimal of at most four places."""
    if not 0 <= value <= 1:
        return None
    return literal(f"{Decimal(value):.4f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


@lru_cache(maxsize=4096)
def partial_date(value: str) -> Term | None:
    """Return YYYY, YYYY-MM or YYYY-MM-DD with the datatype of its precision."""
    for pattern, datatype, rest in _PRECISIONS:
        if pattern.fullmatch(value) and _is_day(value + rest):
            return literal(value, datatype=datatype)
    return None


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def moment(value: str) -> Term | None:
    """Return a date of any precision, or an xsd:dateTime with seconds, and with a zone if one is stated."""
    if not _MOMENT.fullmatch(value):
        return partial_date(value)
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    written = parsed.replace(microsecond=0, tzinfo=None).isoformat()
    fraction = f".{parsed.microsecond:06}".rstrip("0") if parsed.microsecond else ""
    return literal(written + fraction + _zone(parsed, value), datatype=XSD.dateTime)


def _zone(parsed: datetime, value: str) -> str:
    if _AT_ZERO.fullmatch(value):
        return "Z"
    return parsed.isoformat()[-6:] if parsed.tzinfo else ""


def web_address(value: str) -> Term | None:
    """Return the IRI of an http(s) address, stray characters escaped; a ``javascript:`` address is none.

    Names and passwords in it are left out, for the graph is published. A host in letters beyond ASCII has
    its name in the DNS, since nothing finds a percent-encoded one.

    >>> web_address("https://me:secret@пример.рф/новости")
    '<https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8>'
    """
    found = _ADDRESS.fullmatch(without_login(value.strip()))
    if not found:
        return None
    escaped = quote(found["start"] + dns_name(found["host"]) + (found["rest"] or ""), safe=_UNESCAPED)
    try:
        return checked(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", escaped))
    except ValueError:
        return None
