"""Sources in other places, through fsspec: folders, globs and files are named as on this machine."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.spec import AbstractBufferedFile

from kg.errors import WrongUse
from kg.read import read
from kg.records import Article
from kg.run.origin import source_key

TEXT = "Ministers of foreign affairs met in the capital today."
LANGUAGES = ("en",)


@pytest.fixture
def bucket() -> Iterator[fsspec.AbstractFileSystem]:
    memory = fsspec.filesystem("memory")
    for name in ("news/b.txt", "news/a.txt", "news/sub/c.txt", "news/.hidden.txt", "news/d.doc"):
        memory.pipe(f"/{name}", TEXT.encode())
    memory.pipe("/news/e.jsonl", b'{"text": "%s"}\n' % TEXT.encode() * 2)
    yield memory
    memory.rm("/news", recursive=True)


def paths(source: str) -> list[str | None]:
    found = list(read(source, languages=LANGUAGES))
    assert all(isinstance(i, Article) for i in found), found
    return [i.source.path for i in found if isinstance(i, Article)]


def test_folders_globs_and_files(bucket: fsspec.AbstractFileSystem) -> None:
    a, b, c, e = (f"memory:///news/{name}" for name in ("a.txt", "b.txt", "sub/c.txt", "e.jsonl"))
    assert paths("memory://news") == [a, b, e, e, c]
    assert paths("memory://news/*.txt") == [a, b]
    assert paths("memory://news/sub/c.txt") == [c]


class _Blocks(AbstractBufferedFile):  # type: ignore[misc]
    """A file of which each read asks for a range, as of S3 and HTTP."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        return bytes(self.fs.cat_file(self.path)[start:end])


class _BlockStore(MemoryFileSystem):  # type: ignore[misc]
    protocol = "blocks"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.removeprefix("blocks://")))

    def _open(self, path: str, mode: str = "rb", **kwargs: Any) -> Any:
        if mode != "rb":
            return super()._open(path, mode, **kwargs)
        return _Blocks(self, path, block_size=7, size=self.info(path)["size"])


@pytest.fixture
def blocks() -> Iterator[fsspec.AbstractFileSystem]:
    fsspec.register_implementation("blocks", _BlockStore, clobber=True)
    store = fsspec.filesystem("blocks")
    yield store
    store.store.clear()


_LINE = b'{"text": "%s", "url": "https://e.org/1"}\n' % TEXT.encode()
_HTML = b"<html><body><article><p>%s</p></article></body></html>" % TEXT.encode()
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _HTML
_TABLE = b'text,url\n"%s",https://e.org/1\n' % TEXT.encode()
_PARQUET = io.BytesIO()
pq.write_table(pa.table({"text": [TEXT], "url": ["https://e.org/1"]}), _PARQUET)
_WARC = b"\r\n".join(
    (
        b"WARC/1.0",
        b"WARC-Type: response",
        b"WARC-Target-URI: https://e.org/1",
        b"WARC-Date: 2025-11-21T10:00:00Z",
        b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>",
        b"Content-Type: application/http; msgtype=response",
        b"Content-Length: %d" % len(_ANSWER),
        b"",
        _ANSWER,
        b"\r\n",
    )
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT.encode()),
        ("a.html", _HTML),
        ("a.jsonl", _LINE),
        ("a.jsonl.gz", gzip.compress(_LINE, mtime=0)),
        ("a.csv", _TABLE),
        ("a.csv.gz", gzip.compress(_TABLE, mtime=0)),
        ("a.parquet", _PARQUET.getvalue()),
        ("a.warc", _WARC),
        ("a.warc.gz", gzip.compress(_WARC, mtime=0)),
    ],
)
def test_every_kind_of_file_is_read_from_a_place_of_blocks(
    blocks: fsspec.AbstractFileSystem, name: str, data: bytes
) -> None:
    blocks.pipe(f"/news/{name}", data)
    (found,) = read("blocks://news/", languages=LANGUAGES)
    assert isinstance(found, Article), found
    assert TEXT.strip() in found.text


def test_the_key_of_a_source_is_its_address(bucket: fsspec.AbstractFileSystem) -> None:
    (found,) = read("memory://news/a.txt", languages=LANGUAGES)
    assert isinstance(found, Article)
    assert source_key(found.source)[0] == "memory:///news/a.txt"


def test_files_of_this_machine_by_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert paths(f"file://{tmp_path}/*.txt") == [f"file://{tmp_path}/a.txt"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("memory://nowhere/", "no such file or folder"),
        ("memory://news/*.nothing", "no file matches"),
        ("nosuchplace://a/b", "nosuchplace"),
    ],
)
def test_what_is_not_there_stops_the_run(bucket: fsspec.AbstractFileSystem, source: str, why: str) -> None:
    with pytest.raises(WrongUse, match=why):
        read(source, languages=LANGUAGES)
