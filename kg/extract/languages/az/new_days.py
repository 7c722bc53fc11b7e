"""The new day of what was called off is that of another event, of the same people: "Səfər ləğv edilib. Səfər
aprelin 5-də baş tutacaq"; of what was put off, its own: "Səfər təxirə salınıb. Səfər aprelin 5-də olacaq"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az.moving import is_put_off_word
from kg.extract.languages.az.repeated import WOULD, was_due
from kg.extract.whereabouts import same_place
from kg.extract.words import Words

# The new day is told within so many sentences.
_NEAR = 4
_KINDS = (*TALKS, "visit")

_DUE = ("idi", "idilər", "olan")
_RULES = {"meeting": "meet", "call": "phone", "visit": "go"}


def put_off(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions with what was put off planned on its new day, which a later one of it tells:
    "Sabah gözlənilən səfər baş tutmayacaq. Səfər aprelin 5-nə keçirilib"."""
    out: list[Draft] = []
    for draft in drafts:
        off = _fallen_through(draft, out) if _is_ahead(words, draft) else None
        same = off is not None and draft.keys() <= off.keys() and not _same_day(draft, off)
        same = same and off is not None and not (draft.place and not same_place(draft.place, off.place))
        if off is None or not same or not (_is_told_off(words, off) or _is_told_off(words, draft)):
            out.append(draft)
            continue
        for told in (d for d in out if d is not off and d.type == off.type and d.modality == "cancelled"):
            if told.title or (told.when is None and told.keys() == off.keys()):
                told.modality = "planned"  # "Səfər təxirə salınıb" in the headline or the lead
        off.modality, off.when, off.place = "planned", draft.when, draft.place or off.place
    return out


def _is_told_off(words: Words, draft: Draft) -> bool:
    """Whether a sentence says that something is put off: "təxirə salınıb", "aprelin 5-nə keçirilib"."""
    told = [t.lower for t in words.inside(draft.sentence) if t.index > draft.first]
    return any(is_put_off_word(a, b) for a, b in pairwise(told))


def _is_ahead(words: Words, draft: Draft) -> bool:
    """Whether something is told to be on a day to come, and not only when it was to be."""
    ahead = draft.type in _KINDS and draft.modality == "planned" and draft.when is not None
    return ahead and not (draft.denied or draft.title or draft.earlier or _was_to_be(words, draft))


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Let what is to be on another day than that of what fell through be an event of its own.

    "Səfər martın 5-də baş tutmalı idi" says only when that was to be.
    """
    for n, draft in enumerate(drafts):
        if not _is_ahead(words, draft):
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
