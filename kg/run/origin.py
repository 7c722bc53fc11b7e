"""What names a source in the ledger, and when its article has to be made again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace

import msgspec

from kg import __version__, gazetteer
from kg.errors import WrongUse
from kg.read.formats import is_of_many
from kg.read.sources import STDIN, is_remote, shown
from kg.records import Source
from kg.settings import Settings
from kg.store import Store


def source_key(source: Source, *, here: str | None = None) -> tuple[str, str | None]:
    """Return the key of a source, and the file that holds the article when that is not the key.

    An address names an article; else its file; in a file of many articles and on standard input its id.
    ``here`` is the folder that paths are relative to, the working folder without.
    """
    file = _file(source.path, here) if source.path and source.path != STDIN else None
    if source.url:
        return source.url, file
    if file is None:
        return source.id, None
    if is_of_many(file):
        return f"{file}#{source.id}", file
    return file, None


def _file(path: str, here: str | None) -> str:
    return path if is_remote(path) else shown(os.path.abspath(os.path.join(here, path) if here else path))


def under_base_of(store: Store, settings: Settings) -> Settings:
    """Return the settings with the base that the store has.

    Raises WrongUse when they say another: one person under two bases would be two, and be counted in halves.
    """
    base = store.base()
    if base and settings.base and settings.base != base:
        raise WrongUse(f"the store has the base {base}: leave out --base {settings.base}, or use a new store")
    return replace(settings, base=base or settings.base)


def fingerprint(source: Source, settings: Settings) -> str:
    """Return a digest of what a graph is made from: text, metadata, version of kg, settings that matter.

    Tables of the user count as they are in use (``kg.gazetteer.use``). The same text fetched on another day,
    or found in another archive, is the same.
    """
    metadata = msgspec.structs.replace(source, path=None, origin=msgspec.UNSET)
    tables = (digest,) if (digest := gazetteer.digest()) else ()
    made_from = (metadata, __version__, settings.minted_under, settings.min_confidence, *tables)
    return hashlib.sha256(msgspec.json.encode(made_from)).hexdigest()
