"""What the user named -> the files in it: a file, a folder, a glob, or standard input; also in other places.

A place such as ``s3://bucket/news/`` or ``memory://news/*.html`` is reached through fsspec.
"""

from __future__ import annotations

import glob
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tarfile import TarError
from typing import Any, BinaryIO, Final, cast
from zipfile import BadZipFile

from kg.errors import WrongUse
from kg.read.formats import SUFFIXES

STDIN: Final = "-"
_MAY_HOLD: Final = frozenset(
    {
        *(".doc", ".docx", ".odt", ".rtf", ".pdf", ".epub", ".pages", ".ppt", ".pptx", ".odp"),
        *(".xls", ".xlsx", ".ods", ".json", ".db", ".sqlite"),
        *(".eml", ".mbox", ".msg", ".mht", ".mhtml", ".webarchive", ".wacz"),
        *(".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar"),
    }
)
_EVERYWHERE: Final = re.compile(r"(?:(?<=/)|\A)\*\*(?:/+|\Z)")
_REMOTE: Final = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)


def find_files(source: str, *, passed: Counter[str] | None = None) -> list[str]:
    """Return the files of a source, named as the user would name them, in an order that does not change.

    A folder gives the files whose names end as those of a format do (kg.read.formats), also those of its
    folders, but nothing hidden. A name that exists is taken as it is, even with glob characters in it.
    ``passed`` counts other files in folders that may hold articles, by the ends of their names.

    Raises WrongUse when there is nothing.
    """
    check_there([source])
    passed = Counter() if passed is None else passed
    if is_remote(source):
        return _remote_files(source, passed)
    if os.path.isdir(source):
        files = list(_in_folder(source, passed))
        missing = f"{source}: no {' '.join(SUFFIXES)} file in this folder"
    elif os.path.lexists(source):
        return [source]
    else:
        found = sorted(_matching(source))
        files = [f for path in found for f in (_in_folder(path, passed) if os.path.isdir(path) else [path])]
        missing = f"{source}: no file matches"
    if not files:
        raise WrongUse(missing)
    return list(dict.fromkeys(files))


def check_there(sources: Iterable[str]) -> None:
    """Raise WrongUse for the name of a file or folder that is not there.

    It is quick: what a folder holds, a glob finds, or another place has is for ``find_files`` to say.
    """
    for source in sources:
        is_name = source != STDIN and not is_remote(source) and not glob.has_magic(source)
        if is_name and not os.path.lexists(source):
            raise WrongUse(f"{source}: no such file or folder; use - for standard input")


def is_remote(name: str) -> bool:
    """Tell whether a name is that of a file in another place than the file system."""
    return _REMOTE.match(name) is not None


def file_name(path: str) -> str:
    """Return what names a file outside this machine: its address in another place, else its bare name."""
    return path if is_remote(path) else os.path.basename(path)


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """Give a file that is open for reading. Raises OSError."""
    if not is_remote(name):
        with open(name, "rb") as stream:
            yield stream
        return
    files, path = _file_system(name)  # an archive is closed when nobody holds it
    # What comes in blocks (S3, HTTP) reads lines of any length only: a buffer reads as a file does.
    with files.open(path, "rb") as blocks, io.BufferedReader(blocks) as stream:
        yield stream


def shown(path: str) -> str:
    """Return the name of a file as text: bytes in it that are none stand as \\x and two hex digits.

    Names from an archive that was packed on another system are often not UTF-8.

    >>> shown("news/\\udcff.txt")
    'news/\\\\xff.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _matching(pattern: str) -> Iterator[str]:
    """Yield what matches a glob. "**" does not follow links to folders: two that lead upwards have no end."""
    stars = _EVERYWHERE.search(pattern)
    if stars is None:
        yield from glob.glob(pattern)
        return
    before, after = pattern[: stars.start()], pattern[stars.end() :]
    for top in glob.glob(before) if before else [""]:
        for here, folders, names in os.walk(top or "."):
            folders[:] = [name for name in folders if not name.startswith(".")]
            inside = here if top else os.path.relpath(here).removeprefix(".")
            if after:
                yield from _matching(os.path.join(glob.escape(inside), after))
            else:
                yield from (os.path.join(inside, name) for name in names if not name.startswith("."))


def _in_folder(folder: str, passed: Counter[str]) -> Iterator[str]:
    """Yield the files in a folder, and the folders in it that cannot be read: to open one tells why."""
    unread: list[str] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: unread.append(error.filename)):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = str(Path(here, name)) if here != "." else name
            if name.startswith(".") or _is_special(path):
                continue
            if name.lower().endswith(SUFFIXES):
                yield path
            else:
                _note_passed(name, passed)
    yield from unread


def _is_special(path: str) -> bool:
    """Tell whether a path is a pipe, a socket or a device: to read one in a folder may never end."""
    return os.path.exists(path) and not os.path.isfile(path)


def _remote_files(source: str, passed: Counter[str]) -> list[str]:
    files, path = _file_system(source)
    try:
        if files.isdir(path):
            found = _wanted_in(files, path, passed)
            missing = f"{source}: no {' '.join(SUFFIXES)} file in this folder"
        elif glob.has_magic(path) and not files.exists(path):
            matches = [m for m in sorted(files.glob(path)) if not m.rpartition("/")[2].startswith(".")]
            found = [f for m in matches for f in ([m] if files.isfile(m) else _wanted_in(files, m, passed))]
            missing = f"{source}: no file matches"
        else:
            found = [path] if files.exists(path) else []
            missing = f"{source}: no such file or folder"
    except Exception as error:  # each place has errors of its own: no rights, no net, no such bucket
        raise WrongUse(f"{source}: cannot be read: {error or type(error).__name__}") from error
    if not found:
        raise WrongUse(missing)
    _, chained, archive = source.partition("::")  # zip://*.html::news.zip
    return list(dict.fromkeys(f"{files.unstrip_protocol(f)}{chained}{archive}" for f in found))


def _wanted_in(files: Any, folder: str, passed: Counter[str]) -> list[str]:
    found = [f for f in sorted(files.find(folder)) if not _is_hidden(f.removeprefix(folder))]
    wanted = []
    for file in found:
        if file.lower().endswith(SUFFIXES):
            wanted.append(file)
        else:
            _note_passed(file, passed)
    return wanted


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _note_passed(name: str, passed: Counter[str]) -> None:
    end = os.path.splitext(name)[1].lower()
    if end in _MAY_HOLD:
        passed[end] += 1


def _file_system(name: str) -> tuple[Any, str]:
    """Return the fsspec file system of a place, and the path in it. Raises WrongUse when there is none."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise WrongUse(f"{name}: needs fsspec: pip install 'diplomatic-kg[remote]'") from error
    try:
        return cast("tuple[Any, str]", url_to_fs(name))
    except ImportError as error:  # s3fs, gcsfs ...
        raise WrongUse(f"{name}: {error}; for s3: pip install 'diplomatic-kg[remote]'") from error
    except ValueError as error:
        raise WrongUse(f"{name}: {error}") from error
    except (OSError, BadZipFile, TarError) as error:  # of its place, or of the archive it lies in
        what = "the archive cannot be read" if "::" in name else "cannot be read"
        raise WrongUse(f"{name}: {what}: {error}") from error
