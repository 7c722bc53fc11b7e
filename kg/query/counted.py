"""Answers that are counted here, from fewer and simpler rows: a line ``# counted FAMILY`` in a query.

An engine joins pairs by hash, looks up the address behind a node for each row that it gives, and finds twice
what a query counts in two ways. So some answers are made here from what a few questions (``lookups/*.rq``)
find once. The query itself stands as it did: it is what pages show, and what another engine is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from pyoxigraph import Literal

from kg.query.beside import beside
from kg.query.between import brokers, brokers_by_rolls
from kg.query.catalogue import NamedQuery
from kg.query.compared import alike, alike_by_pairs, differences, differences_by_leads
from kg.query.facing import contacts, counterparts
from kg.query.following import signings, signings_by_leads
from kg.query.holding import in_post
from kg.query.lookup import (
    Found,
    Queryable,
    Row,
    has_calendar,
    has_evidence,
    has_leads,
    has_many,
    has_rolls,
    question,
)
from kg.query.orders import UnknownOrder, ordered, without_order
from kg.query.seating import delegations, meetings, represented, timeline
from kg.query.seeds import LISTED, MANY, periods, with_seeds, without_notes
from kg.query.slots import Term, filled
from kg.query.standing import substitutes
from kg.query.supporting import supporting

_LINE: Final = re.compile(r"^ *# counted (\w+)$", re.MULTILINE)


@dataclass(frozen=True)
class _Asked:
    """A store that is asked questions about the parameters of a query (``kg.query.lookup.Found``)."""

    store: Queryable
    values: Mapping[str, Sequence[Term]]

    def __call__(self, name: str, /, **more: Sequence[Term]) -> Iterable[Row]:
        known = {**self.values, **more}
        text = without_notes(with_seeds(question(name), known))
        return map(tuple, self.store.query(filled(text, known)))

    def beside(self, *names: str, halves: Collection[str] = ()) -> list[Iterable[Row]]:
        if not has_many(self):
            return [self(name) for name in names]
        threads: int = getattr(self.store, "reads_at_once", 1)
        asked = replace(self, values={**self.values, MANY: ()})
        return beside(asked, names, halves if threads > 1 else (), threads=threads)


class _Family(NamedTuple):
    """How an answer is made; ``rows`` gives None where it cannot be made so.

    ``in_order``: rows come in the order of the query, as those of ``by_leads`` do; others are put in order by
    its columns.
    ``by_calendar``: only of a store whose events are all listed. ``by_rolls`` is how it is made of one that
    has the roll of each event, ``by_leads`` of one that ``has`` what articles tell differently, or what else
    it needs; where a parameter is ``given``, and none of those that it goes ``without``.
    """

    rows: Callable[[Found], Iterable[Row] | None]
    in_order: bool = True
    by_calendar: bool = False
    by_rolls: Callable[[Found], Iterable[Row] | None] | None = None
    by_leads: Callable[[Found], Iterable[Row] | None] | None = None
    has: Callable[[Queryable], bool] = has_leads
    given: str = ""
    without: Sequence[str] = ()

    def is_for(self, values: Collection[str]) -> bool:
        return (not self.given or self.given in values) and set(self.without).isdisjoint(values)


def is_counted(text: str) -> bool:
    """Whether a query has such a line."""
    return _LINE.search(text) is not None


def counted(
    store: Queryable, query: NamedQuery, values: Mapping[str, Sequence[Term]]
) -> tuple[Row, ...] | None:
    """Return the rows of a named query, in its order; None where it is answered by the engine.

    Raises what the store raises.
    """
    line = _LINE.search(query.text)
    if not line:
        return None
    family = _FAMILIES[line[1]]
    rows, is_in_order = _rows(family, store, {**values, **periods(values)})
    if rows is None or is_in_order:
        return None if rows is None else tuple(rows)
    columns = [column.name for column in query.columns]
    try:
        return ordered(rows, columns, without_order(query.text, columns)[1])
    except UnknownOrder:
        return None


def _rows(
    family: _Family, store: Queryable, known: dict[str, Sequence[Term]]
) -> tuple[Iterable[Row] | None, bool]:
    """Return the rows, and whether they come in the order of the query."""
    listed = {**known, LISTED: ()}
    if not family.is_for(known):
        return family.rows(_Asked(store, known)), family.in_order
    if family.by_leads and family.has(store):
        return family.by_leads(_Asked(store, listed)), True
    if family.by_rolls and has_rolls(store):
        return family.by_rolls(_Asked(store, listed)), family.in_order
    if not family.by_calendar:
        return family.rows(_Asked(store, known)), family.in_order
    return (family.rows(_Asked(store, listed)) if has_calendar(store) else None), family.in_order


def _left(_found: Found) -> None:
    """Leave it to the engine."""


def _languages(found: Found) -> list[Row]:
    """Return language, events, events alone and reports: of the languages of the articles about an event, one
    a line, and how many events have just these.
    """
    events, alone, reports = Counter[str](), Counter[str](), Counter[str]()
    for told, count in found("languages"):
        languages, times = Counter(told.value.split("\n")), int(count.value)
        for language, articles in languages.items():
            events[language] += times
            reports[language] += articles * times
            alone[language] += times if len(languages) == 1 else 0
    ordered = sorted(events, key=lambda language: (-events[language], language))
    return [(Literal(name), *(Literal(of[name]) for of in (events, alone, reports))) for name in ordered]


def _other_sides(found: Found) -> Iterable[Row] | None:
    """Return other, events, first and last; None for several parties, which may face each other, within a
    time, where an engine that begins with the dates is as quick, and where a graph has classes of its own.
    """
    is_open = len(found.values.get("party", ())) == 1 and not {"from", "to"} & set(found.values)
    if not is_open or any(True for _ in found("classes-above")):
        return None
    return _together(found.beside("other-sides", halves=("other-sides",))[0])


def _together(rows: Iterable[Row]) -> Iterable[Row]:
    """Return a row for each thing: of two, which count different events, the sum, the first and the last."""
    sums: dict[Any, Row] = {}
    for other, events, first, last in rows:
        if other in sums:
            _, more, sooner, later = sums[other]
            first = min((day for day in (first, sooner) if day.value), key=_written, default=first)
            events = Literal(int(events.value) + int(more.value))
            last = max(last, later, key=_written)
        sums[other] = (other, events, first, last)
    return sums.values()


def _written(term: Literal) -> str:
    return term.value


_FEW: Final = ("other", "topic", "place", "days")  # parameters that leave few meetings

_FAMILIES: Final[Mapping[str, _Family]] = {
    "between": _Family(brokers, in_order=False, by_rolls=brokers_by_rolls),
    "languages": _Family(_languages),
    "differences": _Family(differences, by_leads=differences_by_leads),
    "alike": _Family(alike, in_order=False, by_calendar=True, by_leads=alike_by_pairs),
    "other_sides": _Family(_other_sides, in_order=False, by_rolls=counterparts),
    "delegations": _Family(_left, by_rolls=delegations, given="person", without=("event", "days")),
    "in_post": _Family(_left, by_leads=in_post, given="post", without=("party", "days")),
    "meetings": _Family(_left, by_leads=meetings, given="party", without=_FEW),
    "represented": _Family(_left, by_rolls=represented, given="party", without=("during", "days")),
    "supporting": _Family(_left, by_leads=supporting, has=has_evidence, given="party"),
    "timeline": _Family(_left, by_leads=timeline, given="party", without=("topic", "place", "days")),
    "contacts": _Family(_left, in_order=False, by_rolls=contacts),
    "signings": _Family(signings, by_leads=signings_by_leads),
    "substitutes": _Family(substitutes),
}
