"""Of several texts that one source gives in a run, the last one counts.

A source that is stored may give something else than what is stored: it has changed since, or the same file
holds an older and a newer text of one address, as web archives do, and the newer one is stored. Which of both
it is shows at the end of the run. Until then such texts are held, the last one of each source.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, Self

import msgspec

from kg.errors import StoreUnavailable
from kg.read.identity import is_of_address
from kg.records import Article
from kg.run.parting import Parts
from kg.store import Store

_TABLE: Final = "CREATE TABLE held (id INTEGER PRIMARY KEY, name TEXT UNIQUE, article BLOB)"
_PUT: Final = "INSERT INTO held (name, article) VALUES (?, ?)"
_DROP: Final = "DELETE FROM held WHERE name = ?"
_LEFT: Final = "SELECT id, article FROM held WHERE id > ? ORDER BY id LIMIT 100"
_pack: Final = msgspec.msgpack.Encoder().encode
_unpack: Final = msgspec.msgpack.Decoder(Article).decode


def name_of(id: str, key: str) -> str:
    """Return what all texts of a source have in common: an address has one id, however it is written."""
    return id if is_of_address(id) else key


class Stored:
    """What a store, or what parts hold of articles, which are given as pairs: key of the source, and IRI."""

    def __init__(self, store: Store | Parts, articles: Iterable[tuple[str, str]]) -> None:
        named = list(articles)
        self._known = store.known_many(key for key, _ in named)
        self._digests = store.digests(article for key, article in named if key not in self._known)

    def same(self, key: str, article: str, *, digest: str, fingerprint: str) -> bool | None:
        """Tell whether the same is stored of a source; None where nothing is.

        An address that is written otherwise is another source; what it gave last is under the same name.
        """
        if found := self._known.get(key):
            return (found.digest, found.fingerprint) == (digest, fingerprint)
        return False if self._digests.get(article, digest) != digest else None


class Versions:
    """``put`` what is another text than the stored one, ``drop`` what came before the stored one; in the end
    take what is ``left``. In a file of no name, so that a run that finds everything changed needs no memory.

    Raises StoreUnavailable when that file cannot be written. A context.
    """

    def __init__(self) -> None:
        self._names = 0
        with _written():
            self._db = sqlite3.connect("", isolation_level=None)
            self._db.execute("PRAGMA cache_size = -2048")
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute(_TABLE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def put(self, name: str, article: Article) -> int:
        """Hold an article; return how many of this source count no longer: 0 or 1."""
        dropped = self.drop(name)
        with _written():
            self._db.execute(_PUT, (name, zlib.compress(_pack(article), 1)))
        self._names += 1
        return dropped

    def drop(self, name: str) -> int:
        """Let go of what is held of a source; return how many that were: 0 or 1."""
        if not self._names:
            return 0
        with _written():
            dropped = self._db.execute(_DROP, (name,)).rowcount
        self._names -= dropped
        return dropped

    def left(self) -> Iterator[Article]:
        """Yield what is held, in the order in which it came."""
        last = 0
        while some := self._some(last):
            last = some[-1][0]
            for _, packed in some:
                yield _unpack(zlib.decompress(packed))

    def _some(self, after: int) -> list[tuple[int, bytes]]:
        with _written():
            return self._db.execute(_LEFT, (after,)).fetchall()


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreUnavailable(f"the folder for temporary files cannot be written: {error}") from error
