"""What sources say differently: the rows of ``disagreements-on-event`` and ``disagreements``.

Of one event, each pair of articles is a row for each topic that one of them does not name. An engine joins
these pairs and looks up all six columns of each; here, what articles name is read once, and pairs share
their terms. Where a store has accounts (``kg.accounts``), one text is read of each event that is told in
several ways. Of two events, the calendar leads from each to those of its type, month and persons, or to those
that it may be one with; who was to be at a cancelled one is asked by itself, since these are few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.accounts import ATTENDANCE, PLACE, Accounts, read
from kg.query.lookup import Found, Row, in_batches
from kg.terms import DM

_ATTENDANCE, _MODALITY, _PLACE, _TOPIC = (
    Literal(kind) for kind in ("attendance", "modality", "place", "topic")
)
_KEY: Final = 12  # letters of the identifier of an event by which rows are ordered first

_Terms: TypeAlias = dict[str, Any]  # by what they are written as


def differences(found: Found) -> Iterable[Row] | None:
    """Return event, kind, value, other value, article and other article; by event, kind and the rest. None
    where everything is asked for, which would be held in memory.
    """
    return _differences(found) if _is_about_some(found) else None


def differences_by_accounts(found: Found) -> Iterable[Row] | None:
    """Return what ``differences`` does, of a store that has accounts."""
    return _by_accounts(found) if _is_about_some(found) else None


def _is_about_some(found: Found) -> bool:
    return bool({"event", "party", "from", "to"} & set(found.values))


def _differences(found: Found) -> Iterator[Row]:
    claims, told, items = found.beside("attendances", "places-told", "named-items", halves=("named-items",))
    return _together(claims, told, _topics(items))


def _by_accounts(found: Found) -> Iterator[Row]:
    accounts = [read(text.value) for (text,) in found("accounts-of")]

    def several(of: str, name: str) -> Iterator[Row]:
        events = (NamedNode(each.event) for each in accounts if of in each.several)
        return chain.from_iterable(found(name, event=some) for some in in_batches(events))

    claims, told = several(ATTENDANCE, "attendances-among"), several(PLACE, "places-among")
    return _together(claims, told, _topics_apart(accounts))


def _together(
    claims: Iterable[Row], told: Iterable[Row], topics: Iterable[tuple[str, list[Row]]]
) -> Iterator[Row]:
    rows: dict[str, list[Row]] = defaultdict(list)
    attendances = ((row[0], _ATTENDANCE, *row[1:]) for row in claims)
    places = ((*row[:1], _PLACE, *row[1:], None, None) for row in told)
    for said in (sorted(attendances, key=_rest), sorted(places, key=_rest)):
        for row in said:
            rows[row[0].value].append(row)
    for event, found in topics:
        rows[event] += found
    for event in sorted(rows, key=lambda address: (address.partition("event/")[2][:_KEY], address)):
        yield from rows[event]


def _rest(row: Row) -> str:
    return " ".join(term.value if term else "" for term in row)


def _topics(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield the address of each event with a row for each item that one article names and another that names
    items does not: in the order of items, articles, and articles that do not name it.
    """
    of_events: dict[Any, dict[Any, set[str]]] = defaultdict(lambda: defaultdict(set))
    articles: _Terms = {}
    for event, item, article in rows:
        address = article.value
        articles.setdefault(address, article)
        of_events[event][item].add(address)
    for event, items in of_events.items():
        told = sorted(set().union(*items.values()))
        if found := _silent(event, items, told, articles):
            yield event.value, found


def _topics_apart(accounts: Iterable[Accounts]) -> Iterator[tuple[str, list[Row]]]:
    """Yield what ``_topics`` does."""
    for each in accounts:
        articles = {address: NamedNode(address) for address in each.articles}
        items = {NamedNode(item): own for item, own in each.items}
        if found := _silent(NamedNode(each.event), items, each.articles, articles):
            yield each.event, found


def _silent(
    event: Any, items: Mapping[Any, Collection[str]], told: Collection[str], articles: _Terms
) -> list[Row]:
    found: list[Row] = []
    for item in sorted(items, key=lambda item: str(item.value)) if len(told) > 1 else ():
        named = items[item]
        silent = [articles[other] for other in told if other not in named]
        for article in sorted(named) if silent else ():
            first = articles[article]
            found += [(event, _TOPIC, item, None, first, other) for other in silent]
    return found


def alike(found: Found) -> Iterable[Row] | None:
    """Return event, kind, value, other value, other event and their articles, of two that may be one; None
    where no party is given, or a few days, with which an engine begins sooner, and where events are of
    classes that the calendar does not know, in a graph that kg did not make.
    """
    return _alike(found, "alike-held")


def alike_by_pairs(found: Found) -> Iterable[Row] | None:
    """Return what ``alike`` does, of a store whose calendar has the pairs."""
    return _alike(found, "alike-listed")


def _alike(found: Found, of_held: str) -> Iterable[Row] | None:
    if "party" not in found.values or "days" in found.values or any(True for _ in found("classes-above")):
        return None
    held, off = found.beside(of_held, "alike-cancelled", halves=("alike-held", "alike-cancelled"))
    cancelled = (
        (event, _MODALITY, DM.Held, DM.Cancelled, other, *articles) for event, other, *articles in off
    )
    return chain(held, cancelled)
