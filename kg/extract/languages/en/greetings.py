"""Who is met on arrival ("was greeted at the airport by"), and who is welcomed to a house of the host."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.places import venues_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

# "Saw the prime minister | off": so many words.
_OFF = 6
# "The King’s | personal representative in London, A": so many words to the name.
_STAFF = 7
_GUESTS = ("person", "post", "pronoun", "group")
# "Welcomed the minister | to the government building".
_ROOM = 4
_ROOMS = listed("places", "rooms") - {"city", "capital", "airport", "hotel"}


def greeting(scene: Scene, token: Token, guests: Sequence[Party], hosts: Sequence[Party]) -> Draft:
    """The visit of who is met on arrival: "was greeted at the airport by"."""
    draft = mention(scene, "visit", token, "greeting")
    scene.put(draft, [p for p in guests if p.person is not None], "guest")
    hosts = who_serve(scene, hosts)
    named = [p for p in hosts if p.person is not None or not p.plural]  # "A, along with senior officials"
    scene.put(draft, named or hosts, "host")
    return draft


def who_serve(scene: Scene, people: Sequence[Party]) -> list[Party]:
    """People, and for whose staff somebody is told to be that one: "by the King’s representative, A"."""
    out: list[Party] = []
    for party in people:
        if not is_possessive(scene.tokens, party):
            out.append(party)
            continue
        near = (p for p in scene.clauses.parties if party.last < p.first <= party.last + _STAFF)
        served = next((p for p in near if p.kind == "person" and not p.prep), None)
        out += scene.clauses.group(served) if served is not None else []
    return out


@on("see")
def sees_off(scene: Scene, token: Token) -> Draft | None:
    """Who sees a guest off: "was seen off at the airport by A", "B saw him off"."""
    role = scene.grammar.role(token.index)
    near = scene.tokens[token.index + 1 : min(token.index + _OFF, scene.sentence.last) + 1]
    off = next((t for t in near if t.lower == "off"), None)
    if "see" not in token.lemmas or off is None or role not in (FINITE, INFINITIVE, PASSIVE):
        return None
    if role == PASSIVE:
        guests, hosts = scene.subject(token.index), scene.clauses.after(token.index, ("by",))
        return greeting(scene, token, guests, hosts) if guests and hosts else None
    first, last = (off.index, off.index + 2) if off.index == token.index + 1 else (token.index, off.index)
    guests = [p for p in scene.clauses.parties if first < p.first < last and p.kind in _GUESTS]
    guests = [q for p in guests for q in scene.clauses.group(p)] if first == off.index else guests
    hosts = [p for p in scene.subject(token.index) if p not in guests]
    return greeting(scene, token, guests, hosts) if guests and hosts else None


def in_room(scene: Scene, guest: Party) -> bool:
    """Whether a house of the host follows: "welcomed the minister to his office", "at the ministry"."""
    after = scene.tokens[guest.last + 1 : min(guest.last + _ROOM, scene.sentence.last) + 1]
    opened = len(after) > 2 and after[0].lower in ("to", "at", "in")
    own = opened and after[1].lower in ("his", "her", "their", "the")
    return own and any(scene.noun_lemma(t) in _ROOMS for t in after[2:])


def in_house(scene: Scene, verb: Token, guest: Party) -> bool:
    """Whether a house of the host stands before the guest: "welcomed on Monday, at the palace, | A"."""
    between = scene.tokens[verb.index + 1 : guest.first]
    opened = next((n for n, t in enumerate(between) if t.lower in ("at", "in")), len(between))
    named = any(verb.index < v.first < guest.first for v in venues_of(scene))
    return named or any(scene.noun_lemma(t) in _ROOMS for t in between[opened:])


def at_airport(scene: Scene, token: Token) -> bool:
    """Whether a verb is of what happens where somebody lands: "welcomed the president at the airport"."""
    _, high = scene.clauses.reach(token.index)
    there = any(t.lower in ("airport", "airbase", "tarmac") for t in scene.tokens[token.index : high + 1])
    return there or scene.text(token.index, high).rstrip(" .").endswith(("on arrival", "upon arrival"))


def on_arrival(scene: Scene, token: Token, lemma: str) -> bool:
    """Whether somebody is only met on arrival: "was received at the airport by", "was welcomed by"."""
    low, high = scene.clauses.reach(token.index)
    # "Was met at the airport by A and later | received by B".
    first = low if scene.clauses.segment(token.index).kind == "coord" else scene.sentence.first
    text = scene.text(first, high)
    if any(token.index < v.first for v in venues_of(scene)) and "airport" not in text:
        return False  # "was welcomed at the Moncloa Palace by"
    return any(w in text for w in ("airport", "upon arrival", "on arrival", "tarmac")) or lemma in (
        "welcome",
        "greet",
    )
