"""``kg quarantine``: what was not stored, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from kg.cli.opening import quarantine_folder
from kg.cli.options import inner_store_option, json_option, quiet_option, settings_options, store_option
from kg.cli.taking import concluded, take
from kg.cli.terminal import note, show_rows
from kg.errors import StoreUnavailable, WrongUse
from kg.quarantine import Quarantine, Quarantined
from kg.settings import Settings
from kg.store.address import is_address

_F = TypeVar("_F", bound=Callable[..., Any])


@click.group(invoke_without_command=True)
@store_option
@click.pass_context
def command(context: click.Context, store: str) -> None:
    """List, inspect, retry or drop the articles that were not stored; without a command, list them."""
    context.obj = store
    if context.invoked_subcommand is None:
        context.invoke(list_command, inner_store=None, as_json=False)


@command.command(name="list")
@inner_store_option
@json_option
@click.pass_obj
def list_command(store: str, inner_store: str | None, as_json: bool) -> None:
    """List what is in the quarantine: id, place, day and reason."""
    entries = list(_quarantine(inner_store or store))
    if as_json:
        click.echo(json.dumps([_in_short(entry) for entry in entries], ensure_ascii=False, indent=2))
    elif entries:
        rows = [(entry.id, entry.where, entry.date, entry.reason) for entry in entries]
        show_rows(("id", "where", "date", "reason"), rows)
    else:
        note("the quarantine is empty")


@command.command()
@click.argument("id", metavar="ID")
@inner_store_option
@json_option
@click.pass_obj
def show(store: str, id: str, inner_store: str | None, as_json: bool) -> None:
    """Show one article: where it came from, why it failed, and its text."""
    entry = _quarantine(inner_store or store).get(id)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(entry), indent=2))
        return
    source = msgspec.structs.asdict(entry.article.source)
    facts = {
        "where": entry.where,
        "reason": entry.reason,
        "date": entry.date,
        "version": entry.version,
        **source,
    }
    show_rows(("field", "value"), [(name, value) for name, value in facts.items() if value is not None])
    if entry.findings:
        columns = ("severity", "focus", "path", "value", "message")
        show_rows(columns, [_finding_row(finding) for finding in entry.findings])
    show_rows(("text",), [(line,) for line in entry.article.text.splitlines()])


@command.command()
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--all", "take_all", is_flag=True, help="All that is in the quarantine.")
@inner_store_option
@settings_options("texts", "engine")
@json_option
@quiet_option
@click.pass_obj
def retry(
    store: str,
    ids: tuple[str, ...],
    take_all: bool,
    inner_store: str | None,
    settings: Settings,
    as_json: bool,
) -> int:
    """Take articles through all stages again, validation included; those that pass are stored."""
    from kg.run import retry as run_again  # loads the language packs, which help does not need

    location = inner_store or store
    chosen = _chosen(_quarantine(location), ids, take_all)
    if not chosen:
        note("the quarantine is empty")
        return 0
    summary = take(run_again, chosen, settings, store=location)
    return concluded(summary, location, as_json=as_json)


@command.command()
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--all", "take_all", is_flag=True, help="All that is in the quarantine.")
@inner_store_option
@click.pass_obj
def drop(store: str, ids: tuple[str, ...], take_all: bool, inner_store: str | None) -> None:
    """Delete articles from the quarantine."""
    quarantine = _quarantine(inner_store or store)
    chosen = _chosen(quarantine, ids, take_all)
    for id in chosen:
        quarantine.drop(id)
    note(f"{len(chosen)} dropped")


def _quarantine(store: str) -> Quarantine:
    if not is_address(store) and not Path(store).is_dir():
        raise StoreUnavailable(f"{store}: no store here")
    return Quarantine(quarantine_folder(store))


def _chosen(quarantine: Quarantine, ids: tuple[str, ...], take_all: bool) -> list[str]:
    if bool(ids) == take_all:
        raise WrongUse("name the articles (kg quarantine list shows their ids), or give --all")
    return [quarantine.get(id).id for id in ids] if ids else quarantine.ids()


def _in_short(entry: Quarantined) -> dict[str, Any]:
    return {"id": entry.id, "where": entry.where, "date": entry.date, "reason": entry.reason}


def _finding_row(finding: dict[str, Any]) -> tuple[str, ...]:
    message = finding["message"].get("en", "")
    return finding["severity"], finding["focus"], finding["path"] or "", finding["value"] or "", message
