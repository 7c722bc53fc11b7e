"""Which event the text puts within which: "sammit çərçivəsində", "səfər zamanı", "görüşün yekununda"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.words import Words

_FRAMES = words_of("triggers", "cues", "frames") | {"yekununda", "sonunda", "nəticəsində", "ərəfəsində", "əvvəlində"}
_KINDS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (words_of("triggers", "nouns", "visit"), ("visit",)),
    (words_of("triggers", "nouns", "conference") | {"zirvə"}, ("conference", "meeting")),
    (frozenset(["görüş", "danışıq", "iclas"]), ("meeting", "conference")),
)


def read_frames(words: Words, drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return pairs (event, frame) for each phrase of a frame; a bare noun means the event told before."""
    out: list[tuple[Draft, Draft]] = []
    for sentence in words.sentences:
        inside = [d for d in drafts if d.sentence == sentence.index and d.type != "visit"]
        for index in range(sentence.first, sentence.last) if inside else ():
            if _opens(words, index, sentence.last):
                out += _pairs(words, index, inside, drafts)
    return out


def _opens(words: Words, index: int, last: int) -> bool:
    """Whether a noun of an event and "çərçivəsində" after it make a frame; or it stands in "görüşdə"."""
    following = lower(words.tokens[index + 1].text)
    return following in _FRAMES or (following in ("və", "ilə") and False)


def _pairs(words: Words, index: int, inside: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    stems = morphology.stems(words.tokens[index].text)
    kinds = next((kinds for nouns, kinds in _KINDS if stems & nouns), ())
    if not kinds:
        return
    frame = _frame(index, kinds, drafts)
    for draft in inside:
        if frame is not None and draft is not frame and draft.first > index and draft.type != frame.type:
            yield draft, frame
        elif frame is not None and draft is not frame and draft.first > index and frame.type == "meeting":
            yield draft, frame


def _frame(index: int, kinds: Sequence[str], drafts: Sequence[Draft]) -> Draft | None:
    """The event of the noun itself, else the last one told before."""
    own = [d for d in drafts if d.first <= index <= d.last and d.type in kinds]
    if own:
        return own[0]
    before = [d for d in drafts if d.last < index and not d.title and d.rule not in ("whereabouts", "attendance", "greeting")]
    for kind in kinds:
        told = [d for d in before if d.type == kind]
        if told:
            return told[-1]
    return None
