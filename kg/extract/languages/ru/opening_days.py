"""Days that open a sentence of two clauses, and are of what both tell: "10 марта президент встретился с А,
| а министр провел переговоры с Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.times import When
from kg.extract.words import Token, Words

_DAY = 10  # letters of a date that is a day
_JOINTS = frozenset(("а", "и"))
# What begins a clause of its own, or says that it was at another time.
_WALLS = frozenset(("который", "что", "чтобы", "где", "когда", "куда", "после", "до", "перед", "если"))
_OTHER_TIMES = words_of("vocabulary", "at_other_times") | {"ещё"}


def share(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Give the event of a second clause the only day of its sentence, which opens it and is of the first."""
    for when in whens:
        sentence = words.sentence_of(when.first)
        opens = when.first - sentence.first <= 1 and len(when.value) == _DAY
        if not opens or when.end or when.stamp or when.ahead:
            continue
        if sum(sentence.first <= w.first <= sentence.last for w in whens) > 1:
            continue
        here = [d for d in drafts if d.sentence == sentence.index and not (d.aside or d.denied)]
        for n, draft in enumerate(here):
            if draft.when is None and not draft.earlier and _is_second(words, when, here[:n], draft):
                draft.when = when


def _is_second(words: Words, when: When, before: Sequence[Draft], draft: Draft) -> bool:
    """Whether an event is told by a clause that "а" or "и" joins to that of one with the same modality."""
    at = draft.first
    if any(d.first == at for d in before) and draft.parts:  # "встретился с А, а министр – | с Б"
        at = max(p.party.first for p in draft.parts)
    inside = words.tokens[when.last + 1 : at]
    joints = (t for t in reversed(inside) if t.lower in _JOINTS and words.tokens[t.index - 1].text == ",")
    joint = next(joints, None)
    if joint is None:
        return False
    first = [d for d in before if d.last < joint.index]
    if not first or any(d.modality != draft.modality for d in first):
        return False
    clause = words.tokens[joint.index + 1 : max(at, draft.last) + 1]
    ahead = words.tokens[when.last + 1 : joint.index]
    told = any(finite(t) for t in ahead) and not any(t.lemma in _WALLS for t in ahead)
    return told and not any(_parts(t) for t in clause)


def _parts(token: Token) -> bool:
    return token.lemma in _WALLS or token.lower in _OTHER_TIMES
