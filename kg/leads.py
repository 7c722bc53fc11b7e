"""What leads straight to events: from a post to the rolls of all it was at, from two states to their talks.

Properties of events in the calendar of a store (``kg.store.calendar``), so that what is asked for lies one
after the other, and nothing else is looked up of it:

    <event> <https://e.org/id/post/0a1b;roll> "…" .
    <event> <https://e.org/id/state/AZ;KG> "2024-03-05 M" .

Of talks, the day, month or year and the first letter of the type; a mark where the event is of several types
or modalities, so that somebody has to ask which article says what.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pyoxigraph import NamedNode

TALKS: Final = {"Meeting": "M", "Call": "C"}
_TYPES: Final = {letter: type for type, letter in TALKS.items()}
_STATE: Final = "/state/"
_MIXED: Final = "?"


class Talks(NamedTuple):
    date: str
    type: str
    is_mixed: bool


def to_rolls(post: NamedNode) -> NamedNode:
    """Return what leads to the rolls of the events of a post that took place."""
    return NamedNode(f"{post.value};roll")


def to_talks(one: str, other: str) -> NamedNode | None:
    """Return what leads to the talks of two parties, by their addresses, in order; None unless kg names both
    as states (``kg.model``).
    """
    first, kind, _ = one.rpartition(_STATE)
    others, _, code = other.rpartition(_STATE)
    return NamedNode(f"{one};{code}") if kind and first == others and "/" not in code else None


def written(date: str, type: str, *, is_mixed: bool) -> str:
    """Return what is said of talks: no longer than what an engine keeps beside the address, 16 letters."""
    return f"{date} {TALKS[type]}{_MIXED if is_mixed else ''}"


def read(text: str) -> Talks:
    """Return what a text of ``written`` says."""
    date, _, type = text.partition(" ")
    return Talks(date, _TYPES[type[0]], type.endswith(_MIXED))
