"""``kg query`` and ``kg queries``: ask the store, and show what can be asked."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from click.shell_completion import CompletionItem

from kg.cli.languages import NAMES
from kg.cli.opening import open_store
from kg.cli.options import json_option, output_option, store_option
from kg.cli.terminal import note, out_file, show_rows
from kg.errors import WrongUse
from kg.query import Answer, NamedQuery, ask, find, from_text, named
from kg.query.described import description, meaning
from kg.query.formats import Format, for_spreadsheets, names_of, with_names, written
from kg.store import Store

_GIVEN = "given_"  # before the name of a parameter, so that it does not meet an option of the command
_WITH_LABELS = ("csv", "tsv", "json", "xml")
_FILES = (".rq", ".sparql")
_READ = 500  # rows of a table on a terminal, where nobody reads more

Command = TypeVar("Command", bound=Callable[..., Any])

lang_option = click.option(
    "--lang",
    type=click.Choice(NAMES),
    default="en",
    show_default=True,
    help="The language of names, as far as the graph has them.",
)


def _complete_name(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(q.name, help=q.title()) for q in named() if q.name.startswith(begun)]


def _parameter_options(command: Command) -> Command:
    """Make an option of every parameter of a named query: ``--person``, ``--from`` and so on."""
    types: dict[str, dict[str, None]] = {}
    for query in named():
        for param in query.params:
            types.setdefault(param.name, {}).update(dict.fromkeys(param.types))
    for name in sorted(types, reverse=True):  # click lists the option first that was added last
        metavar = "|".join(types[name]).upper()
        command = click.option(f"--{name}", _GIVEN + name, metavar=metavar)(command)
    return command


@click.command()
@click.argument("question", metavar="NAME|FILE.rq|'SPARQL'|-", shell_complete=_complete_name)
@store_option
@click.option("--format", "format_", type=click.Choice(get_args(Format)), default="table", show_default=True)
@lang_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help=f"At most so many rows, or triples.  [default: all; {_READ} on a terminal]",
)
@click.option("--param", "more", metavar="NAME=VALUE", multiple=True, help="Any parameter of the query.")
@click.option("--no-labels", is_flag=True, help="Addresses alone: no names, no label columns.")
@click.option("--spreadsheet", is_flag=True, help="In csv and tsv, disarm texts that look like formulas.")
@output_option
@_parameter_options
def query_command(
    question: str,
    store: str,
    format_: Format,
    lang: str,
    limit: int | None,
    more: tuple[str, ...],
    no_labels: bool,
    spreadsheet: bool,
    output: str,
    **given: str | None,
) -> None:
    """Answer a question: a named query, a file, SPARQL, or SPARQL from standard input (-).

    Names are found in any script and case; dates are YYYY, YYYY-MM or YYYY-MM-DD. kg queries NAME tells
    what a query takes. --person, --body and --state also name the parties of a query, in this order.

    \b
    kg query meetings --person "Али Асадов" --from 2025-01-01
    kg query visits-to --state AZ --format csv --output visits.csv
    kg query 'SELECT ?label WHERE { ?s a dm:Person ; rdfs:label ?label }'
    """
    if spreadsheet and format_ not in ("csv", "tsv"):
        raise WrongUse(f"--spreadsheet is for csv and tsv, not {format_}")
    asked = _question(question)
    params = _params(given, more)
    is_read = format_ == "table" and output == "-" and sys.stdout.isatty()
    with open_store(store, read_only=True) as opened:
        answer = _asked(opened, asked, params, limit, is_read=is_read)
        for remark in answer.remarks:
            note(remark)
        if answer.kind == "select" and not answer.rows:
            note("no rows")
        page = _page(opened, answer, format_, lang=lang, labels=not no_labels, spreadsheet=spreadsheet)
    with out_file(output) as file:
        file.write(page if page.endswith(b"\n") else page + b"\n")  # a shell's prompt begins a line


def _asked(
    store: Store, question: NamedQuery, params: Mapping[str, str], limit: int | None, *, is_read: bool
) -> Answer:
    """Return the answer; of one that somebody reads on a terminal no more rows than can be read there."""
    if not is_read or limit or question.kind != "select":
        return ask(store, question, params=params, limit=limit)
    answer = ask(store, question, params=params, limit=_READ + 1)
    if len(answer.rows) > _READ:
        note(f"the first {_READ} rows: --limit N shows more, --format csv or --output FILE takes all")
    return replace(answer, rows=answer.rows[:_READ])


def _question(question: str) -> NamedQuery:
    """Return the query that is named, in the file, on standard input, or written out."""
    if question == "-":
        return from_text(_decoded(sys.stdin.buffer.read(), "standard input"))
    if question.endswith(_FILES):
        return from_text(_decoded(_read(question), question))
    return find(question)


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise WrongUse(f"{path}: {error.strerror}") from error


def _decoded(text: bytes, where: str) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUse(f"{where}: byte {error.start} is not UTF-8: save the query as UTF-8") from error


def _params(given: Mapping[str, str | None], more: tuple[str, ...]) -> dict[str, str]:
    params = {name.removeprefix(_GIVEN): value for name, value in given.items() if value is not None}
    for item in more:
        name, equals, value = item.partition("=")
        if not equals:
            raise WrongUse(f"--param {item}: write NAME=VALUE")
        if name in params:
            raise WrongUse(f"{name} is given twice")
        params[name] = value
    return params


def _page(
    store: Store, answer: Answer, format_: Format, *, lang: str, labels: bool, spreadsheet: bool
) -> bytes:
    names = names_of(store, answer, lang) if labels else {}
    if labels and format_ in _WITH_LABELS:
        answer = with_names(answer, names)
    if spreadsheet:
        answer = for_spreadsheets(answer)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return written(answer, format_, names, width=width)


@click.command()
@click.argument("name", required=False, shell_complete=_complete_name)
@lang_option
@click.option("--sparql", is_flag=True, help="Print the text of the query NAME.")
@json_option
def queries_command(name: str | None, lang: str, sparql: bool, as_json: bool) -> None:
    """List the named queries; with NAME, what a query takes and gives."""
    if sparql and name is None:
        raise WrongUse("--sparql prints one query: name it")
    chosen = [_named(name)] if name else list(named())
    if as_json:
        click.echo(json.dumps([_as_json(query) for query in chosen], ensure_ascii=False, indent=2))
    elif sparql:
        click.echo(chosen[0].text, nl=False)
    elif name:
        click.echo(_described(chosen[0], lang))
    else:
        show_rows(["name", "title"], [(query.name, query.title(lang)) for query in chosen])


def _named(name: str) -> NamedQuery:
    query = find(name)
    if not query.name:
        raise WrongUse(f"{name!r} is no name of a query: kg queries lists them")
    return query


def _as_json(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "kind": query.kind,
        "title": query.titles,
        "description": query.description,
        "questions": query.questions,
        "params": [
            {"name": p.name, "types": p.types, "required": p.required, "description": p.description}
            for p in query.params
        ],
        "columns": [{"name": c.name, "thing": c.thing, "description": c.description} for c in query.columns],
    }


def _described(query: NamedQuery, lang: str) -> str:
    lines = [f"{query.name}: {query.title(lang)}", "", description(query, lang)]
    if query.params:
        lines += ["", "Parameters", *(f"  {param}: {meaning(param, lang)}" for param in query.params)]
    if query.columns:
        lines += ["", "Columns", *(f"  {column.name}: {column.description}" for column in query.columns)]
    return "\n".join(lines)
