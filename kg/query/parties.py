"""Who a name means, where no named query asks: for pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.query.labels import labels, short
from kg.query.lookup import Queryable
from kg.query.things import resolve
from kg.query.values import Type

PARTIES: Final[Sequence[Type]] = ("person", "body", "state")


def party(store: Queryable, text: str, *, name: str) -> tuple[tuple[str, ...], str | None]:
    """Return the addresses of the person, body or state, and what to tell when the name was not its own.

    Raises WrongUse when nobody fits, or several do, as ``ask`` does for a parameter.
    """
    found = resolve(store, PARTIES, text.strip(), name=name)
    known = labels(store, found.taken_for, "en")
    names = sorted({known[node].value if node in known else short(node) for node in found.taken_for})
    remark = f"{name}: {text!r} taken for {', '.join(names)}" if names else None
    return tuple(node.value for node in found.nodes), remark
