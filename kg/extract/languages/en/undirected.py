"""Visits of which no destination is told: "met the minister in Lima during his visit", "His visit will last
three days", "A visit planned for May was called off"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.enclosing import encloses
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.visit_nouns import owners
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

NOUNS = frozenset(("visit", "trip"))
# "A visit | to the plant" is to no town.
_LEADING_ON = ("to", "at", "with", "from")
_PEOPLE = ("person", "post", "pronoun")
# The town where somebody is was told so many sentences before at most.
_BEFORE = 2


def add(scene: Scene, drafts: Sequence[Draft], located: Sequence[Span]) -> list[Draft]:
    """Return the drafts with such visits, in the order of the text.

    ``located`` are the places where something happens. A sentence that tells another visit, or what was meant
    to be done on one, tells none of these.
    """
    out = list(drafts)
    for token in scene.words.with_any(NOUNS):
        if token.lower not in NOUNS:
            continue
        here = [d for d in drafts if d.sentence == token.sentence]
        if any(d.type == "visit" or d.modality != "held" for d in here):
            continue
        scene.enter(scene.words.sentences[token.sentence])
        visit = _draft(scene, token)
        if visit is None:
            continue
        if (
            _is_of_told(visit, out)
            if visit.modality == "cancelled"
            else _is_there(scene, visit, out, located)
        ):
            out.append(visit)
    return sorted(out, key=lambda d: d.first) if len(out) > len(drafts) else out


def _draft(scene: Scene, token: Token) -> Draft | None:
    """A visit without a place, where it was called off, lasts, or something was done during it."""
    led = scene.text(token.index + 1, token.index + 1) in _LEADING_ON
    if scene.title or led or not scene.is_noun(token, NOUNS):
        return None
    visitors = owners(scene, token)
    found = mention(scene, "visit", token, "visit-noun")
    lasts = bool(visitors) and _lasts(scene, token)
    if found.denied or not (found.modality == "cancelled" or lasts or encloses(scene.words, found)):
        return None
    if lasts:
        found.scope, found.modality = (), "held"
    scene.put(found, visitors, "guest")
    return found


def _lasts(scene: Scene, token: Token) -> bool:
    """Whether it is told how long a visit is: "His visit | will last three days"."""
    verb = scene.verb_after(token.index)
    return (
        verb is not None and verb.index - token.index <= 2 and bool(verb.lemmas & listed("visit", "lasting"))
    )


def _is_of_told(visit: Draft, drafts: Sequence[Draft]) -> bool:
    """Let a visit that was called off be to where the visit told before leads; False where none is told."""
    told = [
        d
        for d in drafts
        if d.type == "visit" and d.first < visit.first and d.place and d.parts and not d.title
    ]
    if all(p.party.plural and p.party.person is None for p in visit.parts):
        told = [d for d in told if not visit.parts or sum(p.role != "host" for p in d.parts) > 1]
        visit.parts.clear()  # "a visit by the two ministers": those who are to come now
    guests = {p.party.key() for p in visit.parts}
    told = [d for d in told if not guests or guests <= d.keys()]
    if not told:
        return False
    visit.place = told[-1].place
    for part in told[-1].parts if not guests else ():
        if part.role != "host":
            visit.add(part.party, part.role)
    return True


def _is_there(scene: Scene, visit: Draft, drafts: Sequence[Draft], located: Sequence[Span]) -> bool:
    """Let a visit be to the town where its guest talked; False where that is not told, or his visit is."""
    place = _town(scene, visit, located)
    if place is None:
        return False
    near = range(visit.sentence - _BEFORE, visit.sentence + 1)
    talks = [d for d in drafts if d.type in TALKS and d.sentence in near and not d.title]
    guests = [p.party for p in visit.parts if _comes(p.party, place)]
    met = {p.party.key(): p.party for d in talks for p in d.parts if _comes(p.party, place)}
    guests = guests or (list(met.values()) if len(met) == 1 else [])
    keys = {g.key() for g in guests}
    others = (
        d for d in drafts if d is not visit and d.type == "visit" and not d.title and d.place is not None
    )
    if not keys or not any(keys & d.keys() for d in talks) or any(keys & d.keys() for d in others):
        return False
    visit.parts.clear()
    for guest in guests:
        visit.add(guest, "guest")
    visit.place = place
    return True


def _town(scene: Scene, visit: Draft, located: Sequence[Span]) -> Span | None:
    """The only town in which something happens in the sentence of a visit, else in those before."""
    for sentence in range(visit.sentence, visit.sentence - 1 - _BEFORE, -1):
        towns = [s for s in located if s.kind == "place" and scene.tokens[s.first].sentence == sentence]
        if towns:
            return towns[0] if len({s.name for s in towns}) == 1 else None
    return None


def _comes(party: Party, place: Span) -> bool:
    """Whether somebody is of another state than a town."""
    return party.kind in _PEOPLE and not party.plural and country_of(party) not in ("", place.country)
