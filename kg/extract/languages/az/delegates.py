"""Who acts by the delegation of his state: "A Bakıya gəlib. İsveç nümayəndə heyəti B ilə görüşüb"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft, Part
from kg.extract.parties import Party
from kg.extract.words import Words

_TEAM = "heyət"
_DELEGATION = ("heyət", "nümayəndə")


def act(words: Words, drafts: Sequence[Draft]) -> None:
    """Let the only visitor of a state told before be its delegation, with or without one; it stays the state
    where several came, or others of the state took part."""
    for n, draft in enumerate(drafts):
        for part in [p for p in draft.parts if _is_delegation(words, p.party)]:
            head = _head(words, part.party, drafts[:n], draft)
            named = any(country_of(p.party) == part.party.country for p in draft.parts if p is not part)
            if head is not None and not named:
                draft.parts[draft.parts.index(part)] = Part(head, part.role)


def _is_delegation(words: Words, party: Party) -> bool:
    after = words.tokens[party.last + 1 : party.last + 2]
    return party.kind == "state" and bool(after) and after[0].lower.startswith(_DELEGATION)


def _head(words: Words, state: Party, told: Sequence[Draft], talk: Draft) -> Party | None:
    """Who alone came from a state on the visits told before: with a delegation, or on the visit that is news,
    for a talk that is news as well."""
    visits = [d for d in told if d.type == "visit" and not d.title and d.modality == "held"]
    teams = [d for d in visits if any(t.lower.startswith(_TEAM) for t in words.inside(d.sentence))]
    alone = talk.type == "meeting" and not talk.earlier and not _are_several(words, state)
    visits = teams or [d for d in visits if alone and not (d.earlier or d.aside)]
    guests = [p.party for d in visits for p in d.parts if p.role != "host" and p.party.person is not None]
    own = {id(p.person): p for p in guests if country_of(p) == state.country}
    return next(iter(own.values())) if len(own) == 1 else None


def _are_several(words: Words, state: Party) -> bool:
    """ "Çad və Peru nümayəndə | heyətləri"."""
    return any(t.lower.startswith("heyətlər") for t in words.tokens[state.last + 1 : state.last + 3])
