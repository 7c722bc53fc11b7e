"""Officials of an earlier year whom a title alone tells: "The first meeting of the ministers was in 2012"
does not say that those who hold the posts today met. The same for every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Capacity, Party
from kg.extract.reading import Reading

# Rules of talks that their noun tells.
_NOUNS = ("meeting-noun", "talk-noun")
_YEAR, _TWO = 4, 2  # digits; so many at least talk


def by_posts(reading: Reading, draft: Draft, reference: Party, meant: Sequence[Party]) -> list[Party]:
    """Return whom a plural title means in a talk of a year gone by, by their posts; others as they are."""
    noun = draft.type in TALKS and draft.rule in _NOUNS and not draft.parts
    if reference.kind != "post" or not noun or len(meant) < _TWO or not _is_of_year_before(reading, draft):
        return list(meant)
    held = [_held(p) for p in meant]
    return [_post(reference, c) for c in held if c is not None] if all(held) else list(meant)


def _is_of_year_before(reading: Reading, draft: Draft) -> bool:
    """Whether the only date of a sentence is of a year before that of publication, told there first."""
    published = reading.published[:_YEAR]
    tokens = reading.words.tokens
    here = [w for w in reading.whens if tokens[w.first].sentence == draft.sentence]
    if not published or len(here) != 1:
        return False
    year = here[0].value[:_YEAR]
    if not any(year in t.text for t in tokens[here[0].first : here[0].last + 1]):
        return False  # "in October"
    told = {w.value[:_YEAR] for w in reading.whens if tokens[w.first].sentence < draft.sentence}
    return year < published and year not in told


def _held(party: Party) -> Capacity | None:
    """The post that somebody has now, with its state."""
    held = party.person.capacities if party.person is not None else []
    return next((c for c in held if c.country and c.position and not c.former), None)


def _post(reference: Party, held: Capacity) -> Party:
    first, last, head = reference.first, reference.last, reference.head
    capacity = replace(held, first=first, last=last)
    return Party(first, last, head, "post", reference.sentence, capacity=capacity, country=held.country)
