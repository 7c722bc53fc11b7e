"""An event put off to a day that is named is planned for it: "перенесен с 20 марта на 14 апреля"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.times import When
from kg.extract.words import Words

_MARKS = frozenset(",;:–—()")
_MOVES = words_of("triggers", "cues", "moves")


def move(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Plan the cancelled events anew that their sentence moves to another day; they take that day."""
    for draft in drafts:
        if draft.modality != "cancelled":
            continue
        moves = [t.index for t in words.inside(draft.sentence) if t.lemmas & _MOVES]
        new = [w for w in whens if any(_moved_to(words, w, at) for at in moves)]
        # "запланированная на среду поездка переносится на сентябрь"
        new.sort(key=lambda w: all(w.first < at for at in moves))
        if new:
            draft.modality = "planned"
            draft.when = new[0]


def call_off(words: Words, drafts: Sequence[Draft]) -> None:
    """Cancel what a text only tells to have been meant for a visit that it tells to be called off: "Визит А в
    Рим отложен. Планировались переговоры с Б"."""
    for n, draft in enumerate(drafts):
        visits = [d for d in drafts[:n] if d.type == "visit" and d.modality == "cancelled"]
        if not visits or draft.modality != "planned" or not _was_meant(words, draft):
            continue
        others = (d for d in drafts[:n] if d.type == "visit" and d.modality != "cancelled" and not d.title)
        if not any(d.sentence > visits[-1].sentence for d in others):
            draft.modality = "cancelled"


def _was_meant(words: Words, draft: Draft) -> bool:
    """Whether the first verb of a sentence says that something was planned: "Предполагалась встреча"."""
    verb = next((t for t in words.inside(draft.sentence) if t.lemmas & _PLANNED and finite(t)), None)
    return verb is not None and "past" in verb.readings[0].tags and "impf" in verb.readings[0].tags


def _moved_to(words: Words, when: When, verb: int) -> bool:
    """Whether a date is the new one: "перенесен на вторник", not "отложен визит, намеченный на вторник"."""
    before = words.tokens[when.first - 1].lower if when.first else ""
    if "на" not in (before, words.tokens[when.first].lower):
        return False
    if when.first < verb and _is_meant(words, when):
        return False
    low, high = sorted((verb, when.first))
    between = words.tokens[low:high]
    same = words.tokens[verb].sentence == words.tokens[when.first].sentence
    # "отложил намечавшуюся на 15 мая поездку": the day that it was meant for
    meant = verb < when.first and any(t.has("P") for t in between)
    return same and not meant and not any(t.text in _MARKS for t in between)


def _is_meant(words: Words, when: When) -> bool:
    """Whether a participle says that the day was the planned one: "ожидавшаяся на этой неделе встреча"."""
    first = when.first - 1 if words.tokens[when.first].lower != "на" else when.first
    before = words.tokens[max(first - 1, 0)]
    return before.has("P") and bool(before.lemmas & _PLANNED)


_PLANNED = words_of("triggers", "cues", "planned")
