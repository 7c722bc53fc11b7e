"""Talks whose sentence opens with who led them: "Chaired by A and B, the talks were held in Riga", "Under the
chairmanship of A and B, a meeting of the two delegations took place"."""

from __future__ import annotations

from typing import Final

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS: Final = words_of("vocabulary", "opened_by_heads")
_HAPPEN: Final = listed("light", "happen") | {"meet", "sit"}
# "Chaired by", "Presided over by", "Co-chaired jointly by", "Under the joint chairmanship of"
_LED: Final = frozenset(("chaired", "co-chaired", "cochaired", "presided", "led", "headed", "co-led"))
_CHAIRS: Final = frozenset(("chairmanship", "co-chairmanship", "leadership", "presidency"))
_OPENING: Final = 5
# "The third round of political | consultations": so many words from the comma to the noun.
_SUBJECT: Final = 9
_TWO: Final = 2


@on(_NOUNS)
def opened_by_heads(scene: Scene, token: Token) -> Draft | None:
    """The talks of those who lead them, where the sentence opens with these; None for others."""
    if token.lower not in _NOUNS or scene.title:
        return None
    by = _opening(scene)
    heads = _heads(scene, by) if by is not None else []
    if len(heads) < _TWO or not 0 < token.index - heads[-1].last <= _SUBJECT:
        return None
    if scene.tokens[heads[-1].last + 1].text != "," or scene.preposition(token.index) not in ("", "of"):
        return None
    verb = scene.verb_after(token.index)
    if verb is None or not (verb.lemmas & _HAPPEN):
        return None
    draft = mention(scene, "meeting", token, "meeting-noun")
    scene.put(draft, heads)
    return draft


def _opening(scene: Scene) -> int | None:
    """The preposition before those who lead, where a sentence opens with them."""
    first = scene.sentence.first
    near = scene.tokens[first : min(first + _OPENING, scene.sentence.last)]
    led = near[:1] and near[0].lower in _LED
    under = near[:1] and near[0].lower == "under" and any(t.lower in _CHAIRS for t in near)
    if not led and not under:
        return None
    return next((t.index for t in near if t.lower == ("by" if led else "of")), None)


def _heads(scene: Scene, by: int) -> list[Party]:
    """Those who are named one after the other behind "by"."""
    opened = next((p for p in scene.clauses.parties if by < p.first <= by + _TWO), None)
    if opened is None:
        return []
    people = [p for p in scene.clauses.group(opened) if p.kind in ("person", "post")]
    return [q for p in people for q in scene.clauses.spelled_out(p)]
