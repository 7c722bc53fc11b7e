"""Visits that somebody is asked to pay: "invited the minister to Oslo", "for a state visit", "extended an
invitation to the king to come on a visit"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.invitations import asked
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.places import venues_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.visit_stops import VISITORS, drafts_of
from kg.extract.languages.en.word_classes import FINITE, PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_VERBS = listed("visit", "invite", "verbs")
_STAYS = frozenset(("visit", "trip", "tour", "stay"))
# Between who is invited and the visit: "for | an official visit", "to come on | a state visit".
_PURPOSES = (
    ("to", "come", "to", "for"), ("to", "come", "for"), ("to", "come", "on"), ("to", "come"), ("to", "make"),
    ("to", "pay"), ("to", "undertake"), ("for",), ("on",), ("to",),
)  # fmt: skip
# A visit has so many attributes at most: "a two-day official state visit".
_ATTRIBUTES = 5
_ACCEPTING = frozenset(("accept", "receive", "get", "welcome"))
_HANDING = listed("visit", "invite", "handing")
_EXTENDING = listed("visit", "invite", "extending")


@on(_VERBS)
def invited(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """A visit to be: "invited the minister to Oslo", "the minister has been invited for a state visit"."""
    if not token.lemmas & _VERBS or not scene.grammar.role(token.index):
        return None
    passive = scene.grammar.role(token.index) == PASSIVE
    guests = [p for p in asked(scene, token) if _is_one(p)]
    after = max([token.index, *(p.last for p in guests if not passive)]) + 1
    after += scene.tokens[min(after, scene.sentence.last)].lower == "over"  # "invited A | over to Oslo"
    return _to_come(scene, token, guests, after) if guests else None


def _is_one(party: Party) -> bool:
    """Whether somebody can be asked to come: an official, or "him" of whom the text told before."""
    known = party.kind == "pronoun" and party.person is not None and "gen" not in party.cases
    return (party.kind in ("person", "post") or known) and not party.plural


@on("invitation")
def invitation(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """The same by a noun: "extended an | invitation to the minister to pay a state visit"."""
    verb = scene.clauses.governor(token.index)
    if token.lower != "invitation" or verb is None:
        return None
    if told := _to_town(scene, token, scene.tokens[verb]):
        return told
    if not scene.tokens[verb].lemmas & _EXTENDING or scene.grammar.role(verb) != FINITE:
        return None
    guests = [p for p in scene.clauses.parties if p.first > token.index and p.prep == "to"]
    guests = [p for p in guests[:1] if _is_one(p)]
    near = bool(guests) and "to" in scene.text(token.index + 1, token.index + 1)
    return _to_come(scene, scene.tokens[verb], guests, guests[0].last + 1) if near else None


def _to_town(scene: Scene, noun: Token, verb: Token) -> list[Draft]:
    """The visit to the place right behind an invitation that somebody accepts, gets or is brought:
    "accepted an | invitation to Budapest from B", "handed A an | invitation to Oslo"."""
    to, last = noun.index + 1, scene.sentence.last
    places = [s for s in scene.places(to + 1, min(to + 2, last)) if s.name]
    if not places or scene.tokens[to].lower != "to" or scene.grammar.role(to + 1):
        return []  # "an invitation to | visit Oslo" is told by its verb
    passive = scene.grammar.role(verb.index) == PASSIVE
    gets = bool(verb.lemmas & _ACCEPTING) and not passive
    if not (gets or verb.lemmas & _HANDING):
        return []
    after = [p for p in scene.clauses.parties if p.first > places[0].last]
    before = [p for p in scene.clauses.parties if verb.index < p.first and p.last < noun.index]
    if gets or passive:
        guests = [p for p in scene.subject(verb.index) if _is_one(p)]
        hosts = scene.possessor(noun.index) or [p for p in after[:1] if p.prep in ("from", "by")]
    else:
        hosts = scene.subject(verb.index)
        guests = before[:1] or [p for p in after[:1] if p.prep in ("to", "for")]
    guests = [p for p in guests if _is_one(p)]
    drafts = drafts_of(scene, verb, "invite", guests, places[:1]) if guests else []
    for draft in drafts:
        draft.modality = "planned"
        scene.put(draft, [p for p in hosts if _is_one(p) and p not in guests], "host")
    return drafts


def _to_come(scene: Scene, verb: Token, guests: list[Party], after: int) -> Draft | list[Draft] | None:
    """The visit to the place, or of the kind, that stands behind who is invited."""
    places = [s for s in scene.places(after + 1, after + 1) if s.name and s.first == after + 1]
    places = places or [v for v in venues_of(scene) if v.first in (after + 1, after + 2)]
    if not places or scene.tokens[after].lower != "to":
        noun = _visit_after(scene, after)
        if noun is None:
            return None
        places = _leads_to(scene, noun) or _home_of_host(scene, verb, guests, noun)
    drafts = drafts_of(scene, verb, "invite", guests, places) if places else _to_host(scene, verb, guests)
    for draft in drafts:
        draft.modality = "planned"
    return drafts or None


def _visit_after(scene: Scene, after: int) -> int | None:
    """The noun of the visit for which somebody is invited; None for none."""
    words = tuple(t.lower for t in scene.tokens[after : min(after + 4, scene.sentence.last)])
    for purpose in _PURPOSES:
        if words[: len(purpose)] != purpose:
            continue
        first = after + len(purpose)
        if scene.tokens[min(first, scene.sentence.last)].lower not in ("a", "an", "another"):
            continue
        near = scene.tokens[first + 1 : min(first + 1 + _ATTRIBUTES, scene.sentence.last + 1)]
        return next((t.index for t in near if scene.is_noun(t, _STAYS)), None)
    return None


def _leads_to(scene: Scene, noun: int) -> list[Span]:
    at = noun + 2
    if scene.tokens[min(noun + 1, scene.sentence.last)].lower != "to":
        return []
    return [s for s in scene.places(at, min(at + 1, scene.sentence.last)) if s.name and s.first <= at + 1][:1]


def _home_of_host(scene: Scene, verb: Token, guests: list[Party], noun: int) -> list[Span]:
    """The state of who invites, where only that tells where the visit leads."""
    if scene.grammar.role(verb.index) == PASSIVE:
        return []
    hosts = [p for p in scene.subject(verb.index) if p not in guests]
    home = country_of(hosts[0]) if len(hosts) == 1 else ""
    if not home or country_of(guests[0]) in ("", home):
        return []
    return [Span(noun, noun, "state", gazetteer.state_label(home, "en") or "", home)]


def _to_host(scene: Scene, verb: Token, guests: list[Party]) -> list[Draft]:
    """A visit of which only who invites is told, where the text does not say of which state he is."""
    hosts = [p for p in scene.subject(verb.index) if p not in guests and p.kind in VISITORS]
    if scene.grammar.role(verb.index) == PASSIVE or len(hosts) != 1 or hosts[0].plural:
        return []
    draft = mention(scene, "visit", verb, "invite")
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return [draft]
