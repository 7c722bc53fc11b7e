"""Days that a participle tells to be over, whatever the verb of their sentence says: "план, подписанный | в
августе, вступит в силу"."""

from __future__ import annotations

from kg.extract.words import Words

_DONE = frozenset(
    ("подписать", "заключить", "парафировать", "достигнуть", "достичь", "состояться", "пройти", "согласовать")
)
# "подписанный президентами Чили и Перу в Лиме | в августе": so many words at most.
_NEAR = 9


def is_of_signed(words: Words, index: int) -> bool:
    """Whether a date says when something was signed or took place, by a participle before it."""
    first = words.sentence_of(index).first
    for k in range(index - 1, max(first, index - _NEAR) - 1, -1):
        token = words.tokens[k]
        if token.shape == "mark" or not token.lemmas.isdisjoint(_VERBAL) or token.has("V", "G"):
            return False
        if token.readings[:1] and token.readings[0].pos == "P" and token.lemmas & _DONE:
            return "past" in token.readings[0].tags
    return False


_VERBAL = frozenset(("быть", "что", "который"))
