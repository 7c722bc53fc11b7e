"""``kg resolve``, ``kg merge`` and ``kg split``: who is who, by the program and by people."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from kg.cli.opening import judgements_file, open_store, tables_of
from kg.cli.options import inner_store_option, json_option, quiet_option, store_option
from kg.cli.taking import today
from kg.cli.terminal import note, show_rows

if TYPE_CHECKING:
    from kg.resolve import Decision, Judgement, Log
    from kg.resolve.index.reading import Kind
    from kg.run.curation import Curation, Thing
    from kg.store import Store

_F = TypeVar("_F", bound=Callable[..., Any])


def author_option(function: _F) -> _F:
    return click.option(
        "--author", envvar="KG_AUTHOR", show_envvar=True, help="Who decides; otherwise the name of the user."
    )(function)


def reason_option(function: _F) -> _F:
    return click.option("--reason", default="", help="Why: it is kept with the judgement.")(function)


def log_of(store: str) -> Log:
    """Return the judgements of a store, its own tables of names being in use from here on."""
    from kg import gazetteer
    from kg.resolve import Log

    gazetteer.use(tables_of(store))
    return Log(judgements_file(store))


def decide(store: str, judge: Callable[[Curation], Judgement]) -> None:
    """Make a judgement, write it down, and put the graph right."""
    from kg.run.curation import Curation

    log = log_of(store)
    with open_store(store) as opened:
        judgement = judge(Curation(opened, log))
        id, changed = settle(opened, log, judgement)
    what = f"undoes {judgement.undoes}" if judgement.undoes else judgement.verdict
    note(f"judgement {id}: {what}; {changed} articles put right")


def settle(store: Store, log: Log, decision: Decision) -> tuple[str, int]:
    """Write a decision down, and put the graph right; return its id, and how many articles changed."""
    from kg.run import resolve_store

    store.mark_resolved(done=False)  # so that the next run finishes it if this one is killed
    id = log.decide(decision).id
    return id, resolve_store(store, log.standing(), decided=True).changed


@click.command(name="merge")
@click.argument("one", metavar="THING")
@click.argument("other", metavar="THING")
@author_option
@reason_option
@store_option
@quiet_option
def merge(one: str, other: str, author: str | None, reason: str, store: str) -> None:
    """Decide that two persons, or two events, are one.

    THING is the IRI of a person or event, or the name of a person. The judgement is kept with its author,
    reason and date, holds for all articles that come, and can be undone: kg judge undo ID.

    \b
    kg merge "Doreen Bogdan-Martin" "Дорин Богдан-Мартин" --reason "one secretary-general"
    """
    decide(
        store,
        lambda known: known.merge(
            known.thing(one), known.thing(other), author=by(author), reason=reason, date=today()
        ),
    )


@click.command(name="split")
@click.argument("thing", metavar="THING")
@click.option(
    "--article",
    "articles",
    metavar="ID",
    multiple=True,
    required=True,
    help="An article that means somebody else; may be repeated.",
)
@author_option
@reason_option
@store_option
@quiet_option
def split(thing: str, articles: tuple[str, ...], author: str | None, reason: str, store: str) -> None:
    """Decide that some articles mean another person, or another event, than the rest.

    \b
    kg split "Иван Петров" --article u0123456789ab --reason "the ambassador, not the minister"
    """
    decide(
        store,
        lambda known: known.split(
            known.thing(thing), articles, author=by(author), reason=reason, date=today()
        ),
    )


def by(author: str | None) -> str:
    return author or getpass.getuser()


@click.group(name="resolve")
@store_option
@click.pass_context
def resolve(context: click.Context, store: str) -> None:
    """Who is who over all articles: find it out anew, count it, or say why two are one or not.

    kg ingest does it at the end of a run; after kg ingest --no-resolve, or when a run was killed, kg resolve
    run does.
    """
    context.obj = store


@resolve.command(name="run")
@inner_store_option
@json_option
@quiet_option
@click.pass_obj
def run_command(store: str, inner_store: str | None, as_json: bool) -> None:
    """Find who is who anew, and put right the articles that say otherwise."""
    from kg.run import resolve_store

    where = inner_store or store
    with open_store(where) as opened:
        done = resolve_store(opened, log_of(where).standing())
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(done), indent=2))
    else:
        note(f"{done.articles} articles, {done.changed} put right")


@resolve.command(name="status")
@inner_store_option
@json_option
@click.pass_obj
def status_command(store: str, inner_store: str | None, as_json: bool) -> None:
    """Count the persons and events, how many several articles or languages tell of, and what was decided.

    Corrections that do nothing are named with the reason: what they correct is no longer stated, say.
    """
    from kg.run.curation import Curation

    where = inner_store or store
    log = log_of(where)
    with open_store(where, read_only=True) as opened:
        known = Curation(opened, log)
        counts = _counts(known)
        counts["articles to put right"] = known.outdated()
        idle = [{"id": id, "why": why} for id, why in unsettled(known)]
    counts["judgements"] = len(known.replay.judgements)
    counts["corrections"] = len(known.replay.corrections)
    if as_json:
        click.echo(json.dumps({**counts, "idle corrections": idle}, ensure_ascii=False, indent=2))
        return
    show_rows(("what", "count"), list(counts.items()))
    for entry in idle:
        note(f"correction {entry['id']}: {entry['why']}")


def unsettled(known: Curation) -> list[tuple[str, str]]:
    """Return the corrections that do nothing, or that another one contradicts, each with what about it."""
    against = [
        (goes.id, f"contradicts {other.id} by {other.author}, which does not go; undo one of them")
        for goes, other in known.replay.contradictions()
    ]
    return [*((correction.id, why) for correction, why in known.idle()), *against]


def _counts(known: Curation) -> dict[str, int]:
    counts: dict[str, int] = {}
    kinds: tuple[Kind, ...] = ("person", "event")
    for kind in kinds:
        things, told, spoken = known.count(kind)
        counts[f"{kind}s"] = things
        counts[f"{kind}s in several articles"] = told
        counts[f"{kind}s in several languages"] = spoken
    return counts


@resolve.command(name="explain")
@click.argument("one", metavar="THING")
@click.argument("other", metavar="THING")
@inner_store_option
@json_option
@click.pass_obj
def explain_command(store: str, one: str, other: str, inner_store: str | None, as_json: bool) -> None:
    """Say what speaks for and against two persons or events being one, with the sentences."""
    from kg.run.curation import Curation

    where = inner_store or store
    with open_store(where, read_only=True) as opened:
        known = Curation(opened, log_of(where))
        pair = known.thing(one), known.thing(other)
        reasons = known.reasons(*pair)
        things = [*dict.fromkeys(pair)]  # one of them when two names are one
        told = [told_rows(known, thing) for thing in things]
    if as_json:
        shown = [_shown(*each) for each in zip(things, told, strict=True)]
        click.echo(json.dumps({"reasons": dict(reasons), "things": shown}, ensure_ascii=False, indent=2))
        return
    show_rows(("what", "found"), reasons)
    for thing, rows in zip(things, told, strict=True):
        show_rows(("article", "name", "said", "sentence"), rows, title=thing.key)


Testimony = tuple[str, str, str, str]


def told_rows(known: Curation, thing: Thing, limit: int | None = None) -> list[Testimony]:
    """Return what articles say of a thing: article, name, what is said of it, sentence."""
    return [(t.source.id, t.name, "; ".join(t.said), known.sentence(t)) for t in thing.told[:limit]]


def _shown(thing: Thing, told: list[Testimony]) -> dict[str, object]:
    evidence = [[passage.quote for passage in each.evidence] for each in thing.told]
    rows = [
        {"article": article, "name": name, "said": each.said, "sentence": sentence, "evidence": quotes}
        for each, quotes, (article, name, _, sentence) in zip(thing.told, evidence, told, strict=True)
    ]
    return {"key": thing.key, "kind": thing.kind, "name": thing.name, "told": rows}
