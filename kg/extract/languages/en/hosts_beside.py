"""Who gives or leads a talk, told by a participle beside who attends it: "The meeting, hosted by | A and B,
was also attended by C"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import PARTICIPLE
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS = listed("there_too", "nouns")
_GIVING = frozenset(
    ("host", "chair", "co-chair", "co-host", "moderate", "mediate", "organize", "organise", "lead")
)
_JOINTLY = frozenset(
    (
        "jointly with", "together with", "along with", "in cooperation with", "in partnership with",
        "in collaboration with", "with the support of", "in conjunction with",
    )
)  # fmt: skip
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


def jointly_with(scene: Scene, givers: Sequence[Party]) -> list[Party]:
    """Who gives it with those told: "organised by UNICEF | jointly with the Oliy Majlis of Uzbekistan"."""
    after = [p for p in scene.clauses.parties if givers and p.first > givers[-1].last]
    if not after or after[0].prep not in ("with", "of"):
        return []
    between = scene.text(givers[-1].last + 1, scene.clauses.start_of(after[0]) - 1).removesuffix(" the")
    return scene.clauses.group(after[0]) if between in _JOINTLY else []
