"""The pairs of this folder as records: two articles each, which nothing else is known beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from kg.records import Extractor, Record, Source

from ...mentioned import records_of
from ..reading import PersonMention, event_of

HERE = Path(__file__).parent
Verdict = Literal["same", "apart", "linked"]


class Pair(NamedTuple):
    """``one`` and ``other`` are articles; of persons ``names`` are those that are compared."""

    verdict: str
    kind: str
    where: str
    one: Record
    other: Record
    names: tuple[str, str] = ("", "")


def person_pairs(file: str) -> Iterator[Pair]:
    """Yield the pairs of a file: ``verdict kind | lang name; post; state; day; body | lang ...``.

    Raises ValueError with the line for one that is none.
    """
    for number, line in _lines(file):
        first, *sides = line.split(" | ")
        verdict, kind = first.split(" ", 1)
        if len(sides) != 2:
            raise ValueError(f"{file}, line {number}: not two names")
        told = [_mention(at, side) for at, side in enumerate(sides)]
        one, other = (records_of([mention])[0] for mention in told)
        yield Pair(verdict, kind, f"{file}:{number}", one, other, (told[0].name, told[1].name))


def _mention(at: int, text: str) -> PersonMention:
    lang, said = text.strip().split(" ", 1)
    name, post, country, day, body = ([part.strip() for part in said.split(";")] + [""] * 5)[:5]
    day = day or ("2024-05-01", "2024-05-03")[at]
    return PersonMention(f"{lang}-{at}", "", "yes", lang, name, post, body, country, day, "")


def event_pairs(file: str) -> Iterator[Pair]:
    """Yield the pairs of a file: ``verdict kind``, and two lines ``lang day | event`` as in reports.txt.

    More events of an article follow its first one after `` | ``; the first ones are compared.
    """
    block: list[tuple[int, str]] = []
    for number, line in [*_lines(file), (0, "end")]:
        if not line.startswith("  ") and block:
            (start, first), *told = block
            verdict, kind = first.split(" ", 1)
            one, other = (_article(at, text) for at, (_, text) in enumerate(told))
            yield Pair(verdict, kind, f"{file}:{start}", one, other)
            block = []
        block.append((number, line))


def _article(at: int, line: str) -> Record:
    first, *events = line.strip().split(" | ")
    match = re.fullmatch(r"(ru|en|az) (\d{4}-\d\d-\d\d)", first)
    if match is None:
        raise ValueError(f"no language and day: {line!r}")
    lang, day = match.groups()
    source = Source(id=f"{lang}-{at}", lang=lang, published=day, sha256=f"{at:064x}")
    told = tuple(event_of(event, lang, at=number) for number, event in enumerate(events))
    return Record(article=source, events=told, extractor=Extractor(name="gold", version="1"))


def _lines(file: str) -> list[tuple[int, str]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [(n, line.rstrip()) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
