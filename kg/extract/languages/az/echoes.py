"""Mentions that only repeat what the text tells elsewhere: headlines, mere counts of papers."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az.locating import is_venue


def without(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without signings of a headline that the body tells, and the like."""
    signed = [d for d in drafts if d.type == "signing" and not d.earlier]
    out = [d for d in drafts if d.type != "signing" or not _is_echo(d, signed)]
    for draft in signed:
        if draft not in out and not (draft.title or draft.parts):
            _pass_on(draft, [d for d in signed if d in out and not d.title and d.first < draft.first])
    body = [d for d in out if not d.title]
    return [d for d in out if not (d.title and _told_below(d, body))]


def _pass_on(echo: Draft, told: Sequence[Draft]) -> None:
    """Give the signing told before its day and place: "Sənəd Astanada imzalanıb"."""
    if told and echo.modality == told[-1].modality:
        told[-1].when, told[-1].place = told[-1].when or echo.when, told[-1].place or echo.place


def _is_echo(draft: Draft, signed: Sequence[Draft]) -> bool:
    others = [d for d in signed if d is not draft and not d.title]
    if draft.title:
        return bool(others)
    vague = all(i.vague for i in draft.documents)
    titled = [d for d in others if any(not i.vague for i in d.documents) and d.modality == draft.modality]
    return vague and any(abs(d.sentence - draft.sentence) <= 2 for d in titled)


def _told_below(draft: Draft, body: Sequence[Draft]) -> bool:
    """Whether a headline tells of a session, of a nameless visitor or of talks apart what the body tells in
    full.
    """
    if draft.type in ("meeting", "visit") and _at_a_venue(draft, body):
        return True
    if draft.type == "meeting" and _are_gathered(draft, body):
        return True
    if draft.rule == "credentials" and any(d.rule == "credentials" for d in body):
        return True
    if draft.rule == "summon" and any(d.rule == "summon" and _of_envoy(draft, d) for d in body):
        return True  # "Keniya səfiri XİN-ə çağırılıb", below it the ministry in full
    if draft.rule == "gather" and all(p.party.person is None for p in draft.parts):
        # "Nazirlər Bişkekdə toplaşacaq", below it the session by its name
        sessions = [d for d in body if d.type == "conference" and d.modality == draft.modality and d.named]
        return any(
            d.place is None or draft.place is None or d.place.name == draft.place.name for d in sessions
        )
    if draft.rule == "commission":
        return any(d.rule == "commission" for d in body)
    # "A B ilə danışıb", below it: "A ilə B arasında telefon danışığı olub"
    calls = [d for d in body if d.type == "call" and draft.keys() and draft.keys() <= d.keys()]
    if draft.type == "meeting" and draft.rule == "discuss" and calls:
        return True
    if draft.type == "meeting" and _is_of_nameless(draft, body):
        return True
    if draft.type == "meeting":
        apart = [d for d in body if d.type == "meeting" and d.apart]
        return len(apart) > 1 and draft.keys() <= set().union(*(d.keys() for d in apart))
    if draft.type != "visit" or draft.place is None or any(p.party.person is not None for p in draft.parts):
        return False
    visits = [d for d in body if d.type == "visit" and d.place is not None and d.parts]
    return any(d.place is not None and d.place.country == draft.place.country for d in visits)


def _of_envoy(title: Draft, told: Draft) -> bool:
    """Whether two mentions tell that one envoy was called in."""
    one, two = ({p.party.key() for p in d.parts if p.party.kind != "body"} for d in (title, told))
    states = ({country_of(p.party) for p in d.parts if p.role == "guest"} - {""} for d in (title, told))
    return title.modality == told.modality and (bool(one & two) or bool(set.intersection(*states)))


def _is_of_nameless(draft: Draft, body: Sequence[Draft]) -> bool:
    """ "Nazir Ər-Riyadda həmkarları ilə görüşüb", below it each of them by name."""
    named = draft.people_keys()
    vague = [p.party for p in draft.parts if p.party.person is None]
    if not named or not vague or not all(p.kind == "post" and p.plural for p in vague):
        return False
    return any(d.type == draft.type and named <= d.keys() and d.modality == draft.modality for d in body)


def _are_gathered(draft: Draft, body: Sequence[Draft]) -> bool:
    """Whether states alone "meet" in a headline whose officials gather in the body, three or more of them."""
    sides = {country_of(p.party) for p in draft.parts if p.party.person is None}
    named = any(p.party.person is not None for p in draft.parts)
    met = any(d.type == "meeting" and {country_of(p.party) for p in d.parts} >= sides for d in body)
    held = [d for d in body if d.type == "conference" and d.modality == draft.modality and not d.earlier]
    gathered = any({country_of(p.party) for p in d.parts} >= sides and len(d.parts) > 2 for d in held)
    return bool(sides) and not (named or met) and gathered


def _at_a_venue(draft: Draft, body: Sequence[Draft]) -> bool:
    """Whether the body gives the venue of what the headline puts in a town: the two are one event."""
    same = [
        d for d in body if d.type == draft.type and d.modality == draft.modality and draft.keys() <= d.keys()
    ]
    venues = [d for d in same if d.place is not None and is_venue(d.place)]
    return bool(venues) and draft.place is not None and bool(draft.parts)
