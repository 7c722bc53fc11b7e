"""Talks of which a sentence without a verb tells after that of another: "Росас встретился с королем. | Затем
– с премьером А"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.gapping import THEN, alike, partner_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import INS, Scene
from kg.extract.words import Token

# Open such a sentence: "А | накануне – с послом".
OPENING = THEN | {"а", "накануне", "вечером", "днем", "днём", "утром"}
_DASHES = frozenset("–—-")
# "А на следующий день, уже в Риме, | – с премьером": so many words at most stand before the dash.
_LONGEST = 9


@on(OPENING)
def then_with(scene: Scene, token: Token) -> Draft | None:
    """The next talk of who was told to have talked with somebody right before, as far as a dash stands for
    the verb."""
    if token.index != scene.sentence.first or token.lower not in OPENING or not scene.sentence.index:
        return None
    inside = scene.words.tokens[token.index : scene.sentence.last + 1]
    dash = next((t.index for t in inside[: _LONGEST + 1] if t.text in _DASHES), None)
    if dash is None or any(finite(t) for t in inside):
        return None
    told = next((d for d in reversed(scene.told) if not d.title), None)
    partner = partner_of(told) if told is not None and told.type in TALKS else None
    if told is None or partner is None or scene.sentence.index - told.sentence != 1:
        return None
    first = next((p for p in scene.clauses.parties if p.prep and p.first > dash and alike(p, partner)), None)
    if first is None or first.first != dash + 2:
        return None
    draft = mention(scene, told.type, token, told.rule)
    draft.modality, draft.denied, draft.apart, draft.earlier = told.modality, told.denied, True, told.earlier
    draft.parts = [Part(p.party, p.role) for p in told.parts if not alike(p.party, partner)]
    scene.put(draft, scene.clauses.group(first, INS))
    return draft if len(draft.parts) > 1 else None
