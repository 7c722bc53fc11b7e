"""``kg eval``: what is read of a gold set against its annotations."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from kg.cli.options import gazetteer_option, json_option, quiet_option
from kg.cli.terminal import complain, is_quiet, note, plain, show_rows
from kg.errors import SkipRecord, UnknownLanguage
from kg.gazetteer import use

if TYPE_CHECKING:
    from kg.evaluate import Comparison, Figures, Finding, Judged

COLUMNS: Final = ("lang", "figure", "P", "R", "F1", "right", "gold", "predicted")


class _Errors(click.ParamType[int]):
    """A number of mistakes to list of each kind, or "all"."""

    name = "n|all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value != "all" and not str(value).isdecimal():
            self.fail(f"{value!r} is no number and not all", param, ctx)
        return sys.maxsize if value == "all" else int(value)


@click.command()
@click.argument("folder", metavar="GOLD_DIR")
@click.option("--lang", metavar="CODE", help="Only the documents in this language, such as ru.")
@click.option(
    "--predicted",
    metavar="RECORDS.jsonl",
    help="Score these records, of any extractor, instead of extracting.",
)
@click.option(
    "--errors",
    type=_Errors(),
    metavar="N|all",
    default="0",
    help="List so many mistakes of each kind, with sentence and rules.",
)
@click.option("--by-type", is_flag=True, help="Also all figures of each type of event.")
@gazetteer_option
@json_option
@quiet_option
def command(
    folder: str,
    lang: str | None,
    predicted: str | None,
    errors: int,
    by_type: bool,
    gazetteer: str | None,
    as_json: bool,
) -> int:
    """Score what is read of the documents of GOLD_DIR (NAME.txt beside NAME.json), and list what is wrong.

    P is the share of what is stated that is right, R the share of the gold set that is found, F1 their
    mean; "right" is the share of matched events (or names) whose field is right. Per language, and of all
    where there are several. Exit code 1 when a gold file or a text could not be used: each is named with the
    reason, and the rest is scored.

    \b
    kg eval gold/ --lang ru --errors 20
    kg eval gold/ --predicted records.jsonl --json
    """
    from kg.evaluate import evaluate  # loads the language packs, which help does not need

    use(gazetteer)
    with _progress() as advance:
        judged, rejects = _sorted(evaluate(folder, lang=lang, predicted=predicted), advance)
    for line in _rejected(rejects):
        complain(line)
    if not judged:
        complain(f"{folder}: no document{f' in {lang}' if lang else ''} to score")
        return 2
    if as_json:
        click.echo(json.dumps(_report(judged, folder, errors), ensure_ascii=False, indent=2))
    else:
        show_rows(COLUMNS, list(_rows(judged, by_type)))
        for finding in _chosen(judged, errors):
            click.echo(_block(finding))
    note(f"{len(judged)} documents")
    return 1 if rejects else 0


def _sorted(items: Iterable[Judged | SkipRecord], advance: Any) -> tuple[list[Judged], list[SkipRecord]]:
    judged: list[Judged] = []
    rejects: list[SkipRecord] = []
    for item in items:
        if isinstance(item, SkipRecord):
            rejects.append(item)
        else:
            judged.append(item)
        advance(len(judged))
    return judged, rejects


def _rejected(rejects: list[SkipRecord]) -> Iterator[str]:
    """Yield a line for each reject, but one for all documents of a language that has no pack."""
    languages = Counter(r.message for r in rejects if isinstance(r, UnknownLanguage))
    yield from (str(r) for r in rejects if not isinstance(r, UnknownLanguage))
    yield from (f"{count} documents left out: {why}" for why, count in languages.items())


@contextmanager
def _progress() -> Iterator[Any]:
    if is_quiet() or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda done: progress.update(task, description=f"{done} documents read")


# -- figures ---------------------------------------------------------------------------------------------


def _by_language(judged: list[Judged]) -> dict[str, list[Comparison]]:
    """Return the comparisons of each language, and of all where there are several."""
    found: dict[str, list[Comparison]] = defaultdict(list)
    for item in judged:
        found[item.comparison.lang].append(item.comparison)
    languages = dict(sorted(found.items()))
    return {"all": [j.comparison for j in judged], **languages} if len(languages) > 1 else languages


def _rows(judged: list[Judged], by_type: bool) -> Iterator[tuple[object, ...]]:
    from kg.evaluate import KINDS, figures

    for lang, comparisons in _by_language(judged).items():
        yield from _figures(lang, figures(comparisons))
        for kind in KINDS if by_type else ():
            found = figures(comparisons, kind=kind)
            yield from (row for row in _figures(lang, found, of=f"{kind}: ") if row[1] != f"{kind}: offices")


def _figures(lang: str, found: Figures, *, of: str = "") -> Iterator[tuple[object, ...]]:
    tallies = {f"{of}{name}": tally for name, tally in found.tallies.items()}
    if not of:
        tallies |= {f"events: {kind}": tally for kind, tally in found.types.items()}
    for name, tally in tallies.items():
        if tally.gold or tally.read:
            shares = (f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
            yield lang, name, *shares, "", tally.gold, tally.read
    for name, share in found.shares.items():
        if share.of:
            yield lang, f"{of}{name}", "", "", "", f"{share.share:.3f}", share.of, ""


def _report(judged: list[Judged], folder: str, errors: int) -> dict[str, Any]:
    import msgspec

    from kg.evaluate import KINDS, figures

    languages = {lang: found for lang, found in _by_language(judged).items() if lang != "all"}
    return {
        "gold": folder,
        **figures(item.comparison for item in judged).to_dict(),
        "languages": {lang: figures(found).to_dict() for lang, found in languages.items()},
        "types": {
            lang: {kind: _of_type(figures(found, kind=kind)) for kind in KINDS}
            for lang, found in languages.items()
        },
        "errors": [msgspec.to_builtins(finding) for finding in _chosen(judged, errors)],
    }


def _of_type(found: Figures) -> dict[str, Any]:
    kept = found.to_dict()
    return {
        name: value
        for name, value in kept.items()
        if not name.startswith("events:") and name not in ("offices", "documents")
    }


# -- mistakes --------------------------------------------------------------------------------------------


def _chosen(judged: list[Judged], errors: int) -> Iterator[Finding]:
    """Yield so many mistakes of each kind and language, kind by kind."""
    from kg.evaluate import FINDINGS

    listed = Counter[tuple[str, str]]()
    found = [finding for item in judged for finding in item.findings]
    for finding in sorted(found, key=lambda f: (FINDINGS.index(f.kind), f.lang)):
        listed[finding.kind, finding.lang] += 1
        if listed[finding.kind, finding.lang] <= errors:
            yield finding


def _block(finding: Finding) -> str:
    what = f"{finding.kind} ({finding.type})" if finding.type else finding.kind
    lines = [
        ("expected", finding.expected),
        ("read", finding.read),
        ("sentence", finding.sentence),
        *(("rule", rule) for rule in finding.rules),
    ]
    said = "".join(f"\n  {name:<9} {plain(text)}" for name, text in lines if text)
    return f"\n{what}: {plain(finding.document)}{said}"
