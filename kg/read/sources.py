"""What the user named -> the files in it: a file, a folder, a glob, or standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import WrongUse

STDIN: Final = "-"
ONE_TEXT: Final = (".txt", ".md")
JSON_LINES: Final = (".jsonl", ".jsonl.gz")


def find_files(source: str) -> list[str]:
    """Return the files of a source, named as the user would name them, in an order that does not change.

    A folder gives its ``.txt``, ``.md``, ``.jsonl`` and ``.jsonl.gz`` files, also those of its folders, but
    nothing hidden. A name that exists is taken as it is, even with glob characters in it.

    Raises WrongUse when there is nothing.
    """
    if os.path.isdir(source):
        files = list(_in_folder(source))
        missing = f"{source}: no {' '.join(ONE_TEXT + JSON_LINES)} file in this folder"
    elif os.path.lexists(source):
        return [source]
    elif glob.has_magic(source):
        found = sorted(glob.glob(source, recursive=True))
        files = [f for path in found for f in (_in_folder(path) if os.path.isdir(path) else [path])]
        missing = f"{source}: no file matches"
    else:
        raise WrongUse(f"{source}: no such file or folder; use - for standard input")
    if not files:
        raise WrongUse(missing)
    return list(dict.fromkeys(files))


def _in_folder(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(ONE_TEXT + JSON_LINES):
                yield str(Path(here, name)) if here != "." else name
