"""Who attends, where the event was told before: to which event each belongs, and for whom he stands there."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of, country_of
from kg.extract.attended import is_to_be
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.az import across_held, presence, speeches
from kg.extract.languages.az.holding import stands_for
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.repeated import told_before
from kg.extract.parties import Party
from kg.extract.whereabouts import is_in_other_town
from kg.records import EventType

# Who attends is of talks told so many sentences before.
_NEAR = 4
_SOON, _SIDES = 2, 2
_ADDING = (presence.RULE, presence.NEXT, speeches.RULE, "delegation", "attendance", "whereabouts")
# Gatherings that no talk of two is called.
_GENERAL = words_of("posts", "general_plurals")
_SITTINGS = frozenset(("iclas", "iclası", "sessiya", "sessiyası", "plenum", "plenumu"))
_GREAT = frozenset(("sammit", "sammiti", "forum", "forumu", "konfrans", "konfransı", "konqres", "assambleya"))
# Gatherings that no talk of any number is called.
_LECTURES = ("vebinar", "seminar", "simpozium", "sərgi", "festival")


def opened(drafts: Sequence[Draft]) -> None:
    """ "Danışıqlar Ciddədə keçirilib. Amerikalıları A təmsil edib. Ukrayna heyətində B olub": talks of those
    of two states who are told to have been there, where no other talks or visit are told before."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or draft.type != "meeting" or draft.parts or draft.title:
            continue
        if told_before(drafts, n, "conference", "signing", "visit", *TALKS) or draft.place is None:
            continue
        after = [d for d in drafts[n + 1 :] if 0 < d.sentence - draft.sentence <= _SOON]
        there = [d for d in after if d.rule in (presence.RULE, "delegation", "attendance")]
        states = {country_of(p.party) for d in there for p in d.parts if p.party.person is not None} - {""}
        if len(states) != _SIDES or any(d.rule not in _ADDING for d in after):
            continue
        draft.rule = "meeting-noun"
        for people in there:
            people.type, people.rule = "meeting", presence.RULE
            for part in people.parts:
                draft.add(part.party)


def attended(drafts: Sequence[Draft]) -> list[Draft]:
    """Add those who attend, and when and where they do, to the event told before; else it is one of its
    own.
    """
    out: list[Draft] = []
    joined: tuple[Draft, int] | None = None
    for n, draft in enumerate(drafts):
        there = draft.rule in (presence.RULE, presence.NEXT)
        spoken = there or draft.rule == speeches.RULE
        if draft.rule != "attendance" and not spoken:
            out.append(draft)
            continue
        if there and _has_own_talk(drafts, draft):
            continue
        target = presence.event_of(drafts, n, joined) if there else across_held.taken_up(out, draft)
        if not there and target is None:
            target = speeches.gathering_of(drafts, n) if spoken else _attended_event(drafts, n, draft)
        if target is not None and ((not there and is_to_be(target, draft)) or _is_over(target, draft)):
            target = None
        if target is not None and not _is_elsewhere(drafts, draft, target):
            if draft.every:
                for other in _beside(told_before(drafts, n, *TALKS), target):
                    add_people(other, draft)
                    other.apart = target.apart = True
            add_people(target, draft)
            _by_name(target, draft)
            out = [d for d in out if draft.rule != presence.NEXT or not _talks_with_itself(d, draft)]
            joined = target, draft.sentence
        elif spoken:
            continue
        elif _is_of_visit(drafts, n) or draft.type == "conference" or len(draft.parts) > 1:
            draft.rule = "meeting-noun" if draft.type == "meeting" else "conference"
            out.append(draft)
    return out


def _talks_with_itself(talk: Draft, speaking: Draft) -> bool:
    """Whether a talk is but of those who speak one after the other at a gathering, by the same verb."""
    same = (talk.rule, talk.last) == ("discuss", speaking.last) and talk.type == "meeting"
    return same and talk.when is None and not any(p.party.prep for p in talk.parts)


def _is_over(talk: Draft, people: Draft) -> bool:
    """Whether a talk took place to which somebody is still to come: "A B ilə görüşüb. Növbəti görüşdə C də
    iştirak edəcək"."""
    ahead = people.modality == "planned" and people.sentence > talk.sentence
    return ahead and talk.type in TALKS and talk.modality == "held"


def _has_own_talk(drafts: Sequence[Draft], people: Draft) -> bool:
    """Whether the sentence of those who speak or were there tells with whom they talked, in another paragraph
    than what was told before: "B-ni qəbulu zamanı bildirib", "Praqadakı görüşdə B ilə yanaşı A da olub"."""
    talks = (d for d in drafts if d.type in TALKS and d.sentence == people.sentence and len(d.parts) > 1)
    own = any(d.keys() >= people.keys() and d.rule not in _ADDING for d in talks)
    return own and not any(d.paragraph == people.paragraph and d.sentence < people.sentence for d in drafts)


def _is_elsewhere(drafts: Sequence[Draft], people: Draft, event: Draft) -> bool:
    """Whether people attend in another town than that of an event, also where a visit or gathering told with
    it says which one that is: "Ankaraya gəlib, B ilə görüşüb. ¶ Praqada keçirilmiş görüşdə C də olub"."""
    if event.place is not None:
        return is_in_other_town(people, event)
    around = (d for d in drafts if d.sentence == event.sentence and d.type in ("visit", "conference"))
    return people.paragraph != event.paragraph and any(is_in_other_town(people, d) for d in around)


def _beside(told: Sequence[Draft], talk: Draft) -> list[Draft]:
    """The other talks of those who had one, at all of which somebody was: "Görüşlərdə A da iştirak edib"."""
    same = [d for d in told if d is not talk and d.earlier == talk.earlier and d.modality == talk.modality]
    # "A B ilə görüşüb. Qonağı | C qəbul edib": the guest has not been found yet
    alone = sum(p.party.kind in ("person", "post") for p in talk.parts) == 1
    goes_on = same[-1:] if alone and same and talk.sentence - same[-1].sentence == 1 else []
    return [d for d in same if d.keys() & talk.keys()] or goes_on


def _by_name(event: Draft, attending: Draft) -> None:
    """Who is told by name to be there stands for the officials of his state that were told without names."""
    named = {country_of(p.party) for p in attending.parts if p.party.person is not None} - {""}
    if len(named) > 1:
        event.parts = [p for p in event.parts if not (_is_nameless(p.party) and country_of(p.party) in named)]


def _is_nameless(party: Party) -> bool:
    return party.kind == "post" and party.person is None


def _is_of_visit(drafts: Sequence[Draft], n: int) -> bool:
    """Whether who attends "görüş" does so where only a visit was told: its guest and host had talks."""
    draft = drafts[n]
    visits = [d for d in told_before(drafts, n, "visit") if d.modality == draft.modality and not d.earlier]
    visits = [] if draft.type != "meeting" or draft.earlier else visits
    if not visits:
        return False
    persons = [p for d in visits[-1:] for p in d.parts if p.party.person is not None]
    if len({country_of(p.party) for p in persons} | {country_of(p.party) for p in draft.parts}) < 2:
        return False
    for part in persons:
        draft.add(part.party, part.role)
    draft.frame, draft.place = draft.frame or visits[-1], draft.place or visits[-1].place
    return True


def _is_hosted_later(draft: Draft) -> bool:
    """Whether states are to hold a gathering on a day told: "2028-ci ildə sammitə Azərbaycan ev sahibliyi
    edəcək"."""
    hosts = [p for p in draft.parts if p.role == "host" and p.party.kind == "state"]
    ahead = draft.type == "conference" and draft.modality == "planned" and draft.when is not None
    return ahead and len(hosts) == len(draft.parts) > 0


def _attended_event(drafts: Sequence[Draft], n: int, draft: Draft) -> Draft | None:
    kinds: tuple[EventType, ...] = (
        ("conference", "signing") if draft.name.lower().startswith("mərasim") else ("meeting", "conference")
    )
    if draft.type == "conference" and draft.parts and all(p.party.kind == "body" for p in draft.parts):
        kinds = ("conference",)  # "X tədbirin tərəfdaşıdır": of no talk
    told = told_before(drafts, n, *kinds)
    if told and told[-1].modality == "held" and _is_hosted_later(draft):
        return None
    if draft.every and draft.type == "meeting":  # "Görüşlərdə A da iştirak edib": at no gathering
        told = [d for d in told if d.type == "meeting"] or told
    if not told and "signing" in kinds:
        # "etimadnaməsini qəbul edib. Mərasimdə nazir A iştirak edib"
        told = [d for d in told_before(drafts, n, "meeting") if d.rule == "credentials"]
    if draft.type in TALKS and (call := told_before(drafts, n, "call")[-1:]):
        # "Danışıqlarda səfir də iştirak edib": also of a call, where only that is told beside it
        beside = {d.paragraph for d in told if d.type == "meeting"}
        own = draft.paragraph == call[0].paragraph and draft.paragraph not in beside
        told = call if not beside or own else told
    words = lower(draft.name).split() if draft.type == "conference" else []
    if words and (words[-1] in _GREAT or "zirvə" in words):
        # "görüşüb. Praqada keçiriləcək forumda iştirak edəcəyini deyib": not of the talk
        alike = [d for d in told if d.modality == draft.modality and not across_held.is_another(draft, d)]
        told = [d for d in told if d.type == "conference"] or (alike if draft.place is None else [])
        told = [d for d in told if not is_in_other_town(draft, d)]
    elif words and words[-1].startswith(_LECTURES):
        told = [d for d in told if d.type == "conference" and words[-1][:6] in lower(d.name)]
    elif words and words[-1] in _SITTINGS:
        told = [d for d in told if d.type == "conference" or d.rule == "commission"] or told
    if draft.type == "meeting":
        # no forum only spoken of, nor one in whose course the talk was: "Görüş forum çərçivəsində keçirilib"
        framing = {d.sentence for d in drafts[:n] if d.type == "meeting" and d.rule == "whereabouts"}
        there = [d for d in told if d.type == "meeting" or (d.parts and d.sentence not in framing)]
        told = there or told
    told = [d for d in told if d.modality == draft.modality] or told
    apart = draft.earlier and (draft.when is not None or draft.place is not None)
    told = _of_its_side(told, draft)
    return told[-1] if told and not apart and not _are_others(draft, told[-1]) else None


def _are_others(people: Draft, talk: Draft) -> bool:
    """Whether those who are named at a talk are of other states than all who had the one told in a paragraph
    before."""
    if people.paragraph == talk.paragraph:
        return False
    mine = {country_of(p.party) for p in people.parts if p.party.person is not None}
    theirs = set(talk.countries())
    sides = len(mine) > 1 and len(theirs) > 1 and "" not in mine and mine.isdisjoint(theirs)
    return sides and talk.type in TALKS and people.type in TALKS


def _of_its_side(told: list[Draft], people: Draft) -> list[Draft]:
    """The talks with the state of those who attend, where those told after them are of other states."""
    states = {country_of(p.party) for p in people.parts}
    if people.type != "meeting" or len(states) != 1 or "" in states or not told:
        return told
    last = told[-1].countries()
    near = [d for d in told if d.type == "meeting" and people.sentence - d.sentence <= _NEAR]
    other = len(last) > 1 and states.isdisjoint(last) and told[-1].type == "meeting"
    return ([d for d in near if states & set(d.countries())] if other else []) or told


def add_people(event: Draft, people: Draft) -> None:
    acting = {c for p in people.parts if p.party.person is not None and (c := country_of(p.party))}
    if event.rule == "commission" and acting:
        # one that has a name sits beside its people, as the body of a summit does
        event.parts = [p for p in event.parts if p.party.kind != "body" or _is_named_board(p.party)]
    # A body attends a gathering besides its officials.
    kinds = ("state", "body") if event.type in TALKS else ("state",)
    event.parts = [p for p in event.parts if p.party.kind not in kinds or country_of(p.party) not in acting]
    event.parts = [p for p in event.parts if not _is_named(p.party, people)]
    named = {p.party.body for p in event.parts if p.party.kind == "body"}
    # who attends what is whole without them
    joins = event.type in TALKS and len(event.countries()) > 1 and event.sentence < people.sentence
    for part in people.parts:
        # "BMT-nin nümayəndələri" are of a body that is there already
        of_body = part.party.kind == "post" and part.party.plural and body_of(part.party) in named
        if not (of_body or (event.type in TALKS and _is_anybody(part.party))):
            event.add(part.party, part.role, joins=joins)
    if event.modality != "held" or people.modality == "held":
        event.when = event.when or people.when  # not the day of who will speak at what has begun
    event.place = event.place or people.place


def _is_anybody(party: Party) -> bool:
    """Whether several officials of no state or body are told, who can be any: "diplomatlar iştirak edib"."""
    said = party.capacity if party.kind == "post" and party.person is None else None
    general = said is not None and lower(said.position) in _GENERAL
    return general and not (country_of(party) or body_of(party))


def _is_named_board(body: Party) -> bool:
    return body.body.split()[-1][:1].isupper()


def _is_named(post: Party, people: Draft) -> bool:
    """Whether an official told without a name is one of those who attend: "nazirlərin görüşü", then A."""
    said = post.capacity
    if post.kind != "post" or post.person is not None or post.plural or said is None or not country_of(post):
        return False
    of_state = [p.party.person for p in people.parts if country_of(p.party) == country_of(post)]
    held = (c for person in of_state if person is not None for c in person.capacities if not c.former)
    return any(stands_for(c.position, said.position) or stands_for(said.position, c.position) for c in held)
