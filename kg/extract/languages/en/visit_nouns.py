"""Visits told by a noun, whose they are and where they lead: "the minister’s visit to Rome"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import delegates, gazette
from kg.extract.languages.en.calling_off import calls_off
from kg.extract.languages.en.delegation_heads import is_delegation
from kg.extract.languages.en.places import destinations, in_region, stops, venues_of
from kg.extract.languages.en.ranked_visits import company, ranked
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.the_country import the_country
from kg.extract.languages.en.visit_stops import VISITORS, drafts_of
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_CARRIERS = listed("visit", "noun", "carriers")
_RANKING = ("this is", "it is", "this was", "it was", "this marks", "it marks", "this will", "it will")
_ENDING = frozenset(("complete", "conclude", "finish", "end", "wrap"))
# "His tour will start in | Oslo".
_BEGINNING = ("start in", "starts in", "started in", "begin in", "begins in", "began in")
_NOW = frozenset(("currently", "presently", "now"))
# "Concluded | on Sunday their visit" has so many words between at most.
_NEAR_VERB = 4
_COUNTRY = frozenset(("country", "kingdom", "sultanate", "state", "republic", "emirate"))
_MAKING = frozenset(("make", "pay", "undertake"))
# "The official visit to Oslo | that A was to make": so many words to the clause.
_TO_CLAUSE = 7
# ", the first ever | by": so many words.
_RANKS = 6
_OPENING = (
    "as part of",
    "within the",
    "in the framework",
    "during a",
    "on a",
    "in the course",
    "ahead of",
    "after a",
    "following a",
)


@on(listed("visit", "noun", "nouns"), "mission")
def visit_noun(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "The minister’s visit to Rome", "a visit by the king to Baku", "paid an official visit to"."""
    if not scene.is_noun(token, listed("visit", "noun", "nouns")) and not _is_mission(scene, token):
        return None
    if _is_posting(scene, token):
        return None
    if told := ranked(scene, token):
        return told
    visitors = owners(scene, token)
    tour = token.lower == "tour"  # "kicked off a tour of Malta and Cyprus"
    places = (
        destinations(scene, token.index, ("to", "in", "across", "through", *(("of",) if tour else ())))
        if _leads_on(scene, token)
        else []
    )
    here = _visited(scene, token)
    places = _led_to(scene, token, places) or here or the_country(scene, token.index, ("to", "in"), visitors)
    visitors = _not_at_home(scene, token, visitors, places)
    if not visitors or (not places and not scene.title) or _is_ranked(scene, token):
        return None
    drafts = drafts_of(scene, token, "visit-noun", visitors, places) if places else []
    for draft in drafts:
        scene.put(draft, company(scene, token), "guest")
    end = _end_of_opening(scene, token)
    for draft in drafts if end else ():
        draft.scope = ((scene.sentence.first, end),)
    beside = _end_beside_gathering(scene, places[-1].last) if drafts and not end else 0
    for draft in drafts if beside else ():
        draft.scope, draft.closed = ((scene.attributes(token.index), beside),), True
    return drafts or None


def _is_mission(scene: Scene, token: Token) -> bool:
    """Whether a mission is a journey of some days, no post abroad: "wrapped up a three-day | mission to"."""
    days = scene.tokens[max(token.index - 1, scene.sentence.first)].lower
    return token.lower == "mission" and scene.behind(token).lower == "to" and days.endswith(("-day", "day"))


def _is_posting(scene: Scene, token: Token) -> bool:
    """Whether a tour is the time that an envoy serves: "his duty | tour of the country", "a tour of duty"."""
    before = scene.tokens[max(token.index - 1, scene.sentence.first)].lower
    behind = scene.text(token.index + 1, token.index + 2)
    return "tour" in token.lemmas and (before == "duty" or behind == "of duty")


def _end_beside_gathering(scene: Scene, last: int) -> int:
    """The token before a gathering that is told beside a visit, with days of its own: "her recent visit to
    Oslo | and the Andean Summit in June"; 0 where none is."""
    near = scene.tokens[last + 1 : min(last + _BESIDE, scene.sentence.last)]
    joint = next((t.index for t in near if t.lower in ("and", "as")), 0)
    between = scene.tokens[last + 1 : joint]
    if not joint or any(t.capital and not scene.grammar.is_when(t) for t in between):
        return 0
    after = scene.tokens[joint + 1 : min(joint + _BESIDE, scene.sentence.last)]
    for token in after:
        if scene.grammar.role(token.index) or token.text in ",;":
            return 0
        if scene.is_noun(token, _GATHERINGS):
            return joint - 1
    return 0


_GATHERINGS = listed("conference", "strong") | {"assembly", "forum", "congress", "meetings", "cop"}
# "And the United Nations General | Assembly": so many words.
_BESIDE = 9


def _end_of_opening(scene: Scene, token: Token) -> int:
    """The comma after a visit that is over when the next one is: "After concluding his visit to Oslo | , A
    flew to Riga on Monday"; 0 where none is."""
    opening = scene.tokens[scene.sentence.first].lower
    comma = next((t.index for t in scene.tokens[token.index : scene.sentence.last] if t.text == ","), 0)
    ended = any(t.lemmas & _ENDING for t in scene.tokens[scene.sentence.first : token.index])
    return comma if opening in ("after", "following", "upon") and ended else 0


def _is_ranked(scene: Scene, token: Token) -> bool:
    """Whether a sentence only says which one the visit told before is: "This is A’s first visit to Malta"."""
    opening = scene.text(scene.sentence.first, scene.sentence.first + 1)
    near = {t.lower for t in scene.tokens[max(scene.sentence.first, token.index - 4) : token.index]}
    ordinal = near & listed("conference", "ordinals")
    return scene.sentence.index > 1 and opening in _RANKING and bool(ordinal)


def _not_at_home(scene: Scene, token: Token, visitors: list[Party], places: Sequence[Span]) -> list[Party]:
    """The visitors; who acts in the sentence where "his" would mean somebody of the place itself."""
    home = {p.country for p in places if p.country}
    if not (len(visitors) == 1 and visitors[0].kind == "pronoun" and country_of(visitors[0]) in home):
        return visitors
    verb = scene.verb_after(token.index)
    acting = [p for p in scene.subject(verb.index) if p.kind == "person"] if verb is not None else []
    return acting[:1] if acting and country_of(acting[0]) not in home else visitors


def _leads_on(scene: Scene, token: Token) -> bool:
    """Whether the place after a noun is where the visit leads: no other verb between."""
    _, high = scene.clauses.reach(token.index)
    place = next((s for s in scene.places(token.index + 1, high)), None)
    if place is None:
        return bool(venues_of(scene))
    if scene.text(place.first - 2, place.first - 1) in _BEGINNING:
        return True
    between = {t.lower for t in scene.tokens[token.index + 1 : place.first]}
    with_matters = scene.tokens[token.index + 1].lower == "with" and scene.prep_of(place) == "in"
    # "His visit | with Premier A in Riga"
    with_matters = with_matters and not any(
        p.prep == "with" and token.index < p.first < place.first for p in scene.clauses.parties
    )
    if with_matters and between.isdisjoint(("stop", "stops", "stopovers")):
        return False  # "a tour | with the war in Yemen on the agenda"
    return not any(scene.grammar.role(i) == "finite" for i in range(token.index + 1, place.first))


def _led_to(scene: Scene, token: Token, places: Sequence[Span]) -> list[Span]:
    """The places that a visit leads to; none of what else is told: "his tour after talks held in Vienna"."""
    between = range(token.index + 1, places[0].first) if places else range(0)
    told = any(scene.grammar.role(i) == "participle" for i in between)
    return [] if told and scene.prep_of(places[0]) == "in" else list(places)


def _visited(scene: Scene, token: Token) -> list[Span]:
    """The place named before the noun: "his Moscow visit", "during the Baku trip"."""
    before = scene.spans.over(token.index - 1)
    if before is None or before.kind not in ("place", "state") or before.first == scene.sentence.first:
        return []
    if not before.name:
        return []
    after = [s for s in scene.places(token.index + 1, scene.sentence.last) if s.name]
    first = in_region(scene, replace(before, last=token.index), after)  # "his Africa trip includes Togo"
    return stops(scene, first, after) if first in after else [replace(before)]


def _is_of_first(scene: Scene, party: Party) -> bool:
    """Whether it is told beside a visit whose first it is: ", the first ever | by a head of the agency"."""
    near = [t.lower for t in scene.tokens[max(party.first - _RANKS, scene.sentence.first) : party.first]]
    return party.prep == "by" and ", the first" in " ".join(near)


def owners(scene: Scene, token: Token) -> list[Party]:
    """Return whose visit it is: a possessor, "by" or "of" after the noun, the subject of its verb."""
    owners = [p for p in scene.possessor(token.index) if p.kind in VISITORS or is_delegation(scene.words, p)]
    if owners and owners[0].kind == "pronoun" and owners[0].person is None and not owners[0].plural:
        verb = scene.verb_after(token.index)
        return [p for p in scene.subject(verb.index) if p.kind in VISITORS][:1] if verb is not None else []
    if owners and (met := _met_on_occasion(scene, token, owners[0])):
        return met
    if owners:
        return _who_carries(scene, owners[0]) or owners
    aside = _aside(scene, token) or _with_stops(scene, token) or _who_was_to_make(scene, token)
    if aside:
        return aside
    of = scene.behind(token).lower == "of"
    after = scene.of_noun(token.index, ("of",) if of else ("by",))
    after = [p for p in after if p.kind in VISITORS and not _is_of_first(scene, p)]
    after = after or (_delegation_of(scene, token.index + 2) if of else [])
    if after:
        return after
    first = scene.tokens[scene.attributes(token.index)]
    during = scene.preposition(token.index) == "during" and first.lower in ("a", "an")
    for i in range(token.index - 1, scene.sentence.first - 1, -1):
        if during and scene.grammar.role(i) == "finite":
            return [p for p in scene.subject(i) if p.kind in ("person", "post", "pronoun")][:1]
        if scene.grammar.role(i) and _carries(scene, scene.tokens[i], token):
            who = [p for p in scene.subject(i) if p.kind in VISITORS]
            return who or delegates.acting(scene, scene.tokens[i])
        if scene.grammar.role(i) in ("finite", "passive"):
            return []
    return _who_opens(scene, token)


def _met_on_occasion(scene: Scene, token: Token, owner: Party) -> list[Party]:
    """Who is met or received on the occasion of his visit "to the country", where somebody else is at home:
    "Premier A met President B on the occasion of | his visit to the country"."""
    here = scene.tokens[min(token.index + 3, scene.sentence.last)].lower in _COUNTRY
    occasion = scene.before_phrase(token.index, 2) == "occasion of"
    if owner.kind != "pronoun" or not (here and occasion):
        return []
    before = [p for p in scene.clauses.parties if p.last < owner.first and p.kind == "person"]
    states = {country_of(p) for p in before}
    return before[-1:] if len(before) > 1 and len(states) == len(before) else []


def _carries(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether who acts in a verb is on the visit: "paid a visit", "called off a visit"."""
    return scene.verb_lemma(verb) in _CARRIERS or calls_off(scene, verb, noun)


def _who_carries(scene: Scene, owner: Party) -> list[Party]:
    """Those who act in the clause of "their" visit: "A and B concluded | their visit to Malta"."""
    if not (owner.kind == "pronoun" and owner.plural and owner.person is None):
        return []
    before = range(owner.first - 1, max(owner.first - _NEAR_VERB, scene.sentence.first), -1)
    verb = next((i for i in before if scene.grammar.role(i)), None)
    if verb is None or scene.verb_lemma(scene.tokens[verb]) not in _CARRIERS:
        return []
    who = [p for p in scene.subject(verb) if p.kind in VISITORS]
    return who if any(p.kind == "person" for p in who) else []


def _delegation_of(scene: Scene, i: int) -> list[Party]:
    """The state whose delegation comes: "the visit of the | Turkish parliamentary delegation"."""
    i += i < scene.sentence.last and scene.tokens[i].lower == "the"
    adjective = gazette.adjective(scene.words, i) if i < scene.sentence.last else None
    if adjective is None:
        return []
    near = scene.tokens[adjective[0] + 1 : min(adjective[0] + 4, scene.sentence.last)]
    told = any(t.lower == "delegation" for t in near)
    return [scene.state(i, adjective[0], adjective[1])] if told else []


def _who_opens(scene: Scene, token: Token) -> list[Party]:
    """Who acts in a sentence that a visit opens: "As part of a visit to Rome, the minister met"."""
    opening = scene.text(scene.sentence.first, scene.sentence.first + 2)
    if not opening.startswith(_OPENING):
        return []
    after = range(token.index + 1, scene.sentence.last + 1)
    verb = next((i for i in after if scene.grammar.is_finite(i)), None)
    return [p for p in scene.subject(verb) if p.kind in VISITORS] if verb is not None else []


def _aside(scene: Scene, token: Token) -> list[Party]:
    """Who is on a visit, right before it: "the minister, on a working visit to Germany, met"."""
    if scene.preposition(token.index) != "on":
        return []
    last = scene.attributes(token.index) - 2
    last -= scene.tokens[max(last, 0)].lower in _NOW
    last -= scene.tokens[max(last, 0)].text == ","
    return [p for p in scene.clauses.parties if p.last == last and p.kind in VISITORS]


def _who_was_to_make(scene: Scene, token: Token) -> list[Party]:
    """Who makes a visit as a clause behind it tells: "the trip to Oslo that A | was to make in May"."""
    behind = scene.tokens[token.index + 1 : min(token.index + _TO_CLAUSE, scene.sentence.last)]
    that = next((t.index for t in behind if t.lower in ("that", "which")), None)
    acting = [p for p in scene.clauses.parties if that is not None and p.first == that + 1]
    if not acting or acting[0].kind not in VISITORS:
        return []
    verbs = scene.tokens[acting[0].last + 1 : min(acting[0].last + _NEAR_VERB + 2, scene.sentence.last)]
    return acting[:1] if any(t.lemmas & _MAKING for t in verbs) else []


def _with_stops(scene: Scene, token: Token) -> list[Party]:
    """Who makes stops on the way: "will travel to Oslo, with stops in Riga and Tallinn"."""
    if token.lower not in ("stops", "stopovers", "stop") or scene.preposition(token.index) != "with":
        return []
    verb = scene.clauses.governor(token.index)
    going = listed("visit", "go", "verbs") | listed("visit", "object", "verbs") | {"lead", "head", "pay"}
    if verb is None or scene.verb_lemma(scene.tokens[verb]) not in going:
        return []
    return [p for p in scene.subject(verb) if p.kind in VISITORS]
