"""Which of two talks is spoken of again before a plural reference: "A met B, then C. At the talk with B trade
was discussed. The ministers signed a plan". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party
from kg.extract.reading import Reading

# The talk spoken of is told so many sentences before the last one at most.
_NEAR = 4


def first(reading: Reading, reference: Party, sources: Sequence[Draft]) -> list[Draft]:
    """Return the events that a reference can take up, the talk first of which alone somebody was named since
    the last one was told; as they are where nobody, or one of the last talk, was."""
    last = sources[0] if sources else None
    if last is None or last.type not in TALKS or last.sentence >= reference.sentence:
        return list(sources)
    since = [p for p in reading.parties if last.sentence < p.sentence <= reference.sentence]
    named = {p.key() for p in since if p.person is not None and p.first < reference.first}
    for talk in sources[1:]:
        near = talk.type in TALKS and last.sentence - talk.sentence <= _NEAR
        other = (talk.keys() - last.keys()) & named
        if near and talk.keys() & last.keys() and other and not (last.keys() - talk.keys()) & named:
            return [talk, *(s for s in sources if s is not talk)]
    return list(sources)


def reframe(events: Sequence[Draft]) -> None:
    """Put what the very sides of one talk sign "at its end" within that, and not within another one of one of
    them."""
    talks = [d for d in events if d.type == "meeting"]
    for signing in events:
        frame = signing.frame
        if signing.type != "signing" or frame is None or frame.type != "meeting" or len(signing.keys()) < 2:
            continue
        own = [d for d in talks if d.keys() == signing.keys() and d.modality == frame.modality]
        if len(own) == 1 and frame not in own and own[0].first < signing.first and not frame.earlier:
            signing.place = own[0].place if signing.place is frame.place else signing.place
            signing.frame = own[0]
