"""A file of the user -> a table in a folder, with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import WrongUse
from kg.gazetteer import sheet, tables, wikidata
from kg.gazetteer.cleaning import cleaned
from kg.gazetteer.lines import Broken, Line, Watch, lines, unwatched
from kg.gazetteer.packaged import further_languages
from kg.gazetteer.rows import LANGUAGES
from kg.gazetteer.tables import Head, Row

# Rows of one table. They are read into memory at every start, in every process: 50,000 with three names each
# take 200 MB and 4 seconds there, and the language packs as long again.
MOST: Final = 50_000
_TOLD: Final = 1000  # lines that are named when they cannot be used; more are only counted
_COMPRESSED: Final = frozenset({".gz", ".bz2"})


class Read(NamedTuple):
    """A table before it is written; ``broken`` are the first lines that gave no row, ``lost`` counts all."""

    name: str
    head: Head
    rows: list[Row]
    broken: list[Broken]
    lost: int


def read(
    path: Path,
    *,
    name: str | None = None,
    source: str | None = None,
    licence: str | None = None,
    join: bool = False,
    classes: Iterable[str] = (),
    watch: Watch = unwatched,
) -> Read:
    """Return the rows of a CSV file, or of a slice of a dump of Wikidata.

    ``name`` of the table is that of the file. Raises WrongUse for what is neither, for a file with
    identifiers whose ``source`` is not stated, and for more rows than a table may have.
    """
    kinds = wikidata.classes(classes)
    source, licence = cleaned(source or "") or None, cleaned(licence or "") or None
    file = cleaned(path.name) or "file"
    is_dump = _is_dump(path)
    title = name or _stem(path)
    tables.check_name(title)
    languages = (*LANGUAGES, *further_languages())
    found = (
        wikidata.read(path, languages=languages, kinds=kinds, watch=watch)
        if is_dump
        else sheet.read(path, languages=languages, watch=watch)
    )
    rows, broken, lost = _sorted(path, found)
    if is_dump:
        rows = list(wikidata.resolved(rows))
        source, licence = source or wikidata.ORIGIN, licence or wikidata.LICENCE
    elif source is None and any(row.identifiers for row in rows):
        raise WrongUse(f"{path}: holds identifiers: say where they come from with --source")
    head = Head(source=source or file, licence=licence, file=file, join=join)
    return Read(title, head, rows, broken, lost)


def _stem(path: Path) -> str:
    plain = path.with_suffix("") if path.suffix in _COMPRESSED else path
    return plain.stem.replace(" ", "-")


def _is_dump(path: Path) -> bool:
    """Whether the file holds JSON, by its first line that is not blank."""
    first = (line for line in islice(lines(path), 100) if not isinstance(line, Line) or line.data.strip())
    line = next(first, None)
    if line is None:
        raise WrongUse(f"{path}: empty")
    return isinstance(line, Broken) or line.data.lstrip(b"\xef\xbb\xbf \t")[:1] in (b"[", b"{")


def _sorted(path: Path, found: Iterator[Row | Broken]) -> tuple[list[Row], list[Broken], int]:
    rows: list[Row] = []
    broken: list[Broken] = []
    lost = 0
    for item in found:
        if isinstance(item, Broken):
            lost += 1
            broken.extend([item] if lost <= _TOLD else [])
        else:
            rows.append(item)
        if len(rows) > MOST:
            raise WrongUse(f"{path}: more than {MOST:,} rows: take a smaller slice, or fewer classes")
    return rows, broken, lost
