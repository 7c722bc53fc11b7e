"""A store that lives: articles of a few words in three languages, decisions, and death at any step.

A text holds one event a line: ``meeting; 2025-11-21; Али Асадов; Ян Новак; торговля``. The line ``rejected``
is a fault of extraction until it is mended.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import Rejected
from kg.quarantine import Quarantine
from kg.records import Article, Event, Evidence, Extractor, Office, Participant, Place, Record, Topic
from kg.resolve import Judgement, Log
from kg.run import Stages, ingest, resolve_store, retry
from kg.run.curation import Curation
from kg.settings import Settings
from kg.store import Store, open_store

from .fakes import STAGES, validate


class Killed(BaseException):
    """The process is no more; nothing catches this but the one who killed it."""


def _passage(article: Article, word: str, start: int) -> tuple[Evidence, ...]:
    at = article.text.index(word, start)
    return (Evidence(at, at + len(word), word),)


def _event(article: Article, line: str, start: int, number: int) -> Event:
    kind, date, one, other, topic = line.split("; ")
    return Event(
        id=f"e{number}",
        type="call" if kind == "call" else "meeting",
        modality="planned" if kind == "planned" else "held",
        date=date,
        place=Place(name="Баку" if article.source.lang == "ru" else "Baku", country="AZ"),
        participants=(
            Participant(name=one, country="AZ", role="host", evidence=_passage(article, one, start)),
            Participant(name=other, country="PL", evidence=_passage(article, other, start)),
        ),
        topics=(Topic(label=topic, concept="trade", evidence=_passage(article, topic, start)),),
        evidence=_passage(article, line, start),
        confidence=0.9,
    )


def extract(article: Article) -> Record:
    """Read the text; a line that says ``rejected`` is a fault."""
    if "rejected" in article.text:
        raise Rejected("does not hold", where=article.source.id)
    return extract_all(article)


def extract_all(article: Article) -> Record:
    """Read the text as a later version of kg does, which nothing is wrong with."""
    events: list[Event] = []
    offices: list[Office] = []
    start = 0
    for line in article.text.splitlines(keepends=True):
        if line.count("; ") == 4:
            events.append(_event(article, line.rstrip("\n"), start, len(events)))
        elif line.count("; ") == 1:
            position, person = line.rstrip("\n").split("; ")
            where = _passage(article, line.rstrip("\n"), start)
            offices.append(Office(person=person, position=position, country="AZ", evidence=where))
        start += len(line)
    return Record(
        article=article.source,
        events=tuple(events),
        offices=tuple(offices),
        extractor=Extractor(name="fake", version="1"),
    )


FLAWED = Stages(
    read=STAGES.read,
    extract=extract,
    identities=STAGES.identities,
    triples=STAGES.triples,
    validate=validate,
    languages=("ru", "en", "az"),
)
MENDED = Stages(
    read=STAGES.read,
    extract=extract_all,
    identities=STAGES.identities,
    triples=STAGES.triples,
    validate=validate,
    languages=("ru", "en", "az"),
)


class Life:
    """A store with its quarantine and its log, worked on as the commands do."""

    def __init__(self, folder: Path, *, in_memory: bool) -> None:
        self.news = folder / "news"
        self.news.mkdir(parents=True, exist_ok=True)
        self._location = ":memory:" if in_memory else str(folder / "kg-store")
        self.store: Store = open_store(self._location)
        self.quarantine = Quarantine(folder / "quarantine")
        self.log = Log(folder / "judgements.jsonl")
        self._steps_left: int | None = None

    # -- death

    def dies_after(self, steps: int) -> None:
        """Let the process die at a step of the store to come; ``reopen`` brings it back."""
        self._steps_left = steps
        for name in ("apply", "append"):
            setattr(self.store, name, self._mortal(getattr(self.store, name)))

    def _mortal(self, step: Callable[..., None]) -> Callable[..., None]:
        def carried_out(*args: Any, **named: Any) -> None:
            if self._steps_left == 0:
                raise Killed
            if self._steps_left is not None:
                self._steps_left -= 1
            step(*args, **named)
            if self._steps_left == 0:
                raise Killed

        return carried_out

    def close(self) -> None:
        self.store.close()

    def reopen(self) -> None:
        self._steps_left = None
        if self._location == ":memory:":
            for name in ("apply", "append"):
                vars(self.store).pop(name, None)
            return
        self.store.close()
        self.store = open_store(self._location)

    # -- what commands do

    def write(self, name: str, text: str) -> str:
        file = self.news / name
        if name.endswith(".jsonl"):
            line = {"url": f"https://{name}.example.org/a", "text": text, "published": "2025-11-21"}
            file.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
        else:
            file.write_text(text, encoding="utf-8")
        return str(file)

    def ingest(self, *names: str, lang: str, resolve: bool = True, workers: int | None = None) -> None:
        summary = ingest(
            [str(self.news / name) for name in names],
            settings_of(lang, resolve=resolve, workers=workers),
            store=self.store,
            quarantine=self.quarantine,
            date="2026-01-02",
            stages=FLAWED,
            log=self.log,
        )
        assert summary.counts.is_balanced

    def retry(self, ids: list[str], lang: str) -> None:
        retry(
            ids,
            settings_of(lang),
            store=self.store,
            quarantine=self.quarantine,
            date="2026-01-03",
            stages=MENDED,
            log=self.log,
        )

    def decide(self, judge: Callable[[Curation], Any]) -> None:
        decision = judge(Curation(self.store, self.log))
        self.store.mark_resolved(done=False)
        self.log.decide(decision)
        self.resolve()

    def undo(self, id: str) -> None:
        self.decide(lambda _: Judgement(undoes=id, author="x", date="2026-01-03"))

    def resolve(self) -> None:
        resolve_store(self.store, self.log.standing())

    def export(self) -> bytes:
        """Return article graphs and merged view as sorted N-Quads."""
        quads = [*self.store.quads(), *self.store.matches(graph=ox.DefaultGraph())]
        return "\n".join(sorted(map(str, quads))).encode()


def settings_of(lang: str, *, resolve: bool = True, workers: int | None = None) -> Settings:
    return Settings(lang=lang, resolve=resolve, workers=workers)
