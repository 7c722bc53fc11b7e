"""What articles state, as the index of who is who asks for it: of a store, and of what waits for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, NamedTuple, Protocol

from kg.records import from_json
from kg.resolve.index import Index, hearing
from kg.run.correcting import Replay
from kg.run.memory import give_back
from kg.run.waiting import Waiting
from kg.store import Store

_AT_ONCE: Final = 250  # records in memory together


class Stated(NamedTuple):
    """What an article states: its IRI, and its record as JSON.

    ``heard`` is what it says by itself, and ``id`` its name, where that has been made ready.
    """

    article: str
    record: bytes
    heard: bytes = b""
    id: str = ""


class Source(Protocol):
    """Who knows what articles state."""

    def seen(self) -> str:
        """Return the name of the state that resolution has last seen (``Store.seen``)."""

    def marked(self) -> Iterable[str]:
        """Return what is marked as another since then (``Store.marked``)."""

    def states(self, among: Sequence[str] | None = None) -> Iterable[tuple[str, str]]:
        """Return a digest of the record of each article, by its IRI; or of those ``among`` some that are
        there, and of what waits.
        """

    def stated(self, articles: Sequence[str]) -> Iterable[Stated]:
        """Return what a few of them state."""


@dataclass(frozen=True)
class Here:
    """The articles of a store, and those that are fresh among what waits."""

    store: Store
    waiting: Waiting | None = None

    def seen(self) -> str:
        return self.store.seen()

    def marked(self) -> Iterator[str]:
        return self.store.marked()

    def states(self, among: Sequence[str] | None = None) -> Iterator[tuple[str, str]]:
        stored = self.store.states() if among is None else self.store.states_of(among)
        return chain(stored, self.waiting.states() if self.waiting else ())

    def stated(self, articles: Sequence[str]) -> Iterator[Stated]:
        here = self.waiting.stated(articles) if self.waiting else {}
        for article, ready in here.items():
            yield Stated(article, ready.entry.record, ready.heard, ready.id)
        for kept in self.store.records_of(article for article in articles if article not in here):
            yield Stated(kept.article, kept.record)


def catch_up(index: Index, source: Source, replay: Replay) -> None:
    """Let an index know what is stated now, and find who is who in it.

    Where it knows what resolution has last seen, only what is marked since then is looked at, and what it has
    heard beyond that.
    """
    wishes = replay.wishes()
    if index.seen and index.seen == source.seen():
        among = sorted({*source.marked(), *index.beyond()})
        due = index.compare(source.states(among), wishes, among=among)
    else:
        index.note_seen("")
        due = index.compare(source.states(), wishes)
    while some := list(islice(due, _AT_ONCE)):
        for said in source.stated(some):
            if said.heard and said.id not in wishes:
                index.hear(said.article, hearing.read(said.heard))
            else:
                _take(index, said, replay, wishes)
    index.settle()
    index.commit()
    give_back()


def _take(index: Index, said: Stated, replay: Replay, wishes: dict[str, str]) -> None:
    stated = from_json(said.record)
    done = replay.corrected(stated)
    wished = wishes.get(stated.article.id, "")
    index.take(said.article, done.record, wishes=wished, corrected=replay.mark(stated))
