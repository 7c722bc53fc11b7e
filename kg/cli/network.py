"""``kg network``: who meets whom, who matters, who is between, and the chain from one to another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

import click
import networkx as nx

from kg.cli.choosing import choice_options
from kg.cli.languages import NAMES
from kg.cli.opening import open_store
from kg.cli.options import output_option, store_option
from kg.cli.terminal import note, out_file, show_rows
from kg.errors import WrongUse
from kg.export.cytoscape import cytoscape
from kg.export.edges import Cell, Column, EdgeList
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.pairs import per_pair
from kg.export.tables import table
from kg.network import Contacts, fast, read
from kg.network.chain import chain, find
from kg.network.graph import Choice
from kg.network.measures import EXACT, MEASURES, centrality, communities
from kg.network.networks import NETWORK_KINDS, Network, NetworkKind, network
from kg.network.roles import Group, states_of
from kg.network.slices import STEPS, Step
from kg.network.tables import (
    Table,
    brokerage,
    brokerage_roles,
    by_slice,
    chain_links,
    chain_rows,
    ranking,
)

_TABLE_ROWS = 20
_SLICE_ROWS = 3

Format: TypeAlias = Literal["table", "csv", "json", "graphml", "gexf", "cyjs"]
_FILES: Mapping[str, Any] = {"graphml": graphml, "gexf": gexf, "cyjs": cytoscape}


@click.command()
@store_option
@click.option(
    "--kind",
    type=click.Choice(NETWORK_KINDS),
    default="co-participation",
    show_default=True,
    help="Who shared a table, who visited whom (with directions), or who is concerned with which topic.",
)
@choice_options()
@click.option(
    "--measure",
    "measures",
    type=click.Choice(list(MEASURES)),
    multiple=True,
    default=("degree",),
    show_default=True,
    help="Repeat it for several columns; the first one ranks.",
)
@click.option("--communities", "grouped", is_flag=True, help="Tell the community of each node.")
@click.option("--brokers", "bridging", is_flag=True, help="List those between communities, by betweenness.")
@click.option(
    "--roles",
    "role_groups",
    type=click.Choice(["states", "communities"]),
    help="Count who brokers within and between these groups (Gould and Fernandez).",
)
@click.option(
    "--path", "ends", nargs=2, metavar="A B", help="The shortest chain of contacts between two names."
)
@click.option("--slices", "step", type=click.Choice(STEPS), help="A ranking for each month, quarter or year.")
@click.option("--cumulative", is_flag=True, help="Each slice holds all events up to its end.")
@click.option("--top", type=click.IntRange(min=1), help="At most so many rows; a table has 20 without it.")
@click.option("--format", "format_", type=click.Choice(get_args(Format)), default="table", show_default=True)
@click.option(
    "--lang", type=click.Choice(NAMES), default="en", show_default=True, help="Names in the output."
)
@output_option
def command(store: str, **given: Any) -> int:
    """Show who meets whom: a node for each person, body or state, an edge between those who shared a table.

    An edge weighs as many events as the two had together, however many articles report them. Names are
    found in any script; an IRI does too.

    \b
    kg network --nodes states --from 2025 --measure pagerank
    kg network --kind visits --nodes states --measure in-strength
    kg network --slices year --nodes states --top 3
    kg network --path "Али Асадов" "Doreen Bogdan-Martin"
    kg network --communities --format gexf --output network.gexf
    """
    asked = _Asked(**given)
    _check_questions(asked)
    with open_store(store, read_only=True) as opened:
        contacts = read(opened)
    found = network(contacts, asked.kind, asked.choice)
    if not found.graph:
        note("no contact fits these options")
    if asked.ends:
        return _answer_path(found, asked, asked.ends)
    if asked.format_ in _FILES:
        _write_whole(found, asked)
    elif asked.step:
        _show_slices(contacts, asked, asked.step)
    else:
        _show_rows(found, asked)
    return 0


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """The options, by the names that click gives them."""

    kind: NetworkKind
    choice: Choice
    measures: tuple[str, ...]
    grouped: bool
    bridging: bool
    role_groups: str | None
    ends: tuple[str, str] | None
    step: Step | None
    cumulative: bool
    top: int | None
    format_: Format
    lang: str
    output: str

    def most(self, in_table: int) -> int | None:
        """Return how many rows are wanted: what the user says, else all; of a table so many."""
        return self.top or (in_table if self.format_ == "table" else None)


def _check_questions(asked: _Asked) -> None:
    questions = {
        "--path": asked.ends,
        "--brokers": asked.bridging,
        "--roles": asked.role_groups,
        "--slices": asked.step,
    }
    given = [option for option, value in questions.items() if value]
    _refuse(len(given) > 1, f"{' and '.join(given)} are two questions: ask one at a time")
    _refuse(
        asked.cumulative and not asked.step,
        "--cumulative is about slices: add --slices month, quarter or year",
    )


def _write_whole(found: Network, asked: _Asked) -> None:
    is_part = asked.bridging or asked.role_groups or asked.step or asked.top is not None
    whole = f"{asked.format_} holds the whole network: leave out --brokers, --roles, --slices and --top"
    _refuse(bool(is_part), whole)
    edges = _drawn(found, asked.measures, asked.grouped, asked.lang)
    _write("".join(_FILES[asked.format_](edges)), asked.output)


def _show_slices(contacts: Contacts, asked: _Asked, step: Step) -> None:
    rows = by_slice(
        contacts,
        asked.kind,
        asked.choice,
        step,
        cumulative=asked.cumulative,
        measures=asked.measures,
        lang=asked.lang,
        top=asked.most(_SLICE_ROWS),
    )
    _show(rows, asked.format_, asked.output, None)


def _show_rows(found: Network, asked: _Asked) -> None:
    if _approximate(found.graph, asked.measures, asked.bridging):
        note(f"more than {EXACT} nodes: betweenness is estimated from a fixed sample of them")
    _show(_rows(found, asked), asked.format_, asked.output, asked.most(_TABLE_ROWS))


def _rows(found: Network, asked: _Asked) -> Table:
    if asked.bridging:
        return brokerage(found, lang=asked.lang)
    if asked.role_groups:
        groups: Mapping[str, Group] = (
            states_of(*found) if asked.role_groups == "states" else communities(found.graph)
        )
        return brokerage_roles(found, groups, lang=asked.lang)
    return ranking(found, asked.measures, grouped=asked.grouped, lang=asked.lang)


def _refuse(wrong: bool, message: str) -> None:
    if wrong:
        raise WrongUse(message)


def _approximate(graph: nx.Graph[str], measures: tuple[str, ...], bridging: bool) -> bool:
    asked = bridging or "betweenness" in measures
    return asked and len(graph) > EXACT and not fast.serves(graph)


def _drawn(found: Network, measures: tuple[str, ...], grouped: bool, lang: str) -> EdgeList:
    columns: dict[Column, dict[str, Cell]] = {
        Column(measure, "double"): {**centrality(found.graph, measure)} for measure in measures
    }
    if grouped:
        columns[Column("community", "integer")] = {**communities(found.graph)}
    return per_pair(found.contacts, found.graph, columns, lang=lang)


def _answer_path(found: Network, asked: _Asked, ends: tuple[str, str]) -> int:
    _refuse(asked.format_ in _FILES, f"a chain is no {asked.format_}: use --format table, csv or json")
    _refuse(asked.kind != "co-participation", "a chain goes from table to table: leave out --kind")
    contacts: Contacts = found.contacts
    source, target = (find(contacts, name, found.graph) for name in ends)
    links = chain(found.graph, source, target)
    if source == target:
        note(f"{ends[0]} and {ends[1]} are the same: a chain joins two")
    elif not links:
        note(f"no chain of contacts joins {ends[0]} and {ends[1]} here")
    if asked.format_ == "json":
        _write(_json(chain_links(contacts, links, lang=asked.lang)), asked.output)
    else:
        _show(chain_rows(contacts, links, lang=asked.lang), asked.format_, asked.output, None)
    return 0 if links or source == target else 1


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
    with out_file(output) as file:
        file.write(text.encode())
