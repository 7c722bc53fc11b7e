"""Papers of an earlier month than the talks about which the news is: "Министры встретились в Осло. Контракт
подписали | в декабре"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.times import When
from kg.extract.words import Words

_MONTH = len("2025-03")


def set_apart(words: Words, drafts: Sequence[Draft], whens: Sequence[When], published: str) -> None:
    """Set a paper apart in time that was signed in a month before that of the news, where the talk told
    before has no day, or one of another month: it was not signed there."""
    for paper in drafts:
        if paper.type != "signing" or paper.modality != "held" or paper.title or not published:
            continue
        if sum(d.type == "signing" and d.sentence == paper.sentence for d in drafts) > 1:
            continue  # of which of them the month is, is not told
        month = _month(words, paper.sentence, whens)
        talk = next((d for d in drafts if d.type in TALKS and d.first < paper.first and not d.title), None)
        if not month or month >= published[:_MONTH] or talk is None or talk.sentence == paper.sentence:
            continue
        told = _month(words, talk.sentence, whens)
        paper.earlier = paper.earlier or told != month


def _month(words: Words, sentence: int, whens: Sequence[When]) -> str:
    """The month in which all is that a sentence tells a time of, '' for none or several."""
    here = [w.value for w in whens if words.tokens[w.first].sentence == sentence and not w.stamp]
    months = {value[:_MONTH] for value in here}
    return months.pop() if len(months) == 1 and all(len(v) >= _MONTH for v in here) else ""
