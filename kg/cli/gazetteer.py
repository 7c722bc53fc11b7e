"""``kg gazetteer``: tables of names and identifiers that the user brings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from kg import gazetteer
from kg.cli.counting import counting_lines
from kg.cli.options import inner_store_option, json_option, quiet_option, store_option
from kg.cli.terminal import complain, note, show_rows
from kg.errors import WrongUse
from kg.gazetteer import adding, tables
from kg.gazetteer.laying import Settled
from kg.gazetteer.rows import LANGUAGES, Body, City, Entry, kind_of

_F = TypeVar("_F", bound=Callable[..., Any])
_TOLD: Final = 20  # lines of one kind that are named; --json names all


@click.group(invoke_without_command=True)
@store_option
@click.pass_context
def command(context: click.Context, store: str) -> None:
    """Add, list, show or remove tables of states, places and bodies; without a command, list them.

    They lie in the folder gazetteer/ of the store, and count in every run on it. kg extract, explain and eval
    take them with --gazetteer kg-store/gazetteer.
    """
    context.obj = store
    if context.invoked_subcommand is None:
        context.invoke(list_command, inner_store=None, as_json=False)


@command.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--name", metavar="NAME", help="What the table is called; otherwise as the file.")
@click.option(
    "--source", metavar="TEXT", help="Where the file comes from; a CSV file with identifiers needs it."
)
@click.option("--licence", metavar="TEXT", help="Under which licence, such as CC-BY-4.0.")
@click.option("--join", is_flag=True, help="A row that bears a known name adds to what bears it.")
@click.option(
    "--class",
    "classes",
    metavar="Q43229=body",
    multiple=True,
    help="What items of a class of Wikidata are; several times. Comes before the packaged list.",
)
@inner_store_option
@json_option
@quiet_option
@click.pass_obj
def add(
    store: str,
    files: tuple[str, ...],
    name: str | None,
    source: str | None,
    licence: str | None,
    join: bool,
    classes: tuple[str, ...],
    inner_store: str | None,
    as_json: bool,
) -> int:
    """Add tables: CSV files, or slices of a JSON dump of Wikidata (plain, .gz or .bz2).

    The file is read as a stream; a line that is none is named and costs nothing else. A name that something
    else bears already stays with it: such a row is named and left out, unless it says what it is the same as,
    or --join is given. A table of the same name is replaced.

    \b
    kg gazetteer add bodies.csv --source "Ministry of Foreign Affairs, list of 2025" --licence CC-BY-4.0
    kg gazetteer add slice.json.bz2 --class Q43229=body --join
    """
    from kg.cli.opening import open_store  # loads the database, which help does not need

    if name and len(files) > 1:
        raise WrongUse("--name names one table: add one FILE at a time")
    location = inner_store or store
    folder = _folder(location)
    with counting_lines() as watch:
        about = {"name": name, "source": source, "licence": licence}
        read = [adding.read(Path(f), **about, join=join, classes=classes, watch=watch) for f in files]
    _check_different(read)
    with open_store(location):  # nobody takes in articles meanwhile
        done = _laid(folder, read)
    for added in done:
        added.tell()
    if as_json:
        click.echo(json.dumps([added.report() for added in done], ensure_ascii=False, indent=2))
    if any(added.counts["new"] or added.counts["joined"] for added in done):
        note("what is stored changes when it is taken in again: kg ingest SOURCE...")
        return 1 if any(added.lost for added in done) else 0
    return 2


def _laid(folder: Path, read: list[adding.Read]) -> list[_Added]:
    """Keep the tables, and say what becomes of each row beside what is known."""
    for one in read:
        if one.rows:
            tables.write(folder, one.name, one.head, one.rows)
    gazetteer.use(folder)
    return [_Added(one, [row for row in gazetteer.settled() if row.table == one.name]) for one in read]


def _check_different(read: list[adding.Read]) -> None:
    names = Counter(one.name for one in read)
    if twice := [name for name, n in names.items() if n > 1]:
        raise WrongUse(f"two files would be the table {twice[0]!r}: add one with --name")


class _Added:
    """What one file gave."""

    def __init__(self, read: adding.Read, settled: list[Settled]) -> None:
        self.read = read
        self.settled = settled if read.rows else []
        self.counts = Counter({"new": 0, "joined": 0, "left out": 0})
        self.counts.update(one.fate for one in self.settled)

    @property
    def lost(self) -> int:
        return self.read.lost + self.counts["left out"]

    def tell(self) -> None:
        file, head = self.read.head.file, self.read.head
        broken = [f"{file}:{one.line}: {one.why}" for one in self.read.broken]
        left = [f"{file}:{s.row.line}: {_label(s)} is left out: {s.why}" for s in self._of("left out")]
        for lines, total in ((broken, self.read.lost), (left, len(left))):
            for line in lines[:_TOLD]:
                complain(line)
            if total > _TOLD:
                complain(f"{file}: {total - _TOLD} more such lines (--json names them)")
        for one in [s for s in self.settled if s.why and s.fate != "left out"][:_TOLD]:
            note(f"{file}:{one.row.line}: {_label(one)}: {one.why}")
        counts = ", ".join(f"{n} {fate}" for fate, n in self.counts.items())
        licence = head.licence or "no licence stated"
        note(f"{self.read.name}: {len(self.read.rows)} rows: {counts} ({head.source}; {licence})")

    def _of(self, fate: str) -> Iterator[Settled]:
        return (one for one in self.settled if one.fate == fate)

    def report(self) -> dict[str, Any]:
        head = self.read.head
        counts = {fate.replace(" ", "_"): n for fate, n in self.counts.items()}
        return {
            "table": self.read.name,
            "source": head.source,
            "licence": head.licence,
            "rows": len(self.read.rows),
            **counts,
            "broken": self.read.lost,
            "broken_lines": [{"line": one.line, "why": one.why} for one in self.read.broken],
            "findings": [_finding(one) for one in self.settled if one.why],
        }


@command.command(name="list")
@inner_store_option
@json_option
@click.pass_obj
def list_command(store: str, inner_store: str | None, as_json: bool) -> None:
    """List the tables: rows, what became of them, origin and licence."""
    rows = list(_listed(_folder(inner_store or store)))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        show_rows(list(rows[0]), [["" if v is None else v for v in row.values()] for row in rows])


@command.command()
@click.argument("name", metavar="NAME")
@inner_store_option
@json_option
@click.pass_obj
def show(store: str, name: str, inner_store: str | None, as_json: bool) -> int:
    """Show the rows of a table and what became of each, or the things that bear a name."""
    folder = _folder(inner_store or store)
    gazetteer.use(folder)
    if tables.exists(folder, name):
        rows = [_finding(one) for one in gazetteer.settled() if one.table == name]
    else:
        rows = [_thing(entry) for entry in _bearers(name)]
    if not rows:
        complain(f"{name!r} is neither a table nor a name in one")
        return 2
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        show_rows(list(rows[0]), [[_cell(value) for value in row.values()] for row in rows])
    return 0


@command.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@inner_store_option
@quiet_option
@click.pass_obj
def remove(store: str, names: tuple[str, ...], inner_store: str | None) -> None:
    """Remove tables. What is stored changes when it is taken in again."""
    from kg.cli.opening import open_store

    location = inner_store or store
    folder = _folder(location)
    for name in names:
        tables.check_known(folder, name)
    with open_store(location):
        for name in names:
            tables.remove(folder, name)
            note(f"{name}: removed")


def _folder(location: str) -> Path:
    from kg.cli.opening import gazetteer_folder

    folder = gazetteer_folder(location)
    if folder is None:
        raise WrongUse(f"{location}: tables lie in the folder of a store, and this is none")
    return folder


# Of the packaged tables, see ``kg/gazetteer/SOURCES.md``.
_LICENCE = "MIT; Unicode-3.0 for names of CLDR; CC-BY-4.0 for those of GeoNames"


def _listed(folder: Path) -> Iterator[dict[str, Any]]:
    gazetteer.use(None)
    packaged = len(gazetteer.states()) + len(gazetteer.bodies()) + len(gazetteer.cities())
    yield _line("(packaged)", packaged, Counter(), "diplomatic-kg", _LICENCE)
    gazetteer.use(folder)
    fates = Counter((one.table, one.fate) for one in gazetteer.settled())
    for path in tables.files(folder):
        table = tables.read(path)
        own: Counter[str] = Counter({fate: n for (name, fate), n in fates.items() if name == path.stem})
        yield _line(path.stem, len(table.rows), own, table.head.source, table.head.licence)


def _line(name: str, rows: int, fates: Counter[str], source: str, licence: str | None) -> dict[str, Any]:
    counts = {fate: fates[fate] for fate in ("new", "joined", "left out")}
    return {"table": name, "rows": rows, **counts, "source": source, "licence": licence}


def _bearers(name: str) -> Iterable[Entry]:
    found = gazetteer.candidates(name)
    further = (e for lang in gazetteer.further_languages() for e in gazetteer.candidates(name, lang))
    return dict.fromkeys((*found, *further))


def _thing(entry: Entry) -> dict[str, Any]:
    part_of = entry.part_of if isinstance(entry, Body) else entry.within if isinstance(entry, City) else None
    key = entry.key if isinstance(entry, Body) else entry.iso2 if kind_of(entry) == "state" else entry.label
    names: dict[str, Any] = {lang: list(entry.names(lang).all) for lang in LANGUAGES}
    identifiers = {i.scheme: f"{i.value} ({i.source.origin})" for i in entry.identifiers}
    facts = {"kind": entry.kind, "key": key, "iso2": entry.iso2, "part_of": part_of}
    return {**facts, **names, "identifiers": identifiers}


def _finding(one: Settled) -> dict[str, Any]:
    facts = {"line": one.row.line, "kind": one.row.kind, "name": _label(one), "fate": one.fate}
    return {**facts, "is": " ".join(one.slot) if one.slot else None, "why": one.why}


def _label(one: Settled) -> str:
    names = one.row.names
    labels = [names[lang].label for lang in ("en", *names) if lang in names and names[lang].label]
    return labels[0] if labels else one.row.key


def _cell(value: object) -> object:
    if isinstance(value, dict):
        return ", ".join(f"{key} {found}" for key, found in value.items())
    return " | ".join(value) if isinstance(value, list) else "" if value is None else value
