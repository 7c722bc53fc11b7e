"""Visits of which only a noun tells, where all else that the text tells of the guest is still to be: "А и Б
проведут переговоры. В МИД рассказали о | визите А в Рим"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.predicates import ABOUT
from kg.extract.languages.ru.stage import phrase_start
from kg.extract.times import When
from kg.extract.words import Words

_RULE = "visit-noun"


def plan(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Let visits be planned that a text only says something about, where talks of the guest are and nothing
    that he did is told to have taken place."""
    for visit in drafts:
        bare = visit.type == "visit" and visit.rule == _RULE and visit.modality == "held"
        if not bare or visit.past or visit.earlier or not _is_about(words, visit):
            continue
        if any(words.tokens[w.first].sentence == visit.sentence for w in whens):
            continue
        others = [d for d in drafts if d is not visit and d.keys() & visit.keys() and not d.denied]
        held = any(d.modality == "held" for d in others)
        ahead = any(d.type in TALKS and d.modality == "planned" and not d.agreed for d in others)
        if ahead and not held:
            visit.modality = "planned"


def _is_about(words: Words, visit: Draft) -> bool:
    """Whether a visit is what somebody tells about: "рассказали о | визите"."""
    noun = words.tokens[visit.first]
    first = phrase_start(words, noun, words.sentences[visit.sentence].first)
    return first > 0 and words.tokens[first - 1].lower in ABOUT
