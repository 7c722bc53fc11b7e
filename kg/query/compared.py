"""What sources say differently: the rows of ``disagreements-on-event`` and ``disagreements``.

Of one event, each pair of articles is a row for each topic that one of them does not name. An engine joins
these pairs and looks up all six columns of each; here, what articles name is read once, and pairs share
their terms. Where a store has accounts (``kg.accounts``), one text is read of each event that is told in
several ways. Of two events, the calendar leads from each to those of its type, month and persons, or to those
that it may be one with, and the rolls of both tell the rest (``kg.rolls``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, product
from typing import Any, Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.accounts import ATTENDANCE, PLACE, Accounts, read
from kg.query.lookup import Found, Row, in_batches
from kg.query.rollcall import CANCELLED, HELD, is_within, persons
from kg.rolls import Reader, Roll
from kg.terms import DM, XSD

_ATTENDANCE, _MODALITY, _PLACE, _TOPIC = (
    Literal(kind) for kind in ("attendance", "modality", "place", "topic")
)
_KINDS: Final = {kind.value: kind for kind in (_MODALITY, Literal("date"), Literal("participant"))}
_DAY: Final = 10  # letters of a day; no address has so few
_KEY: Final = 12  # letters of the identifier of an event by which rows are ordered first

_Articles: TypeAlias = dict[str, Any]  # by their addresses


def differences(found: Found) -> Iterable[Row] | None:
    """Return event, kind, value, other value, article and other article; by event, kind and the rest. None
    where everything is asked for, which would be held in memory.
    """
    return _differences(found) if _is_about_some(found) else None


def differences_by_leads(found: Found) -> Iterable[Row] | None:
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
    articles: _Articles = {}
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
    event: Any, items: Mapping[Any, Collection[str]], told: Collection[str], articles: _Articles
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
    if not _is_comparable(found):
        return None
    held, off = found.beside("alike-held", "alike-cancelled", halves=("alike-held", "alike-cancelled"))
    cancelled = (
        (event, _MODALITY, DM.Held, DM.Cancelled, other, *articles) for event, other, *articles in off
    )
    return chain(held, cancelled)


def alike_by_pairs(found: Found) -> Iterable[Row] | None:
    """Return what ``alike`` does, of a store whose calendar has the pairs."""
    return _alike(found) if _is_comparable(found) else None


def _is_comparable(found: Found) -> bool:
    is_about = "party" in found.values and "days" not in found.values
    return is_about and not any(True for _ in found("classes-above"))


def _alike(found: Found) -> Iterator[Row]:
    pairs = [(event.value, other.value) for event, other in found("alike-of")]
    rolls, told = _rolls(found, {one for pair in pairs for one in pair})
    base = next((roll.base for roll in rolls.values()), "")
    people = persons(found, {one for roll in rolls.values() for one in roll.parties()}, base)
    present = {event: roll.parties() & people for event, roll in rolls.items()}
    terms = _Terms()
    every = (
        (one, kind, *values, other, *articles)
        for one, other in pairs
        if one in rolls and other in rolls and told[one].isdisjoint(told[other])
        if len(present[one] & present[other]) > 1 and set(rolls[one].types) & set(rolls[other].types)
        for kind, *values in _apart(found, rolls[one], rolls[other], present[one] - present[other])
        for articles in product(told[one], told[other])
    )
    for event, kind, value, other_value, *rest in sorted(set(every)):
        values = (terms[value], terms[other_value] if other_value else None)
        yield (terms[event], _KINDS[kind], *values, *(terms[each] for each in rest))


def _rolls(found: Found, events: Iterable[str]) -> tuple[dict[str, Roll], dict[str, set[str]]]:
    """Return the rolls of some events, and the articles that report them, by the addresses of the events."""
    read, rolls = Reader().read, dict[str, Roll]()
    told: dict[str, set[str]] = defaultdict(set)
    for some in in_batches(map(NamedNode, sorted(events))):
        for (text,) in found("rolls-among", event=some):
            roll = read(text.value)
            rolls[roll.event] = roll
        for event, article in found("articles-of", event=some):
            told[event.value].add(article.value)
    return rolls, told


def _apart(found: Found, one: Roll, other: Roll, extra: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield how two events that may be one differ, and what is said of each: of days in one month."""
    begin, end = (found.values[name][0].value if name in found.values else "" for name in ("from", "to"))
    days = [
        day for day in one.dates if len(day) == _DAY and HELD in one.modalities and is_within(day, begin, end)
    ]
    for day, other_day in product(days, other.dates):
        if len(other_day) == _DAY and day[:7] == other_day[:7]:
            if day == other_day and CANCELLED in other.modalities:
                yield "modality", DM.Held.value, DM.Cancelled.value
            if day < other_day and HELD in other.modalities:
                yield "date", day, other_day
            if day == other_day and HELD in other.modalities:
                yield from (("participant", who, "") for who in extra)


class _Terms(dict[str, Any]):
    """Terms by what they are written as: days and addresses."""

    def __missing__(self, text: str) -> Any:
        term = self[text] = Literal(text, datatype=XSD.date) if len(text) == _DAY else NamedNode(text)
        return term
