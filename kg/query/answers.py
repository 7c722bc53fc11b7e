"""A question and its parameters -> an answer: rows, yes or no, or a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.cycles import put_off
from kg.errors import WrongUse
from kg.query.ahead import ahead, names_ahead
from kg.query.catalogue import NamedQuery, Parameter, find
from kg.query.counted import counted
from kg.query.firsts import FIRST, about, are_settled, firsts, has_firsts
from kg.query.labels import labels, short
from kg.query.lookup import Queryable, has_calendar, keys_having
from kg.query.orders import UnknownOrder, ordered, without_order
from kg.query.seeds import LISTED, MANY, OTHERWISE, periods, takes, with_seeds, without_notes
from kg.query.slots import Term, filled, written
from kg.query.sparql import Kind, has_relative
from kg.query.things import CLASSES, resolve
from kg.query.values import plain
from kg.settings import DEFAULT_BASE
from kg.terms import DM

Row = tuple[Any, ...]
_Values: TypeAlias = Mapping[str, Sequence[Term]]
_PARTIES = ("person", "body", "state")
_SIDES = ("party", "other")
_KEY = "key"
_MANY = (
    150  # events of a party: from here on, reading all dates takes less than looking up those of its people
)
_MORE = 4  # times as many things are looked at where those looked at had too few rows


@dataclass(frozen=True)
class Answer:
    """What came of a query: ``rows`` of terms and None in its order, ``truth`` of an ASK, or ``triples``.

    ``things`` are the columns whose values are nodes of the graph, as the query's header says. ``remarks``
    say which names were taken for which: show them to the user. ``sparql`` is what the store was asked, or
    the same question without the store's calendar, so that it can be asked anywhere.
    """

    kind: Kind
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool | None = None
    triples: tuple[ox.Triple, ...] = ()
    things: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    sparql: str = ""


def ask(
    store: Queryable,
    question: str | NamedQuery,
    *,
    params: Mapping[str, str | Term] | None = None,
    limit: int | None = None,
    latest: bool = False,
) -> Answer:
    """Return the answer of the store to a named query or a SPARQL text.

    ``params`` are what a user would type, or terms. ``person``, ``body`` and ``state`` also fill the
    parameters ``party`` and ``other`` of a query, in this order. ``limit`` is the number of rows, or
    triples, to stop after; named queries look for the first rows alone where they can (``kg.query.firsts``).
    ``latest``: the rows of a named query by descending first column, those of one value in their order.

    Relative addresses of a user's query count from the base of the store, unless it declares another.

    Raises WrongUse for an unknown query, a parameter that is missing, unknown or matches nothing or too
    much, and a text that does not parse; StoreUnavailable when the store cannot be read.
    """
    query = _under_base(store, find(question) if isinstance(question, str) else question)
    values, remarks = _values(store, query, params or {})
    with put_off():
        answer = _first(store, query, values, limit, latest) or _all(store, query, values, limit, latest)
    things = frozenset(column.name for column in query.columns if column.thing)
    return replace(answer, things=things, remarks=tuple(remarks))


def _under_base(store: Queryable, query: NamedQuery) -> NamedQuery:
    """Return the query with a base where it needs one: that of a store, the default for another graph."""
    if query.name or not has_relative(query.text):
        return query
    base: Callable[[], str | None] = getattr(store, "base", lambda: None)
    return replace(query, text=f"BASE <{base() or DEFAULT_BASE}> {query.text}")


def question_of(store: Queryable, query: NamedQuery, params: Mapping[str, str | Term]) -> str:
    """Return the SPARQL that ``ask`` sends to the store, or one with the same answer that needs no calendar;
    raises what ``ask`` does.
    """
    return text_of(query, _portable(query, _values(store, query, params)[0]))


def text_of(query: NamedQuery, values: Mapping[str, Sequence[Term]]) -> str:
    """Return what the store is asked: the query with values in its slots, and where it best begins."""
    if not query.name:
        return filled(query.text, values)
    known = {**values, **periods(values)}
    return filled(without_notes(with_seeds(query.text, {*known, OTHERWISE})), known)


def _all(store: Queryable, query: NamedQuery, values: _Values, limit: int | None, latest: bool) -> Answer:
    most = None if latest else limit
    text = text_of(query, values)
    answer = _counted(store, query, values) or (_in_order(store, query, text) if most is None else None)
    answer = answer or _answer(query.kind, store.query(text), most)
    rows = _from_the_latest(answer.rows)[:limit] if latest else answer.rows[:most]
    return replace(answer, rows=rows, sparql=text_of(query, _portable(query, values)))


def _counted(store: Queryable, query: NamedQuery, values: _Values) -> Answer | None:
    """Return all rows where they are counted here; None where the engine counts them."""
    rows = counted(store, query, values) if query.name else None
    columns = tuple(column.name for column in query.columns)
    return None if rows is None else Answer(query.kind, columns=columns, rows=rows)


def _in_order(store: Queryable, query: NamedQuery, text: str) -> Answer | None:
    """Return all rows, put in order here, which costs less; None where only the engine can do that."""
    columns = [column.name for column in query.columns] if query.name and query.kind == "select" else []
    text, keys = without_order(text, columns)
    if not keys:
        return None
    answer = _answer(query.kind, store.query(text), None)
    try:
        return replace(answer, rows=ordered(answer.rows, answer.columns, keys))
    except UnknownOrder:
        return None


def _first(
    store: Queryable, query: NamedQuery, values: _Values, limit: int | None, latest: bool
) -> Answer | None:
    """Return the first rows, with a look at what they are about alone; None where that does not do.

    A thing may give no row after all: then other things would have to be looked at.
    """
    if not limit or not query.name or not has_firsts(query.text):
        return None
    for count in (limit, _MORE * limit):
        things = _things(store, query, values, count, latest)
        text = about(query.text, [thing for thing, _ in things])
        answer = _all(store, replace(query, text=text), values, limit, latest)
        is_full = len(answer.rows) == limit
        if len(things) < count or (
            is_full and are_settled(query.text, answer.columns, answer.rows[-1], things[-1], latest=latest)
        ):
            # the question itself: somebody may go on
            return replace(answer, sparql=text_of(query, _portable(query, values)))
    return None


def _things(
    store: Queryable, query: NamedQuery, values: _Values, count: int, latest: bool
) -> tuple[Row, ...]:
    """Return what the first rows are about, each with its date."""
    known = {**values, **periods(values)}
    text = with_seeds(firsts(query.text, count, latest=latest), {*known, FIRST, OTHERWISE})
    return _answer("select", store.query(filled(without_notes(text), known)), count).rows


def _from_the_latest(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row[0].value if row[0] else "", reverse=True))


def _answer(kind: Kind, result: Any, limit: int | None) -> Answer:
    if kind == "ask":
        return Answer(kind, truth=bool(result))
    if kind == "select":
        columns = tuple(variable.value for variable in result.variables)
        return Answer(kind, columns=columns, rows=tuple(tuple(row) for row in islice(result, limit)))
    return Answer(kind, triples=tuple(islice(sorted(set(result), key=str), limit)))


def _values(
    store: Queryable, query: NamedQuery, params: Mapping[str, str | Term]
) -> tuple[dict[str, Sequence[Term]], list[str]]:
    values: dict[str, Sequence[Term]] = {}
    remarks: list[str] = []
    for param, given, value in _assigned(query, params):
        values[param.name], remark = _terms(store, param, value, given)
        remarks += remark
        if query.name and param.types == ("name",):
            keys = keys_having(store, values[param.name][0].value, "key")
            values |= {} if keys is None else {_KEY: keys}
    _check_period(values)
    if query.name and takes(query.text, MANY) and _has_many(store, values.get("party", ())):
        values[MANY] = ()
    if query.name and takes(query.text, LISTED) and has_calendar(store):
        values[LISTED] = ()
    if query.name:
        values |= ahead(store, query.text, values)
    return values, remarks


def _portable(query: NamedQuery, values: _Values) -> _Values:
    """Return the values without the calendar and what was found ahead, so that the query can be asked of an
    exported graph, too, and of a later state of this one.
    """
    own = {LISTED, *(names_ahead(query.text) if query.name else ())}
    return {name: terms for name, terms in values.items() if name not in own}


def _has_many(store: Queryable, parties: Sequence[Term]) -> bool:
    events = f"VALUES ?party {{ {' '.join(map(written, parties))} }} ?event {DM.party} ?party"
    found = store.query(f"SELECT ?event {{ {events} }} LIMIT {_MANY}")
    return sum(1 for _ in found) >= _MANY


def _assigned(
    query: NamedQuery, params: Mapping[str, str | Term]
) -> Iterator[tuple[Parameter, str, str | Term]]:
    """Yield parameters with the name under which the user gave them, and their values."""
    declared = {param.name: param for param in query.params}
    taken = set(params)
    for given, value in params.items():
        param = declared.get(given) or _side(declared, given, taken)
        if param is None:
            raise WrongUse(f"{_called(query)} takes no {given}: {_signature(query)}")
        taken.add(param.name)
        yield param, given, value
    for param in query.params:
        if param.required and param.name not in taken:
            raise WrongUse(f"{_called(query)} needs {param}, {param.description}: {_signature(query)}")


def _side(declared: Mapping[str, Parameter], given: str, taken: set[str]) -> Parameter | None:
    """Return the party that a person, body or state can be, as a parameter of that type alone."""
    for name in _SIDES:
        param = declared.get(name)
        if param and name not in taken and given in _PARTIES and given in param.types:
            return replace(param, types=(given,))
    return None


def _called(query: NamedQuery) -> str:
    return query.name or "the query"


def _signature(query: NamedQuery) -> str:
    return f"it takes {', '.join(map(str, query.params)) or 'no parameters'}"


def _terms(
    store: Queryable, param: Parameter, value: str | Term, given: str
) -> tuple[Sequence[Term], list[str]]:
    if not isinstance(value, str):
        return [value], []
    if param.types[0] not in CLASSES:
        return [plain(param.types[0], value, name=given)], []
    found = resolve(store, param.types, value.strip(), name=given)
    return found.nodes, [_remark(store, given, value, found.taken_for)] if found.taken_for else []


def _remark(store: Queryable, given: str, value: str, nodes: Sequence[ox.NamedNode]) -> str:
    known = labels(store, nodes, "en")
    names = sorted({known[node].value if node in known else short(node) for node in nodes})
    return f"{given}: {value!r} taken for {', '.join(names)}"


def _check_period(values: Mapping[str, Sequence[Term]]) -> None:
    if "from" in values and "to" in values:
        start, end = values["from"][0].value, values["to"][0].value
        common = min(len(start), len(end))
        if start[:common] > end[:common]:
            raise WrongUse(f"from {start} is after to {end}: swap them")
