"""Cases that a linguist can edit: a text on one line, then what it states, a line with "=" for each fact.

Case files lie in a folder for each language, named by its code: ``ru/topics.txt`` is read as Russian.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.extract import extract
from kg.extract.drafts import Claim
from kg.extract.reading import Reading
from kg.records import Article, Source


class Case(NamedTuple):
    text: str
    facts: tuple[str, ...]
    lang: str


def cases(file: Path) -> list[Case]:
    """Return the cases of a file, in its order; blank lines part them, "#" opens a comment."""
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("#"))
    blocks = (block.strip().splitlines() for block in kept.split("\n\n") if block.strip())
    return [_case(block, file.parent.name) for block in blocks]


def _case(lines: list[str], lang: str) -> Case:
    text, *facts = lines
    if not facts or not all(line.startswith("=") for line in facts):
        raise ValueError(f"a case is a text and lines with '=': {text}")
    return Case(text, tuple(line[1:].strip() for line in facts if line[1:].strip()), lang)


def reading(text: str, lang: str) -> Reading:
    """Return what the pack of a language reads in a text without title and date."""
    pack = importlib.import_module(f"kg.extract.languages.{lang}")
    read: Reading = pack.read(Article(source=Source(id="case", lang=lang, sha256=""), text=text))
    return read


def topics_told(case: Case) -> tuple[list[str], list[str]]:
    """Return the topics that a pack reads in a text, "~" before what a side stresses, and those expected."""
    found = [("~" if topic.soft else "") + topic.item.label for topic in reading(case.text, case.lang).topics]
    return found, [label.strip() for fact in case.facts for label in fact.split(";")]


def topics_by_parties(text: str, lang: str) -> dict[str, list[str]]:
    """Return the topics of each event by the names of its parties."""
    article = Article(source=Source(id="case", lang=lang, sha256="", published="2025-03-12"), text=text)
    return {
        ", ".join(p.name or "" for p in e.participants): [t.label for t in e.topics]
        for e in extract(article).events
    }


def claim_line(claim: Claim) -> str:
    """Return a claim as the case files of statements write it: "SPEAKER: CLAIM (PEOPLE)"."""
    speaker = claim.speaker
    if speaker is None:
        by = "nobody"
    elif speaker.person is not None:
        by = speaker.person.name
    else:
        by = f"[{speaker.body or (speaker.capacity and speaker.capacity.organization) or '?'}]"
    return f"{by}: {claim.text}" + (f" ({claim.attendance})" if claim.attendance is not None else "")


def lines(file: Path) -> Iterator[tuple[str, str, list[pytest.MarkDecorator]]]:
    """Yield the text, the place ("dates.txt:12") and the marks of files that have one case a line.

    "#" opens a comment, "~ REASON: TEXT" a known failure, which must fail, so that a fixed one is noticed.
    """
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            reason, _, text = line[1:].partition(": ") if line.startswith("~") else ("", "", line)
            marks = [pytest.mark.xfail(reason=reason.strip(), strict=True)] if reason else []
            yield text, f"{file.name}:{number}", marks
