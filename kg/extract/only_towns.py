"""The only town of a state that a text names, for what was somewhere in that state.

The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.spans import Span

# A headline says the town of a visit that is told so many sentences after it.
_HEADED = 2


def settle(reading: Reading, events: Sequence[Draft]) -> None:
    """Put what is within a visit to a state in its only town where the text says that anything was.

    Where it says that of none, in the only one that a headline names that reports no event ("Лима встречает
    гостя"), the visit itself, too.
    """
    headline = [s for s in reading.spans.all if reading.words.tokens[s.first].sentence == 0]
    headline = headline if all(d.sentence for d in events) else []
    for draft in events:
        place = draft.place
        if place is None or place.kind != "state" or draft.earlier:
            continue
        towns = _towns(place, [*reading.located, *reading.towns])
        towns = {n: s for n, s in towns.items() if not _is_of_other_time(reading, draft, s, events)}
        led = draft.type == "visit" and draft.sentence <= _HEADED and _is_named_first(draft)
        if not towns and (led or (draft.frame is not None and _is_named_first(draft))):
            towns = _towns(place, headline)
        elif draft.frame is None:
            continue
        if len(towns) == 1:
            draft.place = next(iter(towns.values()))


def _is_named_first(draft: Draft) -> bool:
    """Whether the headline names somebody who takes part."""
    people = (p.party.person for p in draft.parts if p.party.person is not None)
    return any(mention.sentence == 0 for person in people for mention in person.mentions)


def _is_of_other_time(reading: Reading, draft: Draft, town: Span, events: Sequence[Draft]) -> bool:
    """Whether a town is told of what happened there in an earlier month, that of no event at this time, or of
    what is only to come there."""
    known = draft.when or (draft.frame.when if draft.frame is not None else None)
    now = (known.value if known is not None else reading.published)[:_MONTH]
    there = [e for e in events if e is not draft and e.place is not None and e.place.name == town.name]
    if there and draft.modality == "held" and all(e.modality == "planned" and e.when for e in there):
        return True
    days = [e.when.value if e.when is not None else "" for e in there]
    return bool(now and days) and all(day and day[:_MONTH] < now[: len(day)] for day in days)


# "YYYY-MM"
_MONTH = 7


def _towns(state: Span, spans: Sequence[Span]) -> dict[str, Span]:
    """The towns of a state among the places, by name."""
    return {s.name: s for s in spans if s.kind == "place" and s.country == state.country and not s.region}
