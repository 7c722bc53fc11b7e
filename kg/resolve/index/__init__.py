"""What resolution knows of each article, kept between runs: only what changes is looked at again.

    hearing.py   what an article says by itself, wherever it is read
    web.py       units that are tied, and their components
    persons.py   mentions -> what they say together, and which full names may be one
    homes.py     full names, and the surnames that mean them -> persons
    profiles.py  how that is written down
    tellings.py  events of articles -> events
    reading.py   questions about persons and events

The index is a cache: it can be thrown away at any time and is made anew from the records. It says with which
version of the rules and tables it was made, and starts afresh when that is another. One transaction brings it
from one state of the articles to the next.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

import kg.resolve
from kg import gazetteer
from kg.identities import Parts
from kg.records import Record
from kg.resolve import identities
from kg.resolve.happenings import happenings
from kg.resolve.index.hearing import Heard, heard, joined, unpacked_stated
from kg.resolve.index.persons import Persons
from kg.resolve.index.reading import Reading
from kg.resolve.index.tellings import Tellings
from kg.resolve.index.web import Units
from kg.resolve.judgements import Decided, Judgement, Ref
from kg.resolve.resolution import Line, Resolution, mark

_TABLES: Final = (
    "CREATE TABLE made (what TEXT PRIMARY KEY, how TEXT)",
    "CREATE TABLE article (id INTEGER PRIMARY KEY AUTOINCREMENT, iri TEXT UNIQUE, name TEXT, lang TEXT, "
    "state TEXT, wishes TEXT, corrected TEXT, stated BLOB, mark TEXT DEFAULT '')",
    "CREATE INDEX article_name ON article (name)",
    "CREATE TABLE judgement (id TEXT PRIMARY KEY, entry BLOB)",
    # what the index knows beyond the state of the store that it calls by the token, once there is one:
    # articles heard, and those whose mark has become another
    "CREATE TABLE seen (token TEXT)",
    "CREATE TABLE beyond (iri TEXT PRIMARY KEY) WITHOUT ROWID",
)
_WISHED: Final = "SELECT name, iri, wishes FROM article WHERE wishes <> ''"
_STATED: Final = "name = ?, lang = ?, state = ?, wishes = ?, corrected = ?, stated = ?"
_NEW: Final = (
    "INSERT INTO article (iri, name, lang, state, wishes, corrected, stated) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_SAYING: Final = "SELECT a.id, a.name FROM mention m JOIN article a ON a.id = m.article WHERE m.local = ?"
_judgement: Final = msgspec.json.Decoder(Judgement).decode


class Index:
    """The index in a file; without one it is a temporary file of SQLite, and gone when it is closed.

    ``take`` and ``drop`` articles, then ``settle``; ``commit`` keeps it. What is not committed is as it was.
    """

    def __init__(self, file: Path | None, judgements: Iterable[Judgement] = ()) -> None:
        self.is_kept = file is not None
        self._judgements = {judgement.id: judgement for judgement in judgements}
        self._decided = {kind: Decided(self._judgements.values(), kind) for kind in ("person", "event")}
        if not (file and file.exists() and self._goes_on(file)):
            self._open(file)
            self._create()

    def _open(self, file: Path | None) -> None:
        self._db = sqlite3.connect(file or "", isolation_level=None)
        for pragma in ("journal_mode = TRUNCATE", "synchronous = NORMAL", "cache_size = -24576"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("BEGIN")
        self._persons, self._tellings = Persons(self._db), Tellings(self._db)
        self._stirred: Units = set()

    def _goes_on(self, file: Path) -> bool:
        """Whether the file is an index of these rules and tables; otherwise it is there no longer."""
        try:
            self._open(file)
            made = dict(self._db.execute("SELECT what, how FROM made"))
        except sqlite3.DatabaseError:
            made = {}
        if made == _made():
            return True
        self._db.close()
        file.unlink()
        return False

    def _create(self) -> None:
        for table in _TABLES:
            self._db.execute(table)
        self._persons.create()
        self._tellings.create()
        self._db.executemany("INSERT INTO made VALUES (?, ?)", _made().items())

    def close(self) -> None:
        self._db.close()

    def commit(self) -> None:
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def reading(self) -> Reading:
        """Return what answers questions about what was committed; others may write the file meanwhile."""
        self._db.execute("ROLLBACK")
        return Reading(self._db)

    @classmethod
    def copied(cls, file: Path, judgements: Iterable[Judgement] = ()) -> Index:
        """Return a temporary index that begins with what the file holds, which stays as it is.

        Raises sqlite3.DatabaseError for a file that is damaged, or written by somebody for too long.
        """
        index = cls(None, judgements)
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as kept:
            if dict(kept.execute("SELECT what, how FROM made")) == _made():
                index._db.execute("ROLLBACK")
                kept.backup(index._db)
                index._db.execute("BEGIN")
        return index

    # -- which articles there are

    @property
    def seen(self) -> str:
        """The name of the state of a store that the index has seen, by its ``note_seen``; '' for none."""
        row = self._db.execute("SELECT token FROM seen").fetchone()
        return str(row[0]) if row else ""

    def note_seen(self, token: str) -> None:
        """Note the name of the state of the store that all that the index knows is of, '' for none."""
        self._db.execute("DELETE FROM seen")
        self._db.execute("DELETE FROM beyond")
        if token:
            self._db.execute("INSERT INTO seen VALUES (?)", (token,))

    def compare(
        self,
        states: Iterable[tuple[str, str]],
        wishes: Mapping[str, str],
        *,
        among: Iterable[str] | None = None,
    ) -> Iterator[str]:
        """Return the articles to ``take``, sorted, and forget those that are gone.

        ``states`` are those of all articles, by IRI; or, with ``among``, of those of them that are there:
        what is ``beyond``, and what is marked as another since what the index has ``seen``. ``wishes`` says
        by the article's name how it is corrected.
        """
        self._db.execute("CREATE TEMP TABLE now (iri TEXT PRIMARY KEY, state TEXT) WITHOUT ROWID")
        self._db.execute("CREATE TEMP TABLE due (iri TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.executemany("INSERT OR REPLACE INTO now VALUES (?, ?)", states)
        self._forget_gone(among)
        self._db.execute(
            "INSERT INTO due SELECT now.iri FROM now LEFT JOIN article a ON a.iri = now.iri "
            "WHERE a.state IS NOT now.state"
        )
        wished = [(iri,) for iri in self._corrected(wishes)]
        self._db.executemany("INSERT OR IGNORE INTO due VALUES (?)", wished)
        as_it_was = "INSERT OR IGNORE INTO now SELECT iri, state FROM article WHERE iri = ?"
        self._db.executemany(as_it_was, wished)
        return (iri for (iri,) in self._db.execute("SELECT iri FROM due ORDER BY iri"))

    def _forget_gone(self, among: Iterable[str] | None) -> None:
        gone = "SELECT id FROM article WHERE iri NOT IN (SELECT iri FROM now)"
        if among is not None:
            # these may have another graph, too, than the one that they had
            self._db.executemany("INSERT OR IGNORE INTO beyond VALUES (?)", ((iri,) for iri in among))
            gone += " AND iri IN (SELECT iri FROM beyond)"
        for (article,) in self._db.execute(gone).fetchall():
            self._drop(article)
            self._db.execute("DELETE FROM article WHERE id = ?", (article,))

    def _corrected(self, wishes: Mapping[str, str]) -> Iterator[str]:
        """Yield the articles that are to be corrected in another way than they were."""
        known = {name: (iri, was) for name, iri, was in self._db.execute(_WISHED)}
        for name in wishes.keys() - known.keys():
            found = self._db.execute("SELECT iri FROM article WHERE name = ?", (name,))
            yield from (iri for (iri,) in found)
        yield from (iri for name, (iri, was) in known.items() if wishes.get(name, "") != was)

    def take(self, iri: str, record: Record, *, wishes: str = "", corrected: Iterable[Line] = ()) -> None:
        """Note what an article states; ``corrected`` is what makes that another thing than it was read to.

        Raises Rejected as ``identities`` does.
        """
        self.hear(iri, heard(record, identities(record)), wishes=wishes, corrected=corrected)

    def hear(self, iri: str, said: Heard, *, wishes: str = "", corrected: Iterable[Line] = ()) -> None:
        """Note what an article states as ``heard`` gave it, in whatever process."""
        (state,) = self._db.execute("SELECT state FROM now WHERE iri = ?", (iri,)).fetchone()
        row = said.name, said.lang, state, wishes, json.dumps(sorted(corrected)), said.stated
        article = self._article(iri, row)
        self._persons.take(article, said.name, said.spoken, self._decided["person"])
        self._stirred.add(article)

    def _article(self, iri: str, row: tuple[object, ...]) -> int:
        """Write down an article in place of what it was; return its number."""
        self._db.execute("INSERT OR IGNORE INTO beyond VALUES (?)", (iri,))
        known = self._db.execute("SELECT id FROM article WHERE iri = ?", (iri,)).fetchone()
        if known:
            self._drop(known[0])
            self._db.execute(f"UPDATE article SET {_STATED} WHERE id = ?", (*row, known[0]))
            return int(known[0])
        made = self._db.execute(_NEW, (iri, *row)).lastrowid
        assert made is not None
        return made

    def _drop(self, article: int) -> None:
        self._persons.drop(article)
        self._tellings.tell(article, (), self._decided["event"])

    # -- who and what they speak of

    def settle(self) -> None:
        """Find who is who in what has changed: articles, judgements."""
        self._judge()
        moved, known = self._persons.settle()
        for profiles, leaning in ((moved, False), (known, True)):
            for profile in profiles:
                self._stirred |= set(self._persons.articles(profile, leaning=leaning))
        for article in sorted(self._stirred):
            self._tell(article)
        changed = self._stirred | self._tellings.settle(self._decided["event"])
        for article in sorted(changed):
            self._mark(article)
        self._stirred = set()

    def _judge(self) -> None:
        """Say anew what articles say of which judgements have come or gone."""
        before = dict(self._db.execute("SELECT id, entry FROM judgement"))
        now = {id: msgspec.json.encode(judgement) for id, judgement in self._judgements.items()}
        for id in sorted(before.keys() ^ now.keys()):
            judgement = _judgement(now.get(id) or before[id])
            for article, name in {
                found
                for ref in (*judgement.one, *judgement.other)
                for found in self._named(judgement.kind, ref)
            }:
                self._persons.reword(article, name, self._decided["person"])
                self._stirred.add(article)
        self._db.execute("DELETE FROM judgement")
        self._db.executemany("INSERT INTO judgement VALUES (?, ?)", now.items())

    def _named(self, kind: str, ref: Ref) -> list[tuple[int, str]]:
        """Return the articles that a judgement names."""
        if ref.article is not None:
            found = self._db.execute("SELECT id, name FROM article WHERE name = ?", (ref.article,))
        elif kind == "person":
            found = self._db.execute(_SAYING, (joined(ref.parts),))
        else:
            found = self._db.execute("SELECT id, name FROM article")
        return found.fetchall()

    def _tell(self, article: int) -> None:
        row = self._db.execute("SELECT stated FROM article WHERE id = ?", (article,)).fetchone()
        if not row:
            return
        who = {local: (settled, at_home) for local, settled, at_home in self._persons.of(article)}
        homes = dict(who.values())
        happened = happenings(unpacked_stated(row[0]), lambda local: who[local][0], homes.get)
        self._tellings.tell(article, happened, self._decided["event"])

    def _mark(self, article: int) -> None:
        asked = "SELECT iri, name, corrected, mark FROM article WHERE id = ?"
        if row := self._db.execute(asked, (article,)).fetchone():
            iri, name, corrected, was = row
            said = self._resolution(article, name).lines().get(name, [])
            now = mark([*said, *map(tuple, json.loads(corrected))])
            if now != was:
                self._db.execute("UPDATE article SET mark = ? WHERE id = ?", (now, article))
                self._db.execute("INSERT OR IGNORE INTO beyond VALUES (?)", (iri,))

    # -- what is known

    def resolution(self, iri: str) -> Resolution:
        """Return what is known of an article."""
        article, name = self._db.execute("SELECT id, name FROM article WHERE iri = ?", (iri,)).fetchone()
        return self._resolution(article, name)

    def known(self, iri: str) -> tuple[str, Resolution]:
        """Return the mark of an article, which names its outcome, '' for none; and what is known of it."""
        (marked,) = self._db.execute("SELECT mark FROM article WHERE iri = ?", (iri,)).fetchone()
        return marked, self.resolution(iri)

    def shared(self, iri: str) -> dict[Parts, int]:
        """Return the events of an article that others tell of as well, by the parts that they have, and how
        many articles tell of each.
        """
        (article,) = self._db.execute("SELECT id FROM article WHERE iri = ?", (iri,)).fetchone()
        return self._tellings.shared(article)

    def _resolution(self, article: int, name: str) -> Resolution:
        persons = {
            (name, local): settled for local, settled, _ in self._persons.of(article) if local != settled
        }
        told = list(self._tellings.of(article))
        return Resolution(
            persons=persons,
            events={(name, parts): settled for parts, settled, *_ in told if parts != settled},
            outcomes={(name, parts): planned for parts, _, planned, _ in told if planned},
            papers={(name, parts): titles for parts, *_, titles in told if titles},
        )

    def beyond(self) -> Iterator[str]:
        """Return the articles, sorted, that are or have another mark than in the state that it has seen."""
        return (iri for (iri,) in self._db.execute("SELECT iri FROM beyond ORDER BY iri"))

    def outdated(
        self, marks: Iterable[tuple[str, str]], *, beyond: bool = False
    ) -> Iterator[tuple[str, str]]:
        """Yield the articles, sorted, whose mark is not the one that is given, '' where none is; with their
        marks. With ``beyond``, only of those ``beyond`` what it has seen.
        """
        self._db.execute(
            "CREATE TEMP TABLE IF NOT EXISTS marked (iri TEXT PRIMARY KEY, mark TEXT) WITHOUT ROWID"
        )
        self._db.execute("DELETE FROM marked")
        self._db.executemany("INSERT INTO marked VALUES (?, ?)", marks)
        some = "AND a.iri IN (SELECT iri FROM beyond) " if beyond else ""
        yield from self._db.execute(
            "SELECT a.iri, a.mark FROM article a LEFT JOIN marked m ON m.iri = a.iri "
            f"WHERE a.mark <> coalesce(m.mark, '') {some}ORDER BY a.iri"
        )

    def count(self) -> tuple[int, int, int]:
        """Return how many articles there are, and persons and events that several keys became."""
        return self.count_articles(), self._persons.count(), self._tellings.count()

    def count_articles(self) -> int:
        (articles,) = self._db.execute("SELECT count(*) FROM article").fetchone()
        return int(articles)


def _made() -> dict[str, str]:
    return {"rules": _rules(), "tables": gazetteer.digest()}


@cache
def _rules() -> str:
    """Return a digest of all that decides who is who, but for the tables of the user."""
    package = Path(kg.resolve.__file__).parents[1]
    files = [*package.glob("*.py"), *package.glob("resolve/**/*.*"), *package.glob("gazetteer/*.*")]
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.suffix in (".py", ".toml", ".csv")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
