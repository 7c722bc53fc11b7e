"""Articles -> parts, which are loaded later (kg.run.loading), here or on another machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from kg import __version__
from kg.quarantine import Quarantined
from kg.run.tally import Reject, quarantined
from kg.store import Entry, Known, Outcome
from kg.store.parts import MANIFEST, delete_part, is_whole, read_manifest, read_rejects, write_part
from kg.store.shelf import Shelf


class Parts:
    """Where a run puts articles instead of a store and a quarantine; the last ones are there after ``close``.

    What finished parts hold is known, so that a run that was killed goes on where it was. One whose files are
    not what its manifest says goes, and is made again. Raises Unreadable when a manifest is damaged.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, Known] = {}
        self._number = 0
        self._entries: list[Entry] = []
        self._rejects: list[bytes] = []
        self._failed: set[bytes] = set()  # digests of lines
        for name in part_names(shelf):
            self._number = max(self._number, number_of(name))
            manifest = read_manifest(shelf, name)
            if not is_whole(shelf, name, manifest):
                delete_part(shelf, name)
                continue
            self._failed.update(map(_digest, read_rejects(shelf, name, manifest)))
            for listed in manifest.listed:
                self._known[listed.key] = Known(
                    article=listed.article, fingerprint=listed.fingerprint, digest=listed.digest
                )

    def known_many(self, keys: Iterable[str]) -> dict[str, Known]:
        return {key: self._known[key] for key in keys if key in self._known}

    def digests(self, articles: Iterable[str]) -> dict[str, str]:
        """Return nothing: a part keeps what each spelling of an address gave."""
        return {}

    def put_many(self, entries: Iterable[Entry]) -> list[Outcome]:
        """Take articles; those of each call, with what failed before, become a part."""
        self._write()
        self._entries = list(entries)
        return ["stored" for _ in self._entries]

    def put(self, entry: Quarantined) -> None:
        line = msgspec.json.encode(msgspec.structs.replace(entry, date=""))
        if _digest(line) not in self._failed:  # it fails as it did before
            self._failed.add(_digest(line))
            self._rejects.append(line)

    def drop(self, id: str) -> None:
        """What failed before stays beside its part; when the parts are loaded, the last one counts."""

    def close(self) -> None:
        self._write()

    def _write(self) -> None:
        if self._entries or self._rejects:
            self._number += 1
            write_part(self._shelf, self._number, self._entries, self._rejects, version=__version__)
            self._entries, self._rejects = [], []


def part_names(shelf: Shelf) -> list[str]:
    """Return the names of the finished parts, in their order."""
    return [name.removesuffix(MANIFEST) for name in shelf.names() if name.endswith(MANIFEST)]


def number_of(name: str) -> int:
    head = name.partition("-")[0]
    return int(head) if head.isdecimal() else 0


def failed_line(reject: Reject) -> bytes:
    """Return an article that failed as a line of JSON, the same on any day."""
    return msgspec.json.encode(quarantined(reject, date=""))


def from_line(data: bytes, *, date: str) -> Quarantined:
    return msgspec.structs.replace(msgspec.json.decode(data, type=Quarantined), date=date)


def _digest(line: bytes) -> bytes:
    return hashlib.sha256(line).digest()[:16]
