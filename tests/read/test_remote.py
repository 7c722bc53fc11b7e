"""Sources in other places, through fsspec: folders, globs and files are named as on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

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
