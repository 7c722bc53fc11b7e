"""Visitors to the country that an article is written in: they are no officials of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import TALKS, Draft


def settle(drafts: Sequence[Draft], home: str) -> None:
    """Give visitors to ``home`` who have no country that of the only foreign side of the talks told.

    "He met with the Ukrainian foreign minister. They spoke of President Zelenskyy’s visit to Washington."
    """
    abroad = {c for d in drafts if d.type in TALKS for c in d.countries() if c != home}
    for draft in drafts if home and len(abroad) == 1 else ():
        if draft.type == "visit" and draft.place is not None and draft.place.country == home:
            for part in draft.parts:
                if part.role != "host" and not country_of(part.party):
                    give_country(part.party, next(iter(abroad)))
