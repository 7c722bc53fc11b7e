"""Groups of states that are no organization, and formats that add up states. The same for every language."""

from __future__ import annotations

import re
from typing import Final

from kg import gazetteer
from kg.extract.parties import Party

SUM: Final = re.compile(r"(?!1\+1|2\+2)[CСEЕ]?\d{1,2}\+\d{1,2}(?!\d)")
"""So many states and so many others, "3+3", "C5+1"; not "2+2", the two ministers of each of two states."""


def is_group(party: Party, lang: str) -> bool:
    """Whether a party is a group of states that is no organization: "the Visegrad Four"."""
    found = gazetteer.lookup(party.body, lang, "body") if party.kind == "body" and not party.country else None
    return isinstance(found, gazetteer.Body) and found.kind == "forum"
