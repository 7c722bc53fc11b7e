"""When a gathering told before was, as a later sentence tells by the way: "Martın 4-də işə başlayan
toplantıda nazir çıxış edib"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.syntax import participle_before
from kg.extract.times import When

_GATHERINGS = listed("nouns", "conference")
# The gathering is told so many sentences before.
_NEAR = 4
_DAY = 10


def settle(scenes: Sequence[Scene], drafts: Sequence[Draft]) -> None:
    """Give the last gathering told before a bare noun for it the day that a participle before that tells."""
    for scene in scenes:
        for index in scene.may_be(_GATHERINGS) if scene.whens else ():
            noun = scene.noun(index, _GATHERINGS)
            when = _day_of(scene, noun) if noun is not None and not (noun.owned or noun.plural) else None
            told = [d for d in drafts if d.type == "conference" and d.sentence < scene.sentence.index]
            told = [d for d in told if not (d.title or d.earlier) and d.modality == "held"]
            last = told[-1] if told else None
            if when is None or last is None or scene.sentence.index - last.sentence > _NEAR:
                continue
            if any(d.rule == "conference" and d.first <= index <= d.last for d in drafts):
                continue  # one of its own
            last.when = last.when or when


def _day_of(scene: Scene, noun: Noun) -> When | None:
    """The day right before the participle that describes a noun: "martın 4-də | açılan forumda"."""
    before = participle_before(scene, noun.index, reach=1)
    held = before is not None and before.kind == "attribute" and before.has("happen")
    if before is None or not held or before.tense == "future":
        return None
    days = (w for w in scene.whens if w.last == before.first - 1 and len(w.value) == _DAY)
    return next(days, None)
