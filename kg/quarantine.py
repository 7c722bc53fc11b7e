"""What was not stored, and why: one JSON file an article, to look at and to try again.

A file is written beside its place and renamed, so that it is there in whole or not at all. Its name is the
article's id: the same article again overwrites what was known of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from kg.errors import WrongUse
from kg.records import Article, Record

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Quarantined(msgspec.Struct, frozen=True, kw_only=True):
    """An article that failed. ``record`` is None when it failed in extraction.

    ``version`` is that of kg, ``date`` (ISO) the day of the failure. ``findings`` are those of validation.
    """

    article: Article
    where: str
    reason: str
    findings: tuple[dict[str, Any], ...] = ()
    record: Record | None = None
    version: str
    date: str

    @property
    def id(self) -> str:
        return self.article.source.id


class Quarantine:
    """A folder of quarantined articles; the folder is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, entry: Quarantined) -> None:
        """Keep an article; replaces what was kept of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._file(entry.id)
        beside = target.with_suffix(".new")
        try:
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(entry), indent=2) + b"\n")
            os.replace(beside, target)
        except OSError:
            beside.unlink(missing_ok=True)  # a disk that is full: nothing half stays
            raise

    def get(self, id: str) -> Quarantined:
        """Return one entry. Raises WrongUse when there is none of this id, or its file was damaged."""
        try:
            return msgspec.json.decode(self._file(id).read_bytes(), type=Quarantined)
        except FileNotFoundError as error:
            raise WrongUse(f"{id}: not in the quarantine; see: kg quarantine list") from error
        except msgspec.DecodeError as error:
            raise WrongUse(
                f"{self._file(id)}: damaged: {error}; delete it and ingest the article again"
            ) from error

    def drop(self, id: str) -> bool:
        """Delete one entry; return False when there is none."""
        try:
            self._file(id).unlink()
        except FileNotFoundError:
            return False
        return True

    def ids(self) -> list[str]:
        """Return the ids of all entries, sorted."""
        return sorted(file.stem for file in self._folder.glob("*.json"))

    def __iter__(self) -> Iterator[Quarantined]:
        return map(self.get, self.ids())

    def __len__(self) -> int:
        return len(self.ids())

    def _file(self, id: str) -> Path:
        if not _ID.fullmatch(id):
            raise WrongUse(f"{id!r}: not the id of an article; see: kg quarantine list")
        return self._folder / f"{id}.json"
