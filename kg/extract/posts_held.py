"""Who an official without a name is, once the events tell for which state those act whom the text names.

"Minister A was received by the premier of Peru; Defence Minister B attended. A met the Peruvian defence
minister": B. The same for every language.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.participants import bind
from kg.extract.parties import Party, Person
from kg.extract.reading import Reading
from kg.extract.sequels import AGAIN, AGAIN_TALK


def name(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Let an official without a name be the only one of his state whom the text names with that post."""
    for draft in (d for d in drafts if _is_of_now(reading, d)):
        for part in draft.parts:
            party = part.party
            if party.kind != "post" or party.person is not None or party.plural or not country_of(party):
                continue
            listed = sum(p.party.head == party.head for p in draft.parts) > 1  # "the ministers of the three"
            if listed or not _is_one(reading, party):
                continue
            holders = [p for p in reading.persons if p.mentions and _holds(reading, p, party)]
            if len(holders) == 1 and not any(p.party.person is holders[0] for p in draft.parts):
                bind(reading, party, holders[0])


def _is_of_now(reading: Reading, draft: Draft) -> bool:
    """Whether an event is of the year of the text: before and after it another one may hold a post."""
    year = draft.when.value[:_YEAR] if draft.when is not None else ""
    other = bool(year and reading.published) and year != reading.published[:_YEAR]
    return not (draft.earlier or other or draft.rule in (AGAIN, AGAIN_TALK))


_YEAR = 4


def title_of(post: Party) -> str:
    """The post with its body: "head of the foreign ministry"."""
    said = post.capacity
    return f"{said.position} {said.organization}".strip() if said is not None else ""


def _is_one(reading: Reading, post: Party) -> bool:
    """Whether a word is of a post held now, and no such as any official can be called by."""
    title, former = title_of(post), post.capacity is not None and post.capacity.former
    return bool(title) and not former and not reading.stands_for(title, _NO_POST)


# Only words for anybody can stand for it.
_NO_POST = "?"


def _holds(reading: Reading, person: Person, post: Party) -> bool:
    """Whether a post can be that of somebody of the same state who holds it now."""
    # Of whom only "his colleague" tells a post, that may be another one.
    alone = len(person.capacities) == 1 and any(m.counterpart for m in person.mentions)
    if person.country != country_of(post) or alone:
        return False
    now = (c for c in person.capacities if not c.former and c.country == person.country)
    held = (said for c in now for said in (c.position, f"{c.position} {c.organization}".strip()))
    return any(reading.stands_for(title_of(post), said) for said in held if said)
