"""Tables of the user: one file each in a folder, which a store carries along as ``gazetteer/``.

NAME.jsonl   the first line says where the table comes from; each further line is a row

A file is written whole or not at all. Its rows are what the user's file stated; which of them count is
settled anew whenever the tables are read (laying.py), since other tables and the packaged ones may change.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from kg.errors import WrongUse
from kg.gazetteer.rows import Names, Source

ENDING: Final = ".jsonl"
_NAME: Final = re.compile(r"[\w][\w.-]{0,79}")

PLACES: Final = frozenset({"city", "venue", "region"})
BODIES: Final = frozenset(
    {
        *("body", "io", "organ", "agency", "union", "bank", "court", "forum", "parliament", "mission"),
        *("ministry", "government", "company", "party", "movement", "ngo", "sport", "religious", "gathering"),
    }
)
KINDS: Final = frozenset({"state"}) | PLACES | BODIES
"""What a row may be. ``body`` is any body; an international one when the row gives no state."""


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a line of the user's file states; ``line`` is its number there.

    ``names`` go by language, ``identifiers`` by scheme. ``same_as`` names the packaged thing that the row is
    about: a state by its code, a body by its key, a place by its English name. ``part_of`` is a key or name.
    """

    line: int
    kind: str
    key: str
    names: Mapping[str, Names]
    iso2: str | None = None
    same_as: str | None = None
    part_of: str | None = None
    within: str | None = None
    identifiers: Mapping[str, str] = msgspec.field(default_factory=dict)


class Head(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a table comes from. ``join``: rows that bear a packaged name are about what bears it."""

    source: str
    licence: str | None = None
    file: str
    join: bool = False
    format: int = 1


class Table(NamedTuple):
    source: Source
    head: Head
    rows: tuple[Row, ...]


_HEAD: Final = msgspec.json.Decoder(Head)
_ROW: Final = msgspec.json.Decoder(Row)


def check_name(name: str) -> None:
    """Raise WrongUse for a name that is no name of a file."""
    if not _NAME.fullmatch(name):
        raise WrongUse(f"{name!r} is no name for a table: letters, digits, dots and hyphens; give --name")


def files(folder: Path) -> list[Path]:
    """Return the tables of a folder by name; none when there is no folder."""
    return sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []


def write(folder: Path, name: str, head: Head, rows: Iterable[Row]) -> None:
    """Write a table, in place of one of that name."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{name}.{os.getpid()}"
    try:
        with draft.open("wb") as file:
            for line in (head, *rows):
                file.write(msgspec.json.encode(line, order="deterministic") + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / f"{name}{ENDING}")
    finally:
        draft.unlink(missing_ok=True)


def remove(folder: Path, name: str) -> None:
    """Delete a table. Raises WrongUse when there is none of that name."""
    check_known(folder, name)
    (folder / f"{name}{ENDING}").unlink()


def exists(folder: Path, name: str) -> bool:
    return folder / f"{name}{ENDING}" in files(folder)


def check_known(folder: Path, name: str) -> None:
    """Raise WrongUse, with the names that there are, when there is no such table."""
    if not exists(folder, name):
        known = ", ".join(path.stem for path in files(folder)) or "none"
        raise WrongUse(f"{folder}: no table {name!r}; tables: {known}")


def read(path: Path) -> Table:
    """Return a table. Raises WrongUse, which names file and line, for what is none."""
    digest = hashlib.sha256()
    lines = _lines(path, digest)
    head = next(lines, None)
    if not isinstance(head, Head):
        raise WrongUse(f"{path}: empty; take it out with: kg gazetteer remove {path.stem}")
    rows = tuple(row for row in lines if isinstance(row, Row))
    return Table(Source(path.stem, head.source, head.licence, digest.hexdigest()), head, rows)


def _lines(path: Path, digest: hashlib._Hash) -> Iterator[Head | Row]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            digest.update(line)
            try:
                yield _HEAD.decode(line) if number == 1 else _ROW.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise WrongUse(f"{path}:{number}: no table of kg ({error}); add the file anew") from error


def stamp(folder: Path | None) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a table does: names, sizes and times of the files."""
    if folder is None:
        return ()
    return tuple((p.name, (s := p.stat()).st_size, s.st_mtime_ns) for p in files(folder))
