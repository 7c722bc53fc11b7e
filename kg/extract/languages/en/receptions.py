"""Talks of a guest with who receives him: "hosted the king", "was received by", "welcomed him to Riga"."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.companions import beside, beside_subject
from kg.extract.languages.en.delegates import it_acts, the_delegation
from kg.extract.languages.en.for_gatherings import meets_for
from kg.extract.languages.en.greetings import at_airport, greeting, in_house, in_room, on_arrival, who_serve
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.places import destination, is_place_after
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.talkers import PEOPLE, TALKERS, owns
from kg.extract.languages.en.talks import FEW, sends
from kg.extract.languages.en.welcome_ceremonies import welcomed_in
from kg.extract.languages.en.word_classes import PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

# "The envoy is due to be received by", beside verbs.
_EXPECTED = frozenset(("be", "due", "set", "expect", "schedule", "slate", "plan", "likely", "ready", "about"))
_JOINTLY = frozenset(("co-host", "cohost"))
_WELCOMING = frozenset(("welcome", "greet", "receive"))
_TO_TALK = ("to discuss", "to review", "to explore")
_OPENING = (("during", "at", "in"), ("the", "their", "this"), ("meeting", "talks", "conversation"))
_VISIT_NOUNS = listed("meeting", "receive", "visit")


@on(listed("meeting", "receive", "verbs"))
def receive(scene: Scene, token: Token) -> Draft | None:
    """The subject receives the object: "hosted the king", "was received by", "welcomed him to Baku"."""
    if not scene.is_verb(token, listed("meeting", "receive", "verbs")):
        return None
    passive = scene.grammar.role(token.index) == PASSIVE
    if scene.text(token.index - 2, token.index - 1) == "ceremony to":
        return None  # "A ceremony to | welcome the guest was held"
    if passive and _tells_of_noun(scene, token):
        return None
    if passive:
        guests = [p for p in scene.subject(token.index) if p.kind in PEOPLE] or it_acts(scene, token)
        hosts = scene.clauses.after(token.index, ("by",)) or scene.clauses.after(token.index, ("at",))
        hosts = who_serve(scene, hosts)
    else:
        # States and delegations host gatherings; a guest is received by somebody.
        hosts = [p for p in scene.subject(token.index) if p.kind in TALKERS]
        if len(hosts) == 1 and hosts[0].kind == "state":
            return _by_state(scene, token, hosts[0])
        if any(h.kind == "state" or h.prep == "by" or _heads_delegation(scene, h) for h in hosts):
            return None
        guests = [p for p in scene.object(token.index) if _is_guest(scene, token, p)]
        guests = guests or (the_delegation(scene, token) if hosts else [])
    if passive and guests and not hosts and not meets_for(scene, token):
        return welcomed_in(scene, token, guests) if scene.verb_lemma(token) in _WELCOMING else None
    sent = passive and not guests and bool(hosts) and _is_delegation(scene, token)
    if (not guests and not sent) or (passive and not hosts):
        return None
    if meets_for(scene, token):
        return None
    lemma = scene.verb_lemma(token)
    if on_arrival(scene, token, lemma) if passive else (hosts and at_airport(scene, token)):
        arrival = greeting(scene, token, guests, hosts)
        towns = (s for s in scene.places(token.index, scene.sentence.last) if s.country and s.kind == "place")
        arrival.place = next((s for s in towns if scene.prep_of(s) in ("in", "of", "at")), arrival.place)
        return arrival
    if sent:
        return None
    if _comes_to(scene, token, lemma):
        return _visit_to(scene, token, guests, hosts)
    draft = mention(scene, "meeting", token, "receive")
    if lemma in ("welcome", "greet", "hail"):
        draft.place = _welcomed_to(scene, token, guests[0])
        if draft.place is None and not _is_talk(scene, token, guests):
            return None
    scene.put(draft, [h for h in hosts if h not in guests], "host")
    scene.put(draft, guests, "guest")
    scene.put(draft, [*beside(scene), *(() if passive else beside_subject(scene, hosts))])
    if scene.by_phone(token.index):
        draft.type = "call"  # "hosted the premier for a virtual meeting"
    elif lemma in _JOINTLY and len(draft.countries()) > FEW:
        draft.type = "conference"  # "A and B co-hosted leaders from Chad, Peru and Oman"
    return draft


def _by_state(scene: Scene, token: Token, host: Party) -> Draft | None:
    """The visit of an official of another state whom a state is to receive: "Peru is to receive the | Omani
    premier A in May"."""
    guests = [p for p in scene.object(token.index) if p.kind in ("person", "post") and not p.plural]
    foreign = bool(guests) and all(country_of(g) not in ("", host.country) for g in guests)
    draft = mention(scene, "visit", token, "receive")
    comes = draft.modality == "planned" or _comes_to(scene, token, "host")
    if not foreign or meets_for(scene, token) or not comes:
        return None
    state = scene.spans.over(host.last)
    draft.place = destination(scene, guests[-1].last, ("in", "to")) or state
    scene.put(draft, guests, "guest")
    return draft


def _is_talk(scene: Scene, verb: Token, guests: Sequence[Party]) -> bool:
    """Whether who is welcomed is talked with: where he is received is told, or what comes of it."""
    guest = guests[-1]
    there = is_place_after(scene, guest.last) or in_room(scene, guest) or in_house(scene, verb, guests[0])
    return there or _talks_follow(scene, guest)


def _talks_follow(scene: Scene, guest: Party) -> bool:
    """Whether a talk comes of it: "welcomed envoy A to discuss trade", "... A. During the meeting,"."""
    if guest.last < scene.sentence.last and scene.text(guest.last + 1, guest.last + 2) in _TO_TALK:
        return True
    first = scene.sentence.last + 1
    opening = scene.words.tokens[first : first + 3]
    if len(opening) < len(_OPENING) or scene.sentence.paragraph < 0:
        return False
    return all(token.lower in words for token, words in zip(opening, _OPENING, strict=True))


def _tells_of_noun(scene: Scene, verb: Token) -> bool:
    """Whether "to be hosted by" tells of the noun before it: "the forum to be hosted by Chile"."""
    start = scene.grammar.group_start(verb.index)
    if scene.tokens[start].lower != "to" or start <= scene.sentence.first:
        return False
    noun = scene.tokens[start - 1]
    if any(p.last == noun.index and p.kind in PEOPLE for p in scene.clauses.parties):
        return False  # "the first envoy to be received by"
    return not (noun.lemmas & _EXPECTED or scene.grammar.role(noun.index) or noun.lower.endswith("ly"))


def _visit_to(scene: Scene, token: Token, guests: Sequence[Party], hosts: Sequence[Party]) -> Draft:
    draft = mention(scene, "visit", token, "receive")
    draft.place = destination(scene, guests[-1].last, ("to", "in", "at")) or _home_of(hosts)
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return draft


def _home_of(hosts: Sequence[Party]) -> Span | None:
    """The state of who is host of a visit, where no other place is told: "the Thai premier will host A for an
    official visit"."""
    country = country_of(hosts[0]) if len(hosts) == 1 else ""
    label = gazetteer.state_label(country, "en") if country else None
    return Span(hosts[0].first, hosts[0].last, "state", label, country) if label else None


def _is_delegation(scene: Scene, verb: Token) -> bool:
    """Whether the delegation or guests told of before are received: "At the airport, the delegation was"."""
    before = scene.text(max(scene.sentence.first, verb.index - 3), verb.index - 1)
    return any(f"the {noun} w" in before for noun in ("delegation", "guests", "guest", "dignitaries"))


def _heads_delegation(scene: Scene, party: Party) -> bool:
    """Whether somebody stands for a delegation that he leads: "the Maltese delegation, led by A"."""
    return "delegation" in scene.text(party.first, party.head)


def _is_guest(scene: Scene, verb: Token, party: Party) -> bool:
    """Whether somebody is received; a body where its delegation is: "received a delegation of the Senate"."""
    sent = party.kind in ("body", "state") and party.prep in ("of", "from")
    between = scene.text(verb.index + 1, party.first - 1).split() if sent else []
    itself = scene.tokens[party.last].lower == "delegation" or sends(
        scene, party
    )  # "received a Latvian parliamentary delegation"
    return (party.kind in PEOPLE or itself or "delegation" in between) and not owns(scene, party)


def _welcomed_to(scene: Scene, verb: Token, guest: Party) -> Span | None:
    """The place before a guest: "welcomed to Riga on Thursday the ministers of"; None where there is none."""
    places = [s for s in scene.places(verb.index + 1, guest.first) if s.first < guest.first]
    return next((s for s in places if s.name and scene.prep_of(s) == "to"), None)


def _comes_to(scene: Scene, token: Token, lemma: str) -> bool:
    """Whether who is received comes on a visit: "for a state visit", "looks forward to welcoming him to"."""
    _, high = scene.clauses.reach(token.index)
    for t in scene.tokens[token.index + 1 : high + 1]:
        if scene.noun_lemma(t) in _VISIT_NOUNS and not scene.grammar.role(t.index):
            before = scene.text(max(token.index, t.index - 6), t.index)
            if "occasion of" in before:
                return False  # "received A on the occasion of his visit to the country"
            if " for " in f" {before}" or " on " in f" {before}":
                return True
    ahead = "forward to" in scene.text(max(scene.sentence.first, token.index - 5), token.index)
    ahead = ahead or any(a.lower in ("will", "to") for a in scene.grammar.auxiliaries(token.index))
    return lemma == "welcome" and ahead
