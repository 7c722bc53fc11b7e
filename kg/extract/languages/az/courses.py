"""What was within a visit or gathering told before it, where no phrase such as "çərçivəsində" says so."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.whereabouts import same_place
from kg.extract.words import Words

# A talk of a series is told so many sentences after the series at most.
_NEAR = 4
# Rules of visits that are told as a whole; what is told so many sentences after them was in their course.
_STAYS = ("visit-noun", "stay")
_SOON = 2
# What is said to be of one day, and within how many words.
_JOURNEY, _PHRASE = ("səfər", "ziyarət", "gəliş"), 5
# The letters of a day.
_DAY = 10
# The rule of talks that a sentence only sums up, and rules of talks that may tell but one side.
SERIES = "series"
_OF_ONE = ("meeting-noun", SERIES)


def on_visit_before(draft: Draft, drafts: Sequence[Draft]) -> None:
    """A talk of him whose visit of a time gone by is told right before: "Nazir martda gəlmişdi. Onu Prezident
    qəbul edib"."""
    if draft.type != "meeting" or draft.modality != "held" or draft.earlier or draft.when or draft.title:
        return
    told = [d for d in drafts if d.type == "visit" and d.first < draft.first and not d.title]
    visit = told[-1] if told else None
    if visit is None or not visit.earlier or visit.modality != "held" or visit.paragraph != draft.paragraph:
        return
    guests = {p.party.key() for p in visit.parts if p.role != "host" and p.party.person is not None}
    talks = [d for d in drafts if d.sentence == draft.sentence and d.type == "meeting"]
    meant = {p.party.key() for d in talks for p in d.parts if p.party.kind in ("pronoun", "group")}
    his = bool(guests & meant) and (draft.open or bool(guests & draft.keys()))
    if draft.sentence - visit.sentence == 1 and his:
        draft.earlier, draft.frame = True, draft.frame or visit


def earlier_there(draft: Draft, drafts: Sequence[Draft]) -> None:
    """What a guest did before with officials of the state that he visits, he did there: "A Romaya səfərini
    yekunlaşdırıb. Bundan əvvəl o, italiyalı həmkarı B ilə görüşüb"."""
    if draft.type != "meeting" or draft.modality != "held" or not draft.earlier or draft.title:
        return
    if draft.when or draft.place or draft.frame is not None:
        return
    told = [d for d in drafts if d.type == "visit" and 0 < draft.sentence - d.sentence <= _SOON]
    visit = told[-1] if told else None
    if visit is None or visit.earlier or visit.modality != "held" or visit.rule not in _STAYS:
        return
    guests = {p.party.key() for p in visit.parts if p.role != "host"}
    hosts = {country_of(p.party) for p in draft.parts if p.party.key() not in guests}
    home = visit.place.country if visit.place is not None else ""
    if home and guests & draft.keys() and hosts == {home}:
        draft.frame, draft.place = visit, visit.place


def of_series(drafts: Sequence[Draft]) -> None:
    """ "Nazir forum çərçivəsində bir sıra görüşlər keçirib": what follows of his talks was at it."""
    for n, series in enumerate(drafts):
        alone = len(series.parts) == 1 and series.parts[0].party.person is not None
        frame = series.frame if series.rule in _OF_ONE and alone and not series.earlier else None
        if frame is None or frame.type != "conference":
            continue
        for draft in drafts[n + 1 :]:
            same = draft.modality == series.modality and series.keys() < draft.keys()
            near = not (draft.earlier or draft.title) and draft.sentence - series.sentence <= _NEAR
            free = draft.type == "meeting" and draft.frame is None
            there = draft.place is None or same_place(draft.place, frame.place)
            if free and same and near and there:
                draft.frame, draft.place = frame, draft.place or frame.place
                one_day = frame.when is not None and len(frame.when.value) == _DAY and not frame.when.end
                draft.when = draft.when or (frame.when if one_day else None)


def mark_series(words: Words, drafts: Sequence[Draft]) -> None:
    """Note which talks are but the sum of those told next: "Nazir Limada bir sıra | görüşlər keçirib"; nobody
    told before is their other side.
    """
    for draft in drafts:
        acting = [p.party for p in draft.parts if "nom" in p.party.cases and not p.party.prep]
        alone = len(draft.parts) == 1 == len(acting) and acting[0].person is not None
        if draft.rule == "meeting-noun" and alone and words.tokens[draft.first].lower.startswith("görüşlər"):
            draft.rule = SERIES


def mark_day_trips(words: Words, drafts: Sequence[Draft]) -> None:
    """Note which visits are of one day: "birgünlük rəsmi səfərlə gəlib", "bir günlük səfəri"."""
    for draft in drafts:
        if draft.type == "visit":
            told = [t.lower for t in words.inside(draft.sentence)]
            near = [told[n : n + _PHRASE] for n in range(len(told) - 1)]
            one = [w for w in near if w[0] == "birgünlük" or w[:2] == ["bir", "günlük"]]
            draft.day_trip = any(w.startswith(_JOURNEY) for phrase in one for w in phrase)
