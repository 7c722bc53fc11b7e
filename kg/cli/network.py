"""``kg network``: who meets whom, who matters, who is between, and the chain from one to another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import click
import networkx as nx

from kg.cli.languages import NAMES
from kg.cli.options import output_option, store_option
from kg.cli.terminal import note, show_rows
from kg.errors import WrongUse
from kg.export.edges import Cell, Column
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.pairs import per_pair
from kg.export.tables import table
from kg.network import KINDS, Contacts, Event, Kind, best_name, read
from kg.network.chain import Link, chain, find
from kg.network.days import days
from kg.network.graph import Choice, co_participation
from kg.network.measures import EXACT, MEASURES, brokers, centrality, communities
from kg.network.standing import standings
from kg.store import open_store

_TYPES = tuple(name.lower() for name in ("Meeting", "Call", "Visit", "Conference", "Signing"))
_MODALITIES = ("held", "planned", "cancelled")
_TABLE_ROWS = 20

Format: TypeAlias = Literal["table", "csv", "json", "graphml", "gexf"]
Table: TypeAlias = tuple[Sequence[str], list[Sequence[Cell]]]


@click.command()
@store_option
@click.option(
    "--nodes", type=click.Choice(KINDS), default="persons", show_default=True, help="Who is a node."
)
@click.option("--from", "since", metavar="DATE", help="Events from this year, month or day on.")
@click.option("--to", "until", metavar="DATE", help="Events up to this year, month or day.")
@click.option("--type", "types", type=click.Choice(_TYPES), multiple=True, help="Events of this type only.")
@click.option("--topic", metavar="TEXT", help="Events with this topic: a concept, its label, or a wording.")
@click.option(
    "--modality",
    "modalities",
    type=click.Choice([*_MODALITIES, "any"]),
    multiple=True,
    default=("held",),
    show_default=True,
    help="Held events are contacts; planned and cancelled ones count when asked for.",
)
@click.option("--measure", type=click.Choice(list(MEASURES)), default="degree", show_default=True)
@click.option("--communities", "grouped", is_flag=True, help="Tell the community of each node.")
@click.option("--brokers", "bridging", is_flag=True, help="List those between communities, by betweenness.")
@click.option(
    "--path", "ends", nargs=2, metavar="A B", help="The shortest chain of contacts between two names."
)
@click.option("--top", type=click.IntRange(min=1), help="At most so many rows; a table has 20 without it.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "csv", "json", "graphml", "gexf"]),
    default="table",
    show_default=True,
)
@click.option(
    "--lang", type=click.Choice(NAMES), default="en", show_default=True, help="Names in the output."
)
@output_option
def command(
    store: str,
    nodes: Kind,
    since: str | None,
    until: str | None,
    types: tuple[str, ...],
    topic: str | None,
    modalities: tuple[str, ...],
    measure: str,
    grouped: bool,
    bridging: bool,
    ends: tuple[str, str] | None,
    top: int | None,
    format_: Format,
    lang: str,
    output: str,
) -> int:
    """Show who meets whom: a node for each person, body or state, an edge between those who shared a table.

    An edge weighs as many events as the two had together, however many articles report them. Names are
    found in any script; an IRI does too.

    \b
    kg network --nodes states --from 2025 --measure pagerank
    kg network --path "Али Асадов" "Doreen Bogdan-Martin"
    kg network --communities --format gexf --output network.gexf
    """
    if ends and bridging:
        raise WrongUse("--path and --brokers are two questions: ask one at a time")
    choice = Choice(
        nodes=nodes,
        since=_date("--from", since),
        until=_date("--to", until),
        types=frozenset(types),
        modalities=frozenset() if "any" in modalities else frozenset(modalities),
        topic=topic,
    )
    with open_store(store, read_only=True) as opened:
        contacts = read(opened)
    graph = co_participation(contacts, choice)
    if not graph:
        note("no contact fits these options")
    if ends:
        return _answer_path(contacts, graph, ends, format_, lang, output)
    if format_ in ("graphml", "gexf"):
        _refuse(
            bridging or top is not None, f"{format_} holds the whole network: leave out --brokers and --top"
        )
        _write(_drawn(contacts, graph, measure, grouped, format_, lang), output)
        return 0
    if _approximate(graph, measure, bridging):
        note(f"more than {EXACT} nodes: betweenness is estimated from a fixed sample of them")
    rows = _brokers(contacts, graph, lang) if bridging else _ranking(contacts, graph, measure, grouped, lang)
    _show(rows, format_, output, top or (_TABLE_ROWS if format_ == "table" else None))
    return 0


def _date(option: str, text: str | None) -> str | None:
    if text is not None and days(text) is None:
        raise WrongUse(f"{option} {text}: write YYYY, YYYY-MM or YYYY-MM-DD")
    return text


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise WrongUse(message)


def _approximate(graph: nx.Graph[str], measure: str, bridging: bool) -> bool:
    return len(graph) > EXACT and (bridging or measure == "betweenness")


# -- what is asked


def _ranking(contacts: Contacts, graph: nx.Graph[str], measure: str, grouped: bool, lang: str) -> Table:
    group = communities(graph) if grouped else {}
    head = ["rank", "name", "kind", measure, "contacts", "events", *(["community"] if grouped else []), "iri"]
    rows: list[Sequence[Cell]] = []
    for one in standings(contacts, graph, centrality(graph, measure), lang=lang):
        community = [group.get(one.iri)] if grouped else []
        rows.append((one.rank, one.name, one.kind, one.score, one.contacts, one.events, *community, one.iri))
    return head, rows


def _brokers(contacts: Contacts, graph: nx.Graph[str], lang: str) -> Table:
    rows: list[Sequence[Cell]] = [
        (
            rank,
            contacts.actors[broker.node].label(lang),
            contacts.actors[broker.node].kind,
            broker.betweenness,
            len(broker.groups),
            " | ".join(map(str, broker.groups)),
            broker.node,
        )
        for rank, broker in enumerate(brokers(graph), start=1)
    ]
    return ["rank", "name", "kind", "betweenness", "groups", "communities", "iri"], rows


def _drawn(
    contacts: Contacts, graph: nx.Graph[str], measure: str, grouped: bool, format_: str, lang: str
) -> str:
    columns: dict[Column, dict[str, Cell]] = {Column(measure, "double"): {**centrality(graph, measure)}}
    if grouped:
        columns[Column("community", "integer")] = {**communities(graph)}
    write = {"graphml": graphml, "gexf": gexf}[format_]
    return "".join(write(per_pair(contacts, graph, columns, lang=lang)))


def _answer_path(
    contacts: Contacts, graph: nx.Graph[str], ends: tuple[str, str], format_: Format, lang: str, output: str
) -> int:
    _refuse(format_ in ("graphml", "gexf"), f"a chain is no {format_}: use --format table, csv or json")
    source, target = (find(contacts, name, graph) for name in ends)
    links = chain(graph, source, target)
    if not links and source != target:
        note(f"no chain of contacts joins {ends[0]} and {ends[1]} here")
    if format_ == "json":
        _write(_json([_link_as_json(contacts, link, lang) for link in links]), output)
    else:
        rows = [_link_row(contacts, step, link, lang) for step, link in enumerate(links, start=1)]
        head = ["step", "from", "to", "event", "date", "events", "evidence", "source", "event_iri"]
        _show((head, rows), format_, output, None)
    return 0 if links or source == target else 1


def _link_row(contacts: Contacts, step: int, link: Link, lang: str) -> Sequence[Cell]:
    """Return a link by its first dated event."""
    event = min(link.events, key=lambda event: (event.date is None, event.date or "", event.iri))
    facts = _event_as_json(event, lang)
    ends = [contacts.actors[iri].label(lang) for iri in (link.source, link.target)]
    evidence = [facts["evidence"], facts["source"], event.iri]
    return (step, *ends, event.type.lower(), event.date, len(link.events), *evidence)


def _link_as_json(contacts: Contacts, link: Link, lang: str) -> dict[str, Any]:
    source, target = (
        {"iri": iri, "name": contacts.actors[iri].label(lang)} for iri in (link.source, link.target)
    )
    events = [_event_as_json(event, lang) for event in link.events]
    return {"from": source, "to": target, "events": events}


def _event_as_json(event: Event, lang: str) -> dict[str, Any]:
    passage = event.passage()
    return {
        "iri": event.iri,
        "type": event.type.lower(),
        "modality": event.modality.lower(),
        "date": event.date,
        "name": best_name(event.names, lang) or None,
        "place": best_name(event.places, lang) or None,
        "articles": event.articles(),
        "evidence": passage[0].text if passage else None,
        "source": (passage[1].url or passage[1].iri) if passage else None,
    }


# -- how it is shown


def _show(rows: Table, format_: Format, output: str, most: int | None) -> None:
    head, all_rows = rows
    chosen = all_rows[:most]
    if len(chosen) < len(all_rows):
        note(f"{len(chosen)} of {len(all_rows)} rows: --top tells how many")
    if format_ == "table":
        _refuse(output != "-", "a table is for the terminal: use --format csv with --output")
        shown = [name for name in head if not name.endswith("iri")]
        show_rows(shown, ([_text(cell) for cell in row[: len(shown)]] for row in chosen))
    elif format_ == "csv":
        _write("".join(table(head, chosen)), output)
    else:
        _write(_json([dict(zip(head, row, strict=True)) for row in chosen]), output)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(text: str, output: str) -> None:
    with click.open_file(output, "wb", atomic=output != "-") as file:
        file.write(text.encode())
