"""A CSV file of the user -> rows of a table.

The first line names the columns, in any order; docs/guide.md describes them. Columns are parted by commas,
semicolons or tabs, several names in a cell by ``|``. A row is one line: no cell holds a line break.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kg.errors import WrongUse
from kg.gazetteer.cleaning import cleaned, key_of
from kg.gazetteer.lines import Broken, Line, Watch, lines, unwatched
from kg.gazetteer.packaged import many
from kg.gazetteer.rows import Names
from kg.gazetteer.schemes import SCHEMES, valid
from kg.gazetteer.tables import KINDS, Row

PARTS: Final = ("official", "acronyms", "alternatives")
PLAIN: Final = ("kind", "key", "same_as", "iso2", "part_of", "within")
_LONGEST: Final = 100_000  # characters of a row
_KEY: Final = re.compile(r"[\w.:-]{1,120}")
_ISO2: Final = re.compile("[A-Z]{2}")


class _Bad(ValueError):
    """A row that cannot be used; the message says why."""


def read(path: Path, *, languages: Iterable[str], watch: Watch = unwatched) -> Iterator[Row | Broken]:
    """Yield the rows of a file, and what is wrong with lines. Raises WrongUse for a header that is none."""
    source = lines(path, longest=_LONGEST, watch=watch)
    head = next(source, None)
    if not isinstance(head, Line):
        raise WrongUse(f"{path}: {head.why if head else 'empty'}")
    columns, delimiter = _header(path, head.data, tuple(languages))
    for line in source:
        if isinstance(line, Broken):
            yield line
        elif line.data.strip():
            yield _row(line, columns, delimiter, tuple(languages))


def _header(path: Path, data: bytes, languages: tuple[str, ...]) -> tuple[list[str], str]:
    try:
        text = data.decode("utf-8-sig")
        delimiter = max(",;\t", key=text.count)
        columns = [column.strip().lower() for column in next(csv.reader([text], delimiter=delimiter), [])]
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path}:1: not UTF-8; save the file as CSV in UTF-8") from error
    except csv.Error as error:
        raise WrongUse(f"{path}:1: no head of a CSV file: {error}") from error
    known = {*PLAIN, *SCHEMES, *languages, *(f"{lang}_{part}" for lang in languages for part in PARTS)}
    if wrong := [column for column in columns if column not in known]:
        raise WrongUse(f"{path}:1: unknown column {wrong[0]!r}; columns: {', '.join(sorted(known))}")
    if len(set(columns)) < len(columns):
        raise WrongUse(f"{path}:1: a column stands twice")
    if "kind" not in columns or not set(languages) & set(columns):
        raise WrongUse(f"{path}:1: needs the column kind, and a column of names such as en")
    return columns, delimiter


def _row(line: Line, columns: list[str], delimiter: str, languages: tuple[str, ...]) -> Row | Broken:
    try:
        cells = next(csv.reader([line.data.decode()], delimiter=delimiter, strict=True))
        if len(cells) != len(columns):
            raise _Bad(f"{len(cells)} cells, the first line has {len(columns)}")
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
        return _checked(line.number, row, languages)
    except UnicodeDecodeError:
        return Broken(line.number, "not UTF-8")
    except csv.Error as error:
        return Broken(line.number, f"no row of a CSV file: {error}")
    except _Bad as error:
        return Broken(line.number, str(error))


def _checked(number: int, row: dict[str, str], languages: tuple[str, ...]) -> Row:
    kind, iso2 = row["kind"], row.get("iso2") or None
    if kind not in KINDS:
        raise _Bad(f"kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    if iso2 and not _ISO2.fullmatch(iso2):
        raise _Bad(f"iso2 {iso2!r} is no code of two capital letters")
    if kind == "state" and not iso2:
        raise _Bad("a state needs its code in the column iso2")
    names = {lang: found for lang in languages if (found := _names(row, lang))}
    if not (any(n.label for n in names.values()) or row.get("same_as") or kind == "state"):
        raise _Bad("no name in any language")
    identifiers = _identifiers(row)
    return Row(
        line=number,
        kind=kind,
        key=_key(row, names, identifiers),
        names=names,
        iso2=iso2,
        same_as=row.get("same_as") or None,
        part_of=row.get("part_of") or None,
        within=row.get("within") or None,
        identifiers=identifiers,
    )


def _key(row: dict[str, str], names: dict[str, Names], identifiers: dict[str, str]) -> str:
    """Return the key: that of Wikidata, the user's own, or one made from the English name."""
    if "wikidata" in identifiers:
        return f"wikidata:{identifiers['wikidata']}"
    own = row.get("key", "")
    if own and not _KEY.fullmatch(own):
        raise _Bad(f"key {own!r}: letters, digits, dots, colons and hyphens")
    return f"own:{own}" if own else key_of([names.get("en"), *names.values()])


def _names(row: dict[str, str], lang: str) -> Names | None:
    label = cleaned(row.get(lang, ""))
    parts = [_cleaned_cell(row.get(f"{lang}_{part}", "")) for part in PARTS]
    return Names(label, *parts) if label or any(parts) else None


def _cleaned_cell(cell: str) -> tuple[str, ...]:
    return tuple(name for name in map(cleaned, many(cell)) if name)


def _identifiers(row: dict[str, str]) -> dict[str, str]:
    found = {scheme: row[scheme] for scheme in SCHEMES if row.get(scheme)}
    for scheme, value in found.items():
        if not valid(scheme, value):
            raise _Bad(f"{scheme} {value!r} is no identifier of that kind: {SCHEMES[scheme].form}")
    return found
