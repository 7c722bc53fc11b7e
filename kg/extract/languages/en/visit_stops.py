"""A mention of a visit for each of its stops: who goes, who asked them to come, the days of each stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.en.companions import accompanied
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.invitations import inviters
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.moved import new_date
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

# "Where | he will be on an official working visit on": so many words.
_STAY = 10
_SAME = frozenset(("of", "the", "same", "that", "last", "this", "year"))
VISITORS = ("person", "post", "pronoun", "group")


def drafts_of(
    scene: Scene, token: Token, rule: str, visitors: Sequence[Party], places: Sequence[Span]
) -> list[Draft]:
    """The visits that a trigger tells, one for each place, each with its guests, company and hosts."""
    out: list[Draft] = []
    company = accompanied(scene, token.index)
    for n, place in enumerate(places):
        draft = mention(scene, "visit", token, rule)
        if n:
            draft.first = draft.last = place.first
        stop = _dates_of_stop(scene, places, n)
        if stop or new_date(scene, token) is None:  # of what is put off, the new date stays
            draft.telling = stop
        draft.place = place
        if len(places) == 1 and not draft.telling:
            draft.telling = _days_there(scene, place) or _month_ahead(scene, token)
        scene.put(draft, visitors, "guest")
        scene.put(draft, company, "guest")
        hosts = inviters(scene, token, place) if len(places) == 1 else []
        scene.put(draft, [p for p in hosts if p not in visitors], "host")
        out.append(draft)
    return [*out, *(_again(scene, out[0], places[0]) if len(out) == 1 else ())]


def _days_there(scene: Scene, place: Span) -> tuple[tuple[int, int], ...]:
    """The clause that tells the days of a visit, not that of leaving for it: "left today for Oslo, | where
    he will be on a visit on 5-6 May"."""
    first, last = place.last + 2, scene.sentence.last
    near = [t.lower for t in scene.tokens[first : min(first + _STAY, last)]]
    if near[:1] != ["where"] or scene.tokens[first - 1].text != ",":
        return ()
    noun = next((n for n, word in enumerate(near) if word in ("visit", "trip")), None)
    stays = noun is not None and "be" in near[:noun] and "on" in near[:noun]
    dated = noun is not None and near[noun + 1 : noun + 2] in (["on"], ["from"], ["between"])
    return ((first, last),) if stays and dated else ()


def _month_ahead(scene: Scene, verb: Token) -> tuple[tuple[int, int], ...]:
    """The month that opens a sentence is also that of a visit told aside: "In May A, who | was on a visit to
    Peru, met B"; a day need not be."""
    first = scene.sentence.first
    aside = scene.clauses.segment(verb.index).kind == "rel" and scene.tokens[first].lower == "in"
    month = aside and verb.index > first + 1 and names_month(scene.tokens[first + 1].text)
    comma = next((t.index for t in scene.tokens[first : verb.index] if t.text == ","), 0)
    plain = all(t.shape == "number" or t.lower in _SAME for t in scene.tokens[first + 2 : comma])
    return ((first, comma - 1),) if month and comma and plain else ()


def _again(scene: Scene, visit: Draft, place: Span) -> list[Draft]:
    """A second visit of another day: "was in Riga on April 19 | and again on July 17"."""
    after = scene.tokens[place.last + 1 : scene.sentence.last]
    at = next((t.index for t in after if scene.text(t.index - 1, t.index) == "and again"), None)
    if at is None or scene.tokens[at + 1].lower not in ("on", "in", "last", "this", "earlier"):
        return []
    comma = next(
        (t.index for t in scene.tokens[at : scene.sentence.last] if t.text in ",;"), scene.sentence.last
    )
    visit.telling = ((place.last + 1, at - 1),)
    parts = [replace(p) for p in visit.parts]
    return [replace(visit, first=at, last=at, scope=((at + 1, comma),), telling=(), parts=parts)]


def _dates_of_stop(scene: Scene, places: Sequence[Span], n: int) -> tuple[tuple[int, int], ...]:
    """Where the dates of one of several stops stand: "to Oslo from May 6-7 and London from May 8-11"."""
    if len(places) < 2:
        return ()
    first = places[n].last + 1
    last = places[n + 1].first - 1 if n + 1 < len(places) else scene.sentence.last
    dated = [
        any(t.shape == "number" or t.lower.endswith("day") for t in scene.tokens[p.last + 1 : q.first])
        for p, q in pairwise(places)
    ]
    return ((first, last),) if any(dated) and first <= last else ()
