"""An event that sources date to a month and to a day of it has one date: the day."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.query import ask
from kg.terms import PREFIXES

EVENTS = """
<https://e.org/id/event/1> a dm:Meeting ; dm:modality dm:Held ; dm:party <https://e.org/id/state/KZ> ;
  dm:meetingParty <https://e.org/id/state/KZ> ;
  dm:date "2025"^^xsd:gYear, "2025-03"^^xsd:gYearMonth, "2025-03-20"^^xsd:date ;
  dm:hasParticipation <https://e.org/id/participation/1> .
<https://e.org/id/event/2> a dm:Meeting ; dm:modality dm:Held ; dm:party <https://e.org/id/state/KZ> ;
  dm:meetingParty <https://e.org/id/state/KZ> ;
  dm:date "2025-04"^^xsd:gYearMonth, "2025-05-02"^^xsd:date ;
  dm:hasParticipation <https://e.org/id/participation/2> .
<https://e.org/id/event/3> a dm:Meeting ; dm:modality dm:Held ; dm:party <https://e.org/id/state/KZ> ;
  dm:meetingParty <https://e.org/id/state/KZ> ; dm:hasParticipation <https://e.org/id/participation/3> .
<https://e.org/id/state/KZ> a dm:State ; dm:isoCode "KZ" .
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    xsd = "" if "xsd" in PREFIXES else "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    made.load((head + xsd + EVENTS).encode(), format=ox.RdfFormat.TURTLE)
    return made


@pytest.mark.parametrize("limit", [None, 3])
@pytest.mark.parametrize("question", ["events", "timeline", "meetings"])
def test_the_most_precise_date_counts_and_days_that_differ_stay(
    store: ox.Store, question: str, limit: int | None
) -> None:
    whose = {} if question == "events" else {"party": "KZ"}

    def found(**period: str) -> list[tuple[str, str]]:
        rows = ask(store, question, params={**whose, **period}, limit=limit).rows
        return [(row[0].value if row[0] else "", row[1].value[-1]) for row in rows]

    days = [("", "3"), ("2025-03-20", "1"), ("2025-04", "2"), ("2025-05-02", "2")]
    assert found() == days[:limit]
    march = {"from": "2025-03-01", "to": "2025-03-31"}
    assert found(**march) == [days[1]]
    assert found(**{**march, "from": "2025-03-21"}) == []
