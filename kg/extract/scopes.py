"""Where in its sentence a mention reaches: its scope, clauses that tell of it, how far a span is from it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.reading import Reading
from kg.extract.words import Words


def stretch(draft: Draft) -> tuple[int, int]:
    """The stretch of the scope that the trigger is in."""
    return next(((f, e) for f, e in draft.scope if f <= draft.first <= e), (draft.first, draft.last))


def parted(reading: Reading, low: int, high: int) -> bool:
    """Whether a party, a mark or the end of the sentence lies between two tokens."""
    between = range(low + 1, high)
    words = reading.words
    if words.tokens[low].sentence != words.tokens[high].sentence:
        return True
    marks = any(words.tokens[i].shape == "mark" for i in between)
    return marks or any(low < p.first < high and p.kind != "state" for p in reading.parties)


def owns(draft: Draft, token: int, beside: Sequence[Draft]) -> bool:
    """Whether a clause that tells when and where is not of an event named nearer to it.

    "Прибыл на саммит, который пройдет в мае": in May is the summit, whatever the day of arrival.
    """
    if any(_is_of_phrase(d, token) and not _is_of_phrase(d, draft.first) for d in beside):
        return False  # "discussed the treaty signed in May"
    clauses = {c for d in (draft, *beside) for c in d.telling if c[0] <= token <= c[1]}
    told = [d for d in (draft, *beside) if d.told]
    owners = [d for d in told for c in clauses if c in d.telling and d.first < c[0]]
    if any(first <= draft.first <= last for first, last in clauses):
        return True
    return not owners or max(owners, key=lambda d: d.first) is draft


def is_of_next(draft: Draft, beside: Sequence[Draft], token: int) -> bool:
    """Whether a place or time is told behind what is to come, which was agreed on at a talk: "in the talks
    they agreed to meet in Rome in May"."""
    if draft.type not in TALKS or draft.modality != "held":
        return False
    ahead = (d for d in beside if d.modality == "planned")
    ahead = (d for d in ahead if d.type in TALKS or (d.type == "conference" and d.agreed))
    return any(draft.first < d.first < token and in_scope(d, token) for d in ahead)


def _is_of_phrase(draft: Draft, token: int) -> bool:
    """Whether a token is in the phrase that a signing opens and in which all that is told of it stands."""
    opens = len(draft.scope) == 1 and draft.scope[0][0] == draft.first
    return opens and draft.type == "signing" and in_scope(draft, token)


def is_told(draft: Draft, token: int) -> bool:
    return any(first <= token <= last for first, last in draft.telling)


def in_scope(draft: Draft, token: int) -> bool:
    return any(first <= token <= last for first, last in draft.scope)


def distance(words: Words, draft: Draft, first: int, last: int) -> tuple[int, int]:
    gap = draft.first - last if last < draft.first else first - draft.last
    between = words.tokens[min(last, draft.last) : max(first, draft.first)]
    # A comma or dash parts more than a word does.
    walls = sum(t.text in ",;:–—" for t in between)
    return gap + 4 * walls, first
