"""Stages that do what the text says, so that a case shows what happens to an article.

A text holds one word a line: ``meeting`` is an event; ``rejected``, ``misquoted``, ``invalid``, ``fault``
and ``dies`` go wrong in extraction, at the quotes, in validation, by an error of kg, with the process.
``loops`` never ends, ``sleeps`` never ends and cannot be interrupted; ``once FILE`` dies the first time.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import kg.model
import kg.read
import kg.resolve
from kg.errors import Rejected, SkipRecord
from kg.read import Item, Unread
from kg.records import Article, Event, Evidence, Extractor, Participant, Record
from kg.run import Stages
from kg.settings import Settings
from kg.validate import Finding, Report

SETTINGS = Settings(lang="ru")


def extract(article: Article) -> Record:
    words = article.text.split()
    if "rejected" in words:
        raise Rejected("does not hold", where=article.source.id)
    if "fault" in words:
        raise KeyError("a fault")
    if "dies" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in words:
        _die_once(Path(words[words.index("once") + 1]))
    while "loops" in words:
        pass
    if "sleeps" in words:
        time.sleep(600)
    events = tuple(_event(article.text, n) for n in range(words.count("meeting")))
    return Record(article=article.source, events=events, extractor=Extractor(name="fake", version="1"))


def _die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def read_elsewhere(source: str, **how: Any) -> Iterator[Item]:
    """Return the articles of a source as if each were a web page, still to be read."""
    for number, article in enumerate(kg.read.read(source, **how)):
        yield Unread(f"page {number}", partial(_page, article))


def _page(article: Article | SkipRecord) -> Article | SkipRecord:
    """Read a page: in words as ``extract`` does, and in another process than the one of the tests."""
    words = article.text.split() if isinstance(article, Article) else ()
    if "page" not in words:
        return article
    if (elsewhere := words[words.index("page") + 1]) == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    _die_once(Path(elsewhere))
    Path(elsewhere).write_text(str(os.getpid()))
    return article


def extract_nothing(article: Article) -> Record:
    return Record(article=article.source, extractor=Extractor(name="fake", version="1"))


def fail(article: Article) -> Record:
    raise AssertionError("must not be extracted")


def _event(text: str, number: int) -> Event:
    start = text.index("meeting")
    quote = "not there" if "misquoted" in text else "meeting"
    passage = (Evidence(start, start + len(quote), quote),)
    who = [
        Participant(name=name, country="AZ", evidence=passage) for name in ("Али Асадов", f"Гость {number}")
    ]
    return Event(
        id=f"e{number}",
        type="meeting",
        modality="held",
        name="invalid" if "invalid" in text else None,
        date="2025-11-21",
        participants=tuple(who),
        evidence=passage,
        confidence=0.5 + number / 10,
        part_of="e0" if number else None,
    )


def validate(graphs: Sequence[Sequence[ox.Triple]], settings: Settings) -> list[Report]:
    return [Report(findings=_findings(graph)) for graph in graphs]


def _findings(graph: Sequence[ox.Triple]) -> tuple[Finding, ...]:
    bad = [t.subject for t in graph if isinstance(t.object, ox.Literal) and t.object.value == "invalid"]
    message = {"en": "is invalid"}
    return tuple(
        Finding(severity="Violation", focus=node, shape="https://e.org/shape", message=message)
        for node in bad[:1]
    )


STAGES = Stages(
    read=kg.read.read,
    extract=extract,
    identities=kg.resolve.identities,
    triples=kg.model.triples,
    validate=validate,
    languages=("ru",),
)
