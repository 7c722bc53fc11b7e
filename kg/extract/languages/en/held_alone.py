"""A talk that a sentence tells by its matter, its day or its town alone: "Talks on Chad took place in Oslo".

Who was there, if anybody is told, stands in the sentence after it; without such it is no event.
"""

from __future__ import annotations

from typing import Final

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene
from kg.extract.unattended import HELD
from kg.extract.words import Token

NOUNS: Final = frozenset(
    ("meeting", "talks", "negotiations", "consultations", "round", "table", "roundtable", "discussions")
)
_PHRASES = tuple(table("triggers")["meeting"]["tells"]["phrases"])
# "The | talks were held" are those told before.
_TOLD = frozenset(("the", "this", "these", "their", "his", "her", "its"))
_ATTRIBUTES: Final = 5
# "A meeting | on regional security was held": so many words from the noun to its verb at most.
_MATTER = 9


def _opens(scene: Scene, token: Token) -> bool:
    """Whether only an article and attributes stand before a noun: "A ministerial | meeting"."""
    before = scene.tokens[scene.sentence.first : token.index]
    plain = all(t.shape == "word" and not scene.grammar.is_finite(t.index) for t in before)
    return len(before) <= _ATTRIBUTES and plain and not scene.preposition(token.index)


@on(NOUNS)
def held_alone(scene: Scene, token: Token) -> Draft | None:
    """A talk without parties that opens its sentence and is told to take place."""
    first = scene.sentence.first
    if scene.title or token.lower not in NOUNS or not _opens(scene, token):
        return None
    matter = scene.behind(token).lower
    if scene.tokens[first].lower in _TOLD and matter not in ("on", "of"):
        return None
    if any(p.kind in ("person", "post") for p in scene.parties if p.sentence == scene.sentence.index):
        return None
    near = range(token.index + 1, min(token.index + _MATTER, scene.sentence.last))
    if not any(scene.text(i, min(i + 2, scene.sentence.last)).startswith(_PHRASES) for i in near):
        return None
    return mention(scene, "meeting", token, HELD)
