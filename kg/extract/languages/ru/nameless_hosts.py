"""The state of an official without a name whom a visitor meets where he came: "Премьер Чили прилетел в Осло.
Он встретился с | королем и | главой МИД"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.same_post import expanded
from kg.extract.parties import Party
from kg.extract.words import Words

# Posts that each state has: "король", "премьер-министр", "глава МИД", "спикер парламента".
_RULERS = words_of("posts", "rulers") | {"министр", "вице-премьер", "премьер-министр"}
_LED = frozenset(("мид", "правительство", "парламент", "минобороны", "министерство обороны", "сенат"))
# The talk is told so many sentences after the visit at most.
_NEAR = 2


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Give nameless officials of no told state, whom the only visitors of one state meet, that of the place
    where these came; nobody where the sentence tells of another state or town."""
    for visit in drafts:
        land = visit.place.country if visit.place is not None else ""
        guests = {country_of(p.party) for p in visit.parts if p.role != "host"}
        if visit.type != "visit" or visit.modality == "cancelled" or visit.title or visit.earlier:
            continue
        if not land or len(guests) != 1 or guests & {"", land}:
            continue
        for talk in _talks_on(words, visit, drafts):
            other = {country_of(p.party) for p in talk.parts} - guests - {"", land}
            for part in talk.parts if not other else ():
                if _is_bare(part.party) and part.party.capacity is not None:
                    part.party.capacity.country = land


def _talks_on(words: Words, visit: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The talks of the visitors told after a visit, before the next journey, and nowhere else."""
    keys = {p.party.key() for p in visit.parts if p.role != "host"}
    for draft in drafts:
        if draft.first <= visit.first:
            continue
        if draft.type == "visit" and not _is_same_land(draft, visit):
            return
        if draft.sentence - visit.sentence > _NEAR or draft.earlier or draft.denied:
            continue
        if any(t.lemmas & _ELSEWHERE for t in words.inside(draft.sentence)):
            continue
        if draft.type in TALKS and draft.type != "call" and keys & draft.keys() and draft.place is None:
            yield draft


def _is_same_land(one: Draft, other: Draft) -> bool:
    lands = {d.place.country if d.place is not None else "" for d in (one, other)}
    return len(lands) == 1


# What tells that a talk was before the visit or after the way back: "Накануне он", "Вернувшись, он".
_ELSEWHERE = frozenset(("накануне", "ранее", "прежде", "вернуться", "возвращение", "перед", "до"))


def _is_bare(party: Party) -> bool:
    """Whether a mention is of one official, by a post that each state has, with no state."""
    said = party.capacity
    alone = party.kind == "post" and party.person is None and not (party.plural or party.counterpart)
    if not alone or said is None or said.country or said.former or said.closed:
        return False
    if said.organization:
        return said.organization.lower() in _LED
    return expanded(said.position).split()[:1] != [] and expanded(said.position).split()[0] in _RULERS
