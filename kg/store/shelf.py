"""A place that several machines can write to: a folder, or an address that fsspec knows (``s3://…``)."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, Protocol

from kg.errors import StoreUnavailable, Unreadable, WrongUse


class Shelf(Protocol):
    """Files by name. Writing is whole or not at all, and repeatable.

    Raises Unreadable for a file that cannot be read, StoreUnavailable when nothing can be written.
    """

    location: str

    def names(self) -> list[str]: ...
    def read(self, name: str) -> bytes: ...
    def write(self, name: str, data: bytes) -> None: ...
    def delete(self, name: str) -> None: ...


def open_shelf(location: str) -> Shelf:
    """Return the place; it is made when the first file comes. Raises WrongUse for an address not known."""
    return _Remote(location) if "://" in location else _Folder(location)


class _Folder:
    def __init__(self, location: str) -> None:
        self.location = location
        self._folder = Path(location)

    def names(self) -> list[str]:
        """Return the names of all files, sorted; none when there is no folder."""
        return sorted(file.name for file in self._folder.iterdir()) if self._folder.is_dir() else []

    def read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise Unreadable(f"cannot be read: {error.strerror}", where=str(self._folder / name)) from error

    def write(self, name: str, data: bytes) -> None:
        beside = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".new", delete=False) as beside:
                beside.write(data)
            os.replace(beside.name, self._folder / name)
        except OSError as error:
            if beside:
                Path(beside.name).unlink(missing_ok=True)
            raise StoreUnavailable(f"{self._folder / name}: cannot be written: {error.strerror}") from error

    def delete(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)


class _Remote:
    """Object stores show a file when it is whole."""

    def __init__(self, location: str) -> None:
        self.location = location
        try:
            from fsspec.core import url_to_fs  # comes with the extra dask

            self._files, self._root = url_to_fs(location)
        except ImportError as error:
            raise WrongUse(
                f"{location}: needs another package: {error}; pip install diplomatic-kg[dask]"
            ) from error
        except ValueError as error:
            raise WrongUse(f"{location}: {error}") from error

    def names(self) -> list[str]:
        self._files.invalidate_cache()
        if not self._files.isdir(self._root):
            return []
        return sorted(path.rpartition("/")[2] for path in self._files.ls(self._root, detail=False))

    def read(self, name: str) -> bytes:
        try:
            data: bytes = self._files.cat_file(self._path(name))
            return data
        except OSError as error:
            raise Unreadable(f"cannot be read: {error}", where=f"{self.location}/{name}") from error

    def write(self, name: str, data: bytes) -> None:
        try:
            self._files.makedirs(self._root, exist_ok=True)
            self._files.pipe_file(self._path(name), data)
        except OSError as error:
            raise StoreUnavailable(f"{self.location}/{name}: cannot be written: {error}") from error

    def delete(self, name: str) -> None:
        if self._files.exists(self._path(name)):
            self._files.rm_file(self._path(name))

    def _path(self, name: str) -> Any:
        return f"{self._root.rstrip('/')}/{name}"
