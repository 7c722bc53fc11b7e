"""The new day of what was called off is that of another event, of the same people: "Səfər ləğv edilib. Səfər
aprelin 5-də baş tutacaq"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az.repeated import WOULD, was_due
from kg.extract.words import Words

# The new day is told within so many sentences.
_NEAR = 4
_KINDS = (*TALKS, "visit")

_DUE = ("idi", "idilər", "olan")
_RULES = {"meeting": "meet", "call": "phone", "visit": "go"}


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Let what is to be on another day than that of what fell through be an event of its own.

    "Səfər martın 5-də baş tutmalı idi" says only when that was to be.
    """
    for n, draft in enumerate(drafts):
        ahead = draft.type in _KINDS and draft.modality == "planned" and draft.when is not None
        if not ahead or draft.denied or draft.title or draft.earlier or _was_to_be(words, draft):
            continue
        off = _fallen_through(draft, drafts[:n])
        if off is None or _same_day(draft, off):
            continue
        if draft.rule == "whereabouts" and not draft.parts:
            draft.rule, draft.parts = _RULES[draft.type], list(off.parts)
            draft.place = draft.place or off.place
            draft.another = True
        elif draft.keys() and draft.keys() <= off.keys():
            draft.another = True


def _was_to_be(words: Words, draft: Draft) -> bool:
    """Whether a day is that of what fell through: "keçirilməli idi", "baş tutmalı olan", "gələcəkdi"."""
    told = [t.lower for t in words.inside(draft.sentence)]
    must = any(w.endswith(("malı", "məli")) and after in _DUE for w, after in pairwise(told))
    return must or was_due(words, draft) or any(w.endswith(WOULD) for w in told)


def _fallen_through(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """What the last mention of a kind says to have been called off."""
    before = [d for d in told if d.type == draft.type and d.parts and d.sentence < draft.sentence]
    last = before[-1] if before else None
    near = last is not None and draft.sentence - last.sentence <= _NEAR
    return last if near and last is not None and last.modality == "cancelled" else None


def _same_day(draft: Draft, off: Draft) -> bool:
    if draft.when is None or off.when is None:
        return False
    return draft.when.value.startswith(off.when.value) or off.when.value.startswith(draft.when.value)
