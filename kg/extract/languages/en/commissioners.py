"""The commission of commissioners whom a text names by their field alone: "Commissioner for Peace A"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.bodies import is_international
from kg.extract.parties import Party
from kg.extract.spans import Spans


def settle(spans: Spans, parties: Sequence[Party]) -> None:
    """Commissioners are those of the only commission of several states that a text names."""
    named = {s.name for s in spans.all if s.kind == "body" and s.name.endswith(" Commission")}
    bodies = [name for name in named if is_international(name)]
    for party in parties if len(bodies) == 1 else ():
        capacity = party.capacity
        bare = capacity is not None and not (capacity.country or capacity.organization or party.country)
        if bare and capacity is not None and capacity.position.startswith("Commissioner"):
            capacity.organization = bodies[0]
            for known in party.person.capacities if party.person is not None else ():
                if known.position == capacity.position:
                    known.organization = known.organization or bodies[0]
