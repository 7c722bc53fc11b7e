"""Talks that tell only what was discussed with whom: "А принял Б. | С послом В обсуждалась торговля", "С
министром обсуждались поставки, сообщил А"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import INS, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_DISCUSSED = words_of("vocabulary", "being_discussed")
_SAYING = words_of("statements", "saying")


@on(_DISCUSSED)
def discussed_with(scene: Scene, token: Token) -> Draft | None:
    """The talk of who is told to have talked right before, or who tells of it, with an official."""
    if not token.lemmas & _DISCUSSED or not finite(token):
        return None
    low, high = scene.clauses.reach(token.index)
    if any(t.lemmas & _OCCASIONS for t in scene.words.tokens[low : high + 1]):
        return None  # "на встрече с послом обсуждалась торговля"
    partner = next((p for p in scene.clauses.parties if low <= p.first <= high and _is_partner(p)), None)
    if partner is None:
        return None
    partners = scene.clauses.group(partner, INS)
    actor = _who_tells(scene, token) or _who_talked(scene, partners)
    if actor is None:
        return None
    draft = mention(scene, "meeting", token, "discuss")
    draft.apart = True
    draft.add(actor)
    scene.put(draft, partners)
    return draft if len(draft.parts) > 1 else None


def _is_partner(party: Party) -> bool:
    official = party.capacity is not None or (party.person is not None and bool(party.person.capacities))
    return party.prep in ("с", "со") and party.kind in ("person", "post") and official and not party.plural


def _who_tells(scene: Scene, verb: Token) -> Party | None:
    """Who says behind the clause what was discussed: "обсуждались поставки, сообщил | министр"."""
    behind = scene.words.tokens[verb.index + 1 : scene.sentence.last + 1]
    says = next((t for t in behind if t.lemmas & _SAYING and finite(t)), None)
    if says is None or scene.words.tokens[says.index - 1].text != ",":
        return None
    return next((p for p in scene.subject(says) if p.person is not None and p.first > says.index), None)


def _who_talked(scene: Scene, partners: list[Party]) -> Party | None:
    """Who acts in the talk that the same sentence or the one before tells."""
    told = next(reversed([*scene.told, *scene.here]), None)
    if told is None or told.type not in TALKS or told.title or scene.sentence.index - told.sentence > 1:
        return None
    acting = [p.party for p in told.parts if "nom" in p.party.cases and not p.party.prep]
    known = {p.key() for p in partners}
    one = acting[0] if len(acting) == 1 and acting[0].key() not in known else None
    return one if one is not None and one.person is not None else None


_OCCASIONS = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
