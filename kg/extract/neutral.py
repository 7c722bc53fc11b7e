"""States that a text tells of where somebody arrives: their officials may come there, too.

"Peru and Oman hold talks in Doha. Minister A flew to Doha and met Minister B": B need not be of Qatar.
The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words

# Where officials of all states meet one another.
SEATS = frozenset(("CH", "AT", "BE", "NL", "LU"))
# So do they in these towns of a larger state.
SEAT_TOWNS = frozenset(("New York", "Нью-Йорк", "Nyu-York", "Washington", "Вашингтон", "Vaşinqton"))


def states_told(
    words: Words, spans: Spans, parties: Sequence[Party], country: str, within: range
) -> set[str]:
    """Return the states other than a country that some sentences tell of, and those before them that name one
    of its towns.
    """
    tokens = words.tokens
    towns = {tokens[s.first].sentence for s in spans.all if s.kind == "place" and s.country == country}
    told = {*within, *(n for n in towns if n < within.start)}
    states = {s.country for s in spans.all if s.kind == "state" and tokens[s.first].sentence in told}
    return (states | {p.country for p in parties if p.sentence in told}) - {"", country}
