"""Towns that somebody saw besides on a visit to a state told before: "прибыл в Чили. Гость побывал | и в
Арике" are two visits, and the first one was not to Arica alone."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.words import Words

_STAYS = frozenset(("stay", "visit-object"))
_ALSO = frozenset(("также", "ещё", "еще"))
# "также | побывал", "побывал | также в Арике": so many words from the verb at most.
_NEAR = 2


def mark(words: Words, drafts: Sequence[Draft]) -> None:
    """Let stays in a town be other visits than those to its state that are told before, where a word says
    that they come on top."""
    visits = [d for d in drafts if d.type == "visit" and d.place is not None and not d.denied]
    for stay in visits if len(visits) > 1 else ():
        town = stay.place
        if town is None or town.kind != "place" or stay.rule not in _STAYS or not _is_besides(words, stay):
            continue
        before = (v.place for v in visits if v.first < stay.first and v.sentence < stay.sentence)
        stay.another = any(p is not None and p.kind == "state" and p.country == town.country for p in before)


def _is_besides(words: Words, stay: Draft) -> bool:
    """Whether "и" stands right before where somebody was, or "также" beside the verb."""
    place = stay.place
    if place is None or place.first < stay.last:
        return False
    sentence = words.sentences[stay.sentence]
    around = words.tokens[max(sentence.first, stay.first - _NEAR) : place.first]
    also = any(t.lower in _ALSO for t in around)
    return also or (stay.last + 1 < place.first and words.tokens[stay.last + 1].lower == "и")
