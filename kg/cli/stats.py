"""``kg stats``: what the store holds."""

from __future__ import annotations

import json
from typing import Any, Final

import click
import pyoxigraph as ox

from kg.cli.opening import data_folder, judgements_file, open_store, quarantine_folder
from kg.cli.options import json_option, quiet_option, store_option
from kg.cli.terminal import note, show_rows
from kg.quarantine import Quarantine
from kg.store import Store
from kg.store.address import is_address
from kg.store.compacting import disk_size
from kg.terms import DM, ORG, SCHEMA, XSD

_SIZE: Final = "bytes on disk"
# What people count, in the order in which it is shown.
_CLASSES: Final = {
    "meetings": DM.Meeting,
    "calls": DM.Call,
    "visits": DM.Visit,
    "conferences": DM.Conference,
    "signings": DM.Signing,
    "persons": DM.Person,
    "posts": ORG.Post,
    "bodies": DM.Body,
    "states": DM.State,
    "agenda items": DM.AgendaItem,
    "documents": DM.Document,
    "statements": DM.Statement,
}


@click.command()
@store_option
@click.option("--quick", is_flag=True, help="Leave out the counts that need a pass over all quads.")
@json_option
@quiet_option
def command(store: str, quick: bool, as_json: bool) -> None:
    """Count what the store holds: articles, sources, events, people, the days they span, and its size.

    Places are those of events, the territories of states among them, as on the pages of kg serve.

    Counting triples takes about half a minute for a hundred million quads; --quick leaves it out.
    """
    with open_store(store, read_only=True) as opened:
        counted = count(opened, quick=quick)
        counted |= {"resolved": opened.is_resolved(), "format": opened.format() or 1}
    counted["in quarantine"] = len(Quarantine(quarantine_folder(store)))
    counted |= _beside(store)
    if as_json:
        click.echo(json.dumps(counted, ensure_ascii=False, indent=2))
        return
    size = counted.pop(_SIZE, None)
    show_rows(("what", "count"), [(name, _shown(value)) for name, value in counted.items()])
    if size:
        note(f"{store}: {size:,} bytes on disk")


def count(store: Store, *, quick: bool = False) -> dict[str, Any]:
    """Return name -> number, or the day of the first and last event; ``quick`` counts no triples."""
    classes = {
        row["class"]: int(row["n"].value)
        for row in _rows(store, "?x a ?class", "?class (COUNT(*) AS ?n)", "GROUP BY ?class")
        if row["class"] is not None  # of no triples, rdflib makes a row of nothing
    }
    known = {name: classes[term] for name, term in _CLASSES.items() if term in classes}
    return {
        "articles": store.count_articles(),
        **_languages(store),
        "sources": store.count_sources(),
        **_publishers(store),
        **_with_places(store, known),
        **_span(store),
        **({} if quick else _sizes(store)),
    }


def _with_places(store: Store, known: dict[str, int]) -> dict[str, int]:
    """Return the numbers with that of the places of events behind the states: those of ``kg serve``, where
    the territory of a state is a place too.
    """
    (row,) = _rows(store, f"?event {DM.place} ?place", "(COUNT(DISTINCT ?place) AS ?n)")
    places = {"places": int(row["n"].value)} if row["n"].value != "0" else {}
    order = [*_CLASSES]
    before = {name: n for name, n in known.items() if order.index(name) <= order.index("states")}
    return {**before, **places, **{name: n for name, n in known.items() if name not in before}}


def _languages(store: Store) -> dict[str, int]:
    rows = _rows(
        store, f"?x {SCHEMA.inLanguage} ?lang", "?lang (COUNT(?x) AS ?n)", "GROUP BY ?lang ORDER BY ?lang"
    )
    return {f"articles in {row['lang'].value}": int(row["n"].value) for row in rows if row["lang"]}


def _publishers(store: Store) -> dict[str, int]:
    (row,) = _rows(store, f"?x {DM.publisherName} ?name", "(COUNT(DISTINCT ?name) AS ?n)")
    return {"publishers": int(row["n"].value)} if row["n"].value != "0" else {}


def _span(store: Store) -> dict[str, str]:
    """Return the first and the last event that is dated to the day; nothing without one."""
    pattern = f"?event {DM.date} ?d FILTER(DATATYPE(?d) = {XSD.date})"
    (row,) = _rows(store, pattern, "(MIN(?d) AS ?first) (MAX(?d) AS ?last)")
    if row["first"] is None:
        return {}
    return {"first event": row["first"].value, "last event": row["last"].value}


def _sizes(store: Store) -> dict[str, int]:
    totals = store.stats()
    return {"triples": totals.triples, "quads of articles": totals.quads}


def _beside(store: str) -> dict[str, int]:
    """Return how much people have decided, and the bytes on disk, if the store is in a folder."""
    log, folder = judgements_file(store), data_folder(store)
    decided = sum(1 for line in log.open("rb") if line.strip()) if log and log.exists() else 0
    size = disk_size(folder) if folder and not is_address(store) else 0
    return {
        **({"judgements and corrections": decided} if decided else {}),
        **({_SIZE: size} if size else {}),
    }


def _shown(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _rows(store: Store, pattern: str, columns: str, rest: str = "") -> ox.QuerySolutions:
    rows = store.query(f"SELECT {columns} {{ {pattern} }} {rest}")
    assert isinstance(rows, ox.QuerySolutions)
    return rows
