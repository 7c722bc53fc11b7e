"""Which articles tell of one event, kept: what each says, which tellings fit, and what came of announcements.

Tellings that fit, or that a judgement joins, are tied; nothing outside a component has a say in it, so
``event_clusters.events`` over a component gives what it gives over all. Two more ties reach across: events
of one key are told apart, and an event is linked to the announcements that it came of.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Final

import msgspec

from kg.identities import Parts
from kg.resolve.event_blocks import blocks
from kg.resolve.event_clusters import are_one, events
from kg.resolve.event_outcomes import came_blocks, came_of
from kg.resolve.happenings import Happening
from kg.resolve.index.hearing import joined, parted
from kg.resolve.index.web import Units, Web
from kg.resolve.judgements import Decided, Sides
from kg.resolve.resolution import papers_of, wanted_event

_TABLES: Final = (
    "CREATE TABLE telling (id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER, parts TEXT, "
    "said BLOB, planned INTEGER, event INTEGER, settled TEXT, outcomes TEXT, papers TEXT DEFAULT '[]')",
    "CREATE INDEX telling_article ON telling (article)",
    "CREATE INDEX telling_event ON telling (event)",
    "CREATE INDEX telling_settled ON telling (settled)",
    "CREATE TABLE event (id INTEGER PRIMARY KEY AUTOINCREMENT, wanted TEXT, least TEXT)",
    "CREATE INDEX event_wanted ON event (wanted)",
)
_OUTCOMES: Final = (
    "SELECT DISTINCT p.settled, p.event FROM telling h JOIN came_tie t ON t.one = h.id "
    "JOIN telling p ON p.id = t.other "
    "WHERE h.event = ? AND NOT h.planned AND p.planned AND p.event <> h.event"
)
_SHARED: Final = (
    "SELECT h.settled, count(DISTINCT o.article) AS articles FROM telling h "
    "JOIN telling o ON o.settled = h.settled WHERE h.article = ? GROUP BY h.settled HAVING articles > 1"
)
_KEPT: Final = 2_000  # tellings in memory: 5 kB each
_pack: Final = msgspec.msgpack.Encoder(order="deterministic").encode


Papers = tuple[tuple[str, str], ...]


class Said(msgspec.Struct, frozen=True):
    happening: Happening
    sides: Sides


unpacked: Final = msgspec.msgpack.Decoder(Said).decode


class Tellings:
    """``settle`` brings everything up to date after ``tell``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._web, self._came = Web(db, "one"), Web(db, "came", across=True)
        self._fresh: Units = set()
        self._gone: Units = set()
        self._emptied: Units = set()
        self._read = lru_cache(maxsize=_KEPT)(self._stored)

    def create(self) -> None:
        for table in _TABLES:
            self._db.execute(table)
        self._web.create()
        self._came.create()

    def tell(self, article: int, happened: Sequence[Happening], decided: Decided) -> None:
        """Note what an article tells of its events; nothing when it is gone."""
        found = self._db.execute("SELECT id, parts, said, event FROM telling WHERE article = ?", (article,))
        before = {parts: (id, said, event) for id, parts, said, event in found.fetchall()}
        now = {h.parts: Said(h, decided.sides(h.article, h.local)) for h in happened}
        for parts, said in now.items():
            id, packed, _ = before.get(joined(parts), (0, b"", None))
            if packed != (written := _pack(said)):
                self._add(article, said, written)
            else:
                del before[joined(parts)]
        for id, _, event in before.values():
            self._gone.add(id)
            self._emptied |= {event} - {None}
            self._db.execute("DELETE FROM telling WHERE id = ?", (id,))

    def _add(self, article: int, said: Said, written: bytes) -> None:
        happening = said.happening
        row = article, joined(happening.parts), written, happening.is_planned
        id = self._db.execute(
            "INSERT INTO telling (article, parts, said, planned) VALUES (?, ?, ?, ?)", row
        ).lastrowid
        assert id is not None
        self._fresh.add(id)
        judged = {("judged", judgement) for judgement, _ in said.sides.same}
        self._web.insert(id, blocks(happening) | judged)
        self._came.insert(id, came_blocks(happening, said.sides), role=happening.is_planned)

    def of(self, article: int) -> Iterator[tuple[Parts, Parts, tuple[Parts, ...], Papers]]:
        """Yield each event of an article: as its persons give it, which it is, what it came of, and its
        documents that go by other titles as well.
        """
        row = "SELECT parts, settled, outcomes, papers FROM telling WHERE article = ? ORDER BY parts"
        for parts, settled, outcomes, titles in self._db.execute(row, (article,)):
            planned = tuple(map(parted, json.loads(outcomes)))
            yield parted(parts), parted(settled), planned, msgspec.json.decode(titles, type=Papers)

    def shared(self, article: int) -> dict[Parts, int]:
        """Return the events of an article that others tell of as well, by the parts that they have, and how
        many articles tell of each.
        """
        return {parted(settled): articles for settled, articles in self._db.execute(_SHARED, (article,))}

    def count(self) -> int:
        """Return how many events are not what an article alone makes of them."""
        found = self._db.execute("SELECT count(DISTINCT settled) FROM telling WHERE settled <> parts")
        return int(found.fetchone()[0])

    # -- which events there are

    def settle(self, decided: Decided) -> Units:
        """Take into account all that was told; return the articles that tell of other events than before."""
        self._read.cache_clear()
        around, announced = self._web.remove(self._gone), self._came.remove(self._gone)
        self._web.connect(self._fresh, self._are_one)
        self._came.connect(self._fresh, self._is_outcome)
        stirred, wanted, retitled = self._grouped(self._web.components(self._fresh | around), decided)
        changed, moved = self._settled(wanted)
        changed |= retitled
        stirred |= self._events(other for id in moved for other in self._came.tied(id))
        stirred |= self._events(announced)
        changed |= self._outcomes(stirred)
        self._read.cache_clear()
        self._fresh, self._gone, self._emptied = set(), set(), set()
        return changed

    def _stored(self, id: int) -> Said:
        row = self._db.execute("SELECT said FROM telling WHERE id = ?", (id,)).fetchone()
        return unpacked(row[0])

    def _are_one(self, one: int, other: int) -> bool:
        a, b = self._read(one), self._read(other)
        named = {judgement for judgement, _ in a.sides.same} & {judgement for judgement, _ in b.sides.same}
        return bool(named) or are_one(a.happening, b.happening)

    def _is_outcome(self, one: int, other: int) -> bool:
        planned, came = sorted(map(self._read, (one, other)), key=lambda said: not said.happening.is_planned)
        return came_of(came.happening, came.sides, planned.happening, planned.sides)

    def _are_apart(self, event: int, other: int) -> bool:
        """Whether somebody has said that an event did not come of another."""
        return self._sides(event).exclude(self._sides(other))

    def _sides(self, event: int) -> Sides:
        told = self._db.execute("SELECT id FROM telling WHERE event = ?", (event,)).fetchall()
        return reduce(or_, (self._read(id).sides for (id,) in told), Sides())

    def _grouped(self, components: Iterable[list[int]], decided: Decided) -> tuple[Units, set[str], Units]:
        """Find the events of components; return them, the keys that events had or have, and the articles
        whose documents are known by other titles than before.
        """
        retitled: Units = set()
        wanted = {key for event in self._emptied for key in self._forget(event)}
        made: Units = set()
        for component in components:
            told = {id: self._read(id).happening for id in component}
            wanted |= {key for event in self._events(component) for key in self._forget(event)}
            ids = {happening.key: id for id, happening in told.items()}
            for group in events(told.values(), decided):
                key = joined(wanted_event(group))
                wanted.add(key)
                made.add(self._event(key, [ids[h.key] for h in group], min(h.article for h in group)))
                retitled |= self._titled(group, ids)
        return made, wanted, retitled

    def _titled(self, group: Sequence[Happening], ids: Mapping[tuple[str, Parts], int]) -> Units:
        """Note which documents go by several titles; return the articles of which that is new."""
        found, articles = papers_of(group), set()
        for happening in group:
            if not happening.papers:
                continue
            id, written = ids[happening.key], json.dumps(found.get(happening.key, ()), ensure_ascii=False)
            row = "SELECT article, papers FROM telling WHERE id = ?"
            article, before = self._db.execute(row, (id,)).fetchone()
            if before != written:
                articles.add(article)
                self._db.execute("UPDATE telling SET papers = ? WHERE id = ?", (written, id))
        return articles

    def _event(self, key: str, tellings: list[int], least: str) -> int:
        row = key, least
        id = self._db.execute("INSERT INTO event (wanted, least) VALUES (?, ?)", row).lastrowid
        assert id is not None
        self._db.executemany("UPDATE telling SET event = ? WHERE id = ?", [(id, one) for one in tellings])
        return id

    def _events(self, tellings: Iterable[int]) -> Units:
        rows = (
            self._db.execute("SELECT event FROM telling WHERE id = ?", (id,)).fetchone() for id in tellings
        )
        return {row[0] for row in rows if row and row[0] is not None}

    def _forget(self, event: int) -> Iterator[str]:
        yield from (key for (key,) in self._db.execute("SELECT wanted FROM event WHERE id = ?", (event,)))
        self._db.execute("DELETE FROM event WHERE id = ?", (event,))

    def _settled(self, wanted: set[str]) -> tuple[Units, Units]:
        """Give each event its key; return the articles that it is new to, and their tellings."""
        articles: Units = set()
        moved: Units = set()
        for key in sorted(wanted):
            found = self._db.execute("SELECT id, least FROM event WHERE wanted = ?", (key,)).fetchall()
            for event, least in found:
                settled = key if len(found) == 1 else joined((*parted(key), "told by", least))
                told = self._db.execute("SELECT id, article, settled FROM telling WHERE event = ?", (event,))
                for id, article, before in told.fetchall():
                    if before != settled:
                        articles.add(article)
                        moved.add(id)
                self._db.execute("UPDATE telling SET settled = ? WHERE event = ?", (settled, event))
        return articles, moved

    def _outcomes(self, stirred: Units) -> Units:
        """Link events to what announced them; return the articles for which that is new."""
        articles: Units = set()
        for event in sorted(stirred):
            found = self._db.execute(_OUTCOMES, (event,)).fetchall()
            planned = sorted(parted(settled) for settled, other in found if not self._are_apart(event, other))
            written = json.dumps(list(map(joined, planned)), ensure_ascii=False)
            told = "SELECT article FROM telling WHERE event = ? AND outcomes IS NOT ?"
            articles |= {article for (article,) in self._db.execute(told, (event, written))}
            self._db.execute("UPDATE telling SET outcomes = ? WHERE event = ?", (written, event))
        return articles
