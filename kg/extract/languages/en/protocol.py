"""Patterns of meetings of protocol: credentials, summons, sessions of commissions, courtesy calls."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, first_halves, listed
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, INFINITIVE, ING, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_PEOPLE = ("person", "post", "pronoun", "group")
_CALL_MARKS = listed("call", "noun", "marks") - {"introductory"}
_CALLING_IN = listed("meeting", "summon", "phrasal")
_CO_CHAIRING = frozenset(("co-chair", "cochair"))
# The body that two sides chair stands within so many words: "the 2+2 Security | Sub-Committee".
_CO_CHAIRED, _TWO = 10, 2
_CHAIRED = listed("meeting", "commission", "chaired")
_SESSIONS = listed("conference", "noun") - _CHAIRED
_PAYING = frozenset(("pay", "make"))
# What somebody is called on to do follows within so many words.
_DEMAND = 8
# What a guest does who calls on his host: "called on the president | to bid him farewell".
_COURTESIES = words_of("vocabulary", "at_a_call")
# After whom somebody sees: "saw the premier | in Lima", "saw the premier on Monday".
_AFTER_SEEN = frozenset(("in", "on", "at", "for", "to", "before", "after", "and", "today", "this"))
# "Paid a visit to | His Excellency the President".
_TO_WHOM = 5


@on(listed("meeting", "credentials", "verbs"))
def credentials(scene: Scene, token: Token) -> Draft | None:
    """ "The ambassador presented his credentials to the president", "accepted the credentials of"."""
    if not scene.is_verb(token, listed("meeting", "credentials", "verbs")):
        return None
    low, high = scene.clauses.reach(token.index)
    passive = scene.grammar.role(token.index) == PASSIVE
    near = scene.tokens[low if passive else token.index + 1 : high + 1]
    letters = [
        t for t in near if t.lower in listed("meeting", "credentials", "objects") or _are_papers(scene, t)
    ]
    if not letters:
        return None
    draft = mention(scene, "meeting", token, "credentials")
    subjects = scene.subject(token.index)
    if passive and letters[0].index < token.index:
        # "Credentials were presented to the president by A and B".
        scene.put(draft, scene.clauses.after(token.index, ("to",)), "host")
        scene.put(draft, scene.clauses.after(token.index, ("by",)), "guest")
    elif passive and scene.clauses.after(token.index, ("by",)):
        # "The minister was handed a copy of the credentials by the ambassador".
        scene.put(draft, subjects, "host")
        scene.put(draft, scene.clauses.after(token.index, ("by",)), "guest")
    elif scene.verb_lemma(token) in ("receive", "accept"):
        scene.put(draft, subjects, "host")
        scene.put(
            draft,
            scene.clauses.after(token.index, ("of", "from")) or scene.possessor(letters[0].index),
            "guest",
        )
    else:
        scene.put(draft, subjects, "guest")
        hosts = scene.clauses.after(letters[0].index, ("to",)) or scene.clauses.after(token.index, ("to",))
        scene.put(draft, hosts, "host")
    return draft if draft.parts else None


def _are_papers(scene: Scene, token: Token) -> bool:
    """Whether papers are those of an envoy: "presented their diplomatic papers"."""
    before = scene.tokens[max(token.index - 1, scene.sentence.first)].lower
    return token.lower in ("papers", "letters") and before == "diplomatic"


@on(listed("meeting", "summon", "verbs"), first_halves(_CALLING_IN))
def summon(scene: Scene, token: Token) -> Draft | None:
    """The ministry calls an envoy in: "summoned the ambassador", "was summoned to the ministry"."""
    inside = scene.is_phrasal(token, _CALLING_IN)  # "was called in by the minister"
    if not inside and not scene.is_verb(token, listed("meeting", "summon", "verbs")):
        return None
    if scene.grammar.role(token.index) == PASSIVE:
        guests = scene.subject(token.index)
        hosts = scene.clauses.after(token.index, ("to", "by"))
    else:
        guests, hosts = scene.object(token.index), scene.subject(token.index)
        guests = scene.clauses.after(token.index, ("in",)) if inside else guests
    guests = [g for g in guests if g.kind in _PEOPLE]
    guests = [g for g in guests if is_envoy(g)] if inside else guests
    return _received(scene, token, guests, hosts, "summon")


def is_envoy(party: Party) -> bool:
    """Whether somebody is posted abroad: "called in | the ambassador"."""
    position = party.capacity.position.lower() if party.capacity is not None else ""
    return any(word in position for word in ("ambassador", "envoy", "charg", "commissioner", "consul"))


def _received(
    scene: Scene, token: Token, guests: Sequence[Party], hosts: Sequence[Party], rule: str
) -> Draft | None:
    """The meeting of guests with who receives them; None where either are not told."""
    if not guests or not hosts:
        return None
    draft = mention(scene, "meeting", token, rule)
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return draft


@on(_CO_CHAIRING)
def co_chaired(scene: Scene, token: Token) -> Draft | None:
    """A session by those who chair the body: "co-chaired the Joint Commission with A", not "co-chairs it"."""
    if not scene.is_verb(token, _CO_CHAIRING):
        return None
    is_done = scene.grammar.role(token.index) == INFINITIVE or scene.grammar.auxiliaries(token.index)
    if not (is_done or token.lower.endswith("ed")) or scene.clauses.segment(token.index).kind == "rel":
        return None
    near = scene.tokens[token.index + 1 : min(token.index + _CO_CHAIRED, scene.sentence.last) + 1]
    at = next((t for t in near if t.lower in _CHAIRED and t.capital), None)
    if at is None or any(t.lower in _SESSIONS or t.text == "," for t in near if t.index < at.index):
        return None
    if scene.behind(at).lower in _SESSIONS:
        return None  # "co-chaired the Water Council | meeting": a gathering of its own
    beside = scene.clauses.after(token.index, ("with", "alongside"))
    people = [p for p in (*scene.subject(token.index), *beside) if p.kind in _PEOPLE]
    if len(people) < _TWO and not any(p.plural for p in people):
        return None
    draft = mention(scene, "meeting", token, "commission")
    scene.put(draft, people, "chair")
    return draft


@on("call")
def called_on(scene: Scene, token: Token) -> Draft | None:
    """ "The premier called on the crown prince", "will call on the king"; not "called on him to go"."""
    if "call" not in token.lemmas or scene.grammar.role(token.index) not in (FINITE, INFINITIVE, ING):
        return None
    following = scene.behind(token).lower
    hosts = [p for p in scene.clauses.after(token.index, ("on", "upon")) if _is_official(p)]
    acting = scene.subject(token.index)
    guests = [p for p in acting if _is_official(p) or p.kind in ("person", "pronoun", "group")]
    if following not in ("on", "upon") or not hosts or not guests:
        return None
    after = range(hosts[-1].last + 1, min(hosts[-1].last + _DEMAND, scene.sentence.last))
    to = next((i for i in after if scene.tokens[i].lower in ("to", "not") and scene.grammar.role(i + 1)), 0)
    if to and scene.verb_lemma(scene.tokens[to + 1]) not in _COURTESIES:
        return None
    draft = mention(scene, "meeting", token, "courtesy-call")
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return draft


@on("visit", "visits")
def visited(scene: Scene, token: Token) -> Draft | None:
    """Who visits an official meets him: "visited President A at his office", "paid a visit to Minister A"."""
    if scene.grammar.role(token.index):
        hosts = scene.object(token.index) if _visits(scene, token) else []
        guests = scene.subject(token.index) if hosts else []
    elif token.lower not in ("visit", "visits"):
        return None
    else:
        pays = scene.light_verb(token.index) or scene.clauses.governor(token.index)
        verb = pays.index if isinstance(pays, Token) else pays
        paid = verb is not None and "pay" in scene.tokens[verb].lemmas
        near = [p for p in scene.clauses.after(token.index, ("to",)) if p.first - token.index <= _TO_WHOM]
        hosts = scene.clauses.group(near[0]) if paid and near else []
        guests = scene.subject(verb) if paid and verb is not None else []
    hosts = [
        h for h in hosts if h.kind == "person" and _is_official(h) and not is_possessive(scene.tokens, h)
    ]
    if hosts and hosts[0].prep == "with" and scene.places(token.index + 1, hosts[0].first - 1):
        return None  # "visited Tashkent | with his deputy A"
    guests = [g for g in guests if g not in hosts and (_is_official(g) or g.kind in ("person", "pronoun"))]
    if not hosts or not guests or any(g.last + 1 == h.first for g in guests for h in hosts):
        return None
    draft = mention(scene, "meeting", token, "courtesy-call")
    scene.put(draft, guests, "guest")
    scene.put(draft, hosts, "host")
    return draft


@on("see")
def saw(scene: Scene, token: Token) -> Draft | None:
    """ "Then saw A, Foreign Minister of Chile", "will see the premier in Lima"; no "saw him leave"."""
    seen = scene.object(token.index) if scene.is_verb(token, frozenset(("see",))) else []
    hosts = [p for p in seen if (p.kind == "person" and _is_official(p)) or _is_you(scene, p)]
    told = (FINITE, INFINITIVE, *([ING] if any(_is_you(scene, p) for p in hosts) else ()))
    if scene.grammar.role(token.index) not in told:
        return None
    guests = [p for p in scene.subject(token.index) if _is_official(p) or p.kind in ("person", "pronoun")]
    between = scene.tokens[token.index + 1 : hosts[0].first] if hosts else []
    if not guests or not hosts or any(t.lower not in ADVERBS | {"the"} for t in between):
        return None
    sides = ({country_of(p) for p in guests}, {country_of(p) for p in hosts})
    full = all(_is_you(scene, p) or (p.capacity and len(p.capacity.position.split()) > 1) for p in hosts)
    abroad = (
        bool(sides[1] - {""} - sides[0]) and "" not in sides[0]
    )  # "saw Minister A of Peru and President B"
    if (
        ("" in sides[1] and not (full or abroad))
        or sides[0] & sides[1] - {""}
        or is_possessive(scene.tokens, hosts[-1])
    ):
        return None
    following = scene.tokens[min(hosts[-1].last + 1, scene.sentence.last)]
    if following.text not in ".,;)" and following.lower not in _AFTER_SEEN:
        return None
    draft = mention(scene, "meeting", token, "meet-with")
    scene.put(draft, [*guests, *hosts])
    return draft


def _visits(scene: Scene, token: Token) -> bool:
    return scene.verb_lemma(token) == "visit" and scene.grammar.role(token.index) in (FINITE, INFINITIVE, ING)


def _is_official(party: Party) -> bool:
    """Whether a mention is of one official: "President A", "the foreign minister"."""
    return party.kind in ("person", "post") and party.capacity is not None and not party.plural


def _is_you(scene: Scene, party: Party) -> bool:
    """Whether somebody is spoken to whom a transcript names: "looks forward to seeing | you in Oslo"."""
    return party.kind == "pronoun" and scene.tokens[party.first].lower == "you"


def _is_paid(scene: Scene, call: Token) -> bool:
    """Whether a call is one that somebody pays: "paid a call on the premier"; no "made a call on others"."""
    near = scene.tokens[max(call.index - 3, scene.sentence.first) : call.index]
    return call.lower == "call" and any(scene.is_verb(t, _PAYING) for t in near)


def _call_received(scene: Scene, call: Token) -> Draft | None:
    """ "Received a courtesy call from the envoy", "had a farewell call with", "a courtesy call by A on B"."""
    verb = scene.light_verb(call.index) or scene.clauses.governor(call.index)
    at = verb.index if isinstance(verb, Token) else verb
    guests = [p for p in scene.clauses.after(call.index, ("from", "by", "with")) if p.kind in _PEOPLE]
    hosts = scene.subject(at) if at is not None else scene.clauses.after(call.index, ("on", "upon", "to"))
    hosts = [p for p in hosts if p not in guests]
    return _received(scene, call, guests, hosts, "courtesy-call")


@on("call", "calls")
def visit_paid(scene: Scene, token: Token) -> Draft | None:
    """ "Paid a courtesy call on the premier"."""
    if token.lower not in ("call", "calls") or scene.grammar.role(token.index):
        return None
    following = scene.behind(token).lower
    before = set(scene.text(token.index - 3, token.index - 1).split())
    called = before & listed("meeting", "credentials", "calls")
    if following in ("from", "by", "with"):
        courteous = bool(before & listed("meeting", "credentials", "paid")) and not before & _CALL_MARKS
        return _call_received(scene, token) if courteous else None
    paid_to = following == "to" and _is_paid(scene, token) and "courtesy" in before
    if not paid_to and following not in ("on", "upon", "was", "has", "is", "will"):
        return None
    hosts = scene.clauses.after(token.index, ("to",) if paid_to else ("on", "upon"))
    if not called and not (_is_paid(scene, token) and any(map(_is_official, hosts))):
        return None
    paid = scene.verb_after(token.index)
    if following in ("on", "upon") and not hosts:
        return None
    if paid is not None and "pay" in paid.lemmas and scene.grammar.role(paid.index) == PASSIVE:
        hosts = [p for p in scene.clauses.parties if paid.index < p.first and p.prep in ("on", "upon")][
            :1
        ] or hosts
        draft = mention(scene, "meeting", token, "courtesy-call")
        scene.put(draft, scene.clauses.after(paid.index, ("by",)), "guest")
        scene.put(draft, hosts, "host")
        return draft
    draft = mention(scene, "meeting", token, "courtesy-call")
    verb = scene.light_verb(token.index) or scene.clauses.governor(token.index)
    at = verb.index if isinstance(verb, Token) else verb
    scene.put(draft, scene.subject(at) if at is not None else scene.possessor(token.index), "guest")
    scene.put(draft, hosts, "host")
    return draft if hosts else None
