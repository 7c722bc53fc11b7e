"""What the mentions of an Azerbaijani text say about each other, before the core settles them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.parties import Capacity, Party

# What a sentence adopts, attends or signs "in the end" is of an event so many sentences before it.
_NEAR = 4
_PAPERS = frozenset(["sənəd", "saziş", "memorandum", "müqavilə", "protokol", "bəyannamə", "sənədi"])
_GATHERED = ("meeting", "conference")


def link(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions with adopted papers at their gatherings, holders of posts known, headlines joined."""
    out = _signed_by(_adopted(drafts))
    out = _greeted(out)
    _whereabouts_of_attended(out)
    _whereabouts_of_visits(out)
    _people_of_told(out)
    _signed_in_the_end(out)
    _same_posts(out)
    _other_times(out)
    return _without_echoes(out)


def _adopted(drafts: Sequence[Draft]) -> list[Draft]:
    """What a gathering adopts is its document and no signing of its own; another paper goes to the signing before."""
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        if draft.rule != "adopt-within":
            out.append(draft)
            continue
        before = [d for d in drafts[:n] if 0 <= draft.sentence - d.sentence <= _NEAR and not d.title]
        hosts = [d for d in before if d.type == "conference" and (d.named or d.parts) and not d.earlier]
        hosts = hosts or [d for d in before if d.type == "signing"]
        if hosts:
            hosts[-1].documents += draft.documents
        elif len(draft.parts) != 1 and any(d.type in TALKS for d in before):
            out.append(draft)
    return out


def _signed_by(drafts: Sequence[Draft]) -> list[Draft]:
    """ "Sənədi A və B imzalayıblar" tells who signed the paper told of before."""
    out: list[Draft] = []
    for draft in drafts:
        before = [d for d in out if d.type == "signing" and draft.sentence - d.sentence in (1, 2)]
        bare = draft.type == "signing" and len(draft.documents) == 1 and draft.documents[0].label.lower() in _PAPERS
        persons = any(p.party.person is not None for d in before[-1:] for p in d.parts)
        if bare and draft.parts and before and not persons:
            before[-1].parts = [Part(p.party, p.role) for p in draft.parts]
            before[-1].when = before[-1].when or draft.when
        else:
            out.append(draft)
    return out


def _greeted(drafts: Sequence[Draft]) -> list[Draft]:
    """Who welcomes a visitor in the sentence that tells of his arrival, or the next, takes part in the visit."""
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        visits = [
            d for d in drafts[:n] if d.type == "visit" and d.rule != "greeting" and not d.title and d.parts
        ]
        if draft.rule == "greeting" and visits and draft.sentence - visits[-1].sentence <= 2:
            for part in draft.parts:
                visits[-1].add(part.party, part.role)
        else:
            out.append(draft)
    return out


def _whereabouts_of_attended(drafts: Sequence[Draft]) -> None:
    """When and where people attend is when and where the event told before was."""
    for n, draft in enumerate(drafts):
        if draft.rule != "attendance":
            continue
        if draft.when is None and draft.place is None:
            _join_kind(draft, drafts[:n])
            continue
        told = [d for d in drafts[:n] if d.type in _GATHERED and not d.title and d.rule != "attendance"]
        if not told or draft.earlier:
            draft.rule = "conference"
            continue
        target = told[-1]
        draft.type = target.type
        target.when = target.when or draft.when
        target.place = target.place or draft.place


def _whereabouts_of_visits(drafts: Sequence[Draft]) -> None:
    """The day of "noyabrın 23-də baş tutmalı olan səfərlər" is that of all visits told before."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or draft.type != "visit" or draft.when is None:
            continue
        for visit in (d for d in drafts[:n] if d.type == "visit" and draft.sentence - d.sentence <= _NEAR):
            visit.when = visit.when or draft.when


def _join_kind(draft: Draft, before: Sequence[Draft]) -> None:
    told = [d for d in before if d.type in _GATHERED and not d.title and d.rule != "attendance"]
    if told and draft.sentence - told[-1].sentence <= _NEAR:
        draft.type = told[-1].type
    elif draft.type == "meeting" and len(draft.parts) > 1:
        draft.rule = "meeting-noun"


def _people_of_told(drafts: Sequence[Draft]) -> None:
    """Who holds "tədbir", told before by its name, takes part in it."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or not draft.parts:
            continue
        told = [d for d in drafts[:n] if d.type == "conference" and d.named and not d.title]
        for part in draft.parts if told else ():
            told[-1].add(part.party, part.role)


def _signed_in_the_end(drafts: Sequence[Draft]) -> None:
    """A paper without signatories is signed by the persons who met just before, if it is one."""
    for n, draft in enumerate(drafts):
        if draft.type != "signing" or draft.parts or draft.rule != "sign" or draft.earlier or draft.title:
            continue
        talks = [d for d in drafts[:n] if d.type == "meeting" and not d.title and not d.earlier]
        talks = [d for d in talks if d.rule not in ("attendance", "whereabouts")]
        talks = [
            d for d in talks if 0 <= draft.sentence - d.sentence <= _NEAR and d.modality == draft.modality
        ]
        if not talks or len(draft.documents) != 1 or draft.documents[0].vague:
            continue
        talk = talks[-1]
        persons = [p.party for p in talk.parts if p.party.person is not None]
        draft.frame = draft.frame or talk
        if talk.when is not None and not talk.when.end:
            draft.when = draft.when or talk.when
        for party in persons if len(persons) > 2 else ():
            draft.add(party, "signatory")


def _same_posts(drafts: Sequence[Draft]) -> None:
    """Nameless posts of the countries whose officials have just met are these officials."""
    for n, draft in enumerate(drafts):
        if (
            draft.type not in TALKS
            or draft.title
            or not draft.parts
            or not all(_nameless(p.party) for p in draft.parts)
        ):
            continue
        countries = set(draft.countries())
        before = [
            d
            for d in drafts[:n]
            if d.type == draft.type and not d.title and 0 <= draft.sentence - d.sentence <= _NEAR
        ]
        for source in reversed(before):
            same = (
                draft.earlier == source.earlier and draft.modality == source.modality and draft.when is None
            )
            named = all(p.party.person is not None for p in source.parts)
            if same and named and len(countries) > 1 and countries == set(source.countries()):
                draft.parts = [Part(p.party, p.role) for p in source.parts]
                break


def _nameless(party: Party) -> bool:
    return (
        party.person is None
        and party.kind == "post"
        and not party.plural
        or (party.kind == "post" and bool(country_of(party)))
    )


def _other_times(drafts: Sequence[Draft]) -> None:
    """Who held the posts at another time is not known: "nazirlərin əvvəlki görüşü" is of the ministers, nameless."""
    for n, draft in enumerate(drafts):
        plural = [
            p for p in draft.parts if p.party.plural and p.party.person is None and not country_of(p.party)
        ]
        if draft.type != "meeting" or not plural or len(plural) != len(draft.parts) or not _apart(draft):
            continue
        before = [d for d in drafts[:n] if d.type == "meeting" and not d.title and len(d.countries()) > 1]
        if not before or not _other_year(draft, before[-1]):
            continue
        source = max(reversed(before), key=lambda d: len(d.countries()))
        draft.parts = [Part(post) for p in source.parts if (post := _post_of(p.party, draft)) is not None]


def _other_year(draft: Draft, source: Draft) -> bool:
    """Whether a meeting was in another year than the one told before."""
    if draft.when is None:
        return source.when is not None
    return source.when is None or draft.when.value[:4] != source.when.value[:4]


def _apart(draft: Draft) -> bool:
    return draft.earlier or draft.modality == "planned"


def _post_of(party: Party, draft: Draft) -> Party | None:
    """The post that somebody holds now, without him."""
    held = party.person.capacities if party.person is not None else [party.capacity] if party.capacity else []
    capacity = next((c for c in held if c is not None and c.position and not c.former), None)
    country = country_of(party)
    if capacity is None or not country:
        return None
    first, last = draft.first, draft.last
    post = Capacity(capacity.position, capacity.organization, country, first=first, last=last)
    return Party(first, last, first, "post", draft.sentence, capacity=post, country=country)


def _without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out signings of a headline that the body tells, and mere counts beside a signing with titles."""
    signed = [d for d in drafts if d.type == "signing" and not d.earlier]
    out = [d for d in drafts if d.type != "signing" or not _echoes(d, signed)]
    body = [d for d in out if not d.title]
    return [d for d in out if not (d.title and _told_below(d, body))]


def _told_below(draft: Draft, body: Sequence[Draft]) -> bool:
    """Whether a headline tells of a session or of a nameless visitor what the body tells in full."""
    if draft.rule == "commission":
        return any(d.rule == "commission" for d in body)
    if draft.type != "visit" or draft.place is None or any(p.party.person is not None for p in draft.parts):
        return False
    visits = [d for d in body if d.type == "visit" and d.place is not None and d.parts]
    return any(d.place is not None and d.place.country == draft.place.country for d in visits)


def _echoes(draft: Draft, signed: Sequence[Draft]) -> bool:
    others = [d for d in signed if d is not draft and not d.title]
    if draft.title:
        return bool(others)
    vague = all(i.vague for i in draft.documents)
    titled = [d for d in others if any(not i.vague for i in d.documents) and d.modality == draft.modality]
    return vague and any(abs(d.sentence - draft.sentence) <= 2 for d in titled)
