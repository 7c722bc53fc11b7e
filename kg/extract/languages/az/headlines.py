"""The town that a headline names: there its people meet, and to it the body's visit to its state leads."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.locating import is_venue
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.spans import Span

_TALKS = ("meeting", "conference")
_VISITS = listed("nouns", "visit")


def place_by_headline(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Give talks without a place the only town in which the headline says that its people were, "Nazir
    Praqada görüşlər keçirib"; his visit to the state is told by the body. "Nazir Praqaya gəlir": the first
    visit leads there, whoever travels."""
    titles = [s for s in scenes if s.sentence.paragraph < 0]
    towns = [site for scene in titles for site in scene.sites if _is_town(site) and _leads(scene, site)]
    if len({site.span.name for site in towns}) != 1:
        return
    site = towns[0]
    named = {id(p.person) for s in titles for p in s.parties if p.person is not None}
    told = [d for d in drafts if not (d.title or d.earlier or d.denied)]
    first = next((d for d in told if d.type == "visit"), None)
    if site.case == "dat" and first is not None and _leads_to_state(first, site.span):
        first.place = site.span
    for draft in told if site.case == "loc" else ():
        open_ = draft.place is None and draft.frame is None and draft.modality == "held"
        theirs_ = draft.type in _TALKS and open_ and bool(_persons(draft) & named)
        if theirs_ and not _is_elsewhere(draft, told, site.span):
            draft.place = site.span


def _is_elsewhere(talk: Draft, told: Sequence[Draft], town: Span) -> bool:
    """Whether the people of a talk went to another town, told before it in its paragraph.

    "O, martın 3-də Limaya gəlib və Prezident tərəfindən qəbul edilib", below "Nazir Praqada".
    """
    before = (d for d in told if d.type == "visit" and d.paragraph == talk.paragraph and d.first < talk.first)
    went = [d for d in before if _persons(d) & _persons(talk) and d.place is not None]
    place = went[-1].place if went else None
    return place is not None and place.name != town.name and not _leads_to_state(went[-1], town)


def _is_town(site: Site) -> bool:
    span = site.span
    return span.kind == "place" and not span.region and bool(span.country) and not is_venue(span)


def _leads(scene: Scene, site: Site) -> bool:
    """Whether a headline puts something in a town: "Praqada", "Praqaya", "Nazirin Praqa səfəri"."""
    visit = scene.noun(site.last + 1, _VISITS) if site.case == "nom" and site.last < scene.last else None
    return site.case in ("loc", "dat") or (visit is not None and visit.owned)


def _leads_to_state(visit: Draft, town: Span) -> bool:
    place = visit.place
    return place is not None and place.kind == "state" and place.country == town.country


def _persons(draft: Draft) -> set[int]:
    return {id(p.party.person) for p in draft.parts if p.party.person is not None}
