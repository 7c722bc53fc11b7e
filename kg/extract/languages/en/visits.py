"""Patterns of visits: verbs of going and visiting, nouns of visits, invitations; one draft for each stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en import delegates, gazette
from kg.extract.languages.en.additions import accompanied
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.invitations import asked, inviters
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.place_words import before_place
from kg.extract.languages.en.places import counted_before, destinations, stops, venues_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.the_country import the_country
from kg.extract.languages.en.word_classes import PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_VISITORS = ("person", "post", "pronoun", "group")
_TO = listed("visit", "go", "to")
_IN = listed("visit", "go", "in")
_FOR = listed("visit", "go", "for")
_PHRASAL = listed("visit", "go", "phrasal")
# Verbs of going that tell of a visit only with a reason: "went to Paris", "returned to Washington".
_LOOSE = frozenset(("go", "come", "return", "leave", "depart", "head"))
# Who travels along is named so many words after the place.
_WITH_NEAR = 4
_CARRIERS = listed("visit", "noun", "carriers")
# "As part of a visit to Rome, the minister met".
_JOURNEYS = listed("visit", "noun", "nouns") | {
    "leg",
    "itinerary",
    "mission",
    "schedule",
    "program",
    "programme",
}
_DAYS = frozenset(("day", "morning", "evening", "afternoon", "week", "weekend"))
_ONWARD = frozenset(
    (
        "to",
        "on",
        "onward",
        "onwards",
        "then",
        "later",
        "the",
        "same",
        "next",
        "that",
        "today",
        "tomorrow",
        "day",
        "morning",
        "afternoon",
        "evening",
        "from",
        "there",
    )
)
# "Is on his way to Rome", "are now en route to Rome".
_ON_THE_WAY = re.compile(r"(?:now |currently |already )?(?:on (?:his|her|their|the) way|en route) to\b")
_RANKING = ("this is", "it is", "this was", "it was", "this marks", "it marks", "this will", "it will")
_NOW = frozenset(("currently", "presently", "now"))
_OPENING = ("as part of", "within the", "in the framework", "during a", "on a", "in the course")


def go(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Will travel to Paris", "arrived in Baku", "left for Rome"."""
    phrasal = scene.is_phrasal(token, _PHRASAL)
    goes = phrasal or scene.is_verb(token, listed("visit", "go", "verbs"))
    if not goes or scene.grammar.role(token.index) == PASSIVE:
        return None
    lemma = scene.verb_lemma(token)
    preps = (*(("to", "into") if lemma in _TO else ()), *(("in", "at") if lemma in _IN else ()))
    preps = ("in", "at", "to", "for") if phrasal else preps
    preps = (*preps, *(("for",) if lemma in _FOR else ()))
    places = destinations(scene, token.index, preps)
    visitors = _visitors(scene, token)
    if not places or not visitors or lemma == "return":
        return None
    if lemma == "continue" and not _goes_on(scene, token, places[0]):
        return None
    drafts = _drafts(scene, token, "go", [*visitors, *_with_whom(scene, token, places[-1])], places)
    going = token.lower == "going" and any(
        a.lower in ("is", "are") for a in scene.grammar.auxiliaries(token.index)
    )
    for draft in drafts if going else ():
        draft.modality = "planned"  # "is going to Rome"
    return drafts


def _goes_on(scene: Scene, token: Token, place: Span) -> bool:
    """Whether only when stands before where: "continues the same day to Oslo", no "continue aid to Mali"."""
    between = scene.tokens[token.index + 1 : place.first]
    to = between[-1:] and between[-1].lower == "to" and place.kind == "place" and not place.region
    return bool(to) and all(t.lower in _ONWARD or scene.grammar.is_when(t) for t in between)


def _with_whom(scene: Scene, token: Token, place: Span) -> list[Party]:
    """Who travels along: "will travel to Rome with the deputy secretary", before any other verb."""
    high = scene.clauses.reach(token.index)[1]
    near = [p for p in scene.clauses.parties if place.last < p.first <= high and p.prep == "with"]
    near = [p for p in near if p.kind == "person" and p.first - place.last <= _WITH_NEAR]
    talks = listed("meeting", "noun", "nouns") | {"talks"}
    near = [p for p in near if not any(t.lemmas & talks for t in scene.tokens[place.last + 1 : p.first])]
    return [p for p in scene.clauses.group(near[0]) if p.kind == "person"] if near else []


def visit(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Visited Tashkent and Bishkek", "will visit the United States"."""
    if not scene.is_verb(token, listed("visit", "object", "verbs")):
        return None
    if scene.grammar.role(token.index) == PASSIVE:
        return None
    _, high = scene.clauses.reach(token.index)
    inside = [s for s in scene.places(token.index + 1, scene.sentence.last) if s.name]
    inside += [v for v in venues_of(scene) if v.first > token.index]
    inside.sort(key=lambda s: s.first)
    direct = [s for s in inside if s.first <= high and _is_object(scene, token, s)]
    visitors = _visitors(scene, token)
    direct = direct or counted_before(scene, token.index, (), inside)
    direct = direct or (the_country(scene, token.index, (), visitors) if visitors else [])
    if not direct or not visitors:
        return None
    return _drafts(scene, token, "visit-verb", visitors, stops(scene, direct[0], inside))


def _is_object(scene: Scene, token: Token, span: Span) -> bool:
    """Whether a place is what is visited: right after the verb, articles and adverbs left out."""
    between = scene.tokens[token.index + 1 : span.first]
    return before_place(scene.words, scene.spans, span) <= token.index or all(
        t.lower in ("the", "both", "officially", "also", "neighboring", "neighbouring", "then")
        for t in between
    )


def lead(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Led a delegation to Doha", "will accompany the president to Israel": both go."""
    if not scene.is_verb(token, frozenset(("lead", "head", "accompany"))):
        return None
    if scene.grammar.role(token.index) == PASSIVE:
        return None
    places = destinations(scene, token.index, ("to",))
    visitors = _visitors(scene, token)
    if not places or not visitors:
        return None
    between = scene.text(token.index + 1, places[0].first - 1).split()
    if scene.verb_lemma(token) == "accompany":
        visitors = [*visitors, *[p for p in scene.object(token.index) if p.kind in _VISITORS]]
    elif not set(between) & {"delegation", "mission"} or len(between) > 9:
        return None
    return _drafts(scene, token, "lead", visitors, places)


def _awaited(scene: Scene, token: Token) -> list[Draft]:
    """ "Is expected in Kyiv this week"."""
    following = scene.tokens[min(token.index + 1, scene.sentence.last)]
    if scene.grammar.role(token.index) != "passive" or following.lower != "in":
        return []
    visitors = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
    places = [s for s in scene.places(token.index + 2, token.index + 3) if s.name and s.kind == "place"]
    drafts = _drafts(scene, token, "stay", visitors, places) if visitors else []
    for draft in drafts:
        draft.modality = "planned"
    return drafts


def stay(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Was in Brussels to meet", "will be in Paris on May 3"."""
    if token.lower == "expected":
        return _awaited(scene, token) or None
    if not any(r.lemma == "be" for r in token.readings) or not scene.grammar.role(token.index):
        return None
    at = token.index + 1
    due = scene.tokens[min(at, scene.sentence.last)].lower in ("due", "expected")
    at += due or scene.tokens[min(at, scene.sentence.last)].lower in ("last", "also")
    following = scene.tokens[min(at, scene.sentence.last)]
    if following.lower != "in":
        return None
    places = [s for s in scene.places(at + 1, at + 2) if s.name]
    visitors = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
    if not places or not visitors:
        return None
    after = scene.text(places[0].last + 1, min(places[0].last + 5, scene.sentence.last)).split()
    told = set(after) & {"to", "on", "from", "for", "today", "yesterday", "this", "next", "where", "last"}
    if not told and not _in_month(scene, places[0].last + 1):
        return None
    drafts = _drafts(scene, token, "stay", visitors, destinations(scene, token.index, ("in",)))
    for draft in drafts if due and token.lower in ("is", "are") else ():
        draft.modality = "planned"
    return drafts


def _in_month(scene: Scene, i: int) -> bool:
    """Whether a month or a year follows: "was in Riga | in March 2023", "is in Riga in May"."""
    following = scene.tokens[min(i + 1, scene.sentence.last)]
    month = following.capital and names_month(following.text)
    return scene.tokens[min(i, scene.sentence.last)].lower == "in" and (month or following.shape == "number")


def _visitors(scene: Scene, token: Token) -> list[Party]:
    subjects = [p for p in scene.subject(token.index) if p.kind in _VISITORS]
    start = scene.grammar.group_start(token.index)
    if _others_go(scene, start):
        return []
    asked = scene.text(max(scene.sentence.first, start - 12), start - 1)
    if "invitation" in asked or "invited" in asked:
        guests = [
            p
            for p in scene.clauses.parties
            if p.last < start and p.prep in ("to", "for") and p.kind in _VISITORS
        ]
        return guests[-1:] or subjects
    return subjects or delegates.acting(scene, token)


def _others_go(scene: Scene, start: int) -> bool:
    """Whether those who go stand right before the verb and are no party: "said more troops have arrived",
    "deter people from coming"."""
    before = start - 2 if scene.text(start - 1, start - 1) == "from" else start - 1
    crowd = before >= scene.sentence.first and scene.tokens[before].lower in listed("visit", "go", "crowds")
    return crowd and all(not p.first <= before <= p.last for p in scene.clauses.parties)


def _drafts(
    scene: Scene, token: Token, rule: str, visitors: Sequence[Party], places: Sequence[Span]
) -> list[Draft]:
    out: list[Draft] = []
    company = accompanied(scene, token.index)
    for n, place in enumerate(places):
        draft = mention(scene, "visit", token, rule)
        if n:
            draft.first = draft.last = place.first
        draft.telling = _dates_of_stop(scene, places, n)
        draft.place = place
        scene.put(draft, visitors, "guest")
        scene.put(draft, company, "guest")
        hosts = inviters(scene, token, place) if len(places) == 1 else []
        scene.put(draft, [p for p in hosts if p not in visitors], "host")
        out.append(draft)
    return [*out, *(_again(scene, out[0], places[0]) if len(out) == 1 else ())]


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


def invited(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """A visit to be: "invited the minister to Oslo", "the minister has been invited to Oslo"."""
    if not token.lemmas & listed("visit", "invite", "verbs") or not scene.grammar.role(token.index):
        return None
    passive = scene.grammar.role(token.index) == PASSIVE
    guests = [p for p in asked(scene, token) if p.kind in ("person", "post") and not p.plural]
    after = max([token.index, *(p.last for p in guests if not passive)]) + 1
    places = [s for s in scene.places(after + 1, after + 1) if s.name and s.first == after + 1]
    if not guests or not places or scene.tokens[after].lower != "to":
        return None
    drafts = _drafts(scene, token, "invite", guests, places)
    for draft in drafts:
        draft.modality = "planned"
    return drafts


def _dates_of_stop(scene: Scene, places: Sequence[Span], n: int) -> tuple[tuple[int, int], ...]:
    """Where the dates of one of several stops stand: "to Oslo from May 6-7 and London from May 8-11"."""
    if len(places) < 2:
        return ()
    first = places[n].last + 1
    last = places[n + 1].first - 1 if n + 1 < len(places) else scene.sentence.last
    dated = [
        any(t.shape == "number" for t in scene.tokens[p.last + 1 : q.first]) for p, q in pairwise(places)
    ]
    return ((first, last),) if any(dated) and first <= last else ()


def visit_noun(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "The minister’s visit to Rome", "a visit by the king to Baku", "paid an official visit to"."""
    if not scene.is_noun(token, listed("visit", "noun", "nouns")):
        return None
    visitors = _owners(scene, token)
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
    drafts = _drafts(scene, token, "visit-noun", visitors, places) if places else []
    return drafts or None


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
    return [replace(before)] if before.name else []


def _owners(scene: Scene, token: Token) -> list[Party]:
    """Whose visit it is: a possessor, "by" or "of" after the noun, the subject of its verb."""
    owners = [p for p in scene.possessor(token.index) if p.kind in _VISITORS or _is_sent(scene, p)]
    if owners and owners[0].kind == "pronoun" and owners[0].person is None and not owners[0].plural:
        verb = scene.verb_after(token.index)
        return [p for p in scene.subject(verb.index) if p.kind in _VISITORS][:1] if verb is not None else []
    if owners:
        return owners
    aside = _aside(scene, token) or _with_stops(scene, token)
    if aside:
        return aside
    of = scene.tokens[min(token.index + 1, scene.sentence.last)].lower == "of"
    after = scene.of_noun(token.index, ("of",) if of else ("by",))
    after = [p for p in after if p.kind in _VISITORS]
    after = after or (_delegation_of(scene, token.index + 2) if of else [])
    if after:
        return after
    first = scene.tokens[scene.attributes(token.index)]
    during = scene.preposition(token.index) == "during" and first.lower in ("a", "an")
    for i in range(token.index - 1, scene.sentence.first - 1, -1):
        if during and scene.grammar.role(i) == "finite":
            return [p for p in scene.subject(i) if p.kind in ("person", "post", "pronoun")][:1]
        if scene.grammar.role(i) and scene.verb_lemma(scene.tokens[i]) in _CARRIERS:
            who = [p for p in scene.subject(i) if p.kind in _VISITORS]
            return who or delegates.acting(scene, scene.tokens[i])
        if scene.grammar.role(i) in ("finite", "passive"):
            return []
    return _who_opens(scene, token)


def _is_sent(scene: Scene, party: Party) -> bool:
    """Whether a party is the delegation of a state: "the Turkish delegation’s visit"."""
    return party.kind == "state" and scene.tokens[party.last].lower == "delegation"


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
    return [p for p in scene.subject(verb) if p.kind in _VISITORS] if verb is not None else []


def sent(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """Whom somebody sends somewhere: "is sending his foreign minister to Moscow"."""
    if not scene.is_verb(token, frozenset(("send", "dispatch"))):
        return None
    if scene.grammar.role(token.index) == PASSIVE:
        visitors = scene.subject(token.index)
    else:
        visitors = scene.object(token.index)
    visitors = [p for p in visitors if p.kind in ("person", "post")]
    places = destinations(scene, token.index, ("to",))
    if not visitors or not places:
        return None
    drafts = _drafts(scene, token, "go", visitors, places)
    for draft in drafts if token.lower.endswith("ing") else ():
        draft.modality = "planned"
    return drafts


def taken(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """Whom a journey takes somewhere: "the last leg took him to Suva", "the next day finds her in Oslo"."""
    verbs = frozenset(("take", "bring", "find"))
    if not scene.is_verb(token, verbs) or scene.grammar.role(token.index) == PASSIVE:
        return None
    finds = scene.verb_lemma(token) == "find"
    low = scene.clauses.reach(token.index)[0]
    low = scene.sentence.first if scene.tokens[low].lower in ("that", "which") else low
    before = scene.tokens[low : scene.grammar.group_start(token.index)]
    visitors = [p for p in scene.object(token.index) if p.kind in ("person", "post", "pronoun")]
    places = destinations(scene, token.index, ("in",) if finds else ("to",)) if visitors else []
    if not places or not any(scene.noun_lemma(t) in (_DAYS if finds else _JOURNEYS) for t in before):
        return None
    return _drafts(scene, token, "go", visitors, places)


def _aside(scene: Scene, token: Token) -> list[Party]:
    """Who is on a visit, right before it: "the minister, on a working visit to Germany, met"."""
    if scene.preposition(token.index) != "on":
        return []
    last = scene.attributes(token.index) - 2
    last -= scene.tokens[max(last, 0)].lower in _NOW
    last -= scene.tokens[max(last, 0)].text == ","
    return [p for p in scene.clauses.parties if p.last == last and p.kind in _VISITORS]


def _with_stops(scene: Scene, token: Token) -> list[Party]:
    """Who makes stops on the way: "will travel to Oslo, with stops in Riga and Tallinn"."""
    if token.lower not in ("stops", "stopovers", "stop") or scene.preposition(token.index) != "with":
        return []
    verb = scene.clauses.governor(token.index)
    going = listed("visit", "go", "verbs") | listed("visit", "object", "verbs") | {"lead", "head", "pay"}
    if verb is None or scene.verb_lemma(scene.tokens[verb]) not in going:
        return []
    return [p for p in scene.subject(verb) if p.kind in _VISITORS]


def on_visit(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Is on an official visit to Baku", "is in Rome on a visit", "is on travel to"."""
    if not any(r.lemma == "be" for r in token.readings):
        return None
    _, high = scene.clauses.reach(token.index)
    near = scene.text(token.index + 1, min(high, token.index + 14))
    words = near.split()
    if _ON_THE_WAY.match(near) and scene.tokens[token.index - 1].lower not in ("who", "that", "which"):
        visitors = [p for p in scene.clauses.subject(token.index) if p.kind in ("person", "post", "pronoun")]
        places = destinations(scene, token.index, ("to", "for"))
        return _drafts(scene, token, "stay", visitors, places) if places and visitors else None
    if not words or words[0] not in ("in", "on", "currently", "now", "also"):
        return None
    if not any(w in words for w in ("visit", "trip", "travel", "tour")) or "on" not in words:
        return None
    visitors = [p for p in scene.clauses.subject(token.index) if p.kind in _VISITORS] or _before(scene, token)
    places = destinations(scene, token.index, ("to", "in"))
    places = places or the_country(scene, token.index, ("to", "in"), visitors)
    return _drafts(scene, token, "stay", visitors, places) if places and visitors else None


def _before(scene: Scene, token: Token) -> list[Party]:
    before = [p for p in scene.clauses.parties if p.last < token.index and p.kind in _VISITORS and not p.prep]
    return before[-1:]
