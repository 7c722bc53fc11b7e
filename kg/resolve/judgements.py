"""What somebody has decided: two mentions are the same person or event, or different ones; a fact is wrong.

A judgement names mentions by what their articles give, not by the IRI that resolution makes of it; so it
holds whatever else comes to be known, and applies again when an article is taken in anew. The log is a file
of one JSON object a line, written at its end alone: an undone judgement stays there, and what undid it
comes after it. The log holds corrections of facts (``kg.corrections``) beside judgements; they say so in
``entry``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from kg.corrections import Correction
from kg.errors import WrongUse
from kg.identities import Parts

Verdict = Literal["same", "different", "unsure"]


class Ref(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """A mention: the parts of its key as an article gives it; without an article all mentions of that key."""

    parts: Parts
    article: str | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``one`` and ``other`` are mentions of persons, or of events, that are the same or not the same.

    ``date`` is an ISO date. ``undoes`` is the id of an earlier judgement that no longer holds; such an
    entry decides nothing itself. ``again`` counts repetitions of what was undone. ``id`` is derived from
    all of the rest.
    """

    kind: Literal["person", "event"] = "person"
    verdict: Verdict = "unsure"
    one: tuple[Ref, ...] = ()
    other: tuple[Ref, ...] = ()
    author: str
    reason: str = ""
    date: str
    score: float | None = None
    undoes: str | None = None
    again: int = 0

    @property
    def id(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:12]


Decision: TypeAlias = Judgement | Correction


class _Entry(msgspec.Struct):
    """What kind of entry a line is: judgements do not say."""

    entry: str = "judgement"


class Log:
    """The judgements and corrections of a store, in the file ``path``; None keeps them in memory."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: list[Decision] = []

    def all(self) -> list[Decision]:
        """Return every entry in the order of writing. Raises WrongUse that names the line that is none."""
        if self._path is None:
            return list(self._kept)
        return list(read(self._path)) if self._path.exists() else []

    def standing(self) -> list[Decision]:
        """Return what holds: no entries that are undone, nor those that undo."""
        return standing(self.all())

    def undone(self) -> set[str]:
        """Return the ids of what is undone; what an undone undoing undid is not."""
        return _parted(self.all())[1]

    def decide(self, decision: Decision) -> Decision:
        """Write down what is decided now, even if it was decided before and undone; return the entry."""
        known = {entry.id for entry in self.all()}
        while decision.id in known:
            decision = replace(decision, again=decision.again + 1)
        self.add(decision)
        return decision

    def add(self, *decisions: Decision) -> int:
        """Write entries to the end of the log and to the disk; return how many were not there already."""
        known = {entry.id for entry in self.all()}
        new = [entry for id, entry in {entry.id: entry for entry in decisions}.items() if id not in known]
        if self._path is None:
            self._kept += new
        elif new:
            _append(self._path, b"".join(msgspec.json.encode(entry) + b"\n" for entry in new))
        return len(new)


def _append(path: Path, lines: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b") as file:
        file.seek(0)
        file.truncate(_whole(file.read()))
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def _whole(written: bytes) -> int:
    """Return how many bytes of a log are whole lines: a torn one was being written when kg was killed."""
    return written.rfind(b"\n") + 1


def read(path: Path, *, to_the_end: bool = False) -> Iterator[Decision]:
    """Yield the entries of a file. Raises WrongUse that names the line which is none.

    In a log, a last line without its end was being written when kg was killed: nobody was told that it is
    decided. In a file from elsewhere it counts: ``to_the_end``.
    """
    data = path.read_bytes()
    whole = data if to_the_end else data[: data.rfind(b"\n") + 1]
    yield from entries_of(whole, str(path))


def entries_of(data: bytes, where: str) -> Iterator[Decision]:
    """Yield the entries of lines that are not blank. Raises WrongUse that names the line which is none."""
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _decoded(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise WrongUse(f"{where}:{number}: no judgement: {error}; mend or delete the line") from error


def _decoded(line: bytes) -> Decision:
    if msgspec.json.decode(line, type=_Entry).entry == "correction":
        return msgspec.json.decode(line, type=Correction)
    return msgspec.json.decode(line, type=Judgement)


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the entries that hold, in their order: what is undone does not, unless its undoing is undone."""
    return _parted(decisions)[0]


def _parted(decisions: Iterable[Decision]) -> tuple[list[Decision], set[str]]:
    """Return what holds, and the ids of what is undone."""
    held: list[Decision] = []
    undone: set[str] = set()
    for decision in reversed(list(decisions)):
        if decision.id in undone:
            continue
        if isinstance(decision, Correction):
            held.append(decision)
        elif decision.undoes:
            undone.add(decision.undoes)
        elif decision.verdict != "unsure":
            held.append(decision)
    return held[::-1], undone


Standing: TypeAlias = tuple[str, bool]


class Sides(msgspec.Struct, frozen=True):
    """On which side of which judgements a mention stands: pairs of the id of a judgement and a side."""

    same: frozenset[Standing] = frozenset()
    different: frozenset[Standing] = frozenset()

    def __or__(self, other: Sides) -> Sides:
        return Sides(self.same | other.same, self.different | other.different)

    def exclude(self, other: Sides) -> bool:
        """Whether a judgement says that what stands here is different from what stands there."""
        return any((id, not side) in other.different for id, side in self.different)

    def __bool__(self) -> bool:
        return bool(self.same or self.different)

    @property
    def written(self) -> list[list[tuple[str, bool]]]:
        """Both sets in order, to be compared and written down."""
        return [sorted(self.same), sorted(self.different)]


class Decided:
    """Judgements of one kind, ready to be asked about mentions; their order does not matter."""

    def __init__(self, judgements: Iterable[Judgement], kind: str) -> None:
        self._verdicts: dict[str, Verdict] = {}
        self._named: dict[Ref, list[Standing]] = {}
        for judgement in judgements:
            if judgement.kind == kind:
                self._verdicts[judgement.id] = judgement.verdict
                for side, refs in ((False, judgement.one), (True, judgement.other)):
                    for ref in refs:
                        self._named.setdefault(ref, []).append((judgement.id, side))

    def sides(self, article: str, parts: Parts) -> Sides:
        """Return where a mention stands; what names its article goes before what is said of all articles."""
        if not self._named:
            return _NOWHERE
        named = self._named.get(Ref(parts, article), [])
        general = [(id, side) for id, side in self._named.get(Ref(parts), []) if id not in dict(named)]
        found: dict[str, set[Standing]] = {"same": set(), "different": set()}
        for id, side in (*named, *general):
            found[self._verdicts[id]].add((id, side))
        return Sides(frozenset(found["same"]), frozenset(found["different"]))

    def is_named(self, article: str, parts: Parts) -> bool:
        """Whether a judgement names this mention of this article."""
        return Ref(parts, article) in self._named


_NOWHERE = Sides()
