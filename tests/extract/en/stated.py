"""Cases that a linguist can edit: a text on one line, then what it states, a line with "=" for each fact."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from kg.records import Article, Source

HERE = Path(__file__).resolve().parent


class Case(NamedTuple):
    text: str
    facts: tuple[str, ...]


def cases(name: str) -> list[Case]:
    """Return the cases of a file beside this one, in order; blank lines part them, "#" opens a comment."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("#"))
    return [_case(block.strip().splitlines()) for block in kept.split("\n\n") if block.strip()]


def _case(lines: list[str]) -> Case:
    text, *facts = lines
    if not facts or not all(line.startswith("=") for line in facts):
        raise ValueError(f"a case is a text and lines with '=': {text}")
    return Case(text, tuple(line[1:].strip() for line in facts if line[1:].strip()))


def article(text: str, *, url: str | None = None, title: int = 0) -> Article:
    """Return an English article; ``title`` is where its body begins."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    source = Source(id=f"t{digest[:20]}", lang="en", url=url, sha256=digest)
    return Article(source=source, text=text, body_start=title)
