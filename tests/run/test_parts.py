"""Parts: prepared and loaded is as ingested; a part is loaded whole or not at all; again changes nothing."""

from __future__ import annotations

import dataclasses
import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest

from kg.errors import StoreUnavailable, Unreadable, WrongUse
from kg.run import Summary, load, make_parts
from kg.run.parting import part_names
from kg.settings import Settings
from kg.store import Entry, Store, open_store
from kg.store.ledger import UNLISTED
from kg.store.parts import read_entries, read_manifest
from kg.store.shelf import open_shelf

from .conftest import Bench
from .fakes import SETTINGS, STAGES, fail


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    return tmp_path / "parts"


@pytest.fixture
def other() -> Iterator[Store]:
    """A second store."""
    with open_store(":memory:") as store:
        yield store


def prepare(bench: Bench, parts: Path, *sources: str, stages: object = STAGES) -> Summary:
    summary = make_parts(
        sources or [str(bench.folder)],
        SETTINGS,
        folder=str(parts),
        stages=stages,  # type: ignore[arg-type]
    )
    assert summary.counts.is_balanced
    return summary


def take(bench: Bench, *parts: Path | str, store: Store | None = None) -> Summary:
    summary = load(
        map(str, parts),
        Settings(resolve=False),
        store=store or bench.store,
        quarantine=bench.quarantine,
        date="2026-01-02",
        watcher=bench,
    )
    assert summary.counts.is_balanced
    return summary


def quads(store: Store) -> set[ox.Quad]:
    """Return all quads but the marks of what the calendar has yet to list, which tell how something came."""
    return {quad for quad in store.matches() if quad.predicate != UNLISTED}


def write_articles(bench: Bench, count: int = 30) -> None:
    for number in range(count):
        bench.write(f"{number:02}.txt", f"meeting\n{number}" if number % 10 else f"fault\n{number}")
    bench.write("twin.txt", "meeting\n1")


def test_prepared_and_loaded_is_as_ingested(bench: Bench, parts: Path, other: Store) -> None:
    write_articles(bench)
    assert prepare(bench, parts).counts.stored == 28
    loaded = take(bench, parts, store=other)
    entries = list(bench.quarantine)
    ingested = bench.run(settings=dataclasses.replace(SETTINGS, resolve=False))
    assert dataclasses.replace(loaded.counts, without_facts=0) == ingested.counts
    assert (loaded.counts.stored, loaded.counts.duplicates, loaded.counts.quarantined) == (27, 1, 3)
    assert quads(other) == quads(bench.store)
    assert entries == list(bench.quarantine)


def test_a_second_load_changes_nothing(bench: Bench, parts: Path) -> None:
    write_articles(bench)
    prepare(bench, parts)
    take(bench, parts)
    before = quads(bench.store)
    counts = take(bench, parts).counts
    assert (counts.stored, counts.unchanged, counts.quarantined) == (0, 28, 3)
    assert quads(bench.store) == before


def test_what_was_ingested_already_is_unchanged(bench: Bench, parts: Path) -> None:
    write_articles(bench)
    prepare(bench, parts)
    bench.run()
    before = quads(bench.store)
    assert take(bench, parts).counts.unchanged == 28
    assert quads(bench.store) == before


def test_a_later_part_replaces_what_an_earlier_one_gave(bench: Bench, parts: Path, other: Store) -> None:
    bench.write("a.txt", "meeting\none")
    bench.write("b.txt", "meeting\ntwo")
    prepare(bench, parts)
    bench.write("a.txt", "meeting\nmeeting\nchanged")
    counts = prepare(bench, parts).counts
    assert (counts.stored, counts.unchanged) == (1, 1)
    take(bench, parts, store=other)
    bench.run(settings=dataclasses.replace(SETTINGS, resolve=False))
    assert quads(other) == quads(bench.store)


def test_steps_beside_each_other_give_what_one_after_the_other_gives(
    bench: Bench, parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six parts, each a step: twins, replacements and articles that share triples are in different ones."""
    texts = ("one", "two", "three", "two", "four\nmeeting", "five")
    for number, text in enumerate(texts):
        bench.write(f"{number % 5}.txt", f"meeting\n{text}")
        prepare(bench, parts)
    found = []
    for place, under_way in (("beside", 1), ("after", 10**9)):
        monkeypatch.setattr("kg.run.steps._UNDER_WAY", under_way)
        with open_store(str(tmp_path / place)) as store:
            counts = take(bench, parts, store=store).counts
            assert not store.check()
            found.append((quads(store), counts))
    assert found[0] == found[1]
    assert (found[0][1].stored, found[0][1].duplicates) == (5, 1)


def test_a_step_that_cannot_be_stored_ends_the_load_and_the_next_one_completes_it(
    bench: Bench, parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        bench.write(f"{number}.txt", f"meeting\n{number}")
        prepare(bench, parts)
    monkeypatch.setattr("kg.run.steps._UNDER_WAY", 1)
    with monkeypatch.context() as patch:
        patch.setattr(bench.store, "append", fail_once(bench.store.append))
        with pytest.raises(StoreUnavailable, match="no room"):
            take(bench, parts)
    assert 1 <= bench.store.stats().articles < 4
    assert not bench.store.check()
    counts = take(bench, parts).counts
    assert counts.stored == 4 - counts.unchanged
    assert bench.store.stats().articles == 4
    assert not bench.store.check()


def fail_once(append: Callable[[Sequence[Entry]], None]) -> Callable[[Sequence[Entry]], None]:
    """Return what appends, but for the second time that it is asked to."""
    turns = count(1)

    def appended(entries: Sequence[Entry]) -> None:
        if next(turns) == 2:
            raise StoreUnavailable("no room")
        append(entries)

    return appended


def test_parts_that_are_there_are_not_made_again(bench: Bench, parts: Path) -> None:
    write_articles(bench)
    prepare(bench, parts)
    names = {file.name: file.read_bytes() for file in parts.iterdir()}
    counts = prepare(bench, parts).counts
    assert (counts.unchanged, counts.quarantined) == (28, 3)
    assert {file.name: file.read_bytes() for file in parts.iterdir()} == names


def test_the_same_articles_give_the_same_bytes(bench: Bench, parts: Path, tmp_path: Path) -> None:
    write_articles(bench)
    prepare(bench, parts)
    prepare(bench, tmp_path / "again")
    files = [{f.name: f.read_bytes() for f in folder.iterdir()} for folder in (parts, tmp_path / "again")]
    assert files[0] == files[1]
    assert len(files[0]) == 3, "quads, rejects, manifest"


def test_a_part_holds_what_its_manifest_lists(bench: Bench, parts: Path) -> None:
    write_articles(bench)
    prepare(bench, parts)
    shelf = open_shelf(str(parts))
    (name,) = part_names(shelf)
    manifest = read_manifest(shelf, name)
    assert (manifest.articles, manifest.rejected, len(manifest.listed)) == (28, 3, 28)
    for listed, entry in zip(manifest.listed, read_entries(shelf, name, manifest), strict=True):
        assert entry.triples()
        assert len(entry.quads) == listed.length
        assert {q.graph_name for q in ox.parse(entry.quads, format=ox.RdfFormat.N_QUADS)} >= {entry.node}


def _two_parts(bench: Bench, parts: Path) -> list[str]:
    for name in ("a", "b"):
        bench.write(f"{name}.txt", f"meeting\n{name}")
        bench.write(f"{name}-fault.txt", f"fault\n{name}")
        prepare(bench, parts)
    return part_names(open_shelf(str(parts)))


@pytest.mark.parametrize(
    ("suffix", "damage", "why"),
    [
        (".nq.gz", "flip", "damaged: not what the manifest says; make the part again"),
        (".nq.gz", "cut", "damaged: not what the manifest says; make the part again"),
        (".nq.gz", "gone", "cannot be read: No such file or directory"),
        (".rejects.jsonl", "flip", "damaged: not what the manifest says; make the part again"),
        (".json", "cut", "damaged, or no manifest of a part: "),
        (".json", "flip", "damaged"),
        (".json", "gone", "no manifest: the part was not finished"),
    ],
)
def test_a_damaged_part_is_refused_whole_and_costs_no_other(
    bench: Bench, parts: Path, suffix: str, damage: str, why: str
) -> None:
    first, _ = _two_parts(bench, parts)
    file = parts / (first + suffix)
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes(flipped if damage == "flip" else data[:middle])
    summary = take(bench, parts)
    assert (summary.counts.stored, summary.counts.quarantined) == (1, 1)
    (refused,) = [r for r in bench.rejects if r.fate == "skipped"]
    assert refused.where == str(file)
    assert refused.why.startswith(why)
    assert bench.store.stats().articles == 1


def test_one_part_is_named_by_any_of_its_files(bench: Bench, parts: Path) -> None:
    first, second = _two_parts(bench, parts)
    counts = take(bench, parts / f"{first}.json", parts / f"{first}.nq.gz", parts / f"{first}.json").counts
    assert (counts.articles, counts.stored) == (2, 1)
    assert take(bench, parts / f"{second}.nq.gz", parts).counts.articles == 4


def test_what_is_no_part_is_wrong_use_and_nothing_is_loaded(bench: Bench, parts: Path) -> None:
    _two_parts(bench, parts)
    export = parts.parent / "export.nq"
    export.write_text("<https://e.org/s> <https://e.org/p> <https://e.org/o> <https://e.org/g> .\n")
    empty = parts.parent / "empty"
    empty.mkdir()
    for what, why in (
        (export, "not a part of kg prepare .*kg ingest.*kg backup and kg restore"),
        (empty, "no part in this folder; make parts with: kg prepare"),
        (parts.parent / "missing", "no such file or folder"),
    ):
        with pytest.raises(WrongUse, match=why):
            take(bench, parts, what)
    assert bench.store.stats().articles == 0


@pytest.mark.parametrize("suffix", [".nq.gz", ".rejects.jsonl"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_part_that_is_damaged_is_made_again(bench: Bench, parts: Path, suffix: str, damage: str) -> None:
    """As the message of ``kg load`` says: what a manifest alone has is not there."""
    first, second = _two_parts(bench, parts)
    file = parts / (first + suffix)
    file.unlink() if damage == "gone" else file.write_bytes(file.read_bytes()[:-9])
    summary = prepare(bench, parts)
    assert (summary.counts.stored, summary.counts.unchanged, summary.counts.quarantined) == (1, 1, 2)
    assert first not in part_names(open_shelf(str(parts)))
    assert second in part_names(open_shelf(str(parts)))
    loaded = take(bench, parts).counts
    assert (loaded.articles, loaded.stored, loaded.quarantined) == (4, 2, 2)
    assert prepare(bench, parts).counts.stored == 0


def test_parts_of_a_damaged_folder_are_not_added_to(bench: Bench, parts: Path) -> None:
    first, _ = _two_parts(bench, parts)
    (parts / f"{first}.json").write_text("{}")
    with pytest.raises(Unreadable, match=f"{first}.*: damaged, or no manifest of a part: .*; delete it"):
        prepare(bench, parts)


@pytest.mark.parametrize("format", [1, 99])
def test_a_part_of_another_format_is_refused(bench: Bench, parts: Path, format: int) -> None:
    _two_parts(bench, parts)
    shelf = open_shelf(str(parts))
    name = part_names(shelf)[0]
    later = msgspec.structs.replace(read_manifest(shelf, name), format=format, version="9").sealed()
    shelf.write(f"{name}.json", msgspec.json.encode(later))
    with pytest.raises(Unreadable, match=r"made by another version of kg \(9\)"):
        read_manifest(shelf, name)


def test_what_cannot_be_written_leaves_no_file_behind(
    bench: Bench, parts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    bench.write("a.txt", "meeting\na")
    monkeypatch.setattr("kg.store.shelf.os.replace", full)
    with pytest.raises(StoreUnavailable, match=r"nq\.gz: cannot be written: No space left on device"):
        prepare(bench, parts)
    assert list(parts.iterdir()) == []


def test_parts_lie_at_any_address_that_fsspec_knows(bench: Bench) -> None:
    pytest.importorskip("fsspec")
    write_articles(bench)
    folder = "memory://bucket/parts"
    make_parts([str(bench.folder)], SETTINGS, folder=folder, stages=STAGES)
    assert take(bench, folder).counts.stored == 27
    shelf = open_shelf(folder)
    for name in shelf.names():
        shelf.delete(name)
    assert shelf.names() == []


def test_an_address_that_nobody_knows_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="nosuch://x"):
        open_shelf("nosuch://x/parts")


def test_what_failed_leaves_the_quarantine_when_a_part_gives_it(bench: Bench, parts: Path) -> None:
    bench.write("a.txt", "meeting\none")
    bench.run(stages=dataclasses.replace(STAGES, extract=fail))
    assert len(bench.quarantine) == 1
    prepare(bench, parts)
    take(bench, parts)
    assert len(bench.quarantine) == 0


def test_a_part_written_half_leaves_nothing_that_counts(bench: Bench, parts: Path) -> None:
    """Killed before the manifest came: prepared again, the part is whole."""
    write_articles(bench)
    prepare(bench, parts)
    (name,) = part_names(open_shelf(str(parts)))
    whole = shutil.copytree(parts, parts.parent / "whole")
    (parts / f"{name}.json").unlink()
    prepare(bench, parts)
    assert {f.name: f.read_bytes() for f in parts.iterdir()} == {
        f.name: f.read_bytes() for f in whole.iterdir()
    }
