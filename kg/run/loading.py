"""Parts -> store: whole parts or not at all, and repeatable."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Self

from kg.errors import Unreadable, WrongUse
from kg.quarantine import Quarantine
from kg.run.memory import give_back
from kg.run.parting import from_line, part_names
from kg.run.steps import Steps
from kg.run.tally import Reject, Silence, Summary, Watcher
from kg.run.versions import Stored, name_of
from kg.store import Entry, Outcome, Store, base_in
from kg.store.parts import (
    MANIFEST,
    QUADS,
    REJECTS,
    Listed,
    Manifest,
    delete_part,
    read_entries,
    read_manifest,
    read_rejects,
)
from kg.store.shelf import Shelf, open_shelf


@dataclass(frozen=True)
class Part:
    """``folder`` is a folder, or an address that fsspec knows."""

    folder: str
    name: str


@dataclass(frozen=True)
class _Late:
    """An article that waits for the end: the one of this number in a part."""

    part: Part
    number: int


@dataclass
class _Step:
    """Articles that are stored together, and the parts that are in the store with them."""

    parts: list[Part] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    quads: int = 0


@dataclass
class Loader:
    """Takes parts into a store, one after another, and counts. ``date`` goes to entries of the quarantine.

    A part is verified before anything of it is stored. Its new articles are stored in one step, with those of
    its neighbours; what has the text of another one is stored as ``Store.put_many`` does. What a source gives
    otherwise than the store has it waits for the end, since the last text of a source counts
    (``kg.run.versions``). A second time changes nothing. ``is_counted``: the articles were counted when they
    were read. Without ``keep``, parts are deleted once they are stored. It is a context.
    """

    store: Store
    quarantine: Quarantine
    date: str
    watcher: Watcher = field(default_factory=Silence)
    summary: Summary = field(default_factory=Summary)
    is_counted: bool = False
    keep: bool = True
    _base: str | None = field(default=None, init=False)
    _steps: Steps[_Step] = field(init=False)
    _step: _Step = field(default_factory=lambda: _Step())
    _late: dict[str, _Late] = field(default_factory=dict, init=False)
    _parts_late: list[Part] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._steps = Steps(self.store, self._stored)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._steps.__exit__(*error)

    def take(self, part: Part) -> bool:
        """Load a part, or count why it cannot be: False. The last ones are stored by ``finish``."""
        listed = 0
        try:
            shelf = open_shelf(part.folder)
            manifest = read_manifest(shelf, part.name)
            listed = manifest.articles + manifest.rejected
            is_late = self._load(shelf, part, manifest)
        except Unreadable as error:
            self.summary.counts.articles += 0 if self.is_counted else listed
            self._skip(listed, error)
            return False
        (self._parts_late if is_late else self._step.parts).append(part)
        return True

    def finish(self) -> Summary:
        """Store what waits, and return what was done."""
        self._store()
        self._steps.finish()
        for part, late in groupby(self._late.values(), key=lambda each: each.part):
            self._load_late(part, [each.number for each in late])
        self._step.parts += self._parts_late
        self._store()
        self._steps.finish()
        return self.summary

    def _load_late(self, part: Part, numbers: Sequence[int]) -> None:
        try:
            shelf = open_shelf(part.folder)
            entries = read_entries(shelf, part.name, read_manifest(shelf, part.name))
        except Unreadable as error:  # damaged since it was looked at
            self._skip(len(numbers), error)
        else:
            self._add([entries[number] for number in numbers])

    def _store(self) -> None:
        step, self._step = self._step, _Step()
        self._steps.put(step, step.entries)

    def _stored(self, step: _Step, outcomes: Sequence[Outcome]) -> None:
        counts = self.summary.counts
        for entry, fate in zip(step.entries, outcomes, strict=True):
            self.quarantine.drop(entry.article.rpartition("/")[2])
            counts.stored += fate == "stored"
            counts.unchanged += fate != "stored"
            counts.duplicates += fate == "duplicate"
        self.watcher.advanced(counts)
        for part in [] if self.keep else step.parts:
            delete_part(open_shelf(part.folder), part.name)
        give_back()

    def _load(self, shelf: Shelf, part: Part, manifest: Manifest) -> bool:
        """Take a part; return whether some of it waits for the end."""
        stored = Stored(self.store, ((listed.key, listed.article) for listed in manifest.listed))
        is_same = [_is_same(listed, stored) for listed in manifest.listed]
        rejects = read_rejects(shelf, part.name, manifest)
        entries = [] if all(is_same) else read_entries(shelf, part.name, manifest)
        self._check_base(entries, part.name)
        self.summary.counts.articles += 0 if self.is_counted else manifest.articles + manifest.rejected
        for number, listed in enumerate(manifest.listed):
            if is_same[number] is not None:
                self._version(listed, None if is_same[number] else _Late(part, number))
        for data in rejects:
            self._reject(data)
        self.watcher.advanced(self.summary.counts)
        self._add([entry for entry, same in zip(entries, is_same, strict=False) if same is None])
        return is_same.count(False) > 0

    def _version(self, listed: Listed, late: _Late | None) -> None:
        """Count what the store has, None, or let what it has not wait; what came before counts no longer."""
        name = name_of(listed.article.rpartition("/")[2], listed.key)
        if self._late.pop(name, None):
            self.summary.counts.unchanged += 1
        if late:
            self._late[name] = late
        else:
            self.summary.counts.unchanged += 1

    def _add(self, entries: Sequence[Entry]) -> None:
        quads = sum(entry.quads.count(b"\n") for entry in entries)
        if self._step.quads + quads > self._steps.size:
            self._store()
        self._step.entries += entries
        self._step.quads += quads

    def _check_base(self, entries: Sequence[Entry], where: str) -> None:
        """Raise Unreadable for a part whose base is another than that of the store."""
        for entry in entries[:1]:
            base = base_in(entry.article)
            self._base = self._base or self.store.base() or base
            if base != self._base:
                other = f"its base is {base}, that of the store {self._base}"
                raise Unreadable(f"{other}: prepare it with --base {self._base}", where=where)

    def _skip(self, count: int, error: Unreadable) -> None:
        self.summary.counts.skipped += count
        self._report(Reject.unread(error))

    def _reject(self, data: bytes) -> None:
        entry = from_line(data, date=self.date)
        self.quarantine.put(entry)
        self.summary.counts.quarantined += 1
        self._report(Reject(where=entry.where, why=entry.reason, fate="quarantined", id=entry.id))

    def _report(self, reject: Reject) -> None:
        self.summary.note(reject)
        self.watcher.rejected(reject)


def _is_same(listed: Listed, stored: Stored) -> bool | None:
    return stored.same(listed.key, listed.article, digest=listed.digest, fingerprint=listed.fingerprint)


def take_left(folder: str, store: Store, quarantine: Quarantine, date: str) -> None:
    """Load and delete the parts that a run which was killed has left in a folder."""
    with Loader(store, quarantine, date, keep=False) as loader:
        for name in part_names(open_shelf(folder)):
            loader.take(Part(folder, name))
        loader.finish()


def find_parts(sources: Iterable[str]) -> list[Part]:
    """Return the parts in folders, and those that files belong to, in order and each once.

    A part that was not finished is among them, to be refused by its name. Raises WrongUse for what is no part
    and holds none.
    """
    return list(dict.fromkeys(part for source in sources for part in _parts_in(source)))


def _parts_in(source: str) -> Sequence[Part]:
    if "://" not in source and not os.path.isdir(source):
        return [_part_of(source)]
    shelf = open_shelf(source)
    names = sorted(
        {n.removesuffix(QUADS) for n in shelf.names() if n.endswith(QUADS)} | set(part_names(shelf))
    )
    if not names:
        raise WrongUse(
            f"{source}: no part in this folder; make parts with: kg prepare SOURCE... --output FOLDER"
        )
    return [Part(source, name) for name in names]


def _part_of(file: str) -> Part:
    folder, name = os.path.split(file)
    suffix = next((s for s in (REJECTS, MANIFEST, QUADS) if name.endswith(s)), None)
    if not os.path.exists(file):
        raise WrongUse(f"{file}: no such file or folder")
    if suffix is None or not os.path.exists(os.path.join(folder, name.removesuffix(suffix) + MANIFEST)):
        raise WrongUse(
            f"{file}: not a part of kg prepare (no manifest beside it), and quads alone do not say which "
            "source gave them: take articles in with kg ingest, move a store with kg backup and kg restore"
        )
    return Part(folder or ".", name.removesuffix(suffix))
