"""A file of any size -> its lines, one at a time: plain, .gz or .bz2."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple, TypeAlias

from kg.errors import WrongUse

# Bytes. The longest entities of Wikidata have a few megabytes; a row of a sheet has less than a kilobyte.
LONGEST: Final = 16_000_000
_EVERY: Final = 1000

Watch: TypeAlias = Callable[[int], None]
"""Called with the number of every thousandth line."""


def unwatched(number: int) -> None:
    """Tell nobody."""


class Line(NamedTuple):
    number: int
    data: bytes


class Broken(NamedTuple):
    """A line, or the rest of a file, that cannot be used; ``line`` counts from 1."""

    line: int
    why: str


def lines(path: Path, *, longest: int = LONGEST, watch: Watch = unwatched) -> Iterator[Line | Broken]:
    """Yield the lines without their ends. Never holds more than one of them, and none above ``longest``.

    A compressed file that breaks off gives the lines before that. Raises WrongUse when the file is not there.
    """
    number = 0
    with _opened(path) as file:
        while True:
            number += 1
            if number % _EVERY == 0:
                watch(number)
            try:
                data = file.readline(longest + 1)
                if not data:
                    return
                if len(data) > longest and not data.endswith(b"\n"):
                    _skip(file, longest)
                    yield Broken(number, f"longer than {longest // 1_000_000} MB: left out")
                else:
                    yield Line(number, data.rstrip(b"\r\n"))
            except (EOFError, OSError, zlib.error) as error:
                yield Broken(number, f"the file breaks off or is damaged here: {error}")
                return


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile | bz2.BZ2File:
    try:
        path.open("rb").close()
    except OSError as error:
        raise WrongUse(f"{path}: {error.strerror}") from error
    if path.suffix == ".gz":
        return gzip.open(path, "rb")
    return bz2.open(path, "rb") if path.suffix == ".bz2" else path.open("rb")


def _skip(file: IO[bytes] | gzip.GzipFile | bz2.BZ2File, piece: int) -> None:
    """Read to the end of the line, a piece at a time."""
    while (data := file.readline(piece)) and not data.endswith(b"\n"):
        pass
