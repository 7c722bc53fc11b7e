"""Events read by their rolls (``kg.rolls``): one literal of each, in a store whose calendar is up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.query.lookup import Found, in_batches
from kg.query.slots import Term
from kg.rolls import Reader, Roll
from kg.terms import DM, XSD

HELD: Final = DM.Held.value.rpartition("#")[2]
CANCELLED: Final = DM.Cancelled.value.rpartition("#")[2]
_CLASSES: Final = {"person": DM.Person, "body": DM.Body, "state": DM.State}
TALKS: Final = frozenset(type.value.rpartition("#")[2] for type in (DM.Meeting, DM.Call))


DATES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
"""By the length of what is written."""


def dated(day: str) -> Literal:
    """Return a day, month or year as the view has it."""
    return Literal(day, datatype=DATES[len(day)])


def rolls(found: Found, parties: Sequence[Term], *, always: bool = False) -> Iterator[Roll]:
    """Yield the rolls of the events of parties: ``always`` of all times, else at least of the time of the
    question.
    """
    name = "rolls-of-days" if "days" in found.values and not always else "rolls-of"
    read = Reader().read
    for (text,) in found(name, party=parties):
        yield read(text.value)


def addresses(terms: Iterable[Term]) -> list[str]:
    return [term.value for term in terms]


def within(found: Found) -> Callable[[Sequence[str]], Sequence[str] | None]:
    """Return what gives those dates of a roll that lie within the time of a question; '' alone stands for no
    date. None where the event lies outside of it.
    """
    begin, end = (found.values[name][0].value if name in found.values else "" for name in ("from", "to"))
    if not begin and not end:
        return lambda dates: dates or [""]

    def lie_in(dates: Sequence[str]) -> Sequence[str] | None:
        days = [day for day in dates if is_within(day, begin, end)]
        return days or None

    return lie_in


def is_within(day: str, begin: str, end: str) -> bool:
    """Whether a date lies between two, at the precision that each two of them have; '' is no bound."""
    return day[: len(begin)] >= begin[: len(day)] and (not end or day[: len(end)] <= end[: len(day)])


def may_be(kind: str, address: str, base: str) -> bool:
    """Whether something is of a kind, by its address, or cannot be told by it: kg names persons
    ``BASE/person/…`` (``kg.model``), bodies and states likewise.
    """
    return address.startswith(f"{base}/{kind}/") or not (base and address.startswith(base + "/"))


def may_be_person(address: str, base: str) -> bool:
    return may_be("person", address, base)


def persons(found: Found, some: Iterable[str], base: str) -> set[str]:
    """Return those who are persons: the graph is asked of those whose addresses do not tell."""
    return of_kind(found, "person", some, base)


def of_kind(found: Found, kind: str, some: Iterable[str], base: str) -> set[str]:
    """Return those that are persons, bodies or states."""
    own = base + "/"
    likely = [each for each in some if may_be(kind, each, base)]
    known = {each for each in likely if base and each.startswith(own)}
    for batch in in_batches(map(NamedNode, sorted(set(likely) - known))):
        rows = found("classes-among", node=batch, **{"class": [_CLASSES[kind]]})
        known.update(node.value for (node,) in rows)
    return known
