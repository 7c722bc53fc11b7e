"""The case files of references: a text with marks, "[the minister]{Anna Smith}", "{-}" for nobody.

Case files lie in a folder for each language, named by its code: ``ru/references.txt`` is read as Russian.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .sentences import reading

_MARK = re.compile(r"\[([^\]]*)\]\{([^}]*)\}")


class Reference(NamedTuple):
    """A text without marks, where a reference begins and ends, the person meant ('-' for nobody)."""

    lang: str
    text: str
    start: int
    end: int
    person: str


def references(file: Path) -> list[Reference]:
    """Return the references of a file, in its order; "#" opens a comment."""
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    return [reference for line in kept for reference in _marked(line, file.parent.name)]


def _marked(line: str, lang: str) -> Iterator[Reference]:
    """The references of a line; offsets count in the text without marks. Raises ValueError for none."""
    if not _MARK.search(line):
        raise ValueError(f"no reference is marked: {line}")
    text, taken = _MARK.sub(r"\1", line), 0
    for match in _MARK.finditer(line):
        start = match.start() - taken
        taken += len(match.group()) - len(match.group(1))
        yield Reference(lang, text, start, start + len(match.group(1)), match.group(2))


def meant(case: Reference) -> str:
    """Return the name of the person that a pack takes the reference for, '-' for nobody."""
    read = reading(case.text, case.lang)
    heads = {party.head: party for party in read.parties}
    inside = [t.index for t in read.words.tokens if case.start <= t.start and t.end <= case.end]
    party = next(heads[i] for i in inside if i in heads)
    return party.person.name if party.person is not None else "-"
