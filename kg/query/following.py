"""What came after what: the rows of ``signings-after-meetings``.

A busy state signs with two hundred others, and met each of them hundreds of times: an engine joins a row for
each two sides of each meeting, and looks up seven columns of each row that is left. Here signings, meetings
and their sides are read once, and meetings are found by the pair of their sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, Row, has_many, in_batches
from kg.query.seeds import MANY
from kg.query.slots import Term

_MOST: Final = 5000  # pairs of sides that one question names
_Pair: TypeAlias = tuple[str, str]  # addresses of two sides, in order


class _Signing(NamedTuple):
    """What was signed when, as it is ordered, and the terms of it."""

    day: str
    address: str
    signed: Any
    agreement: Any


class _Talks(NamedTuple):
    """A meeting or call by one of its dates, as it is ordered, and the terms of it."""

    day: str
    address: str
    event: Any
    type: Any
    date: Any


_Known: TypeAlias = dict[tuple[str, str, str], _Talks]  # by address, type and day: each is one object
_Rows: TypeAlias = dict[int, tuple[_Talks, Literal | None]]  # by the identity of the talks


def signings(found: Found) -> Iterable[Row] | None:
    """Return signed, agreement, document, date, event, type and months; None where several parties are given,
    or too much is asked for: neither a party nor a short time.
    """
    parties = [party.value for party in found.values.get("party", ())]
    if len(parties) > 1 or not (parties or found.values.get("period")):
        return None
    by_pair = _signed(found)
    apart = [pair for pair in by_pair if not parties or parties[0] not in pair]
    if len(apart) > _MOST:
        return None
    talks = _talks(found, by_pair, apart)
    within = found.values.get("within")
    most = int(within[0].value) if within else None
    rows: dict[_Signing, _Rows] = defaultdict(dict)
    for pair, agreements in by_pair.items():
        for signing in agreements:
            rows[signing].update(_earlier(signing, talks.get(pair, ()), most))
    return _in_order(rows, _documents(found, {signing.agreement for signing in rows if rows[signing]}))


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


def _talks(found: Found, every: Iterable[_Pair], apart: list[_Pair]) -> dict[_Pair, list[_Talks]]:
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
    return {pair: sorted(each, key=_day) for pair, each in talks.items()}


def _sides(found: Found, among: Sequence[str]) -> dict[str, set[str]]:
    """Return which of some sides were at meetings and calls of the party, where there is one."""
    sides: dict[str, set[str]] = defaultdict(set)
    if among and "party" in found.values:
        for event, side in found("sides-at-talks", side=[NamedNode(side) for side in among]):
            sides[event.value].add(side.value)
    return sides


def _known(known: _Known, event: Any, type: Any, date: Any) -> _Talks:
    address, day = event.value, date.value
    return known.setdefault((address, type.value, day), _Talks(day, address, event, type, date))


def _documents(found: Found, agreements: Iterable[NamedNode]) -> dict[str, list[Any]]:
    """Return the documents of agreements, in order, by the address of the agreement."""
    documents: dict[str, list[Any]] = defaultdict(list)
    for some in in_batches(sorted(agreements, key=str)):
        for agreement, document in found("documents-of", agreement=some):
            documents[agreement.value].append(document)
    return {agreement: sorted(own, key=lambda each: str(each.value)) for agreement, own in documents.items()}


def _earlier(
    signing: _Signing, talks: Sequence[_Talks], most: int | None
) -> Iterator[tuple[int, tuple[_Talks, Literal | None]]]:
    """Yield the talks before a signing, with the months between the two; no more than ``most``, where given.

    ``talks`` come by their days. Dates are compared at the precision that both have.
    """
    signed, address = signing.day, signing.address
    begin = bisect_left(talks, _month_before(signed, most), key=_day) if most is not None else 0
    for each in talks[begin : bisect_left(talks, signed, key=_day)]:
        date = each.day
        if date[: len(signed)] < signed[: len(date)] and each.address != address:
            months = _months(signed) - _months(date) if len(date) > 4 and len(signed) > 4 else None
            if most is None or (months is not None and months <= most):
                yield id(each), (each, None if months is None else Literal(months))


_day: Final = attrgetter("day")


def _month_before(date: str, count: int) -> str:
    """Return the month so many months before a day or month; of a year, one after it: nothing is near it."""
    year, month = divmod(_months(date) - 1 - count, 12) if len(date) > 4 else (int(date) + 1, 0)
    return f"{max(year, 0):04}-{month + 1:02}"


def _months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7])


def _in_order(rows: dict[_Signing, _Rows], documents: dict[str, list[Any]]) -> Iterator[Row]:
    for signing in sorted(rows, key=lambda each: each[:2]):
        found = sorted(rows[signing].values(), key=lambda row: row[0].address)
        found.sort(key=lambda row: row[0].day, reverse=True)
        for document in documents.get(signing.address) or [None]:
            for talks, months in found:
                yield (
                    signing.signed,
                    signing.agreement,
                    document,
                    talks.date,
                    talks.event,
                    talks.type,
                    months,
                )
