"""Where the name of a gathering ends: behind an adjective its noun, behind a quotation its mark."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import PREPOSITIONS

# A name has so many words after its noun.
LONGEST = 20
OPENING_QUOTES = {"“": "”", "«": "»", '"': '"', "„": "“"}
# "The G7 ministerial | meeting"
_MINISTERIAL = frozenset(("session", "meeting", "conference", "gathering"))


def is_council(scene: Scene, i: int) -> bool:
    """Whether a ministerial gathering is a council of ministers: "the 31st Ministerial | Council"."""
    if i > scene.sentence.last or scene.tokens[i].lower != "council":
        return False
    return scene.tokens[i].capital or not scene.tokens[i - 1].capital


def past_ministerial(scene: Scene, i: int) -> int:
    """The noun that an adjective describes: "the ministerial | Council", "ministerial regional | meeting"."""
    if is_council(scene, i + 1):
        return i + 1
    near = scene.tokens[i + 1 : min(i + 2, scene.sentence.last) + 1]
    noun = next((t.index for t in near if scene.is_noun(t, _MINISTERIAL)), i)
    return (
        i if any(t.lower in PREPOSITIONS | {"and"} or t.shape == "mark" for t in near[: noun - i]) else noun
    )


def closing(scene: Scene, opening: int) -> int:
    """The quotation mark that ends the name of a gathering: "the forum “Water for Life” |"; 0 for none."""
    close = OPENING_QUOTES[scene.tokens[opening].text]
    ahead = range(opening + 2, min(opening + LONGEST, scene.sentence.last) + 1)
    return next((k for k in ahead if scene.tokens[k].text == close), 0)
