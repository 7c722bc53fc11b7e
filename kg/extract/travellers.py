"""Who came together on the visit told last: its guests and who is named with them later. The same for every
language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, states_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Party
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
