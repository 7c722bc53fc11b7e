"""Who came together on the visit told last: its guests and who is named with them later. The same for every
language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, states_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Words

# The visit was told so many sentences before those who came are told of on.
_NEAR = 3
# Rules of mentions that only add to what is told.
_ADDED = ("attendance", "delegation")


def together(told: Sequence[Draft]) -> list[Party]:
    """The people of the visit told last, with the members of the delegation that the text names after it.

    ``told`` are the mentions before, the last one first.
    """
    visits = [d for d in told if d.type == "visit"]
    visits = [d for d in visits if d.rule != "delegation"] or visits
    beside = [d for d in told if d.rule == "delegation" and visits and d.first > visits[0].first]
    whole = [*visits[:1], *reversed(beside)]
    return [p.party for d in whole for p in d.parts if p.role != "host" and p.party.person is not None]


def just_come(sentence: int, earlier: Sequence[Draft]) -> list[Party]:
    """Those who came on the visit that the sentences before tell, where no talk is told after it."""
    told = [d for d in reversed(earlier) if not d.title]
    last = next((d for d in told if d.rule not in ("delegation", "greeting", "whereabouts")), None)
    near = last is not None and last.type == "visit" and 0 < sentence - last.sentence <= _NEAR
    return list({p.key(): p for p in together(told)}.values()) if near else []


def who_led(words: Words, reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Return who was told as the head of the delegation that a reference means, where no visit was told: "A
    delegation led by A met B. Next week the delegation goes to Chad", who is A alone."""
    told = [d for d in reversed(earlier) if not d.title]
    nouns = [r for r in words.tokens[reference.head].readings if r.pos == "N" and r.number != "p"]
    if reference.kind != "group" or reference.country or not nouns or any(d.type == "visit" for d in told):
        return []
    lemmas = {r.lemma for r in nouns}
    people = (p.party for d in told for p in d.parts if p.party.person is not None)
    led = (p for p in people if any(t.lemmas & lemmas for t in words.tokens[p.first : p.last + 1]))
    first = next(led, None)
    return [first] if first is not None else []


def of_their_state(reference: Party, earlier: Sequence[Draft]) -> list[Party]:
    """Those of a state by which people are called: of the visit told last, else of the talk: "The minister of
    Chad and his deputy came. The president received the Chadians"."""
    if reference.kind != "group" or not reference.country:
        return []
    told = [d for d in reversed(earlier) if not d.title]
    talk = next((d for d in told if d.type in TALKS and d.rule not in _ADDED), None)
    came = together(told)
    # Of members the text need not say whose they are.
    if any(country_of(p) == reference.country for p in came):
        own = (p for p in came if country_of(p) == reference.country or not states_country(p))
        return list({p.key(): p for p in own}.values())
    sides = [p.party for p in talk.parts] if talk is not None else []
    own = (p for p in sides if p.person is not None and country_of(p) == reference.country)
    return list({p.key(): p for p in own}.values())


def travelling(meant: list[Party], earlier: Sequence[Draft], *, sent: bool) -> list[Party]:
    """Those of the meant who were told as visitors, where others were told as their hosts.

    A delegation that is ``sent`` is who came on the visit told last, where nobody is meant, or some of those
    who are have met him only: "Premier A flies to Peru and meets B. The delegation goes on to Chile".
    """
    visits = [d for d in earlier if d.type == "visit"]
    hosts = {p.party.key() for d in visits for p in d.parts if p.role == "host"}
    came = [p.party for p in visits[-1].parts if p.role != "host"] if visits and sent else []
    told = {p.party.key() for d in visits for p in d.parts if p.role != "host"}
    met = [p for p in meant if p.key() not in told]
    apart = len(met) < len(meant) and {country_of(p) for p in met}.isdisjoint(country_of(p) for p in came)
    if came and (not meant or (met and apart)):
        return _all_who_came(visits, came) or came
    left = [p for p in meant if p.key() not in hosts] or meant
    return _all_who_came(visits, left) or left


def without_hosts(
    words: Words, spans: Spans, journey: Draft, meant: list[Party], told: Sequence[Draft]
) -> list[Party]:
    """Return those of the meant who leave for a third state: none who is at home in the only town that the
    sentence of their talk names: "Minister A received B in Tashkent. From there they will go to Bishkek"."""
    keys = {p.key() for p in meant}
    talks = [d for d in told if d.type in TALKS and keys <= d.keys()]
    there = journey.place.country if journey.place is not None else ""
    if not talks or not there or any(country_of(p) == there for p in meant):
        return meant
    own = words.sentences[talks[-1].sentence]
    towns = {s.country for s in spans.all if s.kind == "place" and own.first <= s.first <= own.last}
    at_home = [p for p in meant if country_of(p) in towns] if len(towns) == 1 and there not in towns else []
    return [p for p in meant if p not in at_home] or meant


def _all_who_came(visits: Sequence[Draft], meant: Sequence[Party]) -> list[Party]:
    """All guests of the visit told last of several, where only one of these is meant, whom somebody
    greeted: "A came with B and C. She was met by D. They will leave on Thursday"."""
    came = [[p.party for p in d.parts if p.role != "host"] for d in visits if d.rule not in _GREETING]
    told = next((guests for guests in reversed(came) if len(guests) > 1), [])
    keys = {p.key() for p in told}
    greeted = bool(visits) and visits[-1].rule in _GREETING
    return told if greeted and len(meant) == 1 and meant[0].key() in keys else []


_GREETING = ("greeting", "delegation")
