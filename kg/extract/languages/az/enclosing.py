"""Which event the text puts within which: "sammit çərçivəsində", "səfər zamanı", "görüşün yekununda"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.words import Words

_FRAMES = words_of("triggers", "cues", "frames") | {
    "yekununda",
    "sonunda",
    "nəticəsində",
    "ərəfəsində",
    "əvvəlində",
}
_SITTINGS = frozenset(["görüş", "danışıq", "iclas", "sammit", "forum"])
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
    if following in _FRAMES:
        return True
    forms = morphology.forms(words.tokens[index].text)
    return any(f.case == "loc" and lower(f.stem) in _SITTINGS for f in forms)


def _pairs(
    words: Words, index: int, inside: Sequence[Draft], drafts: Sequence[Draft]
) -> Iterator[tuple[Draft, Draft]]:
    stems = morphology.stems(words.tokens[index].text)
    kinds = next((kinds for nouns, kinds in _KINDS if stems & nouns), ())
    if not kinds:
        return
    frame = _frame(index, kinds, drafts)
    for draft in inside:
        inner = (
            frame is not None
            and draft is not frame
            and draft.first > index
            and not _walled(words, index, draft.first)
        )
        if frame is not None and inner and (draft.type != frame.type or frame.type == "meeting"):
            _lend_date(draft, frame)
            yield draft, frame


def _walled(words: Words, low: int, high: int) -> bool:
    """Whether a clause that somebody says lies between: "zamanı xatırlatmışdı ki, ..."."""
    return any(lower(t.text) == "ki" for t in words.tokens[low:high])


def _lend_date(draft: Draft, frame: Draft) -> None:
    """What is told of an event on one day was on that day."""
    if draft.when is None and frame.when is not None and not frame.when.end and len(frame.when.value) == 10:
        if draft.earlier == frame.earlier or frame.sentence == draft.sentence:
            draft.when = frame.when


def _frame(index: int, kinds: Sequence[str], drafts: Sequence[Draft]) -> Draft | None:
    """The event of the noun itself, else the last one told before."""
    own = [d for d in drafts if d.first <= index <= d.last and d.type in kinds]
    if own:
        return own[0]
    before = [
        d
        for d in drafts
        if d.last < index and not d.title and d.rule not in ("whereabouts", "attendance", "greeting")
    ]
    for kind in kinds:
        told = [d for d in before if d.type == kind]
        if told:
            return told[-1]
    return None
