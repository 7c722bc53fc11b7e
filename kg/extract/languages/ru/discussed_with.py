"""Talks that tell only what was discussed with whom: "А принял Б. | С послом В обсуждалась торговля", "С
министром обсуждались поставки, сообщил А"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
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


@on(_DISCUSSED, "речь")
def discussed_with(scene: Scene, token: Token) -> Draft | None:
    """The talk of who is told to have talked right before, or who tells of it, with an official."""
    if not (token.lemmas & _DISCUSSED and finite(token)) and not _is_spoken_of(scene, token):
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


def _is_spoken_of(scene: Scene, token: Token) -> bool:
    """Whether something is what a talk was about: "С послом шла | речь о торговле"."""
    if "речь" not in token.lemmas or "nom" not in token.cases("N"):
        return False
    beside = scene.words.tokens[max(token.index - 1, scene.sentence.first) : token.index + 2]
    about = scene.words.tokens[token.index + 1 : token.index + 3]
    goes = any(t.lemmas & _GOES and finite(t) for t in beside)
    return goes and any(t.lower in ("о", "об", "про") for t in about)


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
    """Who acts in the talk or visit that the same sentence or the one before tells; the guest, where who has
    received him is of the state of the partners."""
    told = next(reversed([*scene.told, *scene.here]), None)
    if told is None or told.title or scene.sentence.index - told.sentence > 1 or told.type not in _TOLD:
        return None
    acting = [p.party for p in told.parts if "nom" in p.party.cases and not p.party.prep]
    hosts = [p.party for p in told.parts if p.role == "host"]
    if told.rule == "receive" and hosts and _are_of_one_state([*hosts, *partners]):
        acting = [p.party for p in told.parts if p.role == "guest"]
    known = {p.key() for p in partners}
    one = acting[0] if len(acting) == 1 and acting[0].key() not in known else None
    return one if one is not None and (one.person is not None or one.kind == "pronoun") else None


def _are_of_one_state(parties: list[Party]) -> bool:
    """Whether no two of some are known to act for different states."""
    return len({country_of(p) for p in parties} - {""}) <= 1


_TOLD = (*TALKS, "visit")
_GOES = frozenset(("идти", "пойти", "зайти"))
_OCCASIONS = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
