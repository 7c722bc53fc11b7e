"""Several who serve one who is told after the last: "A, adviser, and B, adviser, to President C"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.words import Words

_SERVING = frozenset(("adviser", "advisor", "aide", "assistant", "counselor", "counsellor"))
_TO = ([",", "to"], ["to"], [",", "to", "the"], ["to", "the"])
_JOINTS = ([","], [",", "and"], ["and"], ["&"])


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Give those who serve together the state of whom they serve, who takes no part himself."""
    for n, master in enumerate(parties):
        if n < 2 or master.kind not in ("person", "post") or not master.country or master.plural:
            continue
        group = _servants(words, parties[:n], master)
        if len(group) < 2:
            continue
        master.inner = True
        for servant in group:
            assert servant.capacity is not None
            servant.capacity.country, servant.capacity.derived = master.country, True
            servant.country = master.country


def _servants(words: Words, before: Sequence[Party], master: Party) -> list[Party]:
    """Those of one list who serve the one after it, the last first."""
    out: list[Party] = []
    right, joints = master, _TO
    for party in reversed(before):
        between = [t.lower for t in words.tokens[party.last + 1 : right.first]]
        if between not in joints or not _is_servant(party):
            break
        out.append(party)
        right, joints = party, _JOINTS
    return out


def _is_servant(party: Party) -> bool:
    """Whether somebody named is adviser, of whom his post does not say."""
    own = party.capacity
    if party.kind != "person" or own is None or own.organization or own.country or party.country:
        return False
    return own.position.lower().split()[-1:] != [] and own.position.lower().split()[-1] in _SERVING
