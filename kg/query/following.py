"""What came after what: the rows of ``signings-after-meetings``.

A busy state signs with two hundred others, and met each of them hundreds of times: an engine joins a row for
each two sides of each meeting, and looks up seven columns of each row that is left. Here signings, meetings
and their sides are read once, and meetings are found by the pair of their sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, Row

_MOST: Final = 2000  # pairs of sides that one question names
_Pair: TypeAlias = tuple[str, str]


class _Signing(NamedTuple):
    signed: Any
    agreement: Any


class _Talks(NamedTuple):
    event: Any
    type: Any
    date: Any


def signings(found: Found) -> Iterable[Row] | None:
    """Return signed, agreement, document, date, event, type and months, of signings of one party; None where
    no party is given, or several.
    """
    parties = found.values.get("party", ())
    if len(parties) != 1:
        return None
    by_pair = _signed(found)
    apart = [pair for pair in by_pair if parties[0].value not in pair]
    if len(apart) > _MOST:
        return None
    talks = _talks(found, by_pair, apart)
    within = found.values.get("within")
    most = int(within[0].value) if within else None
    rows: dict[_Signing, dict[_Talks, Literal | None]] = defaultdict(dict)
    for pair, agreements in by_pair.items():
        for signing in agreements:
            rows[signing].update(_earlier(signing, talks[pair], most))
    return _in_order(rows, _documents(found) if rows else {})


def _signed(found: Found) -> dict[_Pair, list[_Signing]]:
    """Return what two sides signed, by the addresses of the two."""
    sides: dict[_Signing, set[str]] = defaultdict(set)
    for agreement, signed, side in found("signed-by"):
        sides[_Signing(signed, agreement)].add(side.value)
    by_pair: dict[_Pair, list[_Signing]] = defaultdict(list)
    for signing, own in sides.items():
        for pair in combinations(sorted(own), 2):
            by_pair[pair].append(signing)
    return by_pair


def _talks(found: Found, pairs: Iterable[_Pair], apart: list[_Pair]) -> dict[_Pair, set[_Talks]]:
    """Return the meetings and calls of two sides; ``apart`` are pairs without the party."""
    talks: dict[_Pair, set[_Talks]] = defaultdict(set)
    known = {side for pair in pairs for side in pair}
    if not known:
        return talks
    sides: dict[Any, set[str]] = defaultdict(set)
    for event, side in found("sides-at-talks", side=[NamedNode(side) for side in sorted(known)]):
        sides[event].add(side.value)
    for event, type, date in found("talks-of"):
        for pair in combinations(sorted(sides[event]), 2):
            talks[pair].add(_Talks(event, type, date))
    if apart:
        named = [NamedNode(side) for side in sorted({one for one, _ in apart})]
        for row in found("talks-between", side=named, pair=[Literal(" ".join(pair)) for pair in apart]):
            event, type, date, one, other = row
            talks[one.value, other.value].add(_Talks(event, type, date))
    return talks


def _documents(found: Found) -> dict[Any, list[Any]]:
    documents: dict[Any, list[Any]] = defaultdict(list)
    for agreement, document in sorted(found("documents-of"), key=lambda row: str(row[1].value)):
        documents[agreement].append(document)
    return documents


def _earlier(
    signing: _Signing, talks: Iterable[_Talks], most: int | None
) -> Iterator[tuple[_Talks, Literal | None]]:
    """Yield the talks before a signing, with the months between the two; no more than ``most``, where given.

    Dates are compared at the precision that both have.
    """
    signed: str = signing.signed.value
    for each in talks:
        date: str = each.date.value
        if date[: len(signed)] < signed[: len(date)] and each.event != signing.agreement:
            months = _months(signed) - _months(date) if len(date) > 4 and len(signed) > 4 else None
            if most is None or (months is not None and months <= most):
                yield each, None if months is None else Literal(months)


def _months(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7])


def _in_order(
    rows: dict[_Signing, dict[_Talks, Literal | None]], documents: dict[Any, list[Any]]
) -> Iterator[Row]:
    for signing in sorted(rows, key=lambda each: (each.signed.value, each.agreement.value)):
        found = sorted(rows[signing], key=lambda talks: str(talks.event.value))
        found.sort(key=lambda talks: str(talks.date.value), reverse=True)
        for document in documents.get(signing.agreement) or [None]:
            for talks in found:
                yield (*signing, document, talks.date, talks.event, talks.type, rows[signing][talks])
