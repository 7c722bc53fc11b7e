"""Who gives or leads a talk, told by a participle beside who attends it: "The meeting, hosted by | A and B,
was also attended by C"."""

from __future__ import annotations

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import PARTICIPLE
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS = listed("there_too", "nouns")
_GIVING = frozenset(
    ("host", "chair", "co-chair", "co-host", "moderate", "mediate", "organize", "organise", "lead")
)
# "The | two-day closed meeting": so many words up to the participle.
_OPENING = 6


def hosts_beside(scene: Scene, verb: Token) -> list[Party]:
    """Those who give what the subject of a passive is, [] where nothing is told of them."""
    first = scene.sentence.first
    near = scene.tokens[first : min(first + _OPENING, verb.index)]
    giving = next((t for t in near if t.lemmas & _GIVING and scene.grammar.role(t.index) == PARTICIPLE), None)
    if giving is None or scene.tokens[giving.index + 1].lower != "by":
        return []
    before = scene.tokens[giving.index - 1]
    noun = scene.tokens[before.index - (before.text == ",")]
    if not scene.is_noun(noun, _NOUNS):
        return []
    by = [p for p in scene.clauses.parties if giving.index < p.first < verb.index and p.prep == "by"]
    return [p for p in scene.clauses.group(by[0]) if p.last < verb.index] if by else []
