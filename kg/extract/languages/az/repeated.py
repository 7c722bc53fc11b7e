"""Mentions that only come back to an event told before: "görüşdən sonra", "sammitə X sədrlik edib"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.dating import dates_agree
from kg.extract.drafts import Draft
from kg.extract.unattended import HELD
from kg.extract.whereabouts import same_place
from kg.extract.words import Words

# A reference is to an event told at most so many sentences before.
_NEAR = 4
# "gəlməyib", "gedə bilmədi", "gəlməyəcək"
_NOT_COME = re.compile(r"(?:bil|gəl|get|et|yollan|çıx|uç)m[əa](?:y[ıi]b|d[ıi]|m[ıi]şd[ıi]|yəcək|yacaq)")
# "planlaşdırılmışdı", "nəzərdə tutulurdu", "gözlənilirdi"
_PLANNED = ("planlaşdır", "tutul", "gözlən")
_THEN = ("mışdı", "mişdi", "muşdu", "müşdü", "ırdı", "irdi", "urdu", "ürdü")
_ADDING = ("speech", "attendance", "whereabouts", "greeting", "there", "next-speaker", HELD)
_BARE = ("zirvə görüşü", "zirvə toplantısı")
_SUMMITS = ("zirvə", "sammit", "forum", "konfrans")


def told_before(drafts: Sequence[Draft], n: int, *kinds: str) -> list[Draft]:
    """The events of some types told in the body before the n-th mention."""
    told = (d for d in drafts[:n] if d.type in kinds and not d.title)
    return [d for d in told if d.rule not in _ADDING]


def without_references(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out "görüşdən sonra", where the talk is told before."""
    out: list[Draft] = []
    for draft in drafts:
        told = any(d.type == draft.type and not d.title for d in out)
        if draft.rule == "reference" and not told:
            draft.rule = "meeting-noun"
        if draft.rule != "reference":
            out.append(draft)
    return out


def without_asides(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what only a participle tells of the talk of its own sentence: "Almatıda görüşən A və B
    danışıqlar aparıblar".
    """
    out: list[Draft] = []
    for draft in drafts:
        beside = [d for d in drafts if d.sentence == draft.sentence and d.type == "meeting" and not d.aside]
        same = [
            d for d in beside if len(draft.parts) > 1 and draft.keys() <= d.keys() and d.first > draft.last
        ]
        if _is_signed_now(draft, drafts):
            continue
        if draft.type != "meeting" or not draft.aside or not same or draft.earlier != same[0].earlier:
            out.append(draft)
            continue
        same[0].when, same[0].place = same[0].when or draft.when, same[0].place or draft.place
    return out


def _is_signed_now(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a paper is signed by the main clause: "mayda paraflanmış saziş bu gün imzalanıb"."""
    if draft.type != "signing" or not draft.aside or not draft.documents:
        return False
    after = [d for d in drafts if d.sentence == draft.sentence and d.type == "signing" and not d.aside]
    paper = draft.documents[0]
    return any(i.last == paper.last for d in after if d.first > draft.last for i in d.documents)


def same_summits(drafts: Sequence[Draft]) -> None:
    """ "sammitə X sədrlik edəcək" right after a summit told by its name: its people join that one."""
    for n, draft in enumerate(drafts):
        alone = " " not in draft.name.strip() or draft.name.lower() in _BARE
        bare = draft.type == "conference" and draft.rule == "conference" and alone
        if not bare or draft.title or draft.name.upper() == draft.name:
            continue
        told = [d for d in told_before(drafts, n, "conference") if d.named and " " in d.name]
        near = told and draft.sentence - told[-1].sentence <= 2 and not told[-1].earlier
        apart = near and told[-1].when is not None and draft.when is not None
        alike = bool(draft.parts) or (near and draft.modality == told[-1].modality)
        if (
            near
            and alike
            and not apart
            and not draft.earlier
            and any(w in told[-1].name.lower() for w in _SUMMITS)
        ):
            # "noyabrın 3-də baş tutacaq sammitdə sədrlik X-ə keçəcək" has nobody of its own
            bare_ = "whereabouts" if draft.when or draft.place else "reference"
            draft.rule = "attendance" if draft.parts else bare_


def begun(drafts: Sequence[Draft]) -> None:
    """What somebody came for has been held where it is told to have begun: "forumda iştirak etmək üçün
    gəlib. Forum martın 3-də başlayıb"."""
    for n, draft in enumerate(drafts):
        bare = draft.type == "conference" and not draft.parts and not draft.title and not draft.earlier
        if not bare or draft.when is None or draft.modality != "held" or " " in draft.name.strip():
            continue
        told = [d for d in drafts[:n] if d.type == "conference" and d.parts and not d.title]
        near = told[-1:] if told and draft.sentence - told[-1].sentence <= _NEAR else []
        for aim in near:
            same = aim.aimed and draft.name.lower()[:5] in aim.name.lower()
            if same and aim.modality == "planned" and aim.when is None:
                aim.modality, aim.when, draft.rule = "held", draft.when, "reference"


def meetings_of_heads(drafts: Sequence[Draft]) -> None:
    """ "Görüş Astanada keçirilib" after a summit that is called "Zirvə görüşü" tells where that was."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or draft.type != "meeting" or draft.parts:
            continue
        told = told_before(drafts, n, "meeting", "conference", "call")
        if told and told[-1].type == "conference" and told[-1].name.lower().endswith("zirvə görüşü"):
            draft.type = "conference"


def same_sessions(drafts: Sequence[Draft]) -> None:
    """Give a session told with letters the name told in full: "MDB PA-nın Şura iclası"."""
    for n, draft in enumerate(drafts):
        first = draft.name.split("-")[0].split()[:1]
        if draft.type != "conference" or not first or not first[0].isupper():
            continue
        told = [d for d in drafts[:n] if d.type == "conference" and d.name and d.modality == draft.modality]
        ends = draft.name.lower().split()[-2:]
        same = [d for d in told if d.keys() & _bodies(draft) and d.name.lower().split()[-2:] == ends]
        draft.name = same[-1].name if same else draft.name


def _bodies(draft: Draft) -> set[object]:
    return {p.party.key() for p in draft.parts if p.party.kind == "body"}


# What several events are called that are told to be off together, and by what.
_KINDS = {"visit": ("səfərləri",), "meeting": ("görüşləri", "danışıqlar", "təmasları")}
_OFF = frozenset(("təxirə", "ləğv", "dayandırılıb", "vaxta"))
_CEREMONY = ("mərasim",)  # at which letters are handed over
# "martın 5-nə | təyin olunmuşdu"
_SET = frozenset(("təyin",))
WOULD = ("acaqdı", "əcəkdi", "acaqdılar", "əcəkdilər")


def was_due(words: Words, draft: Draft) -> bool:
    """Return whether something only had been planned: "görüşməli idi", "görüşəcəkdi"."""
    told = [t.lower for t in words.inside(draft.sentence) if t.index >= draft.last]
    planned = any(w.startswith(_PLANNED) and w.endswith(_THEN) for w in told)
    planned = planned or any(a in _SET and b.endswith(_THEN) for a, b in pairwise(told))
    return planned or told[0].endswith(("malı", "məli", *WOULD))


def _was_awaited(words: Words, gathering: Draft) -> bool:
    """Whether somebody was to come to a gathering: "Foruma da | gəlməli idi"."""
    told = [t.lower for t in words.inside(gathering.sentence) if t.index >= gathering.last]
    must = (w.endswith(("malı", "məli")) and after in ("idi", "idilər") for w, after in pairwise(told))
    return gathering.type == "conference" and (any(must) or any(w.endswith(WOULD) for w in told))


def fallen_through(words: Words, drafts: Sequence[Draft]) -> None:
    """What was due beside something that has been called off is off as well: "danışıqlar aparmalı idi"."""
    off = [d for d in drafts if d.modality == "cancelled" and not d.denied]
    for draft in drafts:
        due = draft.modality == "planned" and was_due(words, draft)
        near = [d for d in off if abs(d.sentence - draft.sentence) <= 2 or d.title]
        within = any(d.rule == "journey" and d.sentence == draft.sentence for d in drafts)
        kept_off = set().union(*(d.keys() for d in near if d.type == "visit"))
        if draft.keys() & kept_off and draft.modality == "planned" and _was_awaited(words, draft):
            # "səfəri təxirə salınıb. A foruma da gəlməli idi": that is held without him
            draft.parts = [p for p in draft.parts if p.party.key() not in kept_off]
        elif due and (
            any(d.keys() & draft.keys() or not d.parts or (within and d.type == "visit") for d in near)
            or _are_off(words, draft)
        ):
            draft.modality = "cancelled"


def _are_off(words: Words, draft: Draft) -> bool:
    """Whether a sentence beside tells in the plural that all such events are off, "rəsmilərin səfərləri
    təxirə salınıb", or that a ceremony is: "etimadnaməsini təqdim etməli idi. Mərasim başqa vaxta keçirilib".
    """
    near = range(max(0, draft.sentence - 2), min(draft.sentence + 2, len(words.sentences)))
    told = ([t.lower for t in words.inside(n)] for n in near if n != draft.sentence)
    kinds = _CEREMONY if draft.rule == "credentials" else _KINDS.get(draft.type, ())
    return any(
        any(w.startswith(kinds) for w in sentence) and any(w in _OFF for w in sentence)
        for sentence in (told if kinds else ())
    )


def _move(moved: Draft, told: Sequence[Draft]) -> None:
    """Give what was due the day to which it is put off: "Səfər dekabrın 9-na təxirə salınıb"."""
    due = [d for d in told if d.modality == "planned" and moved.sentence - d.sentence <= _NEAR]
    if due and moved.when is not None:
        due[-1].when = moved.when


def _call_off(off: Draft, told: Sequence[Draft]) -> None:
    """The visit told to be planned is that of which its visitor is told to have put it off: "Limaya səfər
    etmək niyyətindədir. Lakin A Limaya səfərini təxirə salıb"."""
    if off.type != "visit" or off.modality != "cancelled" or off.rule != "visit-noun" or off.denied:
        return
    for due in told:
        planned = due.type == "visit" and due.modality == "planned" and due.sentence < off.sentence
        placed = same_place(due.place, off.place)
        if planned and placed and due.keys() & off.keys() and dates_agree(due, off):
            due.modality = "cancelled"


def not_come(words: Words, drafts: Sequence[Draft]) -> None:
    """A visit planned before falls through where its guest is told not to have come: "Lakin o, Limaya
    gəlməyib"."""
    for n, draft in enumerate(drafts):
        there = draft.place
        verb = words.tokens[draft.last : draft.last + 2]  # "gəlməyib", "gələ bilməyib"
        stayed = draft.type == "visit" and draft.rule == "go"
        if there is None or not stayed or not any(_NOT_COME.fullmatch(t.lower) for t in verb):
            continue
        for due in drafts[:n]:
            if due.type != "visit" or due.modality != "planned" or due.place is None:
                continue
            near = 0 < draft.sentence - due.sentence <= 2
            if near and due.keys() & draft.keys() and same_place(due.place, there):
                due.modality = "cancelled"


def _is_off_here(visit: Draft, draft: Draft) -> bool:
    """Whether the sentence itself tells which visit is called off."""
    return (visit.type, visit.modality) == ("visit", "cancelled") and visit.sentence == draft.sentence


def called_off(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Bakıya gəlməli idi, lakin səfərini təxirə salıb" calls off the visit planned before; so do talks."""
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        if draft.modality == "planned" and draft.rule in ("visit-off", "moved"):
            _move(draft, told_before(drafts, n, draft.type))
            continue
        talk = draft.type == "meeting" and draft.modality == "cancelled" and draft.rule == "whereabouts"
        meant = [d for d in drafts[:n] if d.type == "meeting" and d.modality == "planned" and not d.title]
        if talk and meant and draft.sentence - meant[-1].sentence <= 1:
            meant[-1].modality = "cancelled"
            continue
        gathering = draft.type == "conference" and draft.modality == "cancelled" and " " not in draft.name
        known = [d for d in drafts[:n] if d.type == "conference" and not d.title and not d.earlier]
        same = known and draft.name.lower()[:5] in known[-1].name.lower() and known[-1].modality == "planned"
        if gathering and same and draft.sentence - known[-1].sentence <= 1:
            known[-1].modality = "cancelled"  # "sammitdə iştirak edəcəkdi, ancaq sammit təxirə salınıb"
            continue
        off = draft.type == "visit" and draft.modality == "cancelled" and draft.rule == "visit-off"
        off = off and not draft.denied
        if off and draft.place is None and any(_is_off_here(d, draft) for d in out):
            continue  # "Tbilisiyə də getməli idi, lakin bu səfər təxirə salınıb"
        planned = [d for d in told_before(drafts, n, "visit") if d.modality == "planned"] if off else []
        # "A Limaya gələcək, | B-nin səfəri isə təxirə salınıb": another one
        people = draft.people_keys()
        planned = [d for d in planned if not people or not d.parts or d.keys() & people]
        named = [d for d in told_before(drafts, n, "visit") if d.rule == "visit-noun" and d.when is None]
        if off and not draft.parts and not planned and named and draft.sentence - named[-1].sentence == 1:
            planned = named[-1:]  # "səfəri barədə danışıb. Səfər ləğv olunub"
        stays = draft.type == "visit" and draft.modality == "cancelled" and draft.rule == "go"
        for due in out if stays and not draft.denied else ():
            same = due.type == "visit" and due.sentence == draft.sentence and due.modality == "planned"
            if same and due.keys() & draft.keys():
                due.modality = "cancelled"  # "səfəri planlaşdırılan A Bakıya gəlməyəcəyini deyib"
        _call_off(draft, out)
        if planned and draft.sentence - planned[-1].sentence <= _NEAR:
            planned[-1].modality = "cancelled"
        elif not off or draft.when is not None:
            out.append(draft)
    return out
