"""Which sentences begin an item of a bulletin: those that tell an event of their own, and do not go on about
what was told before, as "The talks were attended by A", "During the visit, A met B" do."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from kg.extract.drafts import TALKS, Draft
from kg.extract.items import drafts_by_item, in_item, items_of
from kg.extract.languages.en.additions import join
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import listed
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Words

# So many words of a sentence may say that it goes on.
_OPENING = 3
_GOING_ON = words_of("triggers", "bulletins", "going_on")
_POINTING = words_of("triggers", "bulletins", "pointing")
_EVENTS = (
    listed("meeting", "noun", "nouns")
    | listed("conference", "noun")
    | words_of("triggers", "bulletins", "nouns")
)
# Rules of mentions that may only add to what is told.
_ADDING = frozenset(
    ("joined", "attendance", "delegation", "greeting", "speech", "discuss", "again", "again-talk")
)


def items(
    words: Words, spans: Spans, parties: Sequence[Party], home: str, drafts: Sequence[Draft]
) -> list[int]:
    """Return the number of the item that each sentence is of, [] for a text that has one."""
    whole = {d.sentence for d in drafts if _is_whole(d)}
    if len(whole) < 2:
        return []
    return items_of(words, spans, parties, home, partial(_begins, words, whole))


def joined(
    words: Words,
    numbers: Sequence[int],
    parties: Sequence[Party],
    persons: Sequence[Person],
    drafts: Sequence[Draft],
) -> list[Draft]:
    """Return the drafts of each item without those that only add people to another one of it."""
    out: list[Draft] = []
    order = sorted(set(numbers)) or [0]
    for number, part in zip(order, drafts_by_item(numbers, drafts), strict=True):
        here, _ = in_item(numbers, number, parties, persons)
        out += join(words, here, part)
    return sorted(out, key=lambda d: d.first) if numbers else out


def _begins(words: Words, whole: Collection[int], sentence: Sentence) -> bool:
    return sentence.index in whole and not _goes_on(words, sentence)


def _goes_on(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence says by its words that it goes on: "Earlier,", "the talks", "there"."""
    low = [t.lower for t in words.inside(sentence.index) if t.shape == "word"]
    if not low or not _GOING_ON.isdisjoint(low[:_OPENING]):
        return True
    return any(w in _POINTING and after in _EVENTS for w, after in zip(low, [*low[1:], ""], strict=True))


def _is_whole(draft: Draft) -> bool:
    """Whether all is told of an event that it needs."""
    if draft.rule in _ADDING or draft.attended or draft.title:
        return False
    if draft.type == "visit":
        return draft.place is not None and bool(draft.parts)
    if draft.type == "conference":
        return draft.named or draft.place is not None
    return len(draft.parts) > 1 and (draft.type in TALKS or draft.type == "signing")
