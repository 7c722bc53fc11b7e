"""A store in one file and back: the same on every back end, whole or not at all, and damage is seen first."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pyoxigraph as ox
import pytest
import servers

from kg.errors import StoreUnavailable, WrongUse
from kg.store import open_store
from kg.store.backup import MANIFEST, Manifest, backup
from kg.store.change import Change
from kg.store.formats import FORMAT
from kg.store.ledger import LEDGER, RESTORING
from kg.store.restoring import restore

from .conftest import article_graphs, entry, iri, view

WRITER = Path(__file__).with_name("writer.py")
RESTORE = """
import sys
from pathlib import Path
from kg.store.restoring import restore
print(flush=True)
restore(Path(sys.argv[1]), sys.argv[2], data=Path(sys.argv[2]), replace=True)
"""


def fill(location: str, data: Path, letters: str = "xyz") -> None:
    with open_store(location) as store:
        store.put_many([entry(x, x + "w", key=f"/новости/{x}.txt") for x in letters])
    (data / "quarantine").mkdir(parents=True, exist_ok=True)
    (data / "judgements.jsonl").write_text('{"author": "Ана"}\n', encoding="utf-8")
    (data / "quarantine" / "u1.json").write_text("{}")
    (data / "quarantine" / "u2.new").write_text("{")


def saved(location: str, data: Path, file: Path) -> Manifest:
    with open_store(location, read_only=True) as store:
        return backup(store, data, file)


def quads(location: str) -> set[ox.Quad]:
    with open_store(location, read_only=True) as store:
        return set(store.matches())


def test_a_pipe_or_device_is_not_replaced_by_a_backup(tmp_path: Path) -> None:
    fill(str(tmp_path / "store"), tmp_path / "store")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StoreUnavailable, match="is no file, and a backup replaces what is there"):
        saved(str(tmp_path / "store"), tmp_path / "store", pipe)
    assert pipe.is_fifo()


def test_a_folder_that_cannot_be_written_is_told_by_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    fill(str(tmp_path / "store"), tmp_path / "store")
    monkeypatch.setattr("zipfile.ZipFile", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StoreUnavailable, match=r"kg\.zip: cannot be written: Read-only file system"):
        saved(str(tmp_path / "store"), tmp_path / "store", tmp_path / "kg.zip")


@pytest.mark.parametrize(
    ("source", "target"),
    [("folder", "folder"), ("folder", "oxigraph"), ("oxigraph", "folder"), ("folder", "rdflib")],
)
def test_a_backup_goes_back_into_any_store(
    source: str, target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    places = []
    for kind in (source, target):
        data = tmp_path / f"{len(places)}"
        place = str(data if kind == "folder" else request.getfixturevalue(f"{kind}_server"))
        if kind != "folder":
            servers.empty(place)
        places.append((place, data))
    (one, its_data), (other, data) = places
    fill(one, its_data)
    held = saved(one, its_data, tmp_path / "b.zip")
    assert held.quads == len(quads(one))
    restore(tmp_path / "b.zip", other, data=data)
    assert quads(other) == quads(one)
    assert (data / "judgements.jsonl").read_bytes() == (its_data / "judgements.jsonl").read_bytes()
    assert [path.name for path in (data / "quarantine").iterdir()] == ["u1.json"]
    with open_store(other) as store:
        assert not store.check()


def test_the_members_are_what_the_manifest_says(tmp_path: Path) -> None:
    fill(str(tmp_path / "s"), tmp_path / "s")
    saved(str(tmp_path / "s"), tmp_path / "s", tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.testzip() is None
        said = json.loads(archive.read(MANIFEST))
        assert set(said["members"]) == {"quads.nq", "beside/judgements.jsonl", "beside/quarantine/u1.json"}
        assert said["format"] == FORMAT
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zip", "s"]


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_backup_is_refused_before_anything_is_written(tmp_path: Path, seed: int) -> None:
    fill(str(tmp_path / "s"), tmp_path / "s")
    saved(str(tmp_path / "s"), tmp_path / "s", tmp_path / "b.zip")
    content = bytearray((tmp_path / "b.zip").read_bytes())
    chance = random.Random(seed)
    place = chance.randrange(len(content))
    if seed % 2:
        del content[place:]
    else:
        content[place] ^= 0xFF
    (tmp_path / "b.zip").write_bytes(content)
    target = tmp_path / "new"
    if not seed % 2 and _tells_nothing(tmp_path / "b.zip"):
        restore(tmp_path / "b.zip", str(target), data=target)
        assert quads(str(target)) == quads(str(tmp_path / "s"))
        return
    with pytest.raises(WrongUse) as caught:
        restore(tmp_path / "b.zip", str(target), data=target)
    assert str(caught.value).startswith(f"{tmp_path / 'b.zip'}: ")
    assert "\n" not in str(caught.value)
    assert not target.exists()


def _tells_nothing(file: Path) -> bool:
    """Whether a changed byte is none that matters, such as one of a date."""
    try:
        with zipfile.ZipFile(file) as archive:
            said = json.loads(archive.read(MANIFEST))["members"]
            digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in said}
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError):
        return False
    return digests == {name: member["sha256"] for name, member in said.items()}


@pytest.mark.parametrize(
    "name",
    ["beside/../../evil", "beside//evil", "/evil", "beside/a\\..\\evil", "evil", "beside/.", "beside/a/.."],
)
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for member in ("quads.nq", name):
            archive.writestr(member, b"")
        members = dict.fromkeys(("quads.nq", name), (0, empty))
        archive.writestr(MANIFEST, Manifest(members=members).written())
    with pytest.raises(WrongUse, match=r"is no name of a member|are not those of its manifest"):
        restore(tmp_path / "b.zip", str(tmp_path / "new"), data=tmp_path / "new")
    assert [p.name for p in tmp_path.iterdir()] == ["b.zip"]


def test_whatever_lies_beside_a_store_it_can_be_restored(tmp_path: Path) -> None:
    """A hidden file that a desktop had left, or a blank at a bad place, made all backups useless."""
    old, new = tmp_path / "s", tmp_path / "new"
    fill(str(old), old)
    for name in (".DS_Store", "notes (1), final+.txt", "~$a.csv", "quarantine/.nfs01", "a:b.txt"):
        (old / name).write_text("x")
    (old / os.fsdecode(b"\xff.txt")).write_text("x")
    saved(str(old), old, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", str(new), data=new)
    assert quads(str(new)) == quads(str(old))
    kept = {path.name for path in new.iterdir() if path.is_file()}
    assert kept >= {"notes (1), final+.txt", "~$a.csv", "judgements.jsonl"}
    assert not kept & {".DS_Store", "a:b.txt"}


def test_a_backup_with_a_hidden_file_is_restored(tmp_path: Path) -> None:
    """As they were made before."""
    old, new = tmp_path / "s", tmp_path / "new"
    fill(str(old), old)
    (old / "shown").write_text("x")
    saved(str(old), old, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive, zipfile.ZipFile(tmp_path / "c.zip", "w") as other:
        for name in archive.namelist():
            hidden = archive.read(name).replace(b"beside/shown", b"beside/.DS_Store")
            other.writestr(name.replace("beside/shown", "beside/.DS_Store"), hidden)
    restore(tmp_path / "c.zip", str(new), data=new)
    assert quads(str(new)) == quads(str(old))


def test_files_that_are_no_backup(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="No such file"):
        restore(tmp_path / "none", "s", data=Path("s"))
    (tmp_path / "b.zip").write_text("thesis")
    with pytest.raises(WrongUse, match="no backup, or a damaged one"):
        restore(tmp_path / "b.zip", "s", data=Path("s"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("thesis.txt", "chapter one")
    with pytest.raises(WrongUse, match="no backup of kg"):
        restore(tmp_path / "b.zip", "s", data=Path("s"))


def test_a_backup_of_a_newer_kg_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(MANIFEST, Manifest(format=99).written())
    with pytest.raises(StoreUnavailable, match="made by a newer kg"):
        restore(tmp_path / "b.zip", "s", data=Path("s"))


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    fill(str(old), old, "abc")
    fill(str(new), new, "x")
    saved(str(new), new, tmp_path / "b.zip")
    with pytest.raises(WrongUse, match="is not empty: restore to another folder, or add --replace"):
        restore(tmp_path / "b.zip", str(old), data=old)
    with open_store(str(old), read_only=True) as reader:
        restore(tmp_path / "b.zip", str(old), data=old, replace=True)
        assert set(article_graphs(reader)) == set("abc"), "a reader reads on"
    with open_store(str(old), read_only=True) as reader:
        assert set(article_graphs(reader)) == {"x"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zip", "new", "old"]


def test_other_files_are_never_replaced(tmp_path: Path) -> None:
    fill(str(tmp_path / "s"), tmp_path / "s")
    saved(str(tmp_path / "s"), tmp_path / "s", tmp_path / "b.zip")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "one.docx").write_text("chapter one")
    with pytest.raises(StoreUnavailable, match="holds other files and is no store"):
        restore(tmp_path / "b.zip", str(tmp_path / "thesis"), data=tmp_path / "thesis", replace=True)
    assert (tmp_path / "thesis" / "one.docx").exists()


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_restore_leaves_the_old_store_or_the_new_one(tmp_path: Path, seed: int) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    fill(str(old), old, "abc")
    fill(str(new), new, "xyz")
    saved(str(new), new, tmp_path / "b.zip")
    command = [sys.executable, "-c", RESTORE, tmp_path / "b.zip", old]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.6))
    process.kill()
    process.stdout.close()
    assert process.wait() in (0, -signal.SIGKILL)
    with open_store(str(old)) as store:
        assert "".join(sorted(article_graphs(store))) in ("abc", "xyz")
        assert not store.check()
    restore(tmp_path / "b.zip", str(old), data=old, replace=True)
    assert quads(str(old)) == quads(str(new))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.zip", "new", "old"]


def test_between_two_renames_the_old_store_is_put_back(tmp_path: Path) -> None:
    fill(str(tmp_path / "s"), tmp_path / "s")
    (tmp_path / "s").rename(tmp_path / "s.old")
    assert len(quads(str(tmp_path / "s"))) > 0
    (tmp_path / "s" / "graph").rename(tmp_path / "s" / "graph.old")
    with open_store(str(tmp_path / "s")) as store:
        assert view(store) == "wxyz"


def test_a_server_is_no_store_until_a_restore_is_done(oxigraph_server: str, tmp_path: Path) -> None:
    servers.empty(oxigraph_server)
    fill(str(tmp_path / "s"), tmp_path / "s")
    saved(str(tmp_path / "s"), tmp_path / "s", tmp_path / "b.zip")
    with open_store(oxigraph_server) as store:
        store.put(entry("old", "o"))
    with pytest.raises(WrongUse, match=r"is not empty, .* add --replace"):
        restore(tmp_path / "b.zip", oxigraph_server, data=tmp_path / "data")
    with open_store(oxigraph_server) as store:
        store.apply(Change(added={RESTORING}))
    for read_only in (True, False):
        with pytest.raises(StoreUnavailable, match="broke off: do it again: kg restore FILE --replace"):
            open_store(oxigraph_server, read_only=read_only)
    restore(tmp_path / "b.zip", oxigraph_server, data=tmp_path / "data", replace=True)
    assert quads(oxigraph_server) == quads(str(tmp_path / "s"))


def test_a_backup_beside_a_writer_is_sound(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    process = subprocess.Popen([sys.executable, WRITER, folder], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    for number in range(3):
        saved(str(folder), folder, tmp_path / f"{number}.zip")
    assert process.poll() is None
    process.kill()
    process.communicate()
    for number in range(3):
        restore(tmp_path / f"{number}.zip", str(tmp_path / f"r{number}"), data=tmp_path / f"r{number}")
        with open_store(str(tmp_path / f"r{number}")) as store:
            assert not store.check()


def test_a_decision_made_meanwhile_leaves_resolution_due(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    fill(str(folder), folder)
    with open_store(str(folder)) as store:
        store.mark_resolved(done=True)
    with open_store(str(folder), read_only=True) as store:
        matches = store.matches

        def deciding(*pattern: object) -> object:
            with (folder / "judgements.jsonl").open("a") as log:
                log.write('{"author": "meanwhile"}\n')
            return matches(*pattern)  # type: ignore[arg-type]

        store.matches = deciding  # type: ignore[assignment, method-assign]
        backup(store, folder, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", str(tmp_path / "r"), data=tmp_path / "r")
    with open_store(str(tmp_path / "r")) as store:
        assert not store.is_resolved()
        assert {quad.graph_name for quad in store.quads()} == {ox.NamedNode(iri(x)) for x in "xyz"} - {LEDGER}
