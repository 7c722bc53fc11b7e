"""``kg judge``: pairs to review, and the log of what people have decided."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from kg.cli.curating import author_option, by, decide, log_of, reason_option, told_rows
from kg.cli.opening import open_store
from kg.cli.options import inner_store_option, json_option, store_option
from kg.cli.taking import today
from kg.cli.terminal import note, out_file, show_rows
from kg.correct import in_short
from kg.corrections import Correction, flaw
from kg.errors import WrongUse

if TYPE_CHECKING:
    from kg.resolve import Decision, Judgement

_TOLD: Final = 3  # facts of a correction, or names of one side, that a list shows


@click.group(name="judge", invoke_without_command=True)
@store_option
@author_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many pairs.")
@click.pass_context
def judge(context: click.Context, store: str, author: str | None, limit: int) -> None:
    """Review pairs that may be one person or one event, most valuable first; or list, undo, export and import
    judgements.

    For each pair the evidence of both is shown; answer s (same), d (different), u (unsure), or q to stop.
    What was answered is kept at once; the graph is put right at the end, after Ctrl-C, too.
    """
    context.obj = store
    if context.invoked_subcommand is None:
        _review(store, by(author), limit)


def _review(store: str, author: str, limit: int) -> None:
    from kg.run import resolve_store
    from kg.run.curation import Curation

    log = log_of(store)
    decided, is_stopped = 0, False
    with open_store(store) as opened:
        known = Curation(opened, log)
        for one, other, why in known.candidates(limit):
            for thing in (one, other):
                rows = told_rows(known, thing, limit=5)
                show_rows(("article", "name", "said", "sentence"), rows, title=thing.key)
            try:
                answer = _answer(f"{one.name} | {other.name} ({why})")
            except click.Abort:
                is_stopped = True
                break
            if answer == "q":
                break
            opened.mark_resolved(done=False)
            log.add(known.judged(one, other, answer, author=author, date=today()))
            decided += 1
        done = resolve_store(opened, log.standing(), decided=True) if decided else None
    note(f"{decided} judgements; {done.changed if done else 0} articles put right")
    if is_stopped:
        raise click.Abort


def _answer(pair: str) -> str:
    """Return what is said of a pair. Raises click.Abort for Ctrl-C, and where nobody is there to answer."""
    said: str = click.prompt(f"{pair}: s, d, u, q", type=click.Choice("sduq"), show_choices=False, err=True)
    return said


@judge.command(name="list")
@inner_store_option
@json_option
@click.pass_obj
def list_command(store: str, inner_store: str | None, as_json: bool) -> None:
    """List the judgements, those that are undone marked; --json has all facts of each."""
    log = log_of(inner_store or store)
    standing = {judgement.id for judgement in log.standing()}
    if as_json:
        shown = [{"id": j.id, "stands": j.id in standing, **msgspec.to_builtins(j)} for j in log.all()]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    rows = [
        (j.id, "stands" if j.id in standing else "", *_decided(j), j.author, j.date, j.reason)
        for j in log.all()
    ]
    show_rows(("id", "state", "verdict", "one", "other", "author", "date", "reason"), rows)


def _decided(decision: Decision) -> tuple[str, str, str]:
    """Return the verdict and its two sides; of a correction the facts and what they are now."""
    if isinstance(decision, Correction):
        changes = [in_short(change) for change in decision.changes]
        return (
            "correct",
            _some([fact for fact, _ in changes]),
            _some(sorted({now for _, now in changes})),
        )
    verdict = f"undoes {decision.undoes}" if decision.undoes else decision.verdict
    return verdict, _named(decision, 0), _named(decision, 1)


def _named(judgement: Judgement, side: int) -> str:
    refs = (judgement.one, judgement.other)[side]
    return _some([" ".join(filter(None, (*ref.parts[1:], ref.article))) for ref in refs])


def _some(told: Sequence[str]) -> str:
    """Return the first of what is told and how many more there are: somebody well known is in hundreds."""
    more = [f"and {len(told) - _TOLD} more"] if len(told) > _TOLD else []
    return "; ".join([*told[:_TOLD], *more])


@judge.command(name="undo")
@click.argument("id", metavar="ID")
@author_option
@reason_option
@inner_store_option
@click.pass_obj
def undo_command(store: str, id: str, author: str | None, reason: str, inner_store: str | None) -> None:
    """Let a judgement hold no longer; it stays in the log, and undoing the undoing brings it back."""
    from kg.resolve import Judgement

    where = inner_store or store
    log = log_of(where)
    if id not in {entry.id for entry in log.all()}:
        raise WrongUse(f"{id}: no judgement of this id; see: kg judge list")
    if id in log.undone():
        raise WrongUse(f"{id}: it is undone already; see: kg judge list")
    entry = Judgement(undoes=id, author=by(author), reason=reason, date=today())
    decide(where, lambda _: entry)


@judge.command(name="export")
@click.argument("file", metavar="FILE|-")
@inner_store_option
@click.pass_obj
def export_command(store: str, file: str, inner_store: str | None) -> None:
    """Write all judgements to a file, for another store or another member of a team; - is standard output."""
    entries = log_of(inner_store or store).all()
    with out_file(file) as opened:
        opened.writelines(msgspec.json.encode(entry) + b"\n" for entry in entries)
    note(f"{file}: {len(entries)} judgements")


@judge.command(name="import")
@click.argument(
    "file",
    metavar="FILE|-",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@inner_store_option
@click.pass_obj
def import_command(store: str, file: Path, inner_store: str | None) -> None:
    """Take in the judgements of a file or of standard input; those that are there already change nothing."""
    from kg.resolve.judgements import entries_of, read
    from kg.run import resolve_store

    where = inner_store or store
    log, is_piped = log_of(where), str(file) == "-"
    sent = entries_of(sys.stdin.buffer.read(), "standard input") if is_piped else read(file, to_the_end=True)
    entries = list(sent)
    for entry in entries:
        if isinstance(entry, Correction) and (wrong := flaw(entry)):
            raise WrongUse(f"{file}: correction {entry.id}: {wrong}; nothing was taken in")
    with open_store(where) as opened:
        opened.mark_resolved(done=False)
        added = log.add(*entries)
        done = resolve_store(opened, log.standing(), decided=True)
    note(f"{added} judgements taken in, {len(entries) - added} were there; {done.changed} articles put right")
