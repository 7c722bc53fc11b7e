"""Which talk it is that people attend, are of a side of, or go along to, by the words around the verb."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_TALKED = words_of("triggers", "additions", "talked")


def attends_it(scene: Scene, verb: Token) -> bool:
    """Whether somebody attends what was told before: "A and B | attended the talks", "the session"."""
    near = [t.lower for t in scene.tokens[verb.index + 1 : min(verb.index + 3, scene.sentence.last) + 1]]
    told = len(near) > 2 and near[0] == "the" and near[1] in _TALKED
    return told and scene.verb_lemma(verb) == "attend" and near[2] in (".", ",", "too", "as")


def talk_at(near: Sequence[Draft]) -> Draft | None:
    """The talk of "the two" at a gathering of which nobody is told: "The two met at the summit. | President A
    was joined by Minister B"."""
    last = near[-1]
    talks = [d for d in near if d.type in TALKS and d.sentence == last.sentence]
    several = [d for d in talks if any(p.party.plural for p in d.parts)]
    return several[-1] if several and last.type == "conference" and not last.parts else None


def is_of_two(draft: Draft) -> bool:
    """Whether a talk is one of "the two leaders", who are told before: "The Omani side | included A"."""
    return draft.type in TALKS and any(p.party.plural and p.party.person is None for p in draft.parts)


def ends_after(scene: Scene, whom: Sequence[Party]) -> bool:
    """Whether no more is told than who goes along: "A will accompany the president | (on the trip)."""
    after = scene.tokens[min(whom[-1].last + 1, scene.sentence.last)] if whom else None
    return after is not None and (after.text in ".;" or after.lower == "on")


def is_for_side(scene: Scene, verb: Token) -> bool:
    """Whether people attend for one side of a talk told before: "A and B | attended from the Omani side."."""
    near = [t.lower for t in scene.tokens[verb.index + 1 : min(verb.index + 7, scene.sentence.last) + 1]]
    lemma = scene.verb_lemma(verb)
    takes = lemma == "take" and near[:1] == ["part"]  # "A | took part on the Omani side."
    near = near[takes:]
    side = near.index("side") if "side" in near else 0
    told = near[:2] in (["from", "the"], ["on", "the"]) and 1 < side < len(near) - 1
    return told and near[side + 1] in (".", ",") and (takes or lemma in ("attend", "participate"))
