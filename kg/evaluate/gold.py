"""Gold files and records, read leniently into one shape: what a document states.

A gold document is ``NAME.txt`` beside ``NAME.json``; a file of records has one JSON object a line, as
``kg extract`` or any other extractor writes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import msgspec

from kg.errors import Unreadable, WrongUse
from kg.records import EventType, Modality, Record, to_json

_ENDINGS = (".txt", ".json", ".html")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


class Quote(msgspec.Struct, frozen=True):
    """A passage of a record: in gold files a bare text stands for it."""

    quote: str = ""
    start: int | None = None
    end: int | None = None


Passage = str | Quote
Evidence = str | tuple[Passage, ...] | None


def quoted(evidence: Evidence) -> str:
    """Return the words of all passages, one after the other."""
    if evidence is None or isinstance(evidence, str):
        return evidence or ""
    return " ".join(p if isinstance(p, str) else p.quote for p in evidence)


class Place(msgspec.Struct, frozen=True):
    name: str | None = None
    country: str | None = None


class Party(msgspec.Struct, frozen=True):
    """Who takes part, or holds an office (then ``name`` is the person)."""

    name: str | None = None
    position: str | None = None
    organization: str | None = None
    country: str | None = None
    evidence: Evidence = None


class Topic(msgspec.Struct, frozen=True):
    label: str | None = None
    text: str | None = None
    evidence: Evidence = None

    @property
    def words(self) -> str:
        return self.label or self.text or ""


class Event(msgspec.Struct, frozen=True):
    id: str | None = None
    type: str | None = None
    modality: str | None = None
    date: str | None = None
    place: Place | None = None
    part_of: str | None = None
    name: str | None = None
    participants: tuple[Party, ...] | None = None
    topics: tuple[str | Topic, ...] | None = None
    evidence: Evidence = None

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.participants or ()

    @property
    def agenda(self) -> tuple[Topic, ...]:
        return tuple(Topic(t) if isinstance(t, str) else t for t in self.topics or ())


class Office(msgspec.Struct, frozen=True):
    person: str | None = None
    position: str | None = None
    organization: str | None = None
    country: str | None = None
    evidence: Evidence = None

    @property
    def holder(self) -> Party:
        return Party(self.person, self.position, self.organization, self.country, self.evidence)


class Stated(msgspec.Struct, frozen=True):
    """What is stated of one document. ``events`` None: only offices are annotated in it."""

    lang: str | None = None
    events: tuple[Event, ...] | None = ()
    offices: tuple[Office, ...] | None = ()


@dataclass(frozen=True)
class Gold:
    """One document of a gold set: its name, its text file, and what it states."""

    name: str
    text: Path
    stated: Stated

    @property
    def lang(self) -> str:
        return self.stated.lang or ""


def read_gold(folder: str) -> Iterator[Gold | Unreadable]:
    """Return the documents of a gold folder in the order of their names, or what is wrong with one.

    Raises WrongUse when there is no gold file.
    """
    files = sorted(Path(folder).glob("*.json"))
    if not files:
        what = "no gold files (NAME.json beside NAME.txt)" if Path(folder).is_dir() else "no such folder"
        raise WrongUse(f"{folder}: {what}")
    return map(_gold, files)


def _gold(file: Path) -> Gold | Unreadable:
    try:
        stated = msgspec.json.decode(file.read_bytes(), type=Stated)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Unreadable(f"no gold file: {error}", where=str(file))
    except OSError as error:
        return Unreadable(f"cannot be read: {error.strerror}", where=str(file))
    text = file.with_suffix(".txt")
    wrong = next(_wrong(stated), "" if text.is_file() else f"{text.name} is not beside it")
    return Unreadable(wrong, where=str(file)) if wrong else Gold(file.stem, text, stated)


def _wrong(stated: Stated) -> Iterator[str]:
    """Yield what a gold file says that no annotation can mean."""
    events = stated.events or ()
    ids = Counter(event.id for event in events)
    if not stated.lang:
        yield "no language: lang is a code such as ru"
    for number, event in enumerate(events):
        here = f"events[{number}]"
        if event.id is None or ids[event.id] > 1:
            yield f"{here}.id: {'missing' if event.id is None else f'{event.id} twice'}"
        if event.type not in get_args(EventType):
            yield f"{here}.type: {event.type!r} is none of {', '.join(get_args(EventType))}"
        if event.modality not in get_args(Modality):
            yield f"{here}.modality: {event.modality!r} is none of {', '.join(get_args(Modality))}"
        if event.date is not None and not _DATE.fullmatch(event.date):
            yield f"{here}.date: {event.date!r} is no YYYY, YYYY-MM or YYYY-MM-DD"
        if event.part_of is not None and (event.part_of not in ids or event.part_of == event.id):
            yield f"{here}.part_of: {event.part_of!r} is no other event of the file"


def stated_by(record: Record) -> Stated:
    """Return what a record of kg states."""
    return msgspec.json.decode(to_json(record), type=Stated)


class _Source(msgspec.Struct, frozen=True):
    path: Any = None
    source: Any = None
    id: Any = None
    url: Any = None

    def names(self) -> Iterator[str]:
        """Yield what the text of the record may be called: the last part of its path, id or address."""
        for known in (self.path, self.source, self.id, self.url):
            last = str(known or "").rpartition("/")[2]
            yield next((last.removesuffix(e) for e in _ENDINGS if last.endswith(e)), last)


class _Line(_Source, frozen=True):
    article: _Source | None = None


def read_records(file: str, names: frozenset[str]) -> Iterator[tuple[str, Stated] | Unreadable]:
    """Yield (document, what is stated) for each record of one of the documents; others are passed over.

    A record belongs to the document whose text it was made from: its path, id or address ends with the name
    of the document. Raises WrongUse when the file cannot be read.
    """
    try:
        lines = Path(file).read_bytes().splitlines()
    except OSError as error:
        raise WrongUse(f"{file}: cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            named = msgspec.json.decode(line, type=_Line)
            stated = msgspec.json.decode(line, type=Stated)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Unreadable(f"no record: {error}", where=f"{file}:{number}")
            continue
        name = next((n for n in (named.article or named).names() if n in names), None)
        if name is not None:
            yield name, stated
