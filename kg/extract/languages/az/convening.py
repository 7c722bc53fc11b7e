"""Bodies of several states that come together, "Nazirlər Şurası Limada toplanıb", and what they discuss."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import bodies, states, tense
from kg.extract.languages.az.commissions import pair
from kg.extract.languages.az.gathering_names import noun_at
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Actor, Scene
from kg.extract.languages.az.titles import in_genitive
from kg.extract.languages.az.told import Told, tell
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party

# Bodies that sit: their members come together.
_SITTING = ("şura", "assambleya", "komissiya", "komitə")
_TOLD = ("finite", "object", "converb")


def convene(scene: Scene, verb: Verb, actors: Sequence[Actor]) -> list[Told]:
    """ "Şuranın martda Limada toplanacağı": a gathering of the body; of a body of two states a meeting."""
    body = _body(scene, verb, actors)
    if body is None or verb.kind not in _TOLD or gathered_at(scene, verb):
        return []
    last = lower(body.body).split()[-1:] or [""]
    if not any(last[0] in (noun, lower(bodies.possessed(noun))) for noun in _SITTING):
        return []
    sides = pair(scene, body.last)
    if not sides and (body.country or not states.international(body.body)):
        return []
    mood, tokens = tense.of_verb(scene, verb), (verb.first, verb.last)
    told = (
        tell(scene, "meeting", mood, tokens, "commission")
        if sides
        else tell(scene, "conference", mood, tokens, "conference")
    )
    told.draft.named, told.draft.name = True, f"{in_genitive(body.body)} iclası"
    for party in (body, *sides):
        told.draft.add(party)
    return [told]


def _body(scene: Scene, verb: Verb, actors: Sequence[Actor]) -> Party | None:
    """The body that is the subject; in the genitive of a clause no party acts, so that it is sought."""
    if actors:
        return actors[0].party if len(actors) == 1 and actors[0].party.kind == "body" else None
    case = "gen" if verb.kind == "object" else "nom"
    low = scene.opening(verb.first)
    near = [b for b in scene.bodies if low <= b.first and b.last < verb.first and case in b.cases]
    return near[-1] if near else None


def gathered_at(scene: Scene, verb: Verb) -> bool:
    """Whether a noun tells where people gather: "liderlər | sammitdə | toplaşıblar"."""
    clause = range(scene.opening(verb.first), verb.first)
    nouns = (noun_at(scene, i) for i in clause)
    return any(n is not None and n.case in ("loc", "dat") for n in nouns)


def discussed_there(drafts: Sequence[Draft]) -> None:
    """What "the ministers" of three states or more discuss right after their session, they discuss there."""
    for before, draft in pairwise(drafts):
        bare = all(_is_bare_many(p.party) for p in draft.parts) and draft.when is None and draft.place is None
        near = draft.paragraph - before.paragraph in (0, 1) and draft.sentence - before.sentence in (1, 2)
        people = {country_of(p.party) for p in before.parts if p.party.person is not None}
        sitting = before.type == "conference" and before.modality == draft.modality and not before.title
        if draft.rule == "discuss" and bare and near and sitting and len(people - {""}) > 2:
            draft.rule, draft.type, draft.parts = "whereabouts", "conference", []


def _is_bare_many(party: Party) -> bool:
    """Whether a party is "nazirlər", "liderlər" or "tərəflər", of no state that is told beside it."""
    of = party.capacity is not None and (party.capacity.country or party.capacity.organization)
    return party.kind in ("post", "group") and party.plural and party.person is None and not of
