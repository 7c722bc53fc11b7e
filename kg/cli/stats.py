"""``kg stats``: what the store holds."""

from __future__ import annotations

import json
from typing import Any, Final

import click
import pyoxigraph as ox

from kg.cli.opening import open_store, quarantine_folder
from kg.cli.options import json_option, store_option
from kg.cli.terminal import show_rows
from kg.quarantine import Quarantine
from kg.store import Store
from kg.terms import DM, ORG, SCHEMA, XSD

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
    "places": DM.Place,
    "agenda items": DM.AgendaItem,
    "documents": DM.Document,
    "statements": DM.Statement,
}


@click.command()
@store_option
@json_option
def command(store: str, as_json: bool) -> None:
    """Count what the store holds: articles, sources, events, people, and the days they span."""
    with open_store(store, read_only=True) as opened:
        counted = count(opened)
    counted["in quarantine"] = len(Quarantine(quarantine_folder(store)))
    if as_json:
        click.echo(json.dumps(counted, ensure_ascii=False, indent=2))
    else:
        show_rows(("what", "count"), list(counted.items()))


def count(store: Store) -> dict[str, Any]:
    """Return name -> number, or the day of the first and last event."""
    totals = store.stats()
    classes = {name: _number(store, f"?x a {term}") for name, term in _CLASSES.items()}
    languages = {
        f"articles in {row['lang'].value}": int(row["n"].value)
        for row in _rows(
            store, f"?x {SCHEMA.inLanguage} ?lang", "?lang (COUNT(?x) AS ?n)", "GROUP BY ?lang ORDER BY ?lang"
        )
    }
    return {
        "articles": totals.articles,
        **languages,
        "sources": totals.sources,
        **{name: number for name, number in classes.items() if number},
        **_span(store),
        "triples": totals.triples,
        "quads of articles": totals.quads,
    }


def _span(store: Store) -> dict[str, str]:
    """Return the first and the last event that is dated to the day; nothing without one."""
    pattern = f"?event {DM.date} ?d FILTER(DATATYPE(?d) = {XSD.date})"
    (row,) = _rows(store, pattern, "(MIN(?d) AS ?first) (MAX(?d) AS ?last)")
    if row["first"] is None:
        return {}
    return {"first event": row["first"].value, "last event": row["last"].value}


def _number(store: Store, pattern: str) -> int:
    (row,) = _rows(store, pattern, "(COUNT(*) AS ?n)")
    return int(row["n"].value)


def _rows(store: Store, pattern: str, columns: str, rest: str = "") -> ox.QuerySolutions:
    rows = store.query(f"SELECT {columns} {{ {pattern} }} {rest}")
    assert isinstance(rows, ox.QuerySolutions)
    return rows
