"""Days and towns behind "проведение", which are those of what is held and of nothing else in the sentence:
"отметил важность проведения форума | в Икике осенью"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.stage import listed
from kg.extract.spans import Span
from kg.extract.times import When
from kg.extract.words import Words

_HOLDING = frozenset(("проведение", "созыв"))
# Words from the noun to the day or town at most.
_REACH = 14


def _tells_of_holding(words: Words) -> bool:
    return any(t.lemma in _HOLDING for t in words.with_any(_HOLDING))


def _noun_before(words: Words, at: int) -> int | None:
    """The noun of holding before a token, with no mark, verb or participle between."""
    first = words.sentence_of(at).first
    for i in range(at - 1, max(first, at - _REACH) - 1, -1):
        token = words.tokens[i]
        if token.lemmas & _HOLDING and token.has("N"):
            told = any(_is_noun(words, k) for k in range(i + 1, max(at - 1, i + 1)))
            return i if told else None  # "проведение | в феврале визита": of what follows
        if token.text in ",;:()–—" or finite(token) or token.has("P"):
            return None
    return None


def _is_noun(words: Words, index: int) -> bool:
    """Whether a token can be what is held: no month and no town, "проведение 6 марта в Осло | саммита"."""
    token, before = words.tokens[index], words.tokens[index - 1].lower
    town = token.capital and before in ("в", "во", "на")
    return token.has("N") and token.shape == "word" and not (town or token.lemmas & _MONTHS)


_MONTHS = listed("cues", "months")


def _inner(drafts: Sequence[Draft], noun: int, at: int) -> Draft | None:
    """The event that is held, where it is one."""
    return next((d for d in drafts if noun < d.first < at), None)


def hand_over(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """Give such days to what is held; return the others, which any event can take."""
    if not _tells_of_holding(words):
        return list(whens)
    out: list[When] = []
    for when in whens:
        noun = None if when.stamp else _noun_before(words, when.first)
        held = _inner(drafts, noun, when.first) if noun is not None else None
        if held is not None:
            held.when = held.when or when
        elif noun is None:
            out.append(when)
    return out


def without_places(words: Words, drafts: Sequence[Draft], spans: Sequence[Span]) -> list[Span]:
    """Return the places without those of what is held, which it takes itself."""
    if not _tells_of_holding(words):
        return list(spans)
    out: list[Span] = []
    for span in spans:
        noun = _noun_before(words, span.first)
        held = _inner(drafts, noun, span.first) if noun is not None else None
        if held is not None and held.type != "visit":
            held.place = held.place or span
        elif noun is None:
            out.append(span)
    return out
