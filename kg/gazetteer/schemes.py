"""Identifiers that a table of the user may give: their form, and the address that they stand for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Scheme(NamedTuple):
    """``form`` is a regular expression; ``address`` holds ``{}`` for the identifier, or is None."""

    form: str
    address: str | None


SCHEMES: Final[dict[str, Scheme]] = {
    "wikidata": Scheme(r"Q[1-9]\d{0,11}", "http://www.wikidata.org/entity/{}"),
    "geonames": Scheme(r"[1-9]\d{0,9}", "https://sws.geonames.org/{}/"),
    "iso": Scheme(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|[A-Z]{3}", None),
}
"""``iso`` is a code of ISO 3166: of a country (AZ, AZE), or of a part of one (AZ-BA)."""


def valid(scheme: str, value: str) -> bool:
    """Whether a value has the form of its scheme.

    >>> valid("wikidata", "Q1065"), valid("wikidata", "1065")
    (True, False)
    """
    return re.fullmatch(SCHEMES[scheme].form, value) is not None


def address(scheme: str, value: str) -> str | None:
    """Return the IRI of what an identifier stands for, None where the scheme has no addresses.

    >>> address("wikidata", "Q1065")
    'http://www.wikidata.org/entity/Q1065'
    """
    pattern = SCHEMES[scheme].address
    return pattern.format(value) if pattern else None
