"""What came after what: the rows of ``signings-after-meetings``.

A busy state signs with two hundred others, and met each of them hundreds of times: an engine joins a row for
each two sides of each meeting, and looks up seven columns of each row that is left. Here signings, meetings
and their sides are read once, and meetings are found by the pair of their sides; of two states, something in
the calendar leads to them (``kg.leads``), and only to those within the time of the question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.leads import read, to_talks
from kg.query.lookup import Found, Row, has_many, in_batches
from kg.query.rollcall import DATES, addresses, dated
from kg.query.seeds import MANY
from kg.query.slots import Term
from kg.terms import DM

_MOST: Final = 5000  # pairs of sides that one question names
_MOST_SPANS: Final = 9999
_Pair: TypeAlias = tuple[str, str]  # addresses of two sides, in order


class _Signing(NamedTuple):
    """What was signed when, as it is ordered, and the terms of it."""

    day: str
    address: str
    signed: Any
    agreement: Any


class _Talks(NamedTuple):
    """A meeting or call by one of its dates, as it is ordered, and the terms of it; a year has no month."""

    day: str
    address: str
    event: Any
    type: Any
    date: Any
    month: int | None


_TYPES: Final = {"Meeting": DM.Meeting, "Call": DM.Call}
_Known: TypeAlias = dict[tuple[str, str, str], _Talks]  # by address, type and day: each is one object


def signings(found: Found) -> Iterable[Row] | None:
    """Return signed, agreement, document, date, event, type and months; None where several parties are given,
    or too much is asked for: neither a party nor a short time.
    """
    return _signings(found, _looked_for)


def signings_by_leads(found: Found) -> Iterable[Row] | None:
    """Return what ``signings`` does, of a store in which two states lead to their talks (``kg.leads``)."""
    return _signings(found, _led_to)


_ByPair: TypeAlias = dict[_Pair, list[_Talks]]
_Signed: TypeAlias = dict[_Pair, list[_Signing]]


def _signings(found: Found, of: Callable[[Found, _Signed], _ByPair | None]) -> Iterable[Row] | None:
    parties = found.values.get("party", ())
    if len(parties) > 1 or not (parties or found.values.get("period")):
        return None
    by_pair = _signed(found)
    talks = of(found, by_pair)
    if talks is None:
        return None
    most = _within(found)
    rows: dict[_Signing, list[list[_Talks]]] = defaultdict(list)
    for pair, agreements in by_pair.items():
        for signing in agreements:
            rows[signing].append(_earlier(signing, talks.get(pair, ()), most))
    merged = {signing: _merged(some) for signing, some in rows.items()}
    documents = _documents(found, {signing.agreement for signing in merged if merged[signing]})
    return _in_order(merged, documents)


def _within(found: Found) -> int | None:
    within = found.values.get("within")
    return int(within[0].value) if within else None


def _looked_for(found: Found, by_pair: _Signed) -> _ByPair | None:
    """Return the talks of pairs; None where they are too many."""
    apart = [pair for pair in by_pair if not set(addresses(found.values.get("party", ()))) & set(pair)]
    return _in_days(_talks(found, by_pair, apart)) if len(apart) <= _MOST else None


def _led_to(found: Found, by_pair: _Signed) -> _ByPair | None:
    """Return what ``_looked_for`` does: talks of two states by what leads to them, of others as there."""
    spans, pairs = list[Literal](), list[_Pair]()
    for pair, agreements in by_pair.items():
        if lead := to_talks(*pair):
            for first, last in _spans(agreements, _within(found)):
                spans.append(Literal(f"{len(pairs):04} {first} {last} {lead.value}"))
                pairs.append(pair)
    if len(spans) > _MOST_SPANS:
        return None
    others = _looked_for(found, {pair: own for pair, own in by_pair.items() if not to_talks(*pair)})
    if others is None:
        return None
    talks: dict[_Pair, dict[int, _Talks]] = {pair: {} for pair in pairs}
    by_number = {f"{number:04}": talks[pair] for number, pair in enumerate(pairs)}
    mixed: dict[str, list[tuple[_Pair, _Talks]]] = defaultdict(list)
    known: _Known = {}
    dates: dict[str, Literal] = {}
    for some in in_batches(spans):
        for number, event, text in found("talks-led-to", span=some):
            day, type, is_mixed = read(text.value)
            if len(day) not in DATES:
                return None
            date = dates.get(day) or dates.setdefault(day, dated(day))
            each = _known(known, event, _TYPES[type], date)
            if is_mixed:
                mixed[each.address].append((pairs[int(number.value)], each))
            else:
                by_number[number.value][id(each)] = each
    for pair, each in _talks_of_either(found, mixed):
        talks[pair][id(each)] = each
    return others | _in_days({pair: list(own.values()) for pair, own in talks.items()})


def _spans(agreements: Iterable[_Signing], most: int | None) -> Iterator[tuple[str, str]]:
    """Yield the first month of talks in question and the one after the last: those that overlap are one."""
    begin = end = ""
    for signed in sorted(each.day for each in agreements):
        first = "0000-00" if most is None else _month_before(signed, most)
        last = _month_before(signed, -1) if len(signed) > 4 else f"{int(signed) + 1:04}-00"
        if begin and first > end:
            yield begin, end
            begin = ""
        begin, end = (min(begin, first) if begin else first), max(end, last)
    if begin and begin < end:
        yield begin, end


def _talks_of_either(
    found: Found, mixed: Mapping[str, Iterable[tuple[_Pair, _Talks]]]
) -> Iterator[tuple[_Pair, _Talks]]:
    """Yield those events of several types or modalities which some article says to be talks of the first side
    of the pair, or of the party of the question.
    """
    parties = addresses(found.values.get("party", ()))
    asked = sorted({pair[0] for some in mixed.values() for pair, _ in some} | set(parties))
    of: dict[str, set[str]] = {}
    for party in asked if parties else ():
        batches = in_batches(map(NamedNode, sorted(mixed)))
        rows = (found("talks-among", event=some, party=[NamedNode(party)]) for some in batches)
        of[party] = {event.value for some in rows for (event,) in some}
    for event, some in mixed.items():
        for pair, each in some:
            sides = parties if set(parties) & set(pair) else [*parties, pair[0]]
            if not parties or any(event in of[side] for side in sides):
                yield pair, each


def _signed(found: Found) -> dict[_Pair, list[_Signing]]:
    """Return what two sides signed."""
    is_many = "party" in found.values and has_many(found)
    many: dict[str, Sequence[Term]] = {MANY: ()} if is_many else {}
    sides: dict[_Signing, set[str]] = defaultdict(set)
    for agreement, signed, side in found("signed-by", **many):
        sides[_Signing(signed.value, agreement.value, signed, agreement)].add(side.value)
    by_pair: dict[_Pair, list[_Signing]] = defaultdict(list)
    for signing, own in sides.items():
        for pair in combinations(sorted(own), 2):
            by_pair[pair].append(signing)
    return by_pair


def _talks(found: Found, every: Iterable[_Pair], apart: list[_Pair]) -> _ByPair:
    """Return the meetings and calls of two sides; ``apart`` are pairs without the party."""
    talks: dict[_Pair, list[_Talks]] = defaultdict(list)
    sides = _sides(found, sorted({side for pair in every for side in pair}))
    known: _Known = {}
    for event, type, date in found("talks-of") if sides else ():
        each = _known(known, event, type, date)
        for pair in combinations(sorted(sides.get(each.address, ())), 2):
            talks[pair].append(each)
    if apart:
        ones, others = (
            [NamedNode(side) for side in sorted(set(sides))] for sides in zip(*apart, strict=True)
        )
        pairs = [Literal(" ".join(pair)) for pair in apart]
        for event, type, date, one, other in found("talks-between", side=ones, otherSide=others, pair=pairs):
            talks[one.value, other.value].append(_known(known, event, type, date))
    return talks


def _in_days(talks: Mapping[_Pair, Iterable[_Talks]]) -> _ByPair:
    """Return talks by day, each once: of one, articles may say several things."""
    return {pair: _sorted({id(each): each for each in some}.values()) for pair, some in talks.items()}


def _sorted(talks: Iterable[_Talks]) -> list[_Talks]:
    """Return talks by day; from the last to the first, those of one day come by their addresses."""
    return sorted(sorted(talks, key=attrgetter("address"), reverse=True), key=_day)


def _sides(found: Found, among: Sequence[str]) -> dict[str, set[str]]:
    """Return which of some sides were at meetings and calls of the party, where there is one."""
    sides: dict[str, set[str]] = defaultdict(set)
    if among and "party" in found.values:
        for event, side in found("sides-at-talks", side=[NamedNode(side) for side in among]):
            sides[event.value].add(side.value)
    return sides


def _known(known: _Known, event: Any, type: Any, date: Any) -> _Talks:
    address, day = event.value, date.value
    key = (address, type.value, day)
    found = known.get(key)
    if found is None:
        month = _months(day) if len(day) > 4 else None
        found = known[key] = _Talks(day, address, event, type, date, month)
    return found


def _documents(found: Found, agreements: Iterable[NamedNode]) -> dict[str, list[Any]]:
    """Return the documents of agreements, in order, by the address of the agreement."""
    documents: dict[str, list[Any]] = defaultdict(list)
    for some in in_batches(sorted(agreements, key=str)):
        for agreement, document in found("documents-of", agreement=some):
            documents[agreement.value].append(document)
    return {agreement: sorted(own, key=lambda each: str(each.value)) for agreement, own in documents.items()}


def _earlier(signing: _Signing, talks: Sequence[_Talks], most: int | None) -> list[_Talks]:
    """Return the talks before a signing, from the last to the first; no more months before than ``most``.

    ``talks`` come by their days. Dates are compared at the precision that both have.
    """
    signed, address = signing.day, signing.address
    if most is not None and len(signed) <= 4:
        return []
    begin = bisect_left(talks, _month_before(signed, most), key=_day) if most is not None else 0
    some = talks[begin : bisect_left(talks, signed, key=_day)]
    return [
        each
        for each in reversed(some)
        if each.day[: len(signed)] < signed[: len(each.day)]
        and each.address != address
        and (most is None or each.month is not None)
    ]


def _merged(some: Sequence[Sequence[_Talks]]) -> Sequence[_Talks]:
    """Return the talks of several pairs, each once, from the last to the first."""
    if len(some) == 1:
        return some[0]
    return _sorted({id(each): each for own in some for each in own}.values())[::-1]


_day: Final = attrgetter("day")


def _month_before(date: str, count: int) -> str:
    """Return the month so many months before a day or month; of a year, one after it: nothing is near it."""
    year, month = divmod(_months(date) - 1 - count, 12) if len(date) > 4 else (int(date) + 1, 0)
    return f"{max(year, 0):04}-{month + 1:02}"


def _months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7])


def _in_order(rows: Mapping[_Signing, Sequence[_Talks]], documents: Mapping[str, list[Any]]) -> Iterator[Row]:
    terms = _Numbers()
    for signing in sorted(rows, key=lambda each: each[:2]):
        about = (signing.signed, signing.agreement)
        month = _months(signing.day) if len(signing.day) > 4 else None
        for document in documents.get(signing.address) or [None]:
            for _, _, event, type, date, own in rows[signing]:
                months = None if own is None or month is None else terms[month - own]
                yield (*about, document, date, event, type, months)


class _Numbers(dict[int, Literal]):
    """Numbers as terms, each made once."""

    def __missing__(self, number: int) -> Literal:
        term = self[number] = Literal(number)
        return term
