"""Tables of the user over the packaged ones: what becomes of each row.

A row is a thing of its own, or adds to one that is there: names that nobody bears, and identifiers. It adds
to what it says it is the same as, to the state with its code, and to what another table gives the same
identifier; with ``join`` also to the one thing that bears its name. A name that is taken is never taken
away: such a row is left out, and of other rows the names that are taken are. Tables go by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, cast

import msgspec

from kg.gazetteer import packaged
from kg.gazetteer.packaged import Further
from kg.gazetteer.rows import KINDS, LANGUAGES, Body, City, Entry, Identifier, Kind, Names, Slot, State
from kg.gazetteer.tables import BODIES, PLACES, Row, Table
from kg.names import fold

NO_NAMES: Final = Names("")
_PARTS: Final = ("official", "acronyms", "alternatives")
Fate = Literal["new", "joined", "left out"]


class Settled(NamedTuple):
    """What became of a row. ``why`` tells why it is left out, or which of its names are."""

    table: str
    row: Row
    fate: Fate
    slot: Slot | None
    why: str


class Laid(NamedTuple):
    """The entries of all tables, the names that the user adds in further languages, and the fates of rows."""

    entries: Mapping[Slot, Entry]
    further: Mapping[str, tuple[Further, ...]]
    settled: tuple[Settled, ...]


def lay(tables: Iterable[Table]) -> Laid:
    """Return the packaged tables with those of the user laid over them, in their order."""
    rows = [(table, row) for table in tables for row in table.rows]
    if not rows:
        return Laid(packaged.slots(), {}, ())
    laying = _Laying()
    settled = tuple(laying.settle(table, row) for table, row in rows)
    laying.link()
    return Laid(laying.entries, {k: tuple(v) for k, v in laying.further.items()}, settled)


class _Taken(NamedTuple):
    why: str


class _Laying:
    """The entries so far, by place, name and identifier."""

    def __init__(self) -> None:
        self.entries: dict[Slot, Entry] = packaged.slots()
        self.further: dict[str, list[Further]] = defaultdict(list)
        self._bearers: dict[tuple[str, str], list[Slot]] = defaultdict(list)
        self._identified: dict[tuple[Kind, str, str], Slot] = {}
        self._wholes: dict[Slot, str] = {}
        for slot, entry in self.entries.items():
            for lang in LANGUAGES:
                self._name(slot, lang, entry.names(lang).all)
        for further in packaged.further_languages():
            for slot, names, _ in packaged.further(further):
                self._name(slot, further, names.all)

    def settle(self, table: Table, row: Row) -> Settled:
        target = self._target(row, table.head.join)
        if isinstance(target, _Taken):
            return Settled(table.source.name, row, "left out", None, target.why)
        known = target in self.entries
        named, taken = self._free(row, target)
        self._put(target, row, named, known)
        self._attribute(target, row, table)
        why = f"names left to others: {', '.join(taken)}" if taken else ""
        return Settled(table.source.name, row, "joined" if known else "new", target, why)

    def _target(self, row: Row, join: bool) -> Slot | _Taken:
        """Return where the row belongs, or why it cannot be taken."""
        kind = kind_of_row(row.kind)
        if row.same_as:
            named = (kind, row.same_as)
            return named if named in self.entries else _Taken(f"same_as: no {kind} {row.same_as!r}")
        if kind == "state":
            return self._state(row)
        if (same := self._same_identifier(kind, row)) and self._compatible(same, row):
            return same
        if bearer := self._bearer(kind, row):
            fits = len(bearer) == 1 and bearer[0][0] == kind and self._compatible(bearer[0], row)
            return bearer[0] if join and fits else _Taken(self._why_taken(row, bearer))
        slot = (kind, row.key)
        return _Taken(f"another row has the key {row.key!r}") if slot in self.entries else slot

    def _state(self, row: Row) -> Slot | _Taken:
        slot: Slot = ("state", row.iso2 or "")
        if slot in self.entries:
            return slot
        if not any(names.label for names in row.names.values()):
            return _Taken("no name in any language, and no state has its code")
        bearer = self._bearer("state", row)
        return _Taken(self._why_taken(row, bearer)) if bearer else slot

    def _same_identifier(self, kind: Kind, row: Row) -> Slot | None:
        found = (self._identified.get((kind, scheme, value)) for scheme, value in row.identifiers.items())
        return next((slot for slot in found if slot), None)

    def _compatible(self, slot: Slot, row: Row) -> bool:
        return row.iso2 is None or self.entries[slot].iso2 in (None, row.iso2)

    def _bearer(self, kind: Kind, row: Row) -> list[Slot]:
        """Return what bears a label of the row, as far as the row would stand in its way."""
        labels = [(lang, names.label) for lang, names in row.names.items() if names.label]
        found = [slot for lang, label in labels for slot in self._in_the_way(kind, lang, label)]
        return list(dict.fromkeys(found))

    def _in_the_way(self, kind: Kind, lang: str, name: str) -> Iterator[Slot]:
        """A state goes before a body, a body before a place: only what does not go before is in danger."""
        for slot in self._bearers.get((lang, fold(name) or name), ()):
            if KINDS.index(slot[0]) >= KINDS.index(kind):
                yield slot

    def _why_taken(self, row: Row, bearers: list[Slot]) -> str:
        named = ", ".join(f"{kind} {key}" for kind, key in bearers)
        return f"bears a name of {named}: name that in the column same_as, or add with --join"

    def _free(self, row: Row, target: Slot) -> tuple[dict[str, Names], list[str]]:
        """Return the names of the row that nothing else bears, and the others."""
        taken: list[str] = []
        free = {lang: self._free_of(lang, names, target, taken) for lang, names in row.names.items()}
        return free, taken

    def _free_of(self, lang: str, names: Names, target: Slot, taken: list[str]) -> Names:
        def is_free(name: str) -> bool:
            others = [slot for slot in self._in_the_way(target[0], lang, name) if slot != target]
            taken.extend([name] if others else [])
            return not others

        label = names.label if names.label and is_free(names.label) else ""
        return Names(label, *(tuple(filter(is_free, getattr(names, part))) for part in _PARTS))

    def _put(self, slot: Slot, row: Row, names: dict[str, Names], known: bool) -> None:
        if not known:
            self.entries[slot] = _entry(row, names)
            if row.part_of:
                self._wholes[slot] = row.part_of
        for lang, more in names.items():
            if lang not in LANGUAGES:
                self.further[lang].append(Further(slot, more, ()))
            elif known:
                entry = self.entries[slot]
                self.entries[slot] = msgspec.structs.replace(entry, **{lang: joined(entry.names(lang), more)})
            self._name(slot, lang, more.all)

    def _name(self, slot: Slot, lang: str, names: Iterable[str]) -> None:
        for name in dict.fromkeys(fold(name) or name for name in names):
            if slot not in self._bearers[lang, name]:
                self._bearers[lang, name].append(slot)

    def _attribute(self, slot: Slot, row: Row, table: Table) -> None:
        """Add the identifiers of the row, and where it comes from."""
        entry = self.entries[slot]
        new = tuple(Identifier(scheme, value, table.source) for scheme, value in row.identifiers.items())
        together = tuple(sorted({*entry.identifiers, *new}))
        self.entries[slot] = msgspec.structs.replace(
            entry, identifiers=together, sources=tuple(sorted({*entry.sources, table.source}))
        )
        for one in new:
            self._identified.setdefault((slot[0], one.scheme, one.value), slot)

    def link(self) -> None:
        """Settle what the bodies of the user belong to, once all of them are known: a key, or a name."""
        for slot, whole in self._wholes.items():
            entry = self.entries[slot]
            if isinstance(entry, Body):
                self.entries[slot] = msgspec.structs.replace(entry, part_of=self._body(whole))

    def _body(self, whole: str) -> str | None:
        if ("body", whole) in self.entries:
            return whole
        scheme, _, value = whole.partition(":")
        if identified := self._identified.get(("body", scheme, value)):
            return identified[1]
        bearers = (slot for lang in LANGUAGES for slot in self._bearers.get((lang, fold(whole)), ()))
        found = {key for kind, key in bearers if kind == "body"}
        return found.pop() if len(found) == 1 else None


def kind_of_row(kind: str) -> Kind:
    """Return the kind of entry that a row of a kind makes."""
    return "city" if kind in PLACES else "body" if kind in BODIES else "state"


def joined(names: Names, more: Names) -> Names:
    """Return the names with more of them; the label stays, if there is one."""
    known = set(names.all)
    label = names.label or more.label
    if more.label and more.label != label:
        more = msgspec.structs.replace(more, alternatives=(more.label, *more.alternatives))
    parts = [(*getattr(names, p), *(n for n in getattr(more, p) if n not in known)) for p in _PARTS]
    return Names(label, *parts)


def _entry(row: Row, names: dict[str, Names]) -> Entry:
    kind = kind_of_row(row.kind)
    ru, en, az = (names.get(lang, NO_NAMES) for lang in LANGUAGES)
    if kind == "state":
        return State(iso2=row.iso2 or "", kind="state", ru=ru, en=en, az=az)
    if kind == "city":
        place = cast(Literal["city", "venue", "region"], row.kind)
        return City(kind=place, iso2=row.iso2, within=row.within, ru=ru, en=en, az=az)
    stands_for = "io" if row.kind == "body" and row.iso2 is None else row.kind
    return Body(key=row.key, kind=stands_for, iso2=row.iso2, ru=ru, en=en, az=az)
