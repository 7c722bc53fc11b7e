"""Bodies of several states that come together, "Nazirlər Şurası Limada toplanıb", and what they discuss."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import bodies, states, tense
from kg.extract.languages.az.commissions import pair
from kg.extract.languages.az.gathering_bodies import STANDS_FOR, standing
from kg.extract.languages.az.gathering_names import noun_at
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Actor, Noun, Scene
from kg.extract.languages.az.syntax import partners, subject, takers
from kg.extract.languages.az.titles import in_genitive
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

# Bodies that sit: their members come together.
_SITTING = ("şura", "assambleya", "komissiya", "komitə", "konfrans", "məclis")
# Organs of bodies in small letters: "Agentliyin | idarə heyəti", "təşkilatın | nazirlər şurası".
_ORGANS = ("şurası", "komitəsi", "komissiyası", "assambleyası", "heyəti")
_BOARDS = frozenset(("idarə", "rəyasət", "icra", "icraiyyə", "himayəçilər", "müşahidə"))
# An organ has so many words before its noun at most.
_LONGEST = 4
_TOLD = ("finite", "object", "converb")
_OFFICIALS = ("person", "post")
# What they discuss is told so many sentences after the last of those who are there.
_SOON = 2
# Before a summit that somebody holds with others: "üçtərəfli sammit keçirib"
_OF_SIDES = frozenset(("ikitərəfli", "üçtərəfli", "dördtərəfli", "beştərəfli", "çoxtərəfli", "birgə"))


def convene(scene: Scene, verb: Verb, actors: Sequence[Actor]) -> list[Told]:
    """ "Şuranın martda Limada toplanacağı": a gathering of the body; of a body of two states a meeting."""
    body = _body(scene, verb, actors)
    if body is None or verb.kind not in _TOLD or gathered_at(scene, verb):
        return []
    if lower(body.body).endswith(_ORGANS) and not scene.tokens[body.last].capital:
        return [_sits(scene, verb, body, ())]
    last = lower(body.body).split()[-1:] or [""]
    if not any(last[0] in (noun, lower(bodies.possessed(noun))) for noun in _SITTING):
        return []
    sides = pair(scene, body.last)
    if not sides and (body.country or not states.international(body.body)):
        return []
    return [_sits(scene, verb, body, sides)]


def _sits(scene: Scene, verb: Verb, body: Party, sides: Sequence[Party]) -> Told:
    mood, tokens = tense.of_verb(scene, verb), (verb.first, verb.last)
    told = (
        tell(scene, "meeting", mood, tokens, "commission")
        if sides
        else tell(scene, "conference", mood, tokens, "conference")
    )
    told.draft.named, told.draft.name = True, f"{in_genitive(body.body)} iclası"
    for party in (body, *sides):
        told.draft.add(party)
    return told


def organ(scene: Scene, low: int, high: int) -> Party | None:
    """The organ of a body of several states told in small letters: "Agentliyin idarə heyəti"."""
    for head in range(low + 1, high):
        if scene.low(head) not in _ORGANS or scene.tokens[head].capital:
            continue
        if scene.low(head) == "heyəti" and scene.low(head - 1) not in _BOARDS:
            continue
        k = head - 1
        while k > low and head - k <= _LONGEST and scene.tokens[k].text.islower() and not _ends(scene, k):
            k -= 1
        owner = next((b for b in scene.bodies if b.last == k and "gen" in b.cases), None)
        name = owner.body if owner is not None else _standing(scene, k)
        if name and states.international(name) and not (owner is not None and owner.country):
            first = owner.first if owner is not None else k
            whole = f"{in_genitive(name)} {scene.words.quote(k + 1, head)}"
            return Party(first, head, head, "body", scene.sentence.index, frozenset(("nom",)), body=whole)
    return None


def short_for(scene: Scene, low: int) -> Party | None:
    """The body told before that one word at the opening of a clause stands for: "Komitə son dəfə Limada
    toplaşmışdı".
    """
    noun, which = scene.low(low), ""
    if noun not in _SITTING and scene.low(low + 1) in _SITTING:
        noun, which, low = scene.low(low + 1), noun, low + 1  # "Daimi Şura", "Nazirlər Komitəsi"
    if noun not in _SITTING or (not which and scene.spans.over(low) is not None):
        return None
    before = (s for s in scene.spans.all if s.kind == "body" and s.last < scene.first and not s.country)
    named = [bodies.name_of(scene.words, s) for s in before if bodies.may_be(scene.words, s, noun)]
    named = [n for n in named if which in lower(n).split()] if which else named
    name = next((n for n in reversed(named) if states.international(n)), "")
    cases = frozenset(("nom",))
    return Party(low, low, low, "body", scene.sentence.index, cases, body=name) if name else None


def _ends(scene: Scene, index: int) -> bool:
    """Whether a word ends the phrase of the body that an organ is of."""
    return any(b.last == index for b in scene.bodies) or scene.low(index) in STANDS_FOR


def _standing(scene: Scene, index: int) -> str:
    """The body told before that "təşkilatın" stands for."""
    if scene.low(index) not in STANDS_FOR:
        return ""
    found = standing(scene, index, index + 1)
    return found[-1].body if found else ""


def _sitting(scene: Scene, verb: Verb) -> Party | None:
    """The body of several states that is the subject: "Şuranın Nazirlər Komitəsi | iclas keçirib"."""
    low = scene.opening(verb.first)
    if (found := organ(scene, low, verb.first)) is not None:
        return found
    near = [b for b in scene.bodies if low <= b.first and b.last < verb.first and b.cases == {"nom"}]
    acting = [b for b in near if not b.inner and not b.prep and not b.country]
    alone = len(near) == 1 and len(acting) == 1 and states.international(acting[0].body)
    return acting[0] if alone else None


def _body(scene: Scene, verb: Verb, actors: Sequence[Actor]) -> Party | None:
    """The body that is the subject; in the genitive of a clause no party acts, so that it is sought."""
    case = "gen" if verb.kind == "object" else "nom"
    low = scene.opening(verb.first)
    if case == "nom" and (found := organ(scene, low, verb.first) or short_for(scene, low)) is not None:
        return found
    if actors:
        return actors[0].party if len(actors) == 1 and actors[0].party.kind == "body" else None
    near = [b for b in scene.bodies if low <= b.first and b.last < verb.first and case in b.cases]
    return near[-1] if near else None


def of_subject(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Party]:
    """The body of several states that holds a session without a name: "Şuranın Nazirlər Komitəsi Limada |
    iclas keçirib".
    """
    holds = verb is not None and verb.has("light") and verb.kind == "finite" and not verb.negative
    if verb is None or not holds or noun.owned or noun.case != "nom" or verb.first != noun.index + 1:
        return []
    body = _sitting(scene, verb)
    if body is None:
        return []
    told.draft.name, told.draft.named = f"{in_genitive(body.body)} {noun.stem}", True
    return [body]


def gathered_at(scene: Scene, verb: Verb) -> bool:
    """Whether a noun tells where people gather: "liderlər | sammitdə | toplaşıblar"."""
    clause = range(scene.opening(verb.first), verb.first)
    nouns = (noun_at(scene, i) for i in clause)
    return any(n is not None and n.case in ("loc", "dat") for n in nouns)


def discussed_there(drafts: Sequence[Draft]) -> None:
    """What "the ministers" of three states or more discuss right after their session, they discuss there."""
    for before, draft in pairwise(drafts):
        bare = all(_is_bare_many(p.party) for p in draft.parts) and draft.when is None and draft.place is None
        told = max((p.party.sentence for p in before.parts), default=before.sentence)
        near = 0 < draft.sentence - max(told, before.sentence) <= _SOON
        people = {country_of(p.party) for p in before.parts if p.party.person is not None}
        sitting = before.type == "conference" and before.modality == draft.modality and not before.title
        if draft.rule == "discuss" and bare and near and sitting and len(people - {""}) > 2:
            draft.rule, draft.type, draft.parts = "whereabouts", "conference", []


def _is_bare_many(party: Party) -> bool:
    """Whether a party is "nazirlər", "liderlər" or "tərəflər", of no state that is told beside it."""
    of = party.capacity is not None and (party.capacity.country or party.capacity.organization)
    return party.kind in ("post", "group") and party.plural and party.person is None and not of


def held_with(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    """Add who holds a summit with whom: "A Riqada B və C ilə üçtərəfli sammit keçirib"."""
    at = noun.index - 1 - (scene.low(noun.index - 1) == "zirvə")
    holds = (
        verb is not None and verb.has("light") and verb.kind in ("finite", "converb") and not verb.negative
    )
    if verb is None or not holds or noun.case != "nom" or scene.low(at) not in _OF_SIDES:
        return
    mine = [a for a in subject(scene, verb) if a.party.kind in _OFFICIALS]
    beside = partners(scene, at, takers(scene), scene.opening(noun.index))
    beside = [a for a in beside if a.party.kind in _OFFICIALS]
    if mine and beside:
        put(put(told, mine), beside)
        told.draft.attended = told.draft.named = True
