"""What the pages of the explorer ask of the graph, by name. Runs in workers, like ``kg.serve.knowledge``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import msgspec
import pyoxigraph as ox

from kg.query import find
from kg.query.answers import question_of
from kg.serve import overview, portraits, reading, subjects, texts
from kg.serve.cells import dressed
from kg.serve.events import Choice, events, is_large, listing
from kg.serve.happening import happening
from kg.serve.messages import Reply, refusal
from kg.serve.passages import objects, one
from kg.serve.things import facts, kind_of, names_of, node_of, of
from kg.terms import DM, PREFIXES, RDF, TOPIC

# The question that a page answers as a whole, and as which parameter the thing goes in: what its CSV holds.
MAIN: Final = {
    "person": ("timeline", "party"),
    "body": ("timeline", "party"),
    "state": ("timeline", "party"),
    "post": ("post-meetings", "post"),
    "place": ("meetings", "place"),
    "event": ("evidence", "event"),
    "article": ("evidence", "article"),
    "topic": ("topic-events", "topic"),
}
_PLACES: Final = 60  # of one country
_LISTED: Final = ("person", "body", "state", "post", "place")


def explored(store: ox.Store, *, folder: Path, iri: str, lang: str, given: dict[str, str], base: str) -> Any:
    """Return what the page of a thing shows."""
    thing = node_of(iri)
    own = of(store, thing)
    if not own:
        return refusal(404, f"the graph knows nothing of <{iri}>")
    kind = kind_of(store, thing) or "thing"
    view: dict[str, Any] = {
        "kind": kind,
        "names": names_of(own),
        "classes": objects(store, thing, RDF.type),
        "facts": facts(own),
        "sections": portraits.sections(store, kind, thing, lang, large=is_large(store, kind, thing)),
        "main": MAIN.get(kind) if kind != "topic" else None,  # of an agenda item, which is no topic
        "events": None,
        "event": None,
        "article": None,
    }
    if kind in _LISTED:
        view["events"] = {**_events(store, folder, kind, thing, given, base), **_asked(store, kind, thing)}
    elif kind == "event":
        view["event"] = happening(store, thing, lang)
    elif kind == "article":
        view["article"] = reading.article(store, thing, texts.text(iri))
    return {"iri": iri, **dressed(store, view, lang), "label": dressed(store, thing, lang, posts=True)}


def topic(store: ox.Store, *, folder: Path, name: str, lang: str, given: dict[str, str], base: str) -> Any:
    """Return what the page of a topic of the scheme shows."""
    node = subjects.concept(name)
    if node is None:
        return refusal(404, f"the topic scheme has no {name[:80]!r}")
    view = {
        "label": node,
        **subjects.subject(store, node, lang, large=is_large(store, "topic", node)),
        "main": MAIN["topic"],
    }
    own = _events(store, folder, "topic", node, given, base)
    view["events"] = {**own, **_asked(store, "topic", node)}
    return {"iri": node.value, **dressed(store, view, lang)}


def _events(
    store: ox.Store, folder: Path, kind: str, thing: ox.NamedNode | None, given: dict[str, str], base: str
) -> dict[str, Any]:
    """Return the events of a thing that are chosen; of very many those of or before a year, else the last."""
    choice = Choice.of(given)
    if not is_large(store, kind, thing):
        return {**listing(store, events(store, kind, thing), choice, base), "years": []}
    years = [year for year, _ in overview.read(folder)["years"]]
    if not choice.when and not choice.before:
        choice = replace(choice, when=years[-1] if years else "")
    found = events(store, kind, thing, choice.when[:4], before=choice.before)
    return {**listing(store, found, choice, base), "years": years}


def _asked(store: ox.Store, kind: str, thing: ox.NamedNode) -> dict[str, Any]:
    """Return the question whose answer the events of a page are."""
    name, param = MAIN[kind]
    value: Any = thing.value.rpartition("#")[2] if kind == "topic" else thing
    params = {param: value if kind == "topic" else thing.value}
    return {"name": name, "params": params, "sparql": question_of(store, find(name), {param: value})}


def timeline(store: ox.Store, *, folder: Path, lang: str, given: dict[str, str], base: str) -> Any:
    """Return all events, or those that are chosen."""
    found = _events(store, folder, "", None, given, base)
    when, before = found["choice"]["when"], found["choice"]["before"]
    params = {"from": when, "to": when} if when else {}
    if before and not when:
        params = {"to": f"{max(0, int(before) - 1):04}"}
    asked = {"name": "events", "params": params, "sparql": question_of(store, find("events"), params)}
    return dressed(store, {**found, **asked}, lang)


def places(store: ox.Store, *, folder: Path, lang: str, base: str) -> Any:
    """Return the countries and places of events, each with how many there are: a map without a map."""
    told = overview.read(folder)
    countries: dict[Any, list[Any]] = {}
    for place, n in sorted(told["places"], key=lambda own: (-own[1], own[0].value)):
        countries.setdefault(one(store, place, DM.inTerritory), []).append((place, n))
    order = sorted(countries, key=lambda c: (c is None, -sum(n for _, n in countries[c]), str(c)))
    rows = [
        (country, sum(n for _, n in own), own[:_PLACES]) for country in order if (own := countries[country])
    ]
    asked = {"name": "places", "params": {}, "sparql": question_of(store, find("places"), {})}
    counted = {"placed": told["placed"], "all": told["counts"]["event"]}
    return dressed(store, {"rows": rows, **counted, **asked}, lang)


def home(store: ox.Store, *, folder: Path, lang: str, base: str) -> Any:
    """Return what the first page shows of the graph as a whole."""
    told = overview.read(folder)
    return dressed(store, {name: own for name, own in told.items() if name != "places"}, lang)


def csv_of(store: ox.Store, *, folder: Path, iri: str) -> Any:
    """Return the question whose answer is the table of a thing's page, with its parameters."""
    thing = node_of(iri)
    kind = "topic" if iri.startswith(PREFIXES["topic"]) else kind_of(store, thing)
    if kind not in MAIN or (kind == "topic" and thing not in TOPIC):
        return refusal(404, f"<{iri}> has no table: ask for Turtle")
    name, param = MAIN[kind]
    return Reply(200, "application/json", msgspec.json.encode({"name": name, "params": {param: iri}}))


FUNCTIONS: Final = (explored, topic, timeline, places, home, csv_of)
