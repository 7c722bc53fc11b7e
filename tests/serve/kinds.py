"""One page of each kind, found by asking the server."""

from __future__ import annotations

import httpx

_DM = "PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#> PREFIX org: <http://www.w3.org/ns/org#> "
_BUSIEST = {
    "person": "?event dm:party ?thing . ?thing a dm:Person",
    "body": "?event dm:party ?thing . ?thing a dm:Body",
    "state": "?event dm:party ?thing . ?thing a dm:State",
    "post": "?seat dm:inCapacity ?thing",
    "place": "?event dm:place ?thing",
    "event": "?report dm:reports ?thing",
    "article": "?report prov:hadPrimarySource ?thing",
}


def rows(client: httpx.Client, query: str) -> list[dict[str, str]]:
    answer = client.get("/sparql", params={"query": _DM + query}, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.text
    found = answer.json()["results"]["bindings"]
    return [{name: value["value"] for name, value in row.items()} for row in found]


def iris(client: httpx.Client) -> dict[str, str]:
    """Return the thing of each kind that the graph has most of."""
    order = "GROUP BY ?thing ORDER BY DESC(COUNT(*)) ?thing LIMIT 1"
    return {
        kind: rows(client, f"SELECT ?thing {{ {what} }} {order}")[0]["thing"]
        for kind, what in _BUSIEST.items()
    }


def paths(client: httpx.Client) -> dict[str, str]:
    """Return the path of a page of each kind."""
    things = {kind: "/id/" + iri.partition("/id/")[2] for kind, iri in iris(client).items()}
    return {
        **things,
        "home": "/",
        "found": "/?q=a",
        "people": "/?kind=person",
        "events": "/events",
        "places": "/places",
        "topics": "/topics",
        "topic": "/topics/trade",
        "ontology": "/ontology",
        "question": "/questions/timeline?ask=1&party=AZ",
        "query": "/query?question=timeline&run=1",
    }
