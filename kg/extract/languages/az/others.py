"""Whom references mean at another time: nameless posts, bodies named in short, gatherings to come."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.az import sequels
from kg.extract.languages.az.counterparts import is_like
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Capacity, Party
from kg.extract.whereabouts import other_place, same_place

# A reference is to an event told so many sentences before.
_NEAR = 4
# Who sends a delegation, without its name.
_DELEGATING = frozenset(["parlament", "hökumət", "nazirlik", "nümayəndə heyəti"])
# A visit of so many years ago may have been of another holder of the post.
_TERM = 6
_MANDATES = tuple(words_of("posts", "mandates"))
# Posts that say no more than that somebody acts for his state.
_VAGUE = frozenset(["nümayəndə", "rəsmi", "lider", "diplomat", "təmsilçi"])


def resolve(drafts: Sequence[Draft], published: datetime.date | None) -> None:
    """Settle the parties of mentions that refer to those told before."""
    _same_posts(drafts)
    _places_of_matters(drafts)
    _other_times(drafts, published)
    _nameless_then(drafts, published)
    sequels.of_bodies(drafts)
    _same_visits(drafts)
    _same_stays(drafts, published)
    _same_delegations(drafts)
    _heads_at_visit(drafts)


def _same_posts(drafts: Sequence[Draft]) -> None:
    """Nameless posts of the countries whose officials have just met are these officials."""
    for n, draft in enumerate(drafts):
        nameless = bool(draft.parts) and all(_nameless(p.party) for p in draft.parts)
        if draft.type not in TALKS or draft.title or not nameless or draft.when is not None:
            continue
        countries = set(draft.countries())
        before = [d for d in drafts[:n] if d.type == draft.type and not d.title]
        for source in reversed([d for d in before if draft.sentence - d.sentence <= _NEAR]):
            same = draft.earlier == source.earlier and draft.modality == source.modality
            named = all(p.party.person is not None for p in source.parts)
            alike = len(countries) > 1 and countries == set(source.countries())
            if same and named and alike and all(_is_held_there(p.party, source) for p in draft.parts):
                draft.parts = [Part(p.party, p.role) for p in source.parts]
                break


def _places_of_matters(drafts: Sequence[Draft]) -> None:
    """What both sides spoke of may be elsewhere than their talk: "Görüş Vyanada keçirilib. Nazirlər Limada
    səfirliyin açılmasından danışıblar"."""
    for n, draft in enumerate(drafts):
        sides = bool(draft.parts) and all(
            p.party.kind in ("group", "pronoun") or (p.party.kind == "post" and p.party.plural)
            for p in draft.parts
        )
        if draft.rule != "discuss" or draft.place is None or draft.when is not None or not sides:
            continue
        told = [d for d in drafts[:n] if d.type == "meeting" and not d.title and d.place is not None]
        near = told[-1:] if told and draft.sentence - told[-1].sentence <= 2 else []
        for talk in near:
            same = talk.modality == draft.modality and talk.earlier == draft.earlier
            here, there = talk.place, draft.place
            if same and other_place(here, there):
                draft.place = None


def _is_held_there(post: Party, source: Draft) -> bool:
    """Whether somebody of its country who met holds a post: no presidents are the ministers told before."""
    country, said = country_of(post), post.capacity
    holders = (p.party.person for p in source.parts if country_of(p.party) == country)
    held = [c for person in holders if person is not None for c in person.capacities if not c.former]
    vague = said is None or lower(said.position) in _VAGUE
    return vague or not held or any(said is not None and (is_like(said, c) or is_like(c, said)) for c in held)


def _heads_at_visit(drafts: Sequence[Draft]) -> None:
    """ "İki dövlət başçısı Bəyannamə imzalayıb": the visitor and the state visited, where no talk is told."""
    for n, draft in enumerate(drafts):
        heads = [p.party for p in draft.parts]
        both = len(heads) == 1 and _unnamed(heads[0]) and (heads[0].plural or _is_head(heads[0]))
        if draft.type != "signing" or draft.title or not both:
            continue
        near = [d for d in drafts[:n] if draft.sentence - d.sentence <= _NEAR and not d.title]
        visits = [d for d in near if d.type == "visit" and d.modality == "held" and d.rule != "invite"]
        if any(d.type in TALKS and len(d.parts) > 1 for d in near) or not visits:
            continue
        place, country = visits[-1].place, visits[-1].place.country if visits[-1].place else ""
        if place is None or not country or country in visits[-1].countries():
            continue
        draft.parts = [Part(p.party, p.role) for p in visits[-1].parts if p.role != "host"]
        host = Party(place.first, place.last, place.first, "state", visits[-1].sentence, country=country)
        draft.add(host, "signatory")


def _is_head(party: Party) -> bool:
    """Whether a post is of "iki dövlət başçısı", which is not in the plural."""
    of = party.capacity
    return (
        of is not None
        and not of.organization
        and (of.position.split() or [""])[-1] in ("başçı", "başçısı", "lider")
    )


def _unnamed(party: Party) -> bool:
    return party.person is None and party.kind in ("post", "group", "pronoun") and not country_of(party)


def _nameless(party: Party) -> bool:
    return party.person is None and party.kind == "post" and (not party.plural or bool(country_of(party)))


def _other_times(drafts: Sequence[Draft], published: datetime.date | None) -> None:
    """Who held the posts in another year is not known: "nazirlərin əvvəlki görüşü" is of the ministers,
    nameless. Those who "met for the first time" the year before are the same ones.
    """
    for n, draft in enumerate(drafts):
        plural = [
            p for p in draft.parts if p.party.plural and p.party.person is None and not country_of(p.party)
        ]
        if any(p.party.kind == "pronoun" for p in plural):
            continue
        if draft.type != "meeting" or not plural or len(plural) != len(draft.parts) or not _apart(draft):
            continue
        before = [d for d in drafts[:n] if d.type == "meeting" and not d.title and len(d.countries()) > 1]
        if (
            not before
            or not _other_year(draft, before[-1], published)
            or _have_met(draft, before[-1], published)
        ):
            continue
        source = max(reversed(before), key=lambda d: len(d.countries()))
        if all(_has_mandate(p.party) for p in (*plural, *source.parts)):
            draft.parts = [Part(p.party, p.role) for p in source.parts]
            continue  # "Xüsusi nümayəndələrin ilk görüşü": who was charged with it still is
        draft.parts = [Part(post) for p in source.parts if (post := _post_of(p.party, draft)) is not None]


def _nameless_then(drafts: Sequence[Draft], published: datetime.date | None) -> None:
    """Officials told by their posts alone at a talk of another year are not those of today."""
    years = [d.when.value[:4] for d in drafts if d.when is not None and d.modality == "planned"]
    now = str(published.year) if published is not None else max(years, default="")
    for draft in drafts:
        year = draft.when.value[:4] if draft.when is not None else now
        bare = all(p.party.kind == "post" and country_of(p.party) for p in draft.parts)
        named = [p for p in draft.parts if p.party.person is not None]
        if draft.type == "visit" and _is_long_ago(draft, now):
            draft.parts = [Part(_holder_then(p.party), p.role) for p in draft.parts]
        if draft.type not in ("meeting", "signing") or not named or not bare or draft.modality != "held":
            continue
        if year < now or (not now and draft.when is not None):
            if all(_has_mandate(p.party) for p in draft.parts):
                continue
            draft.parts = [Part(replace(p.party, person=None), p.role) for p in draft.parts]


def _is_long_ago(visit: Draft, now: str) -> bool:
    """Whether a visit was so many years ago that another one may have held the post then."""
    year = visit.when.value[:4] if visit.when is not None else ""
    return visit.modality == "held" and year.isdigit() and now.isdigit() and int(now) - int(year) >= _TERM


def _holder_then(party: Party) -> Party:
    """A post told with its state, "Estoniya Prezidenti", as whoever held it; anybody else as he is."""
    held = party.capacity
    whole = party.kind == "post" and held is not None and bool(held.country) and party.first < party.last
    return replace(party, person=None) if whole and party.person is not None else party


def _has_mandate(party: Party) -> bool:
    """Whether somebody is charged with a matter, and no holder of an office that others had before."""
    held = [party.capacity] if party.capacity is not None else party.person.capacities if party.person else []
    return any(lower(c.position).endswith(_MANDATES) for c in held)


def _apart(draft: Draft) -> bool:
    return draft.earlier or draft.modality == "planned"


def _other_year(draft: Draft, source: Draft, published: datetime.date | None) -> bool:
    """Whether a meeting was in another year than the one told before, which else is of the news."""
    year = source.when.value[:4] if source.when is not None else str(published.year) if published else ""
    return draft.when is not None and bool(year) and draft.when.value[:4] != year


def _have_met(draft: Draft, source: Draft, published: datetime.date | None) -> bool:
    """Whether a verb tells that officials met in the year before that of their talk, or in the same."""
    year = source.when.value[:4] if source.when is not None else str(published.year) if published else ""
    if draft.rule != "meet" or draft.when is None or not year:
        return False
    people = len(source.parts) == 2 and all(p.party.person is not None for p in source.parts)
    return people and int(year) - int(draft.when.value[:4]) == 1


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


def _same_visits(drafts: Sequence[Draft]) -> None:
    """A visit in whose course something will happen is the one under way that was told before."""
    for n, draft in enumerate(drafts):
        if draft.rule != "visit-noun" or draft.modality != "planned" or draft.when is not None:
            continue
        before = [d for d in drafts[:n] if d.type == "visit" and d.modality == "held" and not d.title]
        before = [d for d in before if d.keys() & draft.keys() and not d.earlier]
        place = draft.place
        if place is not None and any(same_place(d.place, place) for d in before):
            draft.modality = "held"


def _same_stays(drafts: Sequence[Draft], published: datetime.date | None) -> None:
    """ "Bu gün gəlib. İyunun 12-13-də Bakıda səfərdə olacaq": the visit under way, from today on."""
    for n, draft in enumerate(drafts):
        if draft.type != "visit" or draft.rule != "stay" or draft.modality != "planned" or draft.another:
            continue
        if draft.when is not None and draft.when.value != str(published):
            continue
        told = [d for d in drafts[:n] if d.type == "visit" and d.modality == "held" and not d.earlier]
        told = [d for d in told if d.keys() & draft.keys() and draft.sentence - d.sentence <= _NEAR]
        if any(d.place and draft.place and same_place(d.place, draft.place) for d in told):
            draft.modality = "held"


def _same_delegations(drafts: Sequence[Draft]) -> None:
    """ "Parlament nümayəndə heyətinin səfəri" is that of who heads the delegation, told before."""
    for n, draft in enumerate(drafts):
        generic = [p for p in draft.parts if p.party.kind == "body" and p.party.body.lower() in _DELEGATING]
        if draft.type != "visit" or not generic or len(generic) != len(draft.parts) or draft.place is None:
            continue
        for told in (d for d in drafts[:n] if d.type == "visit" and d.place is not None and not d.title):
            people = [p for p in told.parts if p.party.kind in ("person", "post") and p.role != "host"]
            if people and same_place(told.place or draft.place, draft.place):
                draft.parts = [Part(p.party, p.role) for p in people]
