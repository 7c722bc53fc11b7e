"""The graph at a glance, counted once for each copy: ``home.json`` beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

import msgspec
import pyoxigraph as ox

from kg.query.things import CLASSES
from kg.serve.charts import bars
from kg.serve.events import events
from kg.terms import DM, RDF, SCHEMA

FILE: Final = "home.json"
_MOST: Final = 8
_LATEST: Final = 8
_VIEW: Final = ox.DefaultGraph()


def build(store: ox.Store, folder: Path) -> None:
    """Count, and write the counts into the folder."""
    found = events(store, "", None)
    kinds = {kind: sum(1 for _ in _things(store, classes)) for kind, classes in CLASSES.items()}
    parties = Counter(quad.object for quad in store.quads_for_pattern(None, DM.party, None, _VIEW))
    topics = Counter(quad.object for quad in store.quads_for_pattern(None, SCHEMA.about, None, _VIEW))
    places = Counter(place for event in found for place in event.places)
    told = {
        "counts": {**kinds, "place": len(places)},  # those that the page of places shows
        "chart": bars([(event.date, event.held) for event in found]),
        "types": _named(Counter(event.type for event in found)),
        "years": sorted(Counter(event.date[:4] for event in found if event.date).items()),
        "places": [(place.value, n) for place, n in places.most_common()],
        "placed": sum(bool(event.places) for event in found),
        "latest": [(event.date, event.node.value) for event in found[:_LATEST] if event.date],
        "busiest": {
            "person": _named(_only(store, parties, CLASSES["person"])),
            "state": _named(_only(store, parties, CLASSES["state"])),
            "body": _named(_only(store, parties, CLASSES["body"])),
            "topic": _named(topics),
            "place": _named(places),
        },
    }
    (folder / FILE).write_bytes(msgspec.json.encode(told))


def read(folder: Path) -> dict[str, Any]:
    """Return what was counted, addresses as nodes."""
    told = msgspec.json.decode((folder / FILE).read_bytes())
    told["types"] = [(ox.NamedNode(iri), n) for iri, n in told["types"]]
    told["places"] = [(ox.NamedNode(iri), n) for iri, n in told["places"]]
    told["latest"] = [(date, ox.NamedNode(iri)) for date, iri in told["latest"]]
    told["busiest"] = {
        kind: [(ox.NamedNode(iri), n) for iri, n in own] for kind, own in told["busiest"].items()
    }
    return dict(told)


def _things(store: ox.Store, classes: Any) -> set[Any]:
    return {q.subject for class_ in classes for q in store.quads_for_pattern(None, RDF.type, class_, _VIEW)}


def _only(store: ox.Store, counts: Counter[Any], classes: Any) -> Counter[Any]:
    things = _things(store, classes)
    return Counter({thing: n for thing, n in counts.items() if thing in things})


def _named(counts: Counter[Any]) -> list[tuple[str, int]]:
    order = sorted(counts.items(), key=lambda own: (-own[1], own[0].value))
    return [(thing.value, n) for thing, n in order[:_MOST]]
