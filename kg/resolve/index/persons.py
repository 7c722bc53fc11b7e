"""Who is who, kept: mentions by what they say, and what has to be weighed together.

*Profiles*: mentions that say the same. *Spellings*: profiles of names written alike in one language, and what
judgements join. *Kin*: spellings tied by full names that may be one. ``homes.py`` makes persons of them, so
that they are those that ``clusters.people`` finds over all profiles (docs/decisions/0022, 0034).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from kg.identities import Parts
from kg.resolve.bearing import Evidence
from kg.resolve.clusters import keys_of_full, may_be_one, told_alike
from kg.resolve.happenings import Home
from kg.resolve.index.hearing import Spoken, joined, parted, unpacked_saying
from kg.resolve.index.homes import Homes, unpack_home
from kg.resolve.index.profiles import Names, unpacked_profile
from kg.resolve.index.web import Units, Web
from kg.resolve.judgements import Decided
from kg.resolve.mentions import Profile
from kg.resolve.naming import is_near

_TABLES: Final = (
    "CREATE TABLE mention (article INTEGER, local TEXT, profile INTEGER, day TEXT, leans INTEGER, "
    "PRIMARY KEY (article, local)) WITHOUT ROWID",
    "CREATE INDEX mention_profile ON mention (profile, article)",
    "CREATE INDEX mention_local ON mention (local)",
    "CREATE TABLE profile (id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB UNIQUE, said BLOB, "
    "is_full INTEGER, node INTEGER, spelling INTEGER, person INTEGER, settled TEXT, home BLOB, "
    "articles INTEGER, first TEXT, last TEXT, least TEXT, told TEXT, named TEXT, various INTEGER, "
    "meant INTEGER, part INTEGER, role INTEGER)",  # see homes.py
    "CREATE INDEX profile_node ON profile (node)",
    "CREATE INDEX profile_spelling ON profile (spelling)",
    "CREATE INDEX profile_person ON profile (person)",
    "CREATE INDEX profile_settled ON profile (settled)",
    "CREATE INDEX profile_meant ON profile (meant)",
    "CREATE TABLE stand (judgement TEXT, node INTEGER, profile INTEGER, "
    "PRIMARY KEY (judgement, node, profile)) WITHOUT ROWID",
    "CREATE INDEX stand_node ON stand (node)",
    "CREATE TABLE spelling (id INTEGER PRIMARY KEY, kin INTEGER, names BLOB)",
    "CREATE INDEX spelling_kin ON spelling (kin)",
)
_STATED: Final = (
    "SELECT count(DISTINCT m.article), coalesce(min(nullif(m.day, '')), ''), max(m.day), min(a.name), "
    "min(m.local), min(CASE WHEN m.local >= 'name' AND m.local < 'namf' THEN m.local END), "
    "min(m.local) <> max(m.local) "
    "FROM mention m JOIN article a ON a.id = m.article WHERE m.profile = ?"
)
_COUNTED: Final = (
    "UPDATE profile SET articles = ?, first = ?, last = ?, least = ?, told = ?, named = ?, various = ? "
    "WHERE id = ?"
)
_NEW: Final = "INSERT INTO profile (digest, said, node, is_full) VALUES (?, ?, ?, ?)"
_KEPT: Final = 8_000  # spellings whose evidence stays in memory: 4 kB each; names alone tell most apart


class Persons:
    """``settle`` brings everything up to date after ``take`` and ``drop``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._full = Web(db, "full")
        self._stale: Units = set()
        self._told = lru_cache(maxsize=_KEPT)(self._read)
        self._names = Names(db)
        self._homes = Homes(db, self._told, self._read, self._names)

    def create(self) -> None:
        for table in _TABLES:
            self._db.execute(table)
        self._full.create()
        self._homes.create()

    # -- what articles say

    def take(self, article: int, name: str, spoken: Iterable[Spoken], decided: Decided) -> None:
        """Note what an article says, by its id."""
        for said in spoken:
            id = self._profile(said.judged(name, decided))
            row = (article, said.local, id, said.day, said.leans)
            self._db.execute("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", row)
            self._stale.add(id)

    def drop(self, article: int) -> None:
        found = self._db.execute("SELECT profile FROM mention WHERE article = ?", (article,))
        self._stale |= {profile for (profile,) in found}
        self._db.execute("DELETE FROM mention WHERE article = ?", (article,))

    def reword(self, article: int, name: str, decided: Decided) -> None:
        """Note what an article says once more, since judgements about it have come or gone."""
        found = self._db.execute(
            "SELECT m.local, m.day, m.leans, p.id, p.said FROM mention m JOIN profile p ON p.id = m.profile "
            "WHERE m.article = ?",
            (article,),
        )
        for local, day, leans, before, packed in found.fetchall():
            mention = unpacked_saying(packed).mention(name, parted(local), day)
            id = self._profile(Spoken.of(mention, decided, leans=leans))
            self._db.execute(
                "UPDATE mention SET profile = ? WHERE article = ? AND local = ?", (id, article, local)
            )
            self._stale |= {id, before}

    def count(self) -> int:
        """Return how many persons are not what an article alone makes of them."""
        found = self._db.execute(
            "SELECT count(DISTINCT settled) FROM profile WHERE various OR settled <> told"
        )
        return int(found.fetchone()[0])

    def _profile(self, said: Spoken) -> int:
        known = self._db.execute("SELECT id FROM profile WHERE digest = ?", (said.digest,)).fetchone()
        if known:
            return int(known[0])
        row = (said.digest, said.said, said.node, said.is_full)
        id = self._db.execute(_NEW, row).lastrowid
        assert id is not None
        stands = [(judgement, said.node, id) for judgement, _ in unpacked_saying(said.said).sides.same]
        self._db.executemany("INSERT OR IGNORE INTO stand VALUES (?, ?, ?)", stands)
        return id

    def of(self, article: int) -> Iterator[tuple[Parts, Parts, Home]]:
        """Yield each person of an article: as the article alone has it, who it is, and for whom he acts."""
        found = self._db.execute(
            "SELECT m.local, p.settled, p.home FROM mention m JOIN profile p ON p.id = m.profile "
            "WHERE m.article = ? ORDER BY m.local",
            (article,),
        )
        for local, settled, at_home in found:
            yield parted(local), parted(settled), unpack_home(at_home)

    def articles(self, profile: int, *, leaning: bool) -> Iterator[int]:
        """Yield the articles of a profile; ``leaning``: where others have to tell for whom he acts."""
        among = " AND leans" if leaning else ""
        found = self._db.execute(f"SELECT article FROM mention WHERE profile = ?{among}", (profile,))
        yield from (article for (article,) in found)

    # -- who is who

    def settle(self) -> tuple[Units, Units]:
        """Take everything into account that was taken and dropped.

        Return the profiles that speak of somebody else than before, and those of whose person more, or less,
        is known.
        """
        self._forget_read()
        nodes, gone, emptied, bereft = self._counted()
        self._stale = set()
        fresh = self._spell(nodes, gone)
        kin, over = self._tie_full(fresh, gone)
        wanted = self._homes.forget(emptied)
        settled = self._settled(wanted | self._homes.settle(kin, over, fresh, gone, bereft))
        self._forget_read()
        return settled

    def _forget_read(self) -> None:
        """Keep nothing in memory of what is going to change, or has been seen to."""
        self._told.cache_clear()
        self._names.clear()
        self._homes.forget_read()

    def _counted(self) -> tuple[Units, Units, Units, Units]:
        """Count anew what stale profiles say; return their nodes, their spellings, and the persons and homes
        of those that nobody says any more.
        """
        nodes, gone, emptied, bereft = set(), set(), set(), set()
        for id in sorted(self._stale):
            row = "SELECT node, spelling, person, meant FROM profile WHERE id = ?"
            node, spelled, person, meant = self._db.execute(row, (id,)).fetchone()
            nodes.add(node)
            gone |= {spelled} - {None}
            articles, *stated = self._db.execute(_STATED, (id,)).fetchone()
            if articles:
                self._db.execute(_COUNTED, (articles, *stated, id))
            else:
                self._db.execute("DELETE FROM profile WHERE id = ?", (id,))
                self._db.execute("DELETE FROM stand WHERE node = ? AND profile = ?", (node, id))
                emptied |= {person} - {None}
                bereft |= {meant} - {None}
        return nodes, gone, emptied, bereft

    def _spell(self, nodes: Units, gone: Units) -> Units:
        """Put nodes that one judgement names into one spelling, others alone; return the new spellings.

        ``gone`` grows by the spellings that are over.
        """
        fresh: Units = set()
        seen: Units = set()
        waiting = {*nodes, *(node for spelled in gone for node in self._nodes(spelled))}
        while waiting:
            if (node := waiting.pop()) in seen:
                continue
            joined = self._joined(node)
            seen |= joined
            over = {spelled for one in joined for spelled in self._spellings(one)}
            waiting |= {other for spelled in over - gone for other in self._nodes(spelled)} - seen
            gone |= over
            if here := [one for one in joined if self._is_said(one)]:
                fresh.add(min(here))
                spelled = [(min(here), one) for one in here]
                self._db.executemany("UPDATE profile SET spelling = ? WHERE node = ?", spelled)
        return fresh

    def _joined(self, node: int) -> Units:
        joined, open_ends = {node}, [node]
        while open_ends:
            found = self._db.execute(
                "SELECT b.node FROM stand a JOIN stand b ON b.judgement = a.judgement WHERE a.node = ?",
                (open_ends.pop(),),
            )
            new = {other for (other,) in found} - joined
            joined |= new
            open_ends += new
        return joined

    def _nodes(self, spelled: int) -> list[int]:
        found = self._db.execute("SELECT DISTINCT node FROM profile WHERE spelling = ?", (spelled,))
        return [node for (node,) in found]

    def _spellings(self, node: int) -> list[int]:
        found = self._db.execute("SELECT DISTINCT spelling FROM profile WHERE node = ?", (node,))
        return [spelled for (spelled,) in found if spelled is not None]

    def _is_said(self, node: int) -> bool:
        return self._db.execute("SELECT 1 FROM profile WHERE node = ?", (node,)).fetchone() is not None

    def _tie_full(self, fresh: Units, gone: Units) -> tuple[Units, Units]:
        """Tie spellings of full names that may be one; return the new kin and those that are over."""
        over = {kin for spelled in gone for kin in self._kin(spelled)}
        self._db.executemany("DELETE FROM spelling WHERE id = ?", [(spelled,) for spelled in gone])
        self._db.executemany("INSERT OR IGNORE INTO spelling (id) VALUES (?)", [(one,) for one in fresh])
        around = self._full.remove(gone | fresh)
        full_names = set(filter(self._is_full, fresh))
        for spelled in sorted(full_names):
            told, groups = self._told(spelled)
            self._names.note(spelled, (each for _, each in told))
            full = [group for group in groups if group.is_full]
            self._full.insert(spelled, {key for group in full for key in keys_of_full(group)})
        self._full.connect(full_names, self._may_be_one)
        kin: Units = set()
        for members in self._full.components(full_names | around):
            over |= {before for spelled in members for before in self._kin(spelled)}
            kin.add(members[0])
            marked = [(members[0], spelled) for spelled in members]
            self._db.executemany("UPDATE spelling SET kin = ? WHERE id = ?", marked)
        return kin, over

    def _is_full(self, spelled: int) -> bool:
        """Whether a spelling has a full name: most are surnames, which are read when they look for a home."""
        row = "SELECT 1 FROM profile WHERE spelling = ? AND is_full"
        return self._db.execute(row, (spelled,)).fetchone() is not None

    def _may_be_one(self, one: int, other: int) -> bool:
        names = product(self._names.of(one), self._names.of(other))
        if not any(a.is_full and b.is_full and is_near(a, b) for a, b in names):
            return False
        pairs = product(self._told(one)[1], self._told(other)[1])
        return any(a.is_full and b.is_full and may_be_one(a, b) is not None for a, b in pairs)

    def _kin(self, spelled: int) -> list[int]:
        found = self._db.execute("SELECT kin FROM spelling WHERE id = ?", (spelled,))
        return [kin for (kin,) in found if kin is not None]

    def _read(self, spelled: int) -> tuple[list[tuple[int, Profile]], list[Evidence]]:
        """Return the profiles of a spelling, each with its number, and what they say together."""
        found = self._db.execute(
            "SELECT id, said, first, last, articles, least, told, named FROM profile WHERE spelling = ?",
            (spelled,),
        )
        read = [(id, unpacked_profile(*row)) for id, *row in found]
        return read, told_alike(each for _, each in read)

    # -- keys of persons

    def _settled(self, wanted: set[str]) -> tuple[Units, Units]:
        """Give each person its key, namesakes one that tells them apart; return what differs from before."""
        moved: Units = set()
        known: Units = set()
        for key in sorted(wanted):
            found = self._db.execute("SELECT id, apart, home FROM person WHERE wanted = ?", (key,)).fetchall()
            for person, apart, at_home in found:
                settled = key if len(found) == 1 else joined((key, apart))
                speaking = "SELECT id, settled, home FROM profile WHERE person = ?"
                for id, before, home_before in self._db.execute(speaking, (person,)).fetchall():
                    if before != settled:
                        moved.add(id)
                    elif home_before != at_home:
                        known.add(id)
                self._db.execute(
                    "UPDATE profile SET settled = ?, home = ? WHERE person = ?", (settled, at_home, person)
                )
        return moved, known
