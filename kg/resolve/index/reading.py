"""What an index knows of persons and events, asked for one by one: nothing of it has to be in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Final, Literal

from kg.identities import Parts, path, skeleton
from kg.resolve.bearing import Evidence
from kg.resolve.happenings import Happening
from kg.resolve.index.hearing import joined, parted, unpacked_saying
from kg.resolve.index.profiles import unpacked_profile
from kg.resolve.index.tellings import Said, unpacked
from kg.resolve.judgements import Sides

Kind = Literal["person", "event"]
_TABLE: Final = {"person": "profile", "event": "telling"}
_TOLD: Final = {
    "person": "FROM mention m JOIN profile t ON t.id = m.profile JOIN article a ON a.id = m.article",
    "event": "FROM telling t JOIN article a ON a.id = t.article",
}
_SAID: Final = "SELECT said, first, last, articles, least, told, named FROM profile"


class Reading:
    """Keys are the parts of what a thing is known by once it is settled who is who."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def keys(self, kind: Kind) -> Iterator[Parts]:
        """Yield the keys of all persons, or of all events, in order."""
        found = self._db.execute(f"SELECT DISTINCT settled FROM {_TABLE[kind]} ORDER BY settled")
        yield from (parted(settled) for (settled,) in found)

    def told(self, kind: Kind) -> Iterator[tuple[Parts, int]]:
        """Yield the keys of all persons, or of all events, in order, with the number of their articles."""
        articles = {"person": "sum(articles)", "event": "count(DISTINCT article)"}[kind]
        found = self._db.execute(
            f"SELECT settled, {articles} FROM {_TABLE[kind]} GROUP BY settled ORDER BY settled"
        )
        yield from ((parted(settled), int(told)) for settled, told in found)

    def with_path(self, ending: str) -> tuple[Kind, Parts] | None:
        """Return what has this path, which ends its IRI."""
        kinds: tuple[Kind, ...] = ("person", "event")
        asked = (kind for kind in kinds if ending.startswith(f"{kind}/"))
        found = ((kind, parts) for kind in asked for parts in self.keys(kind) if path(kind, parts) == ending)
        return next(found, None)

    def called(self, name: str) -> list[Parts]:
        """Return the keys of the persons whom an article calls so, at the longest, in order."""
        asked = skeleton(name)
        said = self._db.execute("SELECT said, settled FROM profile")
        found = {settled for packed, settled in said if skeleton(unpacked_saying(packed).spelled[0]) == asked}
        return [parted(settled) for settled in sorted(found)]

    def articles(self, kind: Kind, parts: Parts) -> list[str]:
        """Return the IRIs of the articles that tell of a thing, in order."""
        told = f"SELECT DISTINCT a.iri {_TOLD[kind]} WHERE t.settled = ? ORDER BY a.iri"
        return [iri for (iri,) in self._db.execute(told, (joined(parts),))]

    def iri(self, article: str) -> str | None:
        """Return the IRI of an article by its id."""
        row = self._db.execute("SELECT iri FROM article WHERE name = ?", (article,)).fetchone()
        return str(row[0]) if row else None

    def owners(self, local: Parts) -> int:
        """Return how many persons articles know by this key."""
        owned = "SELECT count(DISTINCT p.settled) FROM mention m JOIN profile p ON p.id = m.profile"
        return int(self._db.execute(f"{owned} WHERE m.local = ?", (joined(local),)).fetchone()[0])

    def count(self, kind: Kind) -> tuple[int, int, int]:
        """Return how many things there are, and how many several articles and several languages tell of."""
        each = "SELECT count(DISTINCT a.id) AS told, count(DISTINCT a.lang) AS spoken"
        grouped = f"{each} {_TOLD[kind]} GROUP BY t.settled"
        counted = f"SELECT count(*), total(told > 1), total(spoken > 1) FROM ({grouped})"
        things, told, spoken = self._db.execute(counted).fetchone()
        return things, int(told), int(spoken)

    def evidence(self, person: Parts) -> Evidence:
        """Return what all articles say of a person together."""
        found = self._db.execute(f"{_SAID} WHERE settled = ?", (joined(person),))
        return reduce(_added, (Evidence.of(unpacked_profile(*row)) for row in found))

    def happenings(self, event: Parts) -> list[Happening]:
        """Return what each article tells of an event."""
        return [said.happening for said in self._said(event)]

    def sides(self, event: Parts) -> Sides:
        """Return on which sides of which judgements an event stands."""
        return reduce(or_, (said.sides for said in self._said(event)), Sides())

    def came_of(self, event: Parts) -> set[Parts]:
        """Return the announcements that an event came of."""
        found = self._db.execute(
            "SELECT value FROM telling, json_each(outcomes) WHERE settled = ?", (joined(event),)
        )
        return {parted(planned) for (planned,) in found}

    def _said(self, event: Parts) -> list[Said]:
        found = self._db.execute("SELECT said FROM telling WHERE settled = ?", (joined(event),))
        return [unpacked(said) for (said,) in found]


def _added(whole: Evidence, part: Evidence) -> Evidence:
    whole.add(part)
    return whole
