"""A backup -> a store, in a folder or on a server."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import StoreUnavailable, WrongUse
from kg.store import formats
from kg.store.access import Access
from kg.store.address import address, is_address
from kg.store.backup import BESIDE, KIND, MANIFEST, QUADS, Manifest, is_member_name
from kg.store.beside import MEMORY
from kg.store.change import Change
from kg.store.opening import open_store, write_format
from kg.store.swapping import beside, nobody_writes, recover, swap

_AT_ONCE: Final = 2_000  # quads of one request to a server


def restore(
    file: Path, location: str, *, data: Path | None, replace: bool = False, access: Access | None = None
) -> Manifest:
    """Put a backup into an empty place; return what it holds. It is all checked before anything is written.

    ``replace`` lets what is there go. In a folder it stays until the new store is complete, and a kill leaves
    the one or the other. A server that was killed meanwhile is no store until it is done again.

    Raises WrongUse for a file that is no backup, is damaged, or is newer than this kg, and for a place that
    is not empty; StoreUnavailable when the place cannot be written.
    """
    if location == MEMORY or data is None:
        raise WrongUse(f"{location}: keeps nothing; restore into a folder or a server")
    with _opened(file) as archive:
        manifest = _checked(archive, file)
        if is_address(location):
            _into_server(archive, manifest, location, data, replace=replace, access=access)
        else:
            _into_folder(archive, manifest, Path(location), replace=replace)
    open_store(location, access=access).close()  # brings an older one up to date
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        content = file.open("rb")
    except OSError as error:
        raise WrongUse(f"{file}: {error.strerror}") from error
    try:
        with content, zipfile.ZipFile(content) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise WrongUse(f"{file}: no backup, or a damaged one ({error}): take another one") from error


def _checked(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """Return the manifest of a backup once every member is what it says."""
    manifest = _manifest(archive, file)
    if set(manifest.members) | {MANIFEST} != set(archive.namelist()) or QUADS not in manifest.members:
        raise WrongUse(f"{file}: damaged: its members are not those of its manifest: take another one")
    for name, (size, digest) in manifest.members.items():
        if name != QUADS and not is_member_name(name):
            raise WrongUse(f"{file}: no backup of kg: {name!r} is no name of a member")
        if (size, digest) != _measured(archive, name, size):
            raise WrongUse(f"{file}: damaged: {name} is not what the manifest says: take another one")
    return manifest


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        said: Any = json.loads(archive.read(MANIFEST))
        if not isinstance(said, dict) or said.get("diplomatic-kg") != KIND["diplomatic-kg"]:
            raise WrongUse(f"{file}: no backup of kg")
        members = {name: (int(m["bytes"]), str(m["sha256"])) for name, m in said["members"].items()}
        manifest = Manifest(format=said["format"], quads=int(said["quads"]), members=members)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise WrongUse(f"{file}: no backup of kg: it has no manifest that can be read") from error
    formats.check(manifest.format, str(file), read_only=False)
    return manifest


def _measured(archive: zipfile.ZipFile, name: str, most: int) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as member:
        while size <= most and (piece := member.read(1 << 20)):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def _into_folder(archive: zipfile.ZipFile, manifest: Manifest, folder: Path, *, replace: bool) -> None:
    recover(folder)
    if folder.is_dir() and any(folder.iterdir()):
        if not replace:
            raise WrongUse(f"{folder}: is not empty: restore to another folder, or add --replace")
        open_store(str(folder)).close()  # it is a store, and nobody else writes to it
        _make(archive, manifest, folder)
    else:
        _make(archive, manifest, folder)


def _make(archive: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    try:
        new = beside(folder)
        write_format(new, manifest.format)
        store = ox.Store(new / "graph")
        with archive.open(QUADS) as quads:
            store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store
        _take_out(archive, manifest, new)
        if (folder / "readers").is_dir():  # what they read stays where they read it
            shutil.copytree(folder / "readers", new / "readers", copy_function=os.link)
        with nobody_writes(folder / "graph"):
            swap(folder)
    except (OSError, RuntimeError) as error:
        raise StoreUnavailable(f"{folder}: cannot be written: {error}") from error


def _into_server(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    location: str,
    data: Path,
    *,
    replace: bool,
    access: Access | None,
) -> None:
    from kg.store.remote import RemoteStore  # loads what speaks HTTP, which a folder does not need

    with RemoteStore(address(location), access or Access(), read_only=False, restoring=True) as store:
        is_empty = next(store.articles(), None) is None and not (data.is_dir() and any(data.iterdir()))
        if not is_empty and not replace:
            raise WrongUse(f"{location}: is not empty, or {data} is not: add --replace")
        store.begin_restoring()
        with archive.open(QUADS) as member:
            quads = ox.parse(member, format=ox.RdfFormat.N_QUADS)
            while some := set(islice(quads, _AT_ONCE)):
                store.apply(Change(added=some))
        _take_out(archive, manifest, beside(data))
        swap(data)
        store.end_restoring(manifest.format)


def _take_out(archive: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    for name in manifest.members:
        if name.startswith(BESIDE):
            target = folder / name.removeprefix(BESIDE)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as member, target.open("wb") as out:
                shutil.copyfileobj(member, out)
