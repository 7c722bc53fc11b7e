"""Whether a sentence tells but what was said at the talk told before: "Görüşdə ticarət müzakirə olunub"."""

from __future__ import annotations

from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party


def is_told(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a sentence tells but what was discussed or said, maybe by those told before: "Görüşdə ticarət
    müzakirə olunub", "Görüşdə tərəflər ticarəti müzakirə ediblər"."""
    opens = noun.index == scene.first and noun.stem == "görüş" and scene.sentence.paragraph >= 0
    discussed = (
        verb is not None and verb.has("topic", "say") and verb.kind == "finite" and verb.tense == "past"
    )
    if not (opens and discussed) or scene.groups(scene.first, scene.last, "ins", "by"):
        return False
    acting = [a.party for g in scene.groups(scene.first, scene.last, "nom") for a in g]
    meant = all(p.kind in ("pronoun", "group") or _is_bare(p) for p in acting)
    return meant and (bool(acting) or (verb is not None and verb.has("topic")))


def _is_bare(party: Party) -> bool:
    """Whether only a post is told of somebody: "nazir", "liderlər"."""
    held = party.capacity
    return party.kind == "post" and held is not None and not (held.country or held.organization)
