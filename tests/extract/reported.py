"""The case files of events (ru/events.txt says how to write one) and a record in their notation.

Case files lie in a folder for each language, named by its code: ``ru/events.txt`` is read as Russian.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.extract import extract
from kg.records import Article, Event, Office, Participant, Source

PUBLISHED = "2025-03-12"
_FRAME = re.compile(r"\s+<\s*(\d+)\s*$")

# An event without its frame: "visit held 2025-03-10 @ Ереван", and the parties in any order.
Told = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """A text of a language with the lines of its events, and where it stands ("talks.txt:12").

    A "¶" in the text parts paragraphs. ``failure`` says why the text is known to be read wrongly ('' when it
    is not).
    """

    lang: str
    where: str
    text: str
    lines: tuple[str, ...] = ()
    failure: str = ""
    published: str = PUBLISHED


@dataclass
class _Open:
    """A case while its lines are being read."""

    lang: str
    where: str = ""
    text: str = ""
    lines: list[str] = field(default_factory=list)
    failure: str = ""
    published: str = PUBLISHED

    def take(self, line: str, where: str) -> None:
        if line.startswith("~"):
            self.failure = line[1:].strip()
        elif line.startswith("! published "):
            self.published = line.removeprefix("! published ").strip()
        elif line.startswith("="):
            self.lines.append(line[1:].strip())
        elif self.text:
            raise ValueError(f"{where}: a case has one text, and a blank line after it")
        else:
            self.text, self.where = line.replace(" ¶ ", "\n\n"), where

    def close(self) -> Case:
        if not self.text or not self.lines:
            raise ValueError(f"{self.where}: a case is a text and lines with '=', at least one")
        lines = tuple(line for line in self.lines if line)
        return Case(self.lang, self.where, self.text, lines, self.failure, self.published)


def cases(file: Path) -> list[Case]:
    """Return the cases of a file, in its order; the folder that it lies in says the language.

    Lines before the text: "~ REASON" for a known failure, "! published DATE". Raises ValueError, saying
    where, for a case without "=" and for a line too many.
    """
    lines = file.read_text(encoding="utf-8").splitlines()
    return list(_cases(file.parent.name, file.name, lines))


def _cases(lang: str, name: str, lines: list[str]) -> Iterator[Case]:
    case: _Open | None = None
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            case = case or _Open(lang)
            case.take(line.strip(), f"{name}:{number}")
        elif case is not None:
            yield case.close()
            case = None


def parameters(files: Iterable[Path]) -> list[object]:
    """Return the cases of files as parameters of a test, named by language, file and line.

    A known failure must fail, so that a fixed one is noticed.
    """
    return [
        pytest.param(
            case,
            id=f"{case.lang}/{case.where}",
            marks=[pytest.mark.xfail(reason=case.failure, strict=True)] if case.failure else [],
        )
        for file in files
        for case in cases(file)
    ]


def events(lines: Sequence[str]) -> list[tuple[Told, Told | None]]:
    """Return (event, its frame) for lines in the notation of the cases, sorted."""
    pairs = ((told(line), _frame(line)) for line in lines)
    return sorted(((event, told(lines[n - 1]) if n else None) for event, n in pairs), key=str)


def told(line: str) -> Told:
    """Return the event of a line, without "< N"."""
    head, _, parties = line.partition(" :")
    return _FRAME.sub("", head).strip(), tuple(sorted(filter(None, map(str.strip, parties.split(";")))))


def _frame(line: str) -> int:
    found = _FRAME.search(line.partition(" :")[0])
    return int(found.group(1)) if found else 0


def written(case: Case) -> tuple[str, ...]:
    """Return what is read in the text of a case, in the notation of its lines."""
    events = extract(article(case.text, case.published, lang=case.lang)).events
    numbers = {event.id: n for n, event in enumerate(events, 1)}
    return tuple(_line(event, numbers.get(event.part_of or "")) for event in events)


def shown(case: Case, lines: Sequence[str]) -> str:
    """Return a case with what was read instead, for the message of a test that fails."""
    return "\n".join(
        [case.text, *(f"  expected {line}" for line in case.lines), *(f"  read     {line}" for line in lines)]
    )


def article(text: str, published: str | None = PUBLISHED, *, lang: str) -> Article:
    """Return an article without title and date line."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(
        source=Source(id=f"t{digest[:20]}", lang=lang, published=published, sha256=digest), text=text
    )


def office_line(office: Office) -> str:
    """Return an office as the case files of posts write it: "NAME | POSITION | BODY | COUNTRY | former"."""
    parts = [office.person, office.position, office.organization or "-", office.country or "-"]
    return " | ".join([*parts, "former"] if office.former else parts)


def _line(event: Event, frame: int | None) -> str:
    place = f"@ {event.place.name}" if event.place else ""
    parts = [event.type, event.modality, event.date or "", place, f"< {frame}" if frame else ""]
    return f"{' '.join(filter(None, parts))} : {'; '.join(map(_party, event.participants))}"


def _party(party: Participant) -> str:
    return next(_names(party), "?")


def _names(party: Participant) -> Iterator[str]:
    if party.name:
        yield party.name
    if party.position:
        yield f"{party.position} ({party.country or party.organization or ''})"
    if party.organization:
        yield f"{party.organization} ({party.country})" if party.country else party.organization
    if party.country:
        yield party.country
