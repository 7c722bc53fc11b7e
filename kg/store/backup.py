"""A store -> one file: a zip of its quads, of what lies beside them, and of a manifest.

    manifest.json        format, number of quads, and size and SHA-256 of every other member
    quads.nq             merged view, article graphs and ledger
    beside/...           judgements.jsonl, quarantine/, gazetteer/, and whatever else lies beside the graphs

The quads are those of one moment, also while somebody writes: of a folder a snapshot, of a server the answer
to one question. Judgements are only ever added, and are read after the quads: so a backup knows every
decision that its graphs follow; where one was added meanwhile, resolution is marked as due.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from kg.errors import StoreUnavailable
from kg.store import ledger
from kg.store.formats import FORMAT
from kg.store.interface import Store

KIND: Final = {"diplomatic-kg": "backup"}
MANIFEST: Final = "manifest.json"
QUADS: Final = "quads.nq"
BESIDE: Final = "beside/"
# What a folder holds that a backup has in another form, or that belongs to a moment.
_NOT_BESIDE: Final = ("graph", "readers", "format.json", "cache")
_PASSING: Final = (".new", ".old", ".lock")
# Nothing that leaves the folder, on any system. What is hidden, of other programs, is not saved any more.
_PART: Final = re.compile(r"(?!\.\.?\Z)[^\x00-\x1f\x7f/\\:\ud800-\udfff]+")
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LINES: Final = 10_000


@dataclass
class Manifest:
    """What a backup says of itself: ``members`` are name -> size and digest."""

    format: int = FORMAT
    quads: int = 0
    members: dict[str, tuple[int, str]] = field(default_factory=dict)

    def written(self) -> str:
        members = {name: {"bytes": n, "sha256": digest} for name, (n, digest) in self.members.items()}
        said = {**KIND, "format": self.format, "quads": self.quads, "members": members}
        return json.dumps(said, indent=1) + "\n"


def is_member_name(name: str) -> bool:
    """Tell whether what lies beside a store is saved under such a name, and taken back."""
    parts = name.removeprefix(BESIDE).split("/")
    return name.startswith(BESIDE) and all(map(_PART.fullmatch, parts))


def backup(store: Store, data: Path | None, file: Path) -> Manifest:
    """Write a store, and what lies beside it in the folder ``data``, to a file; return what it holds.

    The file is there in whole or not at all; one of that name is replaced. Raises StoreUnavailable when the
    store cannot be read, or the file not be written.
    """
    if file.exists() and not file.is_file():
        raise StoreUnavailable(f"{file}: is no file, and a backup replaces what is there: name a file")
    beside = file.with_name(file.name + ".new")
    manifest = Manifest(format=store.format() or FORMAT)
    log = data / "judgements.jsonl" if data else None
    decided = _size(log)
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            with _member(archive, QUADS, manifest) as out:
                manifest.quads = _write_quads(store, out)
                if _size(log) != decided:
                    out.write(f"{ledger.UNRESOLVED} .\n".encode())
            for name, path in _files(data):
                _add(archive, name, path, manifest)
            archive.writestr(zipfile.ZipInfo(MANIFEST, _DATE), manifest.written(), zipfile.ZIP_DEFLATED)
        _to_disk(beside)
        os.replace(beside, file)
    except OSError as error:
        raise StoreUnavailable(f"{file}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # a folder that cannot be written has no such file
            beside.unlink(missing_ok=True)
    return manifest


class _Measured:
    """A member that counts and digests what is written to it."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        self._out.write(piece)
        self.size += len(piece)
        self.digest.update(piece)


@contextmanager
def _member(archive: zipfile.ZipFile, name: str, manifest: Manifest) -> Iterator[_Measured]:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as out:
        measured = _Measured(out)
        yield measured
    manifest.members[name] = (measured.size, measured.digest.hexdigest())


def _write_quads(store: Store, out: _Measured) -> int:
    lines: list[str] = []
    number = 0
    for quad in store.matches():
        if quad.predicate == ledger.WRITER:  # of this moment
            continue
        lines.append(_line(quad))
        if len(lines) == _LINES:
            out.write("".join(lines).encode())
            number += len(lines)
            lines.clear()
    out.write("".join(lines).encode())
    return number + len(lines)


def _line(quad: ox.Quad) -> str:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"
    return f"{quad.triple}{graph} .\n"


def _add(archive: zipfile.ZipFile, name: str, path: Path, manifest: Manifest) -> None:
    try:
        content = path.open("rb")
    except FileNotFoundError:  # taken out of the quarantine meanwhile
        return
    with content, _member(archive, name, manifest) as out:
        while piece := content.read(1 << 20):
            out.write(piece)


def _files(data: Path | None) -> Iterator[tuple[str, Path]]:
    for path in sorted(data.rglob("*")) if data and data.is_dir() else ():
        inside = path.relative_to(data) if data else path
        if inside.parts[0] in _NOT_BESIDE or path.name.endswith(_PASSING) or not path.is_file():
            continue
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if not is_hidden and is_member_name(name := BESIDE + inside.as_posix()):
            yield name, path


def _size(path: Path | None) -> int:
    return path.stat().st_size if path and path.exists() else 0


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
