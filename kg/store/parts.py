"""Articles on their way: what workers write, and one loader takes into a store.

A part is a file of N-Quads and a manifest, which is written last: a part without one was not finished.

    000012-1f0c….nq.gz           for each article, one after another, what a store appends (see ``nquads``)
    000012-1f0c….rejects.jsonl   articles that failed, with their reasons; not there when none did
    000012-1f0c….json            the manifest: digests of both files, and which articles are where

The name says what is in it: the same articles give the same files, byte for byte, so that a part that is
written twice, or loaded twice, is there once.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import msgspec

from kg.errors import Unreadable
from kg.store.entries import Entry
from kg.store.shelf import Shelf

FORMAT: Final = 2
"""Of a part: 2 since graphs have shortcuts."""
MANIFEST: Final = ".json"
QUADS: Final = ".nq.gz"
REJECTS: Final = ".rejects.jsonl"
# A twelfth of the size for 0.3 ms CPU an article; level 6 needs twice as long for a fourteenth.
_LEVEL: Final = 1


class Listed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article of a part; its quads are the next ``length`` bytes of the file, unpacked."""

    article: str
    key: str
    within: str | None = None
    digest: str
    fingerprint: str
    length: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a part. ``quads`` and ``rejects`` are SHA-256 of the files as they are, None without one;
    ``seal`` is that of the manifest without the seal.
    """

    diplomatic_kg: str = msgspec.field(default="part", name="diplomatic-kg")
    format: int = FORMAT
    version: str
    articles: int
    rejected: int
    quads: str
    rejects: str | None
    listed: tuple[Listed, ...]
    seal: str = ""

    def sealed(self) -> Manifest:
        bare = msgspec.structs.replace(self, seal="")
        return msgspec.structs.replace(self, seal=_digest(msgspec.json.encode(bare)))


def write_part(
    shelf: Shelf, number: int, entries: Sequence[Entry], rejects: Sequence[bytes], *, version: str
) -> str:
    """Write a part and return its name. ``rejects`` are lines of JSON; parts sort by ``number``.

    Raises StoreUnavailable when it cannot be written.
    """
    packed = [entry.packed() for entry in entries]
    quads = gzip.compress(b"".join(entry.quads for entry in packed), _LEVEL, mtime=0)
    failed = b"".join(line + b"\n" for line in rejects)
    manifest = Manifest(
        version=version,
        articles=len(entries),
        rejected=len(rejects),
        quads=_digest(quads),
        rejects=_digest(failed) if failed else None,
        listed=tuple(map(_listed, packed)),
    ).sealed()
    name = f"{number:06}-{manifest.seal[:20]}"
    shelf.write(name + QUADS, quads)
    if failed:
        shelf.write(name + REJECTS, failed)
    shelf.write(name + MANIFEST, msgspec.json.encode(manifest))
    return name


def read_manifest(shelf: Shelf, name: str) -> Manifest:
    """Return the manifest of a part. Raises Unreadable when there is none, or it is not what was written."""
    where = _where(shelf, name, MANIFEST)
    if name + MANIFEST not in shelf.names():
        raise Unreadable("no manifest: the part was not finished", where=where)
    try:
        manifest = msgspec.json.decode(shelf.read(name + MANIFEST), type=Manifest)
    except msgspec.DecodeError as error:
        why = f"damaged, or no manifest of a part: {error}; delete it, and make the part again"
        raise Unreadable(why, where=where) from error
    if (manifest.diplomatic_kg, manifest.format) != ("part", FORMAT):
        raise Unreadable(f"made by another version of kg ({manifest.version})", where=where)
    if manifest != manifest.sealed():
        raise Unreadable("damaged: not what was written; delete it, and make the part again", where=where)
    return manifest


def read_entries(shelf: Shelf, name: str, manifest: Manifest) -> list[Entry]:
    """Return the articles of a part. Raises Unreadable when its file is not what was written."""
    quads = _unpacked(_verified(shelf, name, QUADS, manifest.quads), _where(shelf, name, QUADS))
    ends = list(accumulate(listed.length for listed in manifest.listed))
    starts = [0, *ends]
    return [
        _entry(listed, quads[start:end])
        for listed, start, end in zip(manifest.listed, starts, ends, strict=False)
    ]


def read_rejects(shelf: Shelf, name: str, manifest: Manifest) -> list[bytes]:
    """Return the articles that failed, as lines of JSON. Raises Unreadable like ``read_entries``."""
    if manifest.rejects is None:
        return []
    return _verified(shelf, name, REJECTS, manifest.rejects).splitlines()


def is_whole(shelf: Shelf, name: str, manifest: Manifest) -> bool:
    """Whether the files of a part are what its manifest says."""
    try:
        _verified(shelf, name, QUADS, manifest.quads)
        read_rejects(shelf, name, manifest)
    except Unreadable:
        return False
    return True


def delete_part(shelf: Shelf, name: str) -> None:
    for suffix in (MANIFEST, REJECTS, QUADS):  # without its manifest, a part is not there
        shelf.delete(name + suffix)


def _verified(shelf: Shelf, name: str, suffix: str, digest: str) -> bytes:
    data = shelf.read(name + suffix)
    if _digest(data) != digest:
        raise Unreadable(
            "damaged: not what the manifest says; make the part again", where=_where(shelf, name, suffix)
        )
    return data


def _unpacked(data: bytes, where: str) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"damaged: {error}", where=where) from error


def _listed(entry: Entry) -> Listed:
    return Listed(
        article=entry.article,
        key=entry.key,
        within=entry.within,
        digest=entry.digest,
        fingerprint=entry.fingerprint,
        length=len(entry.quads),
    )


def _entry(listed: Listed, quads: bytes) -> Entry:
    return Entry(
        article=listed.article,
        key=listed.key,
        within=listed.within,
        digest=listed.digest,
        fingerprint=listed.fingerprint,
        quads=quads,
    )


def _where(shelf: Shelf, name: str, suffix: str) -> str:
    return f"{shelf.location.rstrip('/')}/{name}{suffix}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
