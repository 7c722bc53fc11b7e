"""Who stands where in a network: the rows that ``kg network`` prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from kg.network.contacts import Contacts


@dataclass(frozen=True)
class Standing:
    """``contacts`` are its partners, ``events`` its distinct events; equal scores share a rank."""

    rank: int
    iri: str
    name: str
    kind: str
    score: float
    contacts: int
    events: int


def standings(
    contacts: Contacts,
    graph: nx.Graph[str],
    scores: Mapping[str, float],
    *,
    lang: str,
    least_first: bool = False,
) -> list[Standing]:
    """Return everybody in the network, the highest score first (or the least), ties by name and IRI."""
    sign = 1 if least_first else -1
    names = {iri: contacts.actors[iri].label(lang) for iri in graph}
    ordered = sorted(graph, key=lambda iri: (sign * scores[iri], names[iri], iri))
    ranks: dict[float, int] = {}
    for place, iri in enumerate(ordered, start=1):
        ranks.setdefault(scores[iri], place)
    return [
        Standing(
            rank=ranks[scores[iri]],
            iri=iri,
            name=names[iri],
            kind=contacts.actors[iri].kind,
            score=scores[iri],
            contacts=len(set(nx.all_neighbors(graph, iri))),
            events=graph.nodes[iri]["events"],
        )
        for iri in ordered
    ]
