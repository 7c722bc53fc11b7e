"""The first stop of a journey that a sentence opens with: "Starting in Oman on Monday, A will then visit
Kuwait"."""

from __future__ import annotations

from typing import Final

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import of_verb
from kg.extract.words import Token

_STARTING: Final = frozenset(("starting", "commencing", "beginning"))
_GOING: Final = listed("visit", "go", "verbs") | {"visit", "tour"}
# "Starting | in the Omani capital, Muscat": so many words to the place.
_NEAR: Final = 4


@on(_STARTING)
def starting_in(scene: Scene, token: Token) -> Draft | None:
    """The visit to where a journey starts, by who then goes on; None for others."""
    if token.lower not in _STARTING or token.index != scene.sentence.first or scene.title:
        return None
    if scene.tokens[token.index + 1].lower != "in":
        return None
    place = next((s for s in scene.places(token.index + 2, token.index + _NEAR) if s.name), None)
    comma = next((t for t in scene.tokens[token.index : scene.sentence.last] if t.text == ","), None)
    if place is None or comma is None or comma.index < place.last:
        return None
    verb = next((i for i in range(comma.index, scene.sentence.last) if scene.grammar.is_finite(i)), None)
    if verb is None or not scene.tokens[verb].lemmas & _GOING:
        return None
    visitors = [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")]
    if not visitors:
        return None
    draft = mention(scene, "visit", token, "go")
    draft.place, draft.denied = place, False
    draft.modality = "planned" if of_verb(scene, scene.tokens[verb]) == "planned" else "held"
    draft.scope, draft.telling = ((token.index, comma.index),), ((token.index + 1, comma.index),)
    scene.put(draft, visitors, "guest")
    return draft
