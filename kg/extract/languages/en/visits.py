"""Visits told by a verb: of going and visiting, of sending somebody, of inviting him, of being there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import delegates
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.invitations import by_invitation
from kg.extract.languages.en.place_words import before_place
from kg.extract.languages.en.places import counted_before, destinations, stops, venues_of
from kg.extract.languages.en.ranked_visits import who_came
from kg.extract.languages.en.scene import Scene, first_halves, listed
from kg.extract.languages.en.seats import town_of_body
from kg.extract.languages.en.the_country import the_country
from kg.extract.languages.en.visit_stops import VISITORS, drafts_of
from kg.extract.languages.en.word_classes import DAYS, PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_TO = listed("visit", "go", "to")
_IN = listed("visit", "go", "in")
_FOR = listed("visit", "go", "for")
_PHRASAL = listed("visit", "go", "phrasal")
# Verbs of going only where a place follows: "set off for Rome", no "set out a plan for Mali".
_LEAVING = frozenset(("set_off", "set_out", "take_off"))
_INTO = listed("visit", "go", "into")
_GOING = first_halves(_PHRASAL | _LEAVING) | _INTO | listed("visit", "go", "verbs")
# Who travels along is named so many words after the place.
_WITH_NEAR = 4
_MEMORIALS = listed("visit", "object", "memorials")
_AT_HEAD = ["at", "the", "head", "of"]
# "As part of a visit to Rome, the minister met".
_JOURNEYS = listed("visit", "noun", "nouns") | frozenset(
    ["leg", "itinerary", "mission", "schedule", "program", "programme"]
)
_DAYS = frozenset(("day", "morning", "evening", "afternoon", "week", "weekend"))
# Between "is" and "in": "is currently present in Rome".
_THERE = listed("visit", "there")
# One of these shows soon after a place that somebody came: "was in Riga to meet", "is in Riga between".
_STAYING = listed("visit", "staying")
_NOW = frozenset(("currently", "presently"))
# Who has his post abroad.
_SENT = frozenset(
    ("ambassador", "consul", "attache", "attaché", "charge", "chargé", "envoy", "representative")
)
_ONWARD = listed("visit", "go", "onward")
# A date before who is somewhere: so many words, "| Next week, | the Omani foreign minister is in Rome".
_DATE = 5
_DAYS_TOLD = frozenset(("today", "yesterday", "tomorrow", "this", "next", "last"))
# "Is on his way to Rome", "are now en route to Rome".
_ON_THE_WAY = re.compile(
    r"(?:now |currently |already )?(?:(?:on (?:his|her|their|the) way|en route) to|bound for)\b"
)

# "Joined the minister on a | trip to"
_TRIPS = listed("additions", "trip")

# "Spent | three busy days | in Lima": so many words.
_DAYS_SPENT, _SPENT = frozenset(("day", "days", "night", "nights", "hours", "week", "weekend")), 5


@on(_GOING)
def go(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Will travel to Paris", "arrived in Baku", "left for Rome"."""
    phrasal = scene.is_phrasal(token, _PHRASAL) or _sets_off(scene, token)
    goes = phrasal or scene.is_verb(token, _INTO | listed("visit", "go", "verbs"))
    if not goes or scene.grammar.role(token.index) == PASSIVE:
        return None
    lemma = scene.verb_lemma(token)
    preps = (
        *(("to", "into") if lemma in _TO else ("into",) if lemma in _INTO else ()),
        *(("in", "at") if lemma in _IN else ()),
    )
    preps = ("in", "at", "to", "for") if phrasal else preps
    preps = (*preps, *(("for",) if lemma in _FOR else ()))
    visitors = _visitors(scene, token)
    places = destinations(scene, token.index, preps)
    places = places or the_country(scene, token.index, preps, visitors)
    if (
        not places
        or not visitors
        or (lemma == "return" and not _comes_again(scene, token, visitors, places[0]))
    ):
        return None
    if lemma == "continue" and not _goes_on(scene, token, places[0]):
        return None
    drafts = drafts_of(scene, token, "go", [*visitors, *_with_whom(scene, token, places[-1])], places)
    going = token.lower == "going" and any(
        a.lower in ("is", "are") for a in scene.grammar.auxiliaries(token.index)
    )
    for draft in drafts if going else ():
        draft.modality = "planned"  # "is going to Rome"
    return drafts


def _comes_again(scene: Scene, verb: Token, visitors: Sequence[Party], place: Span) -> bool:
    """Whether officials return to a place of another state, where none of them has his post: no "returned
    home", no "the Maltese ambassador returned to Riga". Who looks forward to returning is not of it."""
    states = {country_of(p) for p in visitors}
    people = all(p.kind in ("person", "post", "pronoun") and not p.plural for p in visitors)
    held = [c for p in visitors for c in (*(p.person.capacities if p.person else ()), p.capacity)]
    posts = [c.position.lower().split() for c in held if c is not None]
    posted = any(not _SENT.isdisjoint(post) for post in posts)
    ahead = scene.text(verb.index - 2, verb.index - 1) == "forward to"
    away = bool(place.country) and states.isdisjoint({place.country} if ahead else {"", place.country})
    return people and away and bool(posts) and not posted


def _sets_off(scene: Scene, token: Token) -> bool:
    """Whether somebody leaves for a place: "set off on Monday for Rome", no "set out a plan for Mali"."""
    if not scene.is_phrasal(token, _LEAVING):
        return False
    rest = scene.tokens[token.index + 2 : scene.sentence.last]
    following = next((t for t in rest if not scene.grammar.is_when(t) and t.lower != "on"), None)
    return following is not None and following.lower in ("for", "to")


def _goes_on(scene: Scene, token: Token, place: Span) -> bool:
    """Whether only when stands before where: "continues the same day to Oslo", no "continue aid to Mali"."""
    between = scene.tokens[token.index + 1 : place.first]
    to = between[-1:] and between[-1].lower == "to" and place.kind == "place" and not place.region
    return bool(to) and all(t.lower in _ONWARD or scene.grammar.is_when(t) for t in between)


def _with_whom(scene: Scene, token: Token, place: Span) -> list[Party]:
    """Who travels along: "will travel to Rome with the deputy secretary", before any other verb."""
    high = scene.clauses.reach(token.index)[1]
    near = [p for p in scene.clauses.parties if place.last < p.first <= high and _goes_along(scene, p)]
    before = [p for p in scene.clauses.parties if token.index + 1 < p.first < place.first]
    beside = before[0] if before and scene.tokens[token.index + 1].lower == "with" else None
    if beside is not None and beside.prep == "with":
        return [p for p in scene.clauses.group(beside) if p.kind in ("person", "post")]  # "flew with A to"
    near = [p for p in near if p.kind == "person" and _apart(scene, place, p) <= _WITH_NEAR]
    talks = listed("meeting", "noun", "nouns") | {"talks"}
    near = [p for p in near if not any(t.lemmas & talks for t in scene.tokens[place.last + 1 : p.first])]
    return [p for p in scene.clauses.group(near[0]) if p.kind == "person"] if near else []


def _goes_along(scene: Scene, party: Party) -> bool:
    """Whether somebody is with who travels: "with the minister", "at the head of a delegation including"."""
    before = scene.text(party.first - len(_AT_HEAD), party.first - 1).split()
    headed = party.prep == "of" and before == _AT_HEAD
    return party.prep == "with" or headed


def _apart(scene: Scene, place: Span, party: Party) -> int:
    """How many words part somebody from a place, the day left out: "in Riga | on 3 May | with A"."""
    between = scene.tokens[place.last + 1 : party.first]
    headed = _WITH_NEAR - 1 if party.prep == "of" else 0
    return (
        1
        - headed
        + sum(not (scene.grammar.is_when(t) or t.shape == "number" or t.text == ",") for t in between)
    )


@on(listed("visit", "object", "verbs"))
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
    direct = direct or town_of_body(scene, token.index, (), inside)
    direct = direct or counted_before(scene, token.index, (), inside)
    direct = direct or (the_country(scene, token.index, (), visitors) if visitors else [])
    if not direct or not visitors or (scene.verb_lemma(token) == "reach" and _is_thing(scene, token)):
        return None
    if any(t.lower in _MEMORIALS for t in scene.tokens[direct[0].first : direct[0].last + 1]):
        return None  # "visited the Alley of Martyrs": an item of a programme
    places = stops(scene, direct[0], inside)
    visitors = [*visitors, *_with_whom(scene, token, places[-1])]
    return drafts_of(scene, token, "visit-verb", visitors, places)


def _is_thing(scene: Scene, verb: Token) -> bool:
    """Whether a thing is what reaches a place: "said that aid | had reached Lima"."""
    start = scene.grammar.group_start(verb.index)
    acting = (p for p in scene.clauses.parties if p.last < start and p.kind in VISITORS)
    last = max((p.last for p in acting), default=start)
    between = scene.tokens[last + 1 : start]
    return any(
        not (t.shape == "mark" or scene.grammar.is_when(t) or t.lower in ("on", "who")) for t in between
    )


def _is_object(scene: Scene, token: Token, span: Span) -> bool:
    """Whether a place is what is visited: right after the verb, articles and adverbs left out."""
    between = scene.tokens[token.index + 1 : span.first]
    return before_place(scene.words, scene.spans, span) <= token.index or all(
        t.lower in ("the", "both", "officially", "also", "neighboring", "neighbouring", "then")
        for t in between
    )


@on("lead", "head", "accompany", "join")
def lead(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Led a delegation to Doha", "will accompany the president to Israel", "joined him on a trip in the
    Gulf": both go."""
    if not scene.is_verb(token, frozenset(("lead", "head", "accompany", "join"))):
        return None
    if scene.grammar.role(token.index) == PASSIVE:
        return None
    joins = scene.verb_lemma(token) == "join"
    places = destinations(scene, token.index, ("to", "in") if joins else ("to",))
    visitors = _visitors(scene, token)
    if not places or not visitors:
        return None
    between = scene.text(token.index + 1, places[0].first - 1).split()
    if joins and not (_TRIPS & set(between) and {"on", "for"} & set(between)):
        return None
    if joins or scene.verb_lemma(token) == "accompany":
        visitors = [*visitors, *[p for p in scene.object(token.index) if p.kind in VISITORS]]
    elif not set(between) & {"delegation", "mission"} or len(between) > 9:
        return None
    return drafts_of(scene, token, "lead", visitors, places)


def _awaited(scene: Scene, token: Token) -> list[Draft]:
    """ "Is expected in Kyiv this week"."""
    following = scene.behind(token)
    if scene.grammar.role(token.index) != "passive" or following.lower != "in":
        return []
    visitors = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
    places = [s for s in scene.places(token.index + 2, token.index + 3) if s.name and s.kind == "place"]
    drafts = drafts_of(scene, token, "stay", visitors, places) if visitors else []
    for draft in drafts:
        draft.modality = "planned"
    return drafts


@on("spend")
def spend(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Spent three days in Beijing", "will spend Monday in Lima"."""
    if not scene.is_verb(token, frozenset(("spend",))) or scene.grammar.role(token.index) == PASSIVE:
        return None
    places = destinations(scene, token.index, ("in",))
    between = scene.tokens[token.index + 1 : places[0].first - 1] if places else ()
    days = [t for t in between if t.lower in _DAYS_SPENT or (t.capital and t.lower[:3] in DAYS)]
    if not days or len(between) > _SPENT or any(t.lower in ("in", "at") for t in between):
        return None
    visitors = [p for p in _visitors(scene, token) if country_of(p) != places[0].country]
    return drafts_of(scene, token, "stay", visitors, places) if visitors else None


@on("be", "expected")
def stay(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """ "Was in Brussels to meet", "will be in Paris on May 3"."""
    if token.lower == "expected":
        return _awaited(scene, token) or None
    if not any(r.lemma == "be" for r in token.readings) or not scene.grammar.role(token.index):
        return None
    at = token.index + 1
    due = scene.tokens[min(at, scene.sentence.last)].lower in ("due", "expected")
    while at < scene.sentence.last and (scene.tokens[at].lower in _THERE or (due and at == token.index + 1)):
        at += 1
    following = scene.tokens[min(at, scene.sentence.last)]
    if token.lower == "been" and following.lower == "to":
        visitors = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
        places = destinations(scene, token.index, ("to",))
        near = bool(places) and places[0].first <= at + 2
        return drafts_of(scene, token, "stay", visitors, places) if near and visitors else None
    if following.lower != "in":
        return None
    places = [s for s in scene.places(at + 1, at + 2) if s.name]
    visitors = [p for p in scene.subject(token.index) if p.kind in ("person", "post", "pronoun")]
    if not places or not visitors:
        return None
    after = scene.text(places[0].last + 1, min(places[0].last + 5, scene.sentence.last)).split()
    now = scene.tokens[at - 1].lower in _NOW  # "who is | currently | in Lima,"
    told = now or bool(set(after) & _STAYING) or _in_month(scene, places[0].last + 1)
    ahead = _is_ahead(scene, token) or _is_dated(scene, visitors[0])
    if not told and (not ahead or _another_is(scene, visitors[-1], token)):
        return None
    drafts = drafts_of(scene, token, "stay", visitors, destinations(scene, token.index, ("in",)))
    for draft in drafts if due else ():
        draft.modality = "planned"
    return drafts


def _is_ahead(scene: Scene, token: Token) -> bool:
    """Whether somebody is still to be there: "will be in Rome", "will also be in Rome"."""
    return token.lower == "be" and any(a.lower == "will" for a in scene.grammar.auxiliaries(token.index))


def _another_is(scene: Scene, visitor: Party, token: Token) -> bool:
    """Whether who is named last said what is there: "the minister | said the talks will be in Rome"."""
    between = range(visitor.last + 1, scene.grammar.group_start(token.index))
    return any(scene.grammar.is_finite(i) for i in between)


def _is_dated(scene: Scene, visitor: Party) -> bool:
    """Whether the sentence opens with when: "On Monday, | the minister is in Rome"."""
    opening = scene.tokens[scene.sentence.first : visitor.first]
    said = [t for t in opening if t.text != "," and t.lower not in ("on", "the")]
    return 0 < len(said) <= _DATE and (said[0].lower in _DAYS_TOLD or scene.grammar.is_when(said[0]))


def _in_month(scene: Scene, i: int) -> bool:
    """Whether a month or a year follows: "was in Riga | in March 2023", "is in Riga in May"."""
    following = scene.tokens[min(i + 1, scene.sentence.last)]
    month = following.capital and names_month(following.text)
    return scene.tokens[min(i, scene.sentence.last)].lower == "in" and (month or following.shape == "number")


def _visitors(scene: Scene, token: Token) -> list[Party]:
    if named := who_came(scene, token):
        return named
    subjects = [p for p in scene.subject(token.index) if p.kind in VISITORS]
    start = scene.grammar.group_start(token.index)
    if _others_go(scene, start):
        return []
    asked = scene.text(max(scene.sentence.first, start - 12), start - 1)
    if "invitation" in asked or "invited" in asked:
        guests = [
            p
            for p in scene.clauses.parties
            if p.last < start and p.prep in ("to", "for") and p.kind in VISITORS
        ]
        guests = [p for p in guests if p.kind != "pronoun" or "gen" not in p.cases]  # "for | his invitation"
        return guests[-1:] or by_invitation(scene, start) or subjects
    return subjects or delegates.acting(scene, token)


def _others_go(scene: Scene, start: int) -> bool:
    """Whether those who go stand right before the verb and are no party: "said more troops have arrived",
    "deter people from coming"."""
    before = start - 2 if scene.text(start - 1, start - 1) == "from" else start - 1
    crowd = before >= scene.sentence.first and scene.tokens[before].lower in listed("visit", "go", "crowds")
    return crowd and all(not p.first <= before <= p.last for p in scene.clauses.parties)


@on("send", "dispatch", "deploy", "depute")
def sent(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """Whom somebody sends somewhere: "is sending his foreign minister to Moscow"."""
    if not scene.is_verb(token, frozenset(("send", "dispatch", "deploy", "depute"))):
        return None
    if scene.grammar.role(token.index) == PASSIVE:
        visitors = scene.subject(token.index)
    else:
        visitors = scene.object(token.index)
    visitors = [p for p in visitors if p.kind in ("person", "post")]
    places = destinations(scene, token.index, ("to",))
    if places and not visitors:
        visitors = delegates.of_state(scene, token, places[0])
    if not visitors or not places:
        return None
    drafts = drafts_of(scene, token, "go", visitors, places)
    for draft in drafts if token.lower.endswith("ing") else ():
        draft.modality = "planned"
    return drafts


@on("take", "bring", "find")
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
    return drafts_of(scene, token, "go", visitors, places)


@on("be")
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
        return drafts_of(scene, token, "stay", visitors, places) if places and visitors else None
    if not words or words[0] not in ("in", "on", "currently", "now", "also"):
        return None
    if not any(w in words for w in ("visit", "trip", "travel", "tour", "swing")) or "on" not in words:
        return None
    visitors = [p for p in scene.clauses.subject(token.index) if p.kind in VISITORS] or _before(scene, token)
    places = destinations(scene, token.index, ("to", "in"))
    places = places or the_country(scene, token.index, ("to", "in"), visitors)
    return drafts_of(scene, token, "stay", visitors, places) if places and visitors else None


def _before(scene: Scene, token: Token) -> list[Party]:
    before = [p for p in scene.clauses.parties if p.last < token.index and p.kind in VISITORS and not p.prep]
    return before[-1:]
