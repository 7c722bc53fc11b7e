"""Who acts by the delegation of his state: "A Bakıya gəlib. İsveç nümayəndə heyəti B ilə görüşüb"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft, Part
from kg.extract.languages.az.inflection import lower
from kg.extract.parties import Party
from kg.extract.words import Words

_TEAM = "heyət"
_DELEGATION = ("heyət", "nümayəndə")
_TEAMS = ("nümayəndə heyəti", "heyət", "heyəti")
_LEADING = ("rəhbərlik etdiyi", "başçılıq etdiyi", "rəhbərliyi ilə", "başçılığı ilə")


def act(words: Words, drafts: Sequence[Draft], parties: Sequence[Party]) -> None:
    """Let the head of a state's delegation, whom the text names, or the only visitor of the state told before
    be its delegation; it stays the state where several came, or others of the state took part."""
    for n, draft in enumerate(drafts):
        for part in [p for p in draft.parts if _is_delegation(words, p.party)]:
            head = _named(words, part.party, drafts, parties)
            head = head or _head(words, part.party, drafts[:n], draft)
            named = any(country_of(p.party) == part.party.country for p in draft.parts if p is not part)
            if head is not None and not named:
                draft.parts[draft.parts.index(part)] = Part(head, part.role)


def _is_delegation(words: Words, party: Party) -> bool:
    after = words.tokens[party.last + 1 : party.last + 2]
    return party.kind == "state" and bool(after) and after[0].lower.startswith(_DELEGATION)


def _named(words: Words, state: Party, drafts: Sequence[Draft], parties: Sequence[Party]) -> Party | None:
    """Who alone is told to head the delegation of a state: "Rusiya heyətinin | rəhbəri A", "A-nın | rəhbərlik
    etdiyi heyət"."""
    led = [p for p in parties if p.person is not None and (_heads(p) or _leads(words, p))]
    own = {id(p.person): p for p in led if country_of(p) == state.country}
    return next(iter(own.values())) if len(own) == 1 and not _are_several(words, state) else None


def _heads(party: Party) -> bool:
    """Whether somebody's post is that of the head of a delegation."""
    held = party.person.capacities if party.person is not None else ()
    return any(lower(c.organization).endswith(_TEAMS) and not c.former for c in held)


def _leads(words: Words, party: Party) -> bool:
    """Whether a delegation is told by who leads it: "A-nın | rəhbərlik etdiyi nümayəndə heyəti"."""
    behind = [t.lower for t in words.tokens[party.last + 1 : party.last + 5]]
    said = " ".join(behind).startswith(_LEADING)
    return said and any(w.startswith(_DELEGATION) for w in behind)


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
