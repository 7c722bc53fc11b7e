"""Who was at all talks that the text told before: "Министр встретился с А, затем с Б. Во | встречах
участвовал посол"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.words import Words

# "На | встречах": several, whatever else the word may be.
_MEETINGS = frozenset(("встречах", "беседах"))


def mark(words: Words, drafts: Sequence[Draft]) -> None:
    """Say of those who attended "the meetings" that they were at each of them."""
    several = {t.sentence for t in words.tokens if t.lower in _MEETINGS}
    for draft in drafts if several else ():
        draft.every = draft.every or (draft.rule == "attendance" and draft.sentence in several)
