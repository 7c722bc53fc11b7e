"""What is wrong in a store, one finding a line with what to do; and to make anew what can be made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox

from kg.errors import KgError
from kg.quarantine import Quarantine
from kg.resolve import Decision, Log
from kg.run.correcting import Replay
from kg.run.resolving import FEW, from_scratch, remade, remade_alone
from kg.store import Damage, Revision, Store, Stored
from kg.store.readable import base_in

SAMPLE: Final = 100
"""Article graphs that are made anew and compared, unless all are."""

_ANEW: Final = "kg rebuild --graphs makes it anew"
_AGAIN: Final = "ingest it again"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """``what`` is wrong, ``where``, and what is ``to_do``."""

    what: str
    where: str
    to_do: str


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """What a rebuild changed: articles and sources let go, article graphs made anew, triples of the view."""

    dropped: int
    graphs: int
    triples: int


def findings(store: Store, quarantine: Quarantine, log: Log, *, deep: bool = False) -> Iterator[Finding]:
    """Yield what is wrong: in view, ledger, log of judgements, article graphs and quarantine.

    An article graph has to be what its record, the resolution and the decisions give; ``deep`` looks at all
    of them; without, a sample is looked at, and who is who is not asked. A graph that waits for resolution is
    no finding. Raises StoreUnavailable when the store cannot be read.
    """
    found = store.check()
    yield from _damage(found)
    yield from _bases(store)
    decisions, unreadable = _decided(log)
    yield from unreadable
    if not (found.garbled or unreadable):  # without them nobody can say what a graph should be
        yield from _graphs(store, decisions, deep=deep)
    yield from _quarantine(quarantine)


def rebuild(store: Store, log: Log, *, graphs: bool = False) -> Rebuilt:
    """Make the merged view anew from the article graphs, and with ``graphs`` those from their records.

    What neither the ledger knows nor a record can give again is let go, so that the next ingest takes it in.
    Each step is atomic, and what was killed is finished by the next rebuild. Raises WrongUse for a log that
    cannot be read, before anything changes.
    """
    decisions = log.standing() if graphs else []
    dropped = store.reconcile()
    made = _remake(store, decisions) if graphs else 0
    return Rebuilt(dropped=dropped, graphs=made, triples=store.rebuild())


def _remake(store: Store, decisions: list[Decision]) -> int:
    replay = Replay(decisions)
    changed = 0
    store.forget_seen()
    with closing(from_scratch(store, replay)) as index:
        made = remade(store.records(), index, replay)
        wrong = (revision for stored, revision in made if _differs(store, stored, revision))
        while step := list(islice(wrong, FEW)):
            changed += store.revise(step)
    store.mark_resolved(done=True)
    return changed


def _damage(found: Damage) -> Iterator[Finding]:
    for number, what in (
        (found.missing, "triples missing in the merged view"),
        (found.surplus, "triples in the merged view that no article holds"),
        (found.calendar, "wrong listings in the calendar of events"),
    ):
        if number:
            yield Finding(what=what, where=str(number), to_do="kg rebuild")
    for places, what, to_do in (
        (found.unlisted, "graph of an article that the ledger does not know", f"kg rebuild, then {_AGAIN}"),
        (found.lost, "article without its graph", f"{_ANEW}; without a record: kg rebuild, then {_AGAIN}"),
        (found.unsourced, "article that no source gives", f"{_AGAIN}, or kg remove it"),
        (found.astray, "source whose article is not there", f"kg rebuild, then {_AGAIN}"),
        (found.garbled, "record that cannot be read", "kg ingest --again with its source"),
    ):
        for place in places:
            yield Finding(what=what, where=place, to_do=to_do)


def _bases(store: Store) -> Iterator[Finding]:
    """Tell when articles lie under several bases: one person then is several, and is counted in parts."""
    bases = Counter(map(base_in, store.articles()))
    if len(bases) > 1:
        where = ", ".join(f"{base} ({number})" for base, number in bases.most_common())
        to_do = f"kg remove those not under {bases.most_common(1)[0][0]}, and ingest them again"
        yield Finding(what="articles under several bases", where=where, to_do=to_do)


def _decided(log: Log) -> tuple[list[Decision], list[Finding]]:
    try:
        return log.standing(), []
    except KgError as error:
        return [], [Finding(what="log of judgements", where=str(error), to_do="mend or delete the line")]


def _graphs(store: Store, decisions: list[Decision], *, deep: bool) -> Iterator[Finding]:
    replay = Replay(decisions)
    wrong = _wrong(store, replay) if deep else _wrong_of_sample(store, replay)
    for article in wrong:
        yield Finding(what="graph is not what its record gives", where=article, to_do=_ANEW)


def _wrong(store: Store, replay: Replay) -> Iterator[str]:
    is_resolved = store.is_resolved()
    with closing(from_scratch(store, replay)) as index:
        for stored, revision in remade(store.records(), index, replay):
            is_due = is_resolved or stored.resolution == revision.resolution
            if is_due and _differs(store, stored, revision):
                yield stored.article


def _wrong_of_sample(store: Store, replay: Replay) -> Iterator[str]:
    """Look at articles that are spread evenly over the IRIs, without finding out who is who.

    Where an article has been resolved, only what it says of itself is compared: its metadata and passages.
    """
    step = max(1, sum(1 for _ in store.articles()) // SAMPLE)
    is_resolved = store.is_resolved()
    for stored, revision in remade_alone(islice(store.records(), 0, None, step), replay):
        if revision.resolution and not is_resolved:
            continue  # corrected, and due
        held = _triples(store, stored.article)
        own = f"<{stored.article}"
        made: Iterable[ox.Triple] = revision.triples
        if stored.resolution:
            held, made = ({t for t in side if str(t.subject).startswith(own)} for side in (held, made))
        if held != made:
            yield stored.article


def _differs(store: Store, stored: Stored, revision: Revision) -> bool:
    return stored.resolution != revision.resolution or revision.triples != _triples(store, stored.article)


def _triples(store: Store, article: str) -> set[ox.Triple]:
    return {quad.triple for quad in store.matches(graph=ox.NamedNode(article))}


def _quarantine(quarantine: Quarantine) -> Iterator[Finding]:
    for id in quarantine.ids():
        try:
            quarantine.get(id)
        except KgError as error:
            yield Finding(
                what="file of the quarantine",
                where=str(error),
                to_do="delete it and ingest the article again",
            )
