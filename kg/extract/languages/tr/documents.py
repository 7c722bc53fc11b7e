"""Documents that are signed: "enerji alanında iş birliği anlaşması", "ortak bildiri", "üç anlaşma"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Item
from kg.extract.languages.tr import forms
from kg.extract.languages.tr.clauses import Trigger
from kg.extract.languages.tr.gatherings import noun_form
from kg.extract.languages.tr.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_LONGEST = 9
_COUNTS = frozenset(
    ["iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "çok", "birçok", "çeşitli", "bazı"]
)


def read(words: Words, trigger: Trigger, parties: Sequence[Party]) -> list[Item]:
    """Return the documents of a signing, those right before its verb first."""
    taken = {i for p in parties for i in range(p.first, p.last + 1) if p.kind != "body"}
    out: list[Item] = []
    low = min(first for first, _ in trigger.clause)
    at = trigger.first - 1
    while at >= low:
        form = next((f for h in _heads() if (f := noun_form(words.tokens[at], h)) is not None), None)
        if form is None or at in taken or not trigger.holds(at):
            at -= 1
            continue
        first = _first(words, at, low, taken)
        out.append(_item(words, first, at))
        at = first - 1
    return out


def _heads() -> Sequence[str]:
    return sorted(words_of("triggers", "documents", "heads"), key=lambda h: (-len(h), h))


def _first(words: Words, head: int, low: int, taken: set[int]) -> int:
    """The first token of a document's name: back to a side, a number or a word of the frame."""
    first = head
    while first > low and head - first < _LONGEST:
        token = words.tokens[first - 1]
        if token.text in "\"“”«»'" and first - 1 > low:
            first -= 1
            continue
        if first - 1 in taken or _stops(token):
            break
        first -= 1
    while first < head and (words.tokens[first].lower == "ve" or words.tokens[first].shape == "mark"):
        first += 1
    return first


def _stops(token: Token) -> bool:
    if token.shape != "word" or token.lower in words_of("triggers", "documents", "stops"):
        return True
    return bool(forms.ending_of(token)) or token.lower in _COUNTS


def _item(words: Words, first: int, head: int) -> Item:
    token = words.tokens[head]
    stem = next(h for h in _heads() if noun_form(token, h) is not None)
    own, _ = noun_form(token, stem) or ("", "")
    start, _ = words.span(first, head)
    label = words.text[start : token.start] + forms.whole(token)[: len(stem) + len(own)]
    before = words.tokens[first - 1] if first else None
    counted = before is not None and (before.shape == "number" or before.lower in _COUNTS)
    plain = first == head and (stem in words_of("triggers", "documents", "vague") or own in ("lar", "ler"))
    return Item(" ".join(label.split()), first, head, vague=counted or plain)
