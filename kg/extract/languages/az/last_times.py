"""When somebody did last what the text tells of him: "Nazir Limadadır. O, sonuncu dəfə martın 3-də Limada
olub" tells of two visits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.words import Words

_LAST, _TIME = frozenset(["son", "sonuncu", "axırıncı"]), "dəfə"
_KINDS = (*TALKS, "visit")


def set_apart(words: Words, drafts: Sequence[Draft]) -> None:
    """Set dated events of the last time apart from those told before; nothing where none is told before."""
    for n, draft in enumerate(drafts):
        told = [d for d in drafts[:n] if not d.title and d.sentence < draft.sentence]
        if draft.type not in _KINDS or draft.modality != "held" or draft.when is None or draft.title:
            continue
        if any(d.type == draft.type for d in told) and _is_last(words, draft, drafts):
            draft.earlier = draft.another = True


def _is_last(words: Words, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether "sonuncu dəfə" stands before an event, behind the one before it in its sentence."""
    first = words.sentences[draft.sentence].first
    first = max((d.last + 1 for d in drafts if first <= d.last < draft.first), default=first)
    before = [t.lower for t in words.tokens[first : draft.first]]
    return any(a in _LAST and b == _TIME for a, b in pairwise(before))
